import { at } from '../engine/at.ts';
import { parameterNames } from '../engine/network.ts';
import { outputs, predict } from '../engine/predict.ts';
import { random, type Random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, type Scaling } from '../engine/scaling.ts';
import { solve } from '../engine/solve.ts';
import { drawPieces, type Piece } from './arrangement.ts';
import { learnTool } from './learn-tool.ts';
import { codedRows } from './classes.ts';
import { handSays } from './hand.ts';
import { drawRecalled } from './recall.ts';
import { firstRows, rowsOf } from './dataset.ts';
import { drawTowns, type Town, townOf } from './towns.ts';
import { withSolvedOutput } from './solved.ts';
import { plant } from './suspect.ts';
import type { Card } from './card.ts';
import type { Draw, Values } from './draw.ts';
import type { Level, Phase, Task } from './level.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import { callsOf, taskOf } from './task.ts';

/** A question with its draws made; `index` counts its repetitions from 0. */
export interface AskedQuestion {
  question: Question;
  index: number;
  at: Values;
}

/** A town on which a rule-card learner is tried. */
export interface Case {
  rows: Rows;
  start: Values;
}

/** The task of one round of one phase, with every draw made by the seed. */
export interface Stage {
  task: Task;
  /** The network as the level has it, before layers were built. */
  plan: Task['network'];
  /** What the draws of this round were made from. */
  seed: string;
  /** Rows per adjustment. */
  batch: 'full' | number;
  trainIds: readonly number[];
  testIds: readonly number[];
  train: Rows;
  test: Rows;
  /** Parameter names in the order of the flat parameters. */
  names: readonly string[];
  start: Values;
  scaling: Scaling;
  questions: readonly AskedQuestion[];
  /** Rule cards that lie in their slots at the start. */
  laid: Readonly<Record<string, Card>>;
  cases: readonly Case[];
  /** What is to be arranged, as it waits. */
  pieces: readonly Piece[];
  /** Parameters of a network that is trained while one watches, in the order of the layout; null where parameters have names. */
  learnt: Float64Array | null;
  /** They came out of a training. */
  taught: boolean;
  /** A town for each question that asks for a machine, in turn. */
  towns: readonly Town[];
}

/** Times that a draw is made again where it came out as in the round before; what has one value only stays. */
const REDRAWS = 40;

function draw(value: Draw, chance: Random): number {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return at(value, chance.integer(value.length));
  return Number(chance.draw(value.from, value.to, value.step).toFixed(9));
}

function drawValues(values: Readonly<Record<string, Draw>>, chance: Random): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, draw(value, chance)]));
}

function drawIds(rows: Task['dataset']['train'], chance: Random, taken: readonly number[] = []): readonly number[] {
  if ('oneOf' in rows) return at(rows.oneOf, chance.integer(rows.oneOf.length));
  if (!('draw' in rows)) return rows;
  return chance.shuffle(rows.from.filter((id) => !taken.includes(id))).slice(0, rows.draw).sort((a, b) => a - b);
}

