import { at } from '../engine/at.ts';
import { type Bounds, boundsOf } from '../curriculum/box.ts';
import { activationOf, layersOf, parameterNames } from '../engine/network.ts';
import { type Forward, predict } from '../engine/predict.ts';
import type { Values } from '../curriculum/draw.ts';
import type { ParameterTool, UnitsTool } from '../curriculum/level-tool.ts';
import { inputsAsked, signalsOf, wantedOf } from '../curriculum/measured.ts';
import { CATEGORIES } from '../engine/dataset/hotels.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import type { Question } from '../curriculum/level-question.ts';
import { openQuestion, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { layerOf, unitsTools } from '../curriculum/shape.ts';
import { type Terms, termsOf } from '../curriculum/terms.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { isOver, knobOf } from './control.ts';

/** Points along each side of a unit's map. */
export const GRID = 28;

/** What comes out of a unit over all inputs: GRID × GRID numbers, top row first, or GRID along one input. */
export interface UnitMap {
  values: Float64Array;
  low: number;
  high: number;
  inputs: 1 | 2;
}

/** What a unit adds up: of the one that is asked about, or of one that was answered. */
export interface Summed {
  terms: Terms;
  worked: boolean;
  asked: boolean;
}

export interface Unit {
  column: number;
  index: number;
  map: UnitMap | null;
  sum: number;
  output: number;
  bias: { name: string; value: number };
  /** Its number for the row that goes through is told. */
  known: boolean;
  summed: Summed | null;
  /** What it should say of that row, where that is wanted of it. */
  wanted: number | null;
  /** The class that it stands for. */
  class: string | null;
  asked: boolean;
  /** A ReLU that says nothing for any training row. */
  dead: boolean;
  curved: boolean;
}

export interface Wire {
  name: string;
  /** Where it comes from: a layer that is not there yet may lie between. */
  behind: number;
  column: number;
  from: number;
  to: number;
  value: number;
  /** Its width, 0 to 1, among the wires of its layer. */
  part: number;
  asked: boolean;
  /** Another way is asked about. */
  beside: boolean;
  tool: ParameterTool | null;
}

export interface NetworkScene {
  /** Units of each column, those of layers that could stand there too; the inputs first. */
  counts: readonly number[];
  inputs: readonly { name: string; value: number | null }[];
  units: readonly Unit[];
  wires: readonly Wire[];
  builds: readonly { column: number; tool: UnitsTool; count: number }[];
  /** Where the rows of the stage lie on a map, 0 to 1 from left and top. */
  dots: readonly { x: number; y: number; part: number }[];
}

/** The inputs of the row that goes through: what is asked about, what was fed, or the hotel that is picked out. */
function rowThrough(play: Play, shown: Values, picked: number | null): readonly number[] | null {
  const asked = openQuestion(play) ?? play.stage.questions[Math.max(0, play.answers.length - 1)];
  const ask = asked?.question.ask;
  if (ask?.of === 'unit' || ask?.of === 'output') return inputsAsked(play.stage, ask);
  if (ask?.of === 'apart' || ask?.of === 'stirred') return inputsAsked(play.stage, {});
  if (ask?.of === 'error' && typeof ask.row === 'number') return inputsAsked(play.stage, {});
  const feeds = play.stage.task.tools.filter((tool) => tool.kind === 'feed');
  if (feeds.length > 0) return feeds.map(({ id }) => shown[id] ?? Number.NaN);
  const row = picked === null ? -1 : play.stage.trainIds.indexOf(picked);
  const { train } = play.stage;
  return row < 0 ? null : Array.from(train.inputs.slice(row * train.features, (row + 1) * train.features));
}

/** Every unit's outputs over a net of inputs, by layer. */
function overInputs(stage: Stage, parameters: Float64Array): { forward: Forward; inputs: 1 | 2 } | null {
  const { network } = stage.task;
  if (network.inputs > 2 || stage.train.count === 0) return null;
  const x = boundsOf(stage, 0);
  const along = (bounds: Bounds, part: number) => bounds.from + (bounds.to - bounds.from) * part;
  const steps = Array.from({ length: GRID }, (_, step) => step / (GRID - 1));
  const y = network.inputs === 2 ? boundsOf(stage, 1) : null;
  const points = y === null ? steps.map((part) => [along(x, part)]) : steps.flatMap((up) => steps.map((part) => [along(x, part), along(y, 1 - up)]));
  const rows = { inputs: Float64Array.from(points.flat()), targets: new Float64Array(points.length), count: points.length, features: network.inputs, outputs: 1 };
  return { forward: predict(network, parameters, rows), inputs: y === null ? 1 : 2 };
}

function mapOf(found: ReturnType<typeof overInputs>, layer: number, unit: number, units: number): UnitMap | null {
  if (found === null) return null;
  const values = at(found.forward.a, layer).filter((_, index) => index % units === unit);
  return { values, low: Math.min(...values), high: Math.max(...values), inputs: found.inputs };
}

/** A tool that is in use; while something is to be said that names no tools, nothing is tried out. */
function isSet(play: Play, id: string): boolean {
  const asked = openQuestion(play)?.question;
  return toolInUse(play, id) && (asked === undefined || asked.answer.kind === 'setting' || asked.tools !== undefined);
}

/** The number of this very unit is asked for, and not what a change would make of it. */
const asksFor = ({ ask, answer }: Question, layer: number, unit: number): boolean => ask.of === 'unit' && answer.kind === 'number' && ask.layer === layer && ask.unit === unit;

/** Questions that have yet to be answered about a unit, the open one first. */
function stillAsked(play: Play, layer: number, unit: number, last: boolean): boolean {
  return play.stage.questions.slice(play.answers.length).some(({ question }) => asksFor(question, layer, unit) || (question.ask.of === 'output' && last));
}

/** The sum of a unit: the first that is asked for is worked out, those after it are set down; on one's own nothing is, until it is answered. */
function summedOf(play: Play, shown: Values, inputs: readonly number[], layer: number, unit: number): Summed | null {
  const asked = openQuestion(play)?.question;
  const open = asked !== undefined && asksFor(asked, layer, unit);
  const answered = play.stage.questions.slice(0, play.answers.length).some(({ question }) => asksFor(question, layer, unit));
  if (!answered && (!open || play.phase !== 'task')) return null;
  return { terms: termsOf(play.stage, shown, inputs, layer, unit), worked: answered || play.answers.length === 0, asked: open };
}

/** Where the training rows lie on a map, and how far up their targets reach among all. */
function dotsOf(stage: Stage): NetworkScene['dots'] {
  const { train, task } = stage;
  if (task.network.inputs !== 2 || train.count === 0) return [];
  const [x, y] = [boundsOf(stage, 0), boundsOf(stage, 1)];
  const targets = Array.from({ length: train.count }, (_, row) => train.targets[row * train.outputs] ?? 0);
  const [low, high] = [Math.min(...targets), Math.max(...targets)];
  const part = (bounds: Bounds, value: number) => (value - bounds.from) / (bounds.to - bounds.from);
  return targets.map((target, row) => ({
    x: part(x, train.inputs[row * train.features] ?? 0), y: 1 - part(y, train.inputs[row * train.features + 1] ?? 0), part: high > low ? (target - low) / (high - low) : 0.5,
  }));
}

/** Everything that the picture of a network shows at these values. */
export function networkScene(play: Play, shown: Values, picked: number | null, maps: boolean): NetworkScene {
  const { stage } = play;
  const { network } = stage.task;
  const parameters = parametersOf(stage, shown);
  const names = parameterNames(network);
  const through = rowThrough(play, shown, picked);
  const signals = through === null || through.length !== network.inputs ? null : signalsOf(stage, shown, through);
  const found = maps ? overInputs(stage, parameters) : null;
  const layers = layersOf(network);
  const builds = unitsTools(stage.task).filter((tool) => isSet(play, tool.id) && !isOver(play) && play.phase !== 'call');
  const template = builds.map((tool) => ({ tool, layer: layerOf(tool), count: shown[tool.id] ?? tool.min }));
  // A hidden layer of none keeps its place while it can be built.
  const columns: { layer: number; count: number }[] = [{ layer: -1, count: network.inputs }];
  const standing = [...layers.keys()];
  const most = Math.max(layers.length, ...template.map(({ layer }) => layer));
  for (let place = 1; place <= most || standing.length > 0; place++) {
    const empty = template.some(({ layer, count }) => layer === place && count === 0);
    if (empty) columns.push({ layer: -2, count: 0 });
    else {
      const layer = standing.shift();
      if (layer !== undefined) columns.push({ layer, count: layers[layer]?.units ?? 0 });
    }
  }
  const columnOf = (layer: number) => columns.findIndex((each) => each.layer === layer);
  const asked = openQuestion(play)?.question.ask;
  const open = openQuestion(play);
  const wanted = open?.question.ask.of === 'apart' ? wantedOf(stage, valuesAsked(play, open), open.question.ask) : null;
  const turned = asked?.of === 'stirred' ? Object.keys(asked.given) : [];
  const rows = stage.train.count > 0 ? predict(network, parameters, stage.train) : null;
  const units: Unit[] = layers.flatMap(({ units: count, biases }, layer) => Array.from({ length: count }, (_, unit) => {
    const relu = activationOf(network, layer) === 'relu';
    const outputs = rows === null ? [] : Array.from(at(rows.a, layer)).filter((_, index) => index % count === unit);
    return {
      column: columnOf(layer), index: unit,
      map: mapOf(found, layer, unit, count),
      sum: signals?.z[layer]?.[unit] ?? Number.NaN,
      output: signals?.a[layer]?.[unit] ?? Number.NaN,
      bias: { name: names[biases + unit] ?? '', value: parameters[biases + unit] ?? 0 },
      known: signals !== null && !stillAsked(play, layer + 1, unit + 1, layer === layers.length - 1) && !(asked?.of === 'unit' && layer + 1 > asked.layer),
      summed: signals === null || through === null ? null : summedOf(play, shown, through, layer + 1, unit + 1),
      asked: turned.includes(names[biases + unit] ?? '') || (asked?.of === 'unit' && asked.layer === layer + 1 && asked.unit === unit + 1) || (asked?.of === 'output' && layer === layers.length - 1),
      class: layer === layers.length - 1 && stage.task.dataset.target === 'category' ? (CATEGORIES[unit] ?? null) : null,
      wanted: layer === layers.length - 1 ? (wanted?.[unit] ?? null) : null,
      dead: relu && outputs.length > 0 && outputs.every((output) => output === 0),
      curved: activationOf(network, layer) !== 'linear',
    };
  }));
  const wires: Wire[] = layers.flatMap(({ inputs, units: count, weights }, layer) => {
    const values = parameters.slice(weights, weights + inputs * count);
    const widest = Math.max(...values.map(Math.abs), 1e-9);
    return Array.from({ length: inputs * count }, (_, index) => {
      const name = names[weights + index] ?? '';
      const value = values[index] ?? 0;
      return { name, behind: columnOf(layer - 1), column: columnOf(layer), from: Math.floor(index / count), to: index % count, value, part: Math.abs(value) / widest, asked: turned.includes(name) || onWay(asked, layer, Math.floor(index / count), index % count), beside: asked?.of === 'slope' && !onWay(asked, layer, Math.floor(index / count), index % count), tool: isSet(play, name) ? knobOf(play, name) : null };
    });
  });
  return {
    counts: columns.map(({ count }) => count),
    inputs: Array.from({ length: network.inputs }, (_, index) => ({ name: inputName(stage, index), value: through?.[index] ?? null })),
    units, wires,
    builds: template.map(({ tool, layer, count }) => ({ column: layer, tool, count })),
    dots: dotsOf(stage),
  };
}

/** A wire lies on the way that an input takes to the output: through one unit of the first layer, or through all. */
function onWay(ask: Quantity | undefined, layer: number, from: number, to: number): boolean {
  if (ask?.of !== 'slope') return false;
  const through = ask.through === undefined ? null : ask.through - 1;
  if (layer === 0) return from === ask.input - 1 && (through === null || to === through);
  return layer > 1 || through === null || from === through;
}

/** What an input is called: the column it comes from. */
function inputName({ task }: Stage, index: number): string {
  return task.dataset.features[index] ?? `x${index + 1}`;
}
