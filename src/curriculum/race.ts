import { classOf } from '../engine/metric/confusion-matrix.ts';
import { metricOf } from '../engine/metric/registry.ts';
import { outputs, predict } from '../engine/predict.ts';
import { activationOf, type Network, parameterCount } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, type Scaling, standardise } from '../engine/scaling.ts';
import { startParameters } from '../engine/start.ts';
import { train } from '../engine/train.ts';
import { rowsOf } from './dataset.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import type { Race } from './level-race.ts';
import type { Stage } from './stage.ts';

export type Run = Race['runs'][number];
export type RowsSeen = Extract<Quantity, { of: 'run' }>['data'];
type Heat = Race['heats'][number];

/** One training from one start: what it stood at after the laps that are kept, the first before any. */
export interface Course {
  laps: readonly number[];
  /** The figure after one of those laps; found when it is first asked for, since most never are. */
  figure(index: number, data: RowsSeen): number;
  /** What it says of the rows at its end, in display units. */
  says: Readonly<Record<RowsSeen, Float64Array>>;
  /** What it then says of other rows. */
  ask(rows: Rows): Float64Array;
}

/** Laps up to which every one is kept; beyond, every other, every fourth … */
const DENSE = 100;
const NONE: Rows = { inputs: new Float64Array(), targets: new Float64Array(), count: 0, features: 1, outputs: 1 };

/** Values that belong to a race: which heat is run, how many laps of it are seen, the number of the run that is asked about, and what knobs of its own say. */
export function raceNames({ race, tools }: Pick<Task, 'race' | 'tools'>): readonly string[] {
  if (race === undefined) return [];
  return ['heat', 'seen', 'run', ...tools.flatMap(({ id, kind }) => (kind === 'parameter' && id === 'stop' ? [id] : []))];
}

export function runOf({ runs }: Race, id: string): Run | undefined {
  return runs.find((run) => run.id === id);
}

export function networkOf({ network }: Pick<Task, 'network'>, race: Race, run: Run): Network {
  const hidden = (run.hidden ?? race.hidden).map((units) => ({ kind: 'dense' as const, units, activation: run.activation ?? race.activation }));
  const last = network.layers.slice(-1).map((layer) => (run.output === undefined ? layer : { ...layer, activation: run.output }));
  return { ...network, layers: [...hidden, ...last] };
}

export function updatesPerLap(rows: number, race: Race, run: Run): number {
  const batch = run.batch ?? race.batch;
  return batch === 'full' ? 1 : Math.ceil(rows / batch);
}

export function lapsOf(race: Race, run: Run): number {
  return run.epochs ?? race.epochs;
}

function heatOf({ heats }: Race, values: Values): Heat {
  const heat = heats[Math.min(heats.length, Math.max(1, values['heat'] ?? 1)) - 1] ?? heats[0];
  if (heat === undefined) throw new Error('race.heats: none; give at least one');
  return heat;
}

/** The rows of a heat: its own, or those of the stage. */
export function heatIds(stage: Stage, race: Race, values: Values): Readonly<Record<RowsSeen, readonly number[]>> {
  const heat = heatOf(race, values);
  return { train: heat.train ?? stage.trainIds, test: heat.test ?? stage.testIds, sealed: heat.sealed ?? [] };
}

function isKept(lap: number): boolean {
  let step = 1;
  for (let bound = DENSE; lap >= bound; bound *= 2) step *= 2;
  return lap % step === 0;
}

function sayOf(network: Network, parameters: Float64Array, standard: Rows, scaling: Scaling): Float64Array {
  if (standard.count === 0) return new Float64Array();
  const said = outputs(predict(network, parameters, standard));
  return said.map((value, index) => value * (scaling.targetStd[index % standard.outputs] ?? 1) + (scaling.targetMean[index % standard.outputs] ?? 0));
}

function together(one: Rows, other: Rows): Rows {
  return { ...one, inputs: Float64Array.from([...one.inputs, ...other.inputs]), targets: Float64Array.from([...one.targets, ...other.targets]), count: one.count + other.count };
}