/** What is asked about, with its draws made. */
function drawAsked(ask: Quantity, chance: Random): Quantity {
  if (ask.of === 'confusion' || ask.of === 'said' || ask.of === 'metric' || ask.of === 'duel') return { ...ask, given: drawValues(ask.given, chance) };
  if (ask.of === 'surprise') return { ...ask, bets: ask.bets.map(({ times, gave }) => ({ times: draw(times, chance), gave: draw(gave, chance) })) };
  if (ask.of === 'disturbed') return { ...ask, amount: draw(ask.amount, chance) };
  if (ask.of === 'blur') return { ...ask, apart: draw(ask.apart, chance) };
  if (ask.of === 'push') return { ...ask, sum: draw(ask.sum, chance) };
  if (ask.of === 'harmonic') return { ...ask, precision: draw(ask.precision, chance), recall: draw(ask.recall, chance) };
  if (ask.of === 'worth-it') return { ...ask, caught: draw(ask.caught, chance), alarms: draw(ask.alarms, chance) };
  if (ask.of === 'apart' || ask.of === 'stirred' || ask.of === 'edited' || ask.of === 'kink' || ask.of === 'kinds' || ask.of === 'slope') return { ...ask, given: drawValues(ask.given, chance) };
  if (ask.of === 'refit' && ask.more !== undefined) return { ...ask, more: { input: draw(ask.more.input, chance), above: draw(ask.more.above, chance) } };
  if (ask.of === 'arrivals') return { ...ask, given: drawValues(ask.given, chance) };
  if (ask.of === 'softmax') return { ...ask, given: drawValues(ask.given, chance) };
  if (ask.of === 'memory' || ask.of === 'attention' || ask.of === 'messages' || ask.of === 'forgery' || ask.of === 'following') return { ...ask, given: drawValues(ask.given, chance) };
  if (ask.of === 'filter') return { ...ask, given: drawValues(ask.given, chance), ...(ask.patch === undefined ? {} : { patch: ask.patch.map((pixel) => draw(pixel, chance)) }) };
  if (ask.of === 'unit') return { ...ask, ...(ask.inputs === undefined ? {} : { inputs: ask.inputs.map((input) => draw(input, chance)) }), given: drawValues(ask.given, chance) };
  return ask.of === 'output' ? { ...ask, inputs: ask.inputs.map((input) => draw(input, chance)), given: drawValues(ask.given, chance) } : ask;
}

function ask(question: Question, index: number, chance: Random, healthy: Values, { race }: Task, before: AskedQuestion | undefined): AskedQuestion {
  const at = drawValues(question.at, chance);
  const runs = question.masked && question.runs !== undefined ? { runs: chance.shuffle(question.runs) } : {};
  const faulty = question.planted === true ? plant(question, healthy, chance, (race?.runs ?? []).map(({ id }) => id), before?.question) : { question, at: {} };
  return { question: { ...faulty.question, ...runs, ask: drawAsked(question.ask, chance) }, index, at: { ...at, ...faulty.at } };
}

/** The stage as it was drawn, with the activation that questions up to this turn put in, and the rows that are known, and the views that are shown, at this turn. */
export function facing(whole: Stage, turn: number): Stage {
  const views = whole.questions[turn]?.question.views;
  const drawn = views === undefined ? whole : { ...whole, task: { ...whole.task, views } };
  const known = drawn.questions[turn]?.question.known;
  const seen = known === undefined ? drawn : { ...drawn, trainIds: drawn.trainIds.slice(0, known), train: firstRows(drawn.train, known) };
  const bends = drawn.questions.slice(0, turn + 1).findLast(({ question }) => question.bends !== undefined)?.question.bends;
  const { hand } = seen.task;
  const stage = bends === undefined || hand?.kind !== 'boundary' ? seen : { ...seen, task: { ...seen.task, hand: { ...hand, used: bends } } };
  const activation = drawn.questions.slice(0, turn + 1).findLast(({ question }) => question.activation !== undefined)?.question.activation;
  if (activation === undefined) return stage;
  const { network } = stage.task;
  const layers = network.layers.map((layer, index) => (index === network.layers.length - 1 ? { ...layer, activation } : layer));
  return { ...stage, plan: { ...network, layers }, task: { ...stage.task, network: { ...network, layers } } };
}

/** Start values with their draws made, and those that are `best` put where the rows want them. */
function drawStart(task: Task, names: readonly string[], train: Rows, chance: Random): Values {
  const drawn = Object.fromEntries(Object.entries(task.start).map(([name, value]) => [name, value === 'best' ? 0 : draw(value, chance)]));
  if (!Object.values(task.start).includes('best')) return drawn;
  const solved = solve(train, Float64Array.from(names, (name) => drawn[name] ?? 0), names.map((name) => task.start[name] !== 'best'));
  return { ...drawn, ...Object.fromEntries(names.map((name, index) => [name, solved[index] ?? 0])) };
}

