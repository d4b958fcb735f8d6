import { outputs, predict } from '../engine/predict.ts';
import { metricOf } from '../engine/metric/registry.ts';
import { random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { standardise, toRaw } from '../engine/scaling.ts';
import { type Start, startParameters } from '../engine/start.ts';
import { train } from '../engine/train.ts';
import { deadUnits } from './dead.ts';
import type { Values } from './draw.ts';
import { type Bench, type Initial, INITIALS } from './level-bench.ts';
import { ACTIVATIONS } from './level-network.ts';
import { parametersOf, type Stage } from './stage.ts';
import { frozenOf, valuesAt } from './training.ts';

type Choices = Readonly<Record<string, string>>;

/** What became of a start: `dead`: no unit of some hidden layer says anything of any row; `falling`: it was still on its way. */
export type Fate = 'arrived' | 'diverged' | 'dead' | 'falling' | 'stuck';

/** One start, trained. */
export interface Run {
  /** The loss after each lap, the first before any, in the units of the target; shorter where it left the numbers. */
  losses: Float64Array;
  /** Parameters at the end, in display units. */
  end: Float64Array;
  /** What `reach` asks for, at the end. */
  value: number;
  fate: Fate;
  /** The loss rose, again and again. */
  leaps: boolean;
}

/** A recipe, and what it came to. */
export interface Trial {
  recipe: Readonly<Record<string, number | string>>;
  runs: readonly Run[];
  arrived: number;
  /** The run that ended lowest. */
  best: number;
}

/** Values that all parameters have where they begin alike, in training units. */
const ALIKE = 0.5;
const STARTS: Readonly<Record<Initial, Start>> = { zero: { kind: 'zero' }, equal: { kind: 'constant', value: ALIKE }, random: { kind: 'glorot' } };

/** A start that lost less than this part of its loss over the last tenth of its laps stands still. */
const STILL = 0.03;
/** Laps of a hundred that may lead upwards before it counts as leaping. */
const RISES = 2;

function initialOf(bench: Bench, choices: Choices): Initial {
  return INITIALS.find((each) => each === choices['initial']) ?? bench.initial;
}

function batchOf(bench: Bench, choices: Choices): 'full' | number {
  const chosen = choices['batch'];
  if (chosen === undefined) return bench.batch;
  return chosen === 'full' ? 'full' : Number(chosen);
}

/** What the tiles of a choice of the loss stand for. */
const LOSSES: Readonly<Record<string, Stage['plan']['loss']>> = { squared: 'mean-squared-error', cross: 'binary-cross-entropy' };

/** The stage with the activation of its hidden layers, the loss, and the batch, as chosen. */
export function withRecipe(stage: Stage, choices: Choices): Stage {
  const { bench } = stage.task;
  if (bench === undefined) return stage;
  const activation = ACTIVATIONS.find((each) => each === choices['activation']);
  const activated = (network: Stage['plan']): Stage['plan'] => {
    const last = network.layers.length - 1;
    return { ...network, loss: LOSSES[choices['loss'] ?? ''] ?? network.loss, layers: network.layers.map((layer, index) => (activation === undefined || index === last ? layer : { ...layer, activation })) };
  };
  return { ...stage, batch: batchOf(bench, choices), plan: activated(stage.plan), task: { ...stage.task, network: activated(stage.task.network) } };
}

/** Start number `index` of this round, in training units. */
function startAt(stage: Stage, bench: Bench, choices: Choices, index: string): Float64Array {
  return startParameters(stage.task.network, STARTS[initialOf(bench, choices)], random(`${stage.seed}/start/${index}`));
}

const toShown = (stage: Stage, parameters: Float64Array): Float64Array => (stage.task.units === 'standardised' ? toRaw(stage.task.network, parameters, stage.scaling) : parameters.slice());

/** Values with the parameters of a start of this round; what is no parameter stays. */
export function atStart(stage: Stage, values: Values, choices: Choices, index: number): Values {
  const { bench } = stage.task;
  if (bench === undefined) return values;
  return valuesAt(stage, toShown(stage, startAt(stage, bench, choices, `own-${index}`)), values);
}

/** Values with the parameters of a start of the bench, as every trial of this round begins it. */
export function atBenchStart(stage: Stage, values: Values, choices: Choices, index: number): Values {
  const { bench } = stage.task;
  return bench === undefined ? values : valuesAt(stage, toShown(stage, startAt(stage, bench, choices, String(index))), values);
}

/** The stage whose parameters begin where such a start is, and the values there; both as they are where there is no bench. */
export function seated(stage: Stage, values: Values, choices: Choices, index: number): { stage: Stage; values: Values } {
  if (stage.task.bench === undefined) return { stage, values };
  const there = atStart(stage, values, choices, index);
  return { stage: { ...stage, start: { ...stage.start, ...Object.fromEntries(stage.names.map((name) => [name, there[name] ?? 0])) } }, values: there };
}

function fateOf(stage: Stage, end: Float64Array, losses: Float64Array, arrived: boolean, diverged: boolean): Fate {
  if (diverged || !end.every(Number.isFinite)) return 'diverged';
  if (arrived) return 'arrived';
  if (deadUnits(stage, end).layer) return 'dead';
  const last = losses.at(-1) ?? Number.NaN;
  const before = losses[Math.floor(0.9 * (losses.length - 1))] ?? Number.NaN;
  return before - last > STILL * before ? 'falling' : 'stuck';
}

function runFrom(stage: Stage, bench: Bench, rows: Rows, start: Float64Array, rate: number, seed: number): Run {
  const { task, scaling, batch } = stage;
  const training = train(task.network, start, rows, { learningRate: rate, epochs: bench.epochs, batch, seed, frozen: frozenOf(stage) });
  const end = toShown(stage, training.parameters);
  const deviation = task.units === 'standardised' && task.network.loss === 'mean-squared-error' ? (scaling.targetStd[0] ?? 1) : 1;
  const scale = deviation * deviation;
  const judged = bench.reach.data === 'train' ? stage.train : stage.test;
  const value = training.diverged ? Infinity : metricOf(bench.reach.metric)(outputs(predict(task.network, end, judged)), judged.targets, judged.outputs);
  const losses = training.losses.filter(Number.isFinite).map((loss) => loss * scale);
  const rises = losses.reduce((count, loss, lap) => count + (lap > 0 && loss > (losses[lap - 1] ?? loss) ? 1 : 0), 0);
  return { losses, end, value, leaps: 100 * rises > RISES * losses.length, fate: fateOf(stage, end, losses, value <= bench.reach.atMost, training.diverged) };
}

/** Trials are pure and undone often: the last ones are kept. */
const KEPT = 64;
const known = new Map<string, readonly Run[]>();

/** Everything of the recipe that can be chosen. */
export function recipeOf({ task }: Stage, values: Values, choices: Choices): Trial['recipe'] {
  return Object.fromEntries(task.tools.flatMap((tool): (readonly [string, number | string])[] => {
    if (tool.kind === 'rate' || tool.kind === 'units') return [[tool.id, values[tool.id] ?? 0]];
    return tool.kind === 'choice' ? [[tool.id, choices[tool.id] ?? '']] : [];
  }));
}

/** The recipe that stands there, tried on every start of this round. @throws where the task has no bench. */
export function runTrial(stage: Stage, values: Values, choices: Choices): Trial {
  const { bench, network, units } = stage.task;
  if (bench === undefined) throw new Error('trial: this task has no bench');
  const rate = values['rate'] ?? Number.NaN;
  const key = JSON.stringify([network, units, bench, stage.batch, rate, initialOf(bench, choices), stage.seed, stage.trainIds, stage.testIds, frozenOf(stage)]);
  const rows = units === 'standardised' ? standardise(stage.train, stage.scaling) : stage.train;
  const runs = known.get(key) ?? Array.from({ length: bench.starts }, (_, index) => runFrom(stage, bench, rows, startAt(stage, bench, choices, String(index)), rate, index));
  known.delete(key);
  known.set(key, runs);
  const oldest = known.keys().next().value;
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  const best = runs.reduce((found, { value }, index) => (value < (runs[found]?.value ?? Infinity) ? index : found), 0);
  return { recipe: recipeOf(stage, values, choices), runs, arrived: runs.filter(({ fate }) => fate === 'arrived').length, best };
}

/** Values with the parameters at which a run ended. */
export function atEnd(stage: Stage, values: Values, run: Run | undefined): Values {
  return run === undefined ? values : valuesAt(stage, run.end, values);
}

/** True where parameters stand on what can be computed with. */
export function isSound(stage: Stage, values: Values): boolean {
  return parametersOf(stage, values).every(Number.isFinite);
}