function trainCourse(network: Network, race: Race, run: Run, rows: Readonly<Record<RowsSeen, Rows>>, seed: number): Course {
  const learnt = run.leaks === true ? together(rows.train, rows.test) : rows.train;
  const scaling = fitScaling(learnt, { targets: network.loss === 'mean-squared-error' });
  const standard = { train: standardise(rows.train, scaling), test: rows.test.count === 0 ? NONE : standardise(rows.test, scaling), sealed: rows.sealed.count === 0 ? NONE : standardise(rows.sealed, scaling) };
  const metric = metricOf(race.metric);
  const start = startParameters(network, { kind: 'glorot' }, random(`race/${seed}`));
  const laps = [0];
  const stands = [start];
  const found = { train: new Map<number, number>(), test: new Map<number, number>(), sealed: new Map<number, number>() };
  const figure = (index: number, data: RowsSeen): number => {
    const stand = stands[index];
    if (stand === undefined || rows[data].count === 0) return Number.NaN;
    const known = found[data].get(index) ?? metric(sayOf(network, stand, standard[data], scaling), rows[data].targets, rows[data].outputs);
    found[data].set(index, known);
    return known;
  };
  const epochs = lapsOf(race, run);
  const { parameters } = train(network, start, run.leaks === true ? standardise(learnt, scaling) : standard.train, {
    learningRate: run.rate ?? race.rate, batch: run.batch ?? race.batch, seed, epochs,
    onEpoch: (lap, now) => {
      if (!isKept(lap) && lap !== epochs) return;
      laps.push(lap);
      stands.push(now.slice());
    },
  });
  return { laps, figure, says: { train: sayOf(network, parameters, standard.train, scaling), test: sayOf(network, parameters, standard.test, scaling), sealed: sayOf(network, parameters, standard.sealed, scaling) }, ask: (asked) => sayOf(network, parameters, standardise(asked, scaling), scaling) };
}

/** A race is the same wherever it is run, so each of its runs is trained once. */
const known = new WeakMap<Race, Map<string, readonly Course[]>>();

/** A run from each start of its heat. */
export function coursesOf(stage: Stage, race: Race, values: Values, run: Run): readonly Course[] {
  const { task } = stage;
  const ids = heatIds(stage, race, values);
  const { starts } = heatOf(race, values);
  const trained = known.get(race) ?? new Map<string, readonly Course[]>();
  known.set(race, trained);
  const key = [run.id, task.dataset.target, task.network.loss, ids.train, ids.test, ids.sealed, starts].join('/');
  const found = trained.get(key);
  if (found !== undefined) return found;
  const network = networkOf(task, race, run);
  const rows = { train: rowsOf(task.dataset, ids.train), test: ids.test.length === 0 ? NONE : rowsOf(task.dataset, ids.test), sealed: ids.sealed.length === 0 ? NONE : rowsOf(task.dataset, ids.sealed) };
  const courses = starts.map((seed) => trainCourse(network, race, run, rows, seed));
  trained.set(key, courses);
  return courses;
}

/** The figure after so many laps; what a diverged training last was. */
export function figureAt({ laps, figure }: Course, data: RowsSeen, lap: number): number {
  let low = 0;
  let high = laps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((laps[middle] ?? 0) <= lap) low = middle;
    else high = middle - 1;
  }
  return figure(low, data);
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Laps that a run is asked about. */
export function lapAsked(stage: Stage, race: Race, run: Run, values: Values, { after }: Pick<Extract<Quantity, { of: 'run' }>, 'after'>): number {
  if (after === 'stop') return values['stop'] ?? 0;
  if (typeof after === 'number') return Math.min(after, lapsOf(race, run));
  return Math.floor(after.updates / updatesPerLap(heatIds(stage, race, values).train.length, race, run));
}

function runAsked(race: Race, values: Values, run: string, each: string | null): Run | undefined {
  if (run === 'drawn') return race.runs[(values['run'] ?? 1) - 1];
  return runOf(race, run === 'each' ? (each ?? '') : run);
}

/** Between what its last layer can say, in training units. */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = { relu: [0, Infinity], sigmoid: [0, 1], tanh: [-1, 1] };

/** Mean and spread of the training targets of a heat. */
export function targetsOf(stage: Stage, race: Race, values: Values): { mean: number; spread: number } {
  const { targetMean, targetStd } = fitScaling(rowsOf(stage.task.dataset, heatIds(stage, race, values).train), { targets: true });
  return { mean: targetMean[0] ?? Number.NaN, spread: targetStd[0] ?? Number.NaN };
}

/** The least or the most that a run can ever say, in the units of the target. */
function endOfSaying(stage: Stage, race: Race, values: Values, run: Run, end: 'lowest' | 'highest'): number {
  const { mean, spread } = targetsOf(stage, race, values);
  const network = networkOf(stage.task, race, run);
  const [low, high] = LIMITS[activationOf(network, network.layers.length - 1)] ?? [-Infinity, Infinity];
  return mean + spread * (end === 'lowest' ? low : high);
}

