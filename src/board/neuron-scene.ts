import { activationOf } from '../engine/network.ts';
import { activations } from '../engine/activation/registry.ts';
import { feedsLeft, feedTools, inputsFed, toolInUse } from '../curriculum/feed.ts';
import { toldAs } from '../curriculum/told.ts';
import type { Values } from '../curriculum/draw.ts';
import type { ParameterTool } from '../curriculum/level-tool.ts';
import type { View } from '../curriculum/level-view.ts';
import { outputAt, settled, wantedOf } from '../curriculum/measured.ts';
import { valuesCalled } from '../curriculum/called.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion, Stage } from '../curriculum/stage.ts';
import { knobOf } from './control.ts';

/** One row, fed number or asked number: what goes in, what each wire brings, their sum, and what comes out. */
export interface Column {
  inputs: readonly number[];
  parts: readonly number[];
  sum: number;
  output: number;
  wanted: number | null;
  /** `dark`: what comes out is not seen; `waiting`: nothing was fed yet. */
  state: 'lit' | 'sealed' | 'dark' | 'waiting';
}

export interface Wire {
  name: string;
  /** The sign of the input it comes from: its name, or its value where there is but one row. */
  source: string | number;
  value: number;
  tool: ParameterTool | null;
  bias: boolean;
}

export interface NeuronScene {
  wires: readonly Wire[];
  sealed: boolean;
  columns: readonly Column[];
  curve: {
    value(z: number): number;
    /** The stretch that is lit; null for all of it. */
    from: number;
    to: number;
    /** Sums that were fed, and sums whose outputs were told. */
    fed: readonly number[];
    told: readonly number[];
    z: number;
    lit: boolean;
  } | null;
  /** `z` is null where the player has to work it out; `at`: where the mark of the answer stands, said or not. */
  asked: { z: number | null; said: number | null; at: number } | null;
}

type NeuronView = Extract<View, { kind: 'neuron' }>;

/** The question that waits, or else the one that was answered last: its marks stay. */
function askedLast(play: Play): AskedQuestion | null {
  return openQuestion(play) ?? play.stage.questions[Math.max(0, play.answers.length - 1)] ?? null;
}

export function inputNames({ task, names }: Stage): readonly string[] {
  return names.slice(0, task.network.inputs);
}

function askedInputs(asked: AskedQuestion | null): readonly number[] | null {
  const ask = asked?.question.ask;
  return ask?.of === 'output' ? ask.inputs.map((input) => (typeof input === 'number' ? input : Number.NaN)) : null;
}

function wantedColumns(play: Play, asked: AskedQuestion | null): readonly (number | null)[] {
  const ask = asked?.question.ask;
  if (play.phase === 'call') return [];
  if (ask?.of === 'apart') return wantedOf(play.stage, play.values, ask);
  if (ask !== undefined && ask.of !== 'metric') return [];
  return Array.from(play.stage.train.targets);
}

function columnOf(stage: Stage, values: Values, inputs: readonly number[], biased: boolean, wanted: number | null, state: Column['state']): Column {
  const bias = values['b'] ?? 0;
  const parts = inputNames(stage).map((name, index) => (values[name] ?? 0) * (inputs[index] ?? 0));
  return {
    inputs, wanted, state,
    parts: biased ? [...parts, bias] : parts,
    sum: parts.reduce((sum, part) => sum + part, bias),
    output: outputAt(stage, values, inputs),
  };
}