function asked(questions: readonly Question[], chance: Random, healthy: Values, task: Task): readonly AskedQuestion[] {
  return questions.flatMap((question) => {
    const drawn: AskedQuestion[] = [];
    for (let index = 0; index < question.repeat; index++) drawn.push(ask(question, index, chance, healthy, task, drawn.at(-1)));
    return drawn;
  });
}

/** Rows in the order of their first input. */
function alongTheRoad({ dataset }: Task, ids: readonly number[]): readonly number[] {
  const first = new Map(ids.map((id) => [id, rowsOf(dataset, [id]).inputs[0] ?? 0]));
  return ids.toSorted((one, other) => (first.get(one) ?? 0) - (first.get(other) ?? 0));
}

function townsOf({ questions }: Task, chance: Random): readonly Town[] {
  const machines = questions.flatMap(({ answer, repeat }) => (answer.kind === 'machine' ? Array.from({ length: repeat }, () => answer.among) : []));
  const pool = questions.flatMap(({ answer }) => (answer.kind === 'machine' ? answer.towns : []));
  if (pool.length > 0) return chance.shuffle(pool).slice(0, machines.length).map(({ ground, number }) => townOf(ground, number));
  return machines.length === 0 ? [] : drawTowns(machines.length, machines[0] ?? [], chance);
}

/** The questions of a round in the order in which they are asked. */
function questionsOf({ questions, shuffle }: Task, chance: Random, before: Stage | undefined): readonly Question[] {
  const recalled = questions.some(({ station }) => station !== undefined) ? drawRecalled(questions, chance, before?.questions.map(({ question }) => question.id) ?? []) : questions;
  return shuffle ? chance.shuffle(recalled) : recalled;
}