/** What a run comes to; `each` is the run that `each` stands for. */
export function runValue(stage: Stage, values: Values, quantity: Extract<Quantity, { of: 'run' | 'setting' }>, each: string | null = null): number {
  const { race } = stage.task;
  const run = race === undefined ? undefined : runAsked(race, values, quantity.run, each);
  if (race === undefined || run === undefined) return Number.NaN;
  if (quantity.of === 'setting') {
    if (quantity.name === 'rate') return run.rate ?? race.rate;
    if (quantity.name === 'lowest' || quantity.name === 'highest') return endOfSaying(stage, race, values, run, quantity.name);
    if (quantity.name === 'epochs') return lapsOf(race, run);
    if (quantity.name === 'parameters') return parameterCount(networkOf(stage.task, race, run));
    return updatesPerLap(heatIds(stage, race, values).train.length, race, run);
  }
  const lap = lapAsked(stage, race, run, values, quantity);
  const figures = coursesOf(stage, race, values, run).map((course) => figureAt(course, quantity.data, lap));
  const { reach } = quantity;
  if (reach === undefined) return medianOf(figures.map((figure) => (Number.isNaN(figure) ? Infinity : figure)));
  return figures.filter((figure) => ('atLeast' in reach ? figure >= reach.atLeast - 1e-9 : figure <= reach.atMost + 1e-9)).length;
}

/** Runs that a question shows and can be answered with, in its order. */
export function runsAsked({ task: { race } }: Stage, { runs }: Pick<Question, 'runs'>): readonly string[] {
  return runs ?? (race?.runs ?? []).map(({ id }) => id);
}

/** The run of a case, of which nobody knows the name; null where no case of a race is open. */
export function runOfCase({ race }: Stage['task'], question: Pick<Question, 'planted'> | undefined, values: Values): Run | null {
  return question?.planted === true ? (race?.runs[(values['run'] ?? 1) - 1] ?? null) : null;
}

/** How the training of a case went: it has one start. */
export function courseOfCase(stage: Stage, race: Race, values: Values, run: Run): Course | null {
  return coursesOf(stage, race, values, run)[0] ?? null;
}

/** The place of a row among the training rows in the order of their targets, and its target; null for evidence that is no row. */
export function rowOfCase(stage: Stage, race: Race, values: Values, evidence: string): { place: number; index: number; actual: number } | null {
  const { targets, count } = rowsOf(stage.task.dataset, heatIds(stage, race, values).train);
  const order = Array.from(targets, (_, row) => row).toSorted((one, other) => (targets[one] ?? 0) - (targets[other] ?? 0));
  const place = { cheapest: 0, middle: Math.floor((count - 1) / 2), dearest: count - 1 }[evidence];
  const index = place === undefined ? undefined : order[place];
  return place === undefined || index === undefined ? null : { place, index, actual: targets[index] ?? Number.NaN };
}

/** The run that is right. */
export function runRight(stage: Stage, values: Values, question: Question): string {
  const { ask, answer } = question;
  if (answer.kind !== 'run' || (ask.of !== 'run' && ask.of !== 'setting')) return '';
  const among = runsAsked(stage, question);
  if (answer.by === 'first') return among.find((id) => runValue(stage, values, ask, id) >= (answer.enough ?? Infinity)) ?? '';
  const worth = among.map((id) => ({ id, value: runValue(stage, values, ask, id) }));
  const sign = answer.by === 'least' ? 1 : -1;
  return worth.reduce((best, each) => (sign * each.value < sign * best.value ? each : best)).id;
}

/** In how many of its starts a run ends with each row in a wrong class. */
export function missesOf(stage: Stage, values: Values, { run: id, data }: Extract<Quantity, { of: 'missed' }>): readonly number[] {
  const { race } = stage.task;
  const run = race === undefined ? undefined : runAsked(race, values, id, null);
  if (race === undefined || run === undefined) return [];
  const rows = rowsOf(stage.task.dataset, heatIds(stage, race, values)[data]);
  const wrong = (says: Float64Array, row: number) => classOf(says, row, rows.outputs) !== classOf(rows.targets, row, rows.outputs);
  return Array.from({ length: rows.count }, (_, row) => coursesOf(stage, race, values, run).filter(({ says }) => wrong(says[data], row)).length);
}