/** Everything that a neuron's picture shows at these values of its parameters. */
export function neuronScene(view: NeuronView, play: Play, shown: Values): NeuronScene {
  const { stage } = play;
  const asked = askedLast(play);
  const open = openQuestion(play) !== null;
  // A call about a change shows what it starts from; what it leads to is what is asked.
  const begins = valuesCalled(play) !== play.values;
  const values = play.phase === 'call' && open && !begins ? { ...shown, ...asked?.at } : shown;
  const biasTool = knobOf(play, 'b');
  const biased = biasTool !== null || (values['b'] ?? 0) !== 0 || (stage.start['b'] ?? 0) !== 0;
  const inUse = (name: string) => (toolInUse(play, name) ? knobOf(play, name) : null);
  const feeds = feedTools(stage);
  const left = feedsLeft(play);
  const inputs = askedInputs(asked);
  const wanted = wantedColumns(play, asked);
  const dark = view.sums === 'dark' && play.verdict === 'open';
  const columns: Column[] = [];
  if (play.phase === 'call' && inputs !== null) {
    columns.push(columnOf(stage, values, inputs, biased, null, open && !begins ? 'dark' : 'lit'));
  } else if (feeds.length > 0 && left !== null) {
    for (const fed of play.fed) {
      const column = columnOf(stage, fed, inputsFed(stage, fed), biased, null, play.verdict === 'open' ? 'sealed' : 'lit');
      columns.push({ ...column, output: toldAs(play, column.output) });
    }
    for (let index = 0; index < left; index++) columns.push(columnOf(stage, shown, inputsFed(stage, shown), biased, null, 'waiting'));
  } else if (feeds.length > 0) {
    columns.push(columnOf(stage, values, inputsFed(stage, values), biased, null, 'lit'));
  } else if (inputs !== null) {
    columns.push(columnOf(stage, values, inputs, biased, null, dark || open ? 'dark' : 'lit'));
  } else {
    const { train } = stage;
    for (let row = 0; row < train.count; row++) {
      const given = Array.from(train.inputs.slice(row * train.features, (row + 1) * train.features));
      columns.push(columnOf(stage, values, given, biased, wanted[row] ?? null, dark ? 'dark' : 'lit'));
    }
  }
  const last = play.fed.at(-1);
  const stands = view.curve !== 'none' && last !== undefined && inputsFed(stage, last).every((input, index) => input === inputsFed(stage, shown)[index]);
  const only = last !== undefined && stands ? columnOf(stage, last, inputsFed(stage, last), biased, null, 'lit') : columns.length === 1 || left !== null ? columns.find(({ state }) => state === 'waiting') ?? columns.at(-1) : undefined;
  const names = inputNames(stage);
  const wires: Wire[] = names.map((name, index) => ({
    name, value: values[name] ?? 0, tool: inUse(name), bias: false,
    source: only?.inputs[index] ?? (names.length === 1 ? 'x' : `x${index + 1}`),
  }));
  if (biased) wires.push({ name: 'b', value: values['b'] ?? 0, tool: inUse('b'), bias: true, source: 1 });
  // Beside a curve there is room for one column: the feed that waits, or the last one.
  if (view.curve !== 'none' && feeds.length > 0 && only !== undefined) columns.splice(0, columns.length, only);
  return { wires, sealed: view.sealed && play.verdict === 'open', columns, curve: curveOf(view, play, columns[0]), asked: askedOn(view, play, values, asked, shown['answer'] ?? null) };
}

/** The function of the last layer, as far as it was walked along. */
function curveOf(view: NeuronView, play: Play, column: Column | undefined): NeuronScene['curve'] {
  const name = activationOf(play.stage.task.network, play.stage.task.network.layers.length - 1);
  if (view.curve === 'none' || name === 'softmax' || column === undefined) return null;
  const { value } = activations[name];
  const call = play.phase === 'call';
  const whole = call ? play.verdict !== 'open' : view.curve === 'shown' || (view.curve === 'traced' && play.verdict === 'passed');
  const walked = play.fed.map((fed) => (fed['w'] ?? 0) * (fed['x'] ?? 0) + (fed['b'] ?? 0));
  const told = play.answers.flatMap(({ id, index }, turn) => {
    const answered = play.stage.questions[turn];
    if (answered === undefined || answered.question.id !== id || answered.index !== index) return [];
    const sameBox = play.stage.questions.slice(turn + 1, Math.min(play.answers.length, play.stage.questions.length - 1) + 1).every(({ at }) => Object.keys(at).length === 0);
    const inputs = askedInputs(answered);
    return sameBox && inputs !== null && inputs.length === 1 ? [(play.values['w'] ?? 0) * (inputs[0] ?? 0) + (play.values['b'] ?? 0)] : [];
  });
  const stood = feedTools(play.stage).length > 0 && feedsLeft(play) === null ? [(play.values['w'] ?? 0) * (play.values['x'] ?? 0) + (play.values['b'] ?? 0)] : [];
  const stands = [...walked, ...stood, ...(view.curve === 'traced' ? told : []), ...(column.state === 'lit' ? [column.sum] : [])];
  return {
    value, fed: walked, told, z: column.sum, lit: column.state === 'lit',
    from: whole ? -Infinity : Math.min(...stands), to: whole ? Infinity : Math.max(...stands),
  };
}

/** The number that is asked for at the end of the curve, as it is said before it is sent. */
function askedOn(view: NeuronView, play: Play, values: Values, asked: AskedQuestion | null, said: number | null): NeuronScene['asked'] {
  const inputs = askedInputs(asked);
  if (view.curve === 'none' || asked === null || inputs === null || play.verdict !== 'open' || asked.question.answer.kind !== 'number') return null;
  const at = { ...values, ...settled(asked.at) };
  const names = inputNames(play.stage);
  const z = inputs.reduce((sum, input, index) => sum + input * (at[names[index] ?? ''] ?? 0), at['b'] ?? 0);
  return { z: view.sums === 'dark' ? null : z, said, at: said ?? asked.question.answer.starts };
}