function drawStage(task: Task, seed: string, before: Stage | undefined): Stage {
  const chance = random(seed);
  const drawnIds = drawIds(task.dataset.train, chance);
  const trainIds = task.edit === undefined ? drawnIds : alongTheRoad(task, drawnIds);
  const drawnTests = drawIds(task.dataset.test, chance, trainIds);
  const testIds = task.hand?.kind === 'guesses' ? alongTheRoad(task, drawnTests) : drawnTests;
  const train = rowsOf(task.dataset, trainIds);
  const names = learnTool(task) === null ? parameterNames(task.network) : [];
  const start = drawStart(task, names, train, chance);
  const program = task.program;
  return {
    task,
    plan: task.network,
    seed,
    batch: task.bench?.batch ?? 'full',
    trainIds,
    testIds,
    train,
    test: rowsOf(task.dataset, testIds),
    names,
    start,
    // What is learnt while one watches is learnt in raw units, and its rows wait until they are looked at.
    scaling: learnTool(task) === null ? fitScaling(train, { targets: task.network.loss === 'mean-squared-error' }) : { inputMean: [], inputStd: [], targetMean: [], targetStd: [] },
    questions: asked(questionsOf(task, chance, before), chance, start, task),
    laid: program?.starts[chance.integer(program.starts.length)] ?? {},
    cases: program === undefined ? [] : Array.from({ length: program.cases }, () => ({
      rows: rowsOf(task.dataset, drawIds(program.caseRows, chance)),
      start: drawValues(program.caseStart, chance),
    })),
    pieces: drawPieces(task.arrangement, chance),
    learnt: null,
    taught: false,
    towns: townsOf(task, chance),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const isDrawn = (values: Readonly<Record<string, Draw | 'best'>>) => Object.values(values).some((value) => typeof value === 'object');

function asksAgain({ questions }: Stage, before: Stage): boolean {
  return questions.some(({ question }) => isDrawn(question.at)) && same(questions.map((each) => each.at), before.questions.map((each) => each.at));
}

/** The same call with the same numbers. */
function callsAgain(stage: Stage, before: Stage): boolean {
  const told = ({ questions }: Stage) => questions.map(({ question, at }) => [question.id, at, question.ask]);
  return asksAgain(stage, before) || same(told(stage), told(before));
}

/** One of the calls of a level. */
function drawCall(level: Level, chance: Random): readonly Question[] {
  const calls = callsOf(level);
  return calls.length < 2 ? calls : [at(calls, chance.integer(calls.length))];
}

/** In an order that was drawn, whoever was asked about first in the round before does not come first again. */
function beginsAgain({ task, questions }: Stage, before: Stage): boolean {
  return task.shuffle && new Set(task.questions.map(({ id }) => id)).size > 1 && questions[0]?.question.id === before.questions[0]?.question.id;
}

/** Something that chance decides came out as it did before: the rows, the start, the cards that lie, or what is asked. */
function repeats(stage: Stage, before: Stage): boolean {
  const { dataset, start, program } = stage.task;
  const rows = [dataset.train, dataset.test].some((part) => 'draw' in part || 'oneOf' in part);
  return (rows && same([stage.trainIds, stage.testIds], [before.trainIds, before.testIds]))
    || (isDrawn(start) && same(stage.start, before.start))
    || ((program?.starts.length ?? 0) > 1 && same(stage.laid, before.laid))
    || beginsAgain(stage, before)
    || asksAgain(stage, before);
}

/** The stage last played of each phase. */
export type Played = Readonly<Partial<Record<Phase, Stage>>>;

/**
 * Settles every draw of a phase: the same level, seed, phase and rounds give the same stage everywhere, and no round
 * draws what the round before it drew. The call is asked on the rows of the task's last round.
 */
export function stageOf(level: Level, seed: number, phase: Phase, round: number, played: Played = {}): Stage {
  const before = played[phase];
  const task = taskOf(level, phase, round);
  const left = phase === 'call' ? (played.task ?? stageOf(level, seed, 'task', 0)) : null;
  for (let redraw = 0; ; redraw++) {
    const drawnBy = `${seed}/${phase}/${round}${redraw === 0 ? '' : `/${redraw}`}`;
    const chance = random(drawnBy);
    const stage = left === null ? drawStage(task, drawnBy, before) : { ...left, questions: asked(drawCall(level, chance), chance, left.start, task) };
    const again = left === null ? repeats : callsAgain;
    if (before === undefined || redraw === REDRAWS || !again(stage, before)) return stage;
  }
}

/** Values by name to the flat parameters of the network, in display units; where classes are written as codes, a learner puts them where these want them. */
export function parametersOf(stage: Stage, values: Values): Float64Array {
  if (stage.learnt !== null) return stage.learnt;
  const standing = Float64Array.from(stage.names, (name) => values[name] ?? 0);
  if (stage.task.solved === true) return withSolvedOutput(stage.task, standing, stage.train);
  return stage.task.classes?.codes === true ? solve(codedRows(stage.train, values), standing, stage.names.map(() => false)) : standing;
}

const said = new WeakMap<Float64Array, Map<Rows, Float64Array>>();

/** What a large network says is looked at again and again. */
function saidOnce(network: Task['network'], learnt: Float64Array, rows: Rows): Float64Array {
  const known = said.get(learnt) ?? new Map<Rows, Float64Array>();
  said.set(learnt, known);
  const found = known.get(rows) ?? outputs(predict(network, learnt, rows));
  known.set(rows, found);
  return found;
}

/** What the network, or the player's hand, says of these rows at these values, in display units. */
export function saidOf(stage: Stage, values: Values, rows: Rows): Float64Array {
  const { hand } = stage.task;
  if (hand !== undefined) return handSays(hand, values, rows);
  if (stage.learnt !== null) return saidOnce(stage.task.network, stage.learnt, rows);
  return outputs(predict(stage.task.network, parametersOf(stage, values), rows));
}

/** The same of all rows of a part. */
export function predictionsOf(stage: Stage, values: Values, data: 'train' | 'test'): Float64Array {
  return saidOf(stage, values, data === 'train' ? stage.train : stage.test);
}
