import * as v from 'valibot';
import { exp, log } from '../engine/exact.ts';
import type { Plan } from '../engine/population.ts';
import { random, type Random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { standardise, toRaw, toStandard } from '../engine/scaling.ts';
import { startOf, startParameters } from '../engine/start.ts';
import { train } from '../engine/train.ts';
import { ENGINE } from '../engine/version.ts';
import { flawLines } from './flaw.ts';
import { goalValue } from './goal.ts';
import { contentHash } from './hash.ts';
import type { Level } from './level.ts';
import { type Stage, stageOf } from './stage.ts';
import { valuesAt } from './training.ts';

type Reference = NonNullable<Level['reference']>;

/** What the reference networks of a level reached. JSON knows no Infinity: a network that diverged stands as null there. */
const Reached = v.pipe(v.nullable(v.number()), v.transform((value) => value ?? Infinity));
export const CalibrationSchema = v.strictObject({
  level: v.string(),
  /** Of all that decides what they reach: rows, network, units, goal and reference. */
  levelHash: v.string(),
  engine: v.number(),
  count: v.number(),
  /** The goal's value of the median, of the best quarter, of the best twentieth and of the best network; rounded up to the three digits that the gauge shows. */
  bars: v.tuple([Reached, Reached, Reached, Reached]),
  /** From best to worst, at equal parts of the population. */
  quantiles: v.array(Reached),
});
export type Calibration = v.InferOutput<typeof CalibrationSchema>;

const QUANTILES = 40;

/** The reference networks as the engine trains them: one round of the task, drawn by the reference's own seed. */
export interface Plans {
  stage: Stage;
  /** In training units. */
  rows: Rows;
  plans: readonly Plan[];
  /** Parameters as trained to miles, stars and dollars. */
  toShown(parameters: Float64Array): Float64Array;
}

function logUniform(from: number, to: number, chance: Random): number {
  return from === to ? from : from * exp(chance.uniform() * log(to / from));
}

function rates(reference: Reference, chance: Random): number | readonly number[] {
  const { learningRate, epochs } = reference;
  if (typeof learningRate === 'number') return learningRate;
  const { from, to, per } = learningRate;
  return per === 'network' ? logUniform(from, to, chance) : Array.from({ length: epochs }, () => logUniform(from, to, chance));
}

/** @throws where the level trains no reference networks. */
export function plansOf(level: Level): Plans {
  const { reference } = level;
  if (reference === undefined) throw new Error(`${level.id}: reference: this level trains no networks`);
  const stage = stageOf(level, reference.seed, 'task', 0);
  const { task, scaling, names } = stage;
  const standard = task.units === 'standardised';
  const chance = random(`${reference.seed}/reference`);
  const begin = (): Float64Array => {
    const { start } = reference;
    if (start === 'glorot') return startParameters(task.network, { kind: 'glorot' }, chance);
    const shown = Float64Array.from(names, (name) => {
      const bounds = start[name];
      return bounds === undefined ? (stage.start[name] ?? 0) : bounds.from + (bounds.to - bounds.from) * chance.uniform();
    });
    return standard ? toStandard(task.network, shown, scaling) : shown;
  };
  const frozen = names.map((name) => reference.frozen.includes(name));
  return {
    stage,
    rows: standard ? standardise(stage.train, scaling) : stage.train,
    plans: Array.from({ length: reference.count }, () => ({
      start: begin(), learningRate: rates(reference, chance), batch: reference.batch, epochs: reference.epochs, seed: chance.integer(4294967296), frozen,
    })),
    toShown: (parameters) => (standard ? toRaw(task.network, parameters, scaling) : parameters.slice()),
  };
}

/** Changes when the reference networks of this level could reach anything else. */
export function calibrationHash(level: Level): string {
  const { stage, rows } = plansOf({ ...level, reference: level.reference && { ...level.reference, count: 1 } });
  const { network, units, goal, reference } = level;
  const data = [rows, stage.train, stage.test].map(({ inputs, targets }) => [Array.from(inputs), Array.from(targets)]);
  return contentHash({ network, units, goal, reference, data });
}

/** The least number of three significant digits that is not below `value`: a knob has steps, and as good as it shows is as good. */
function shown(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const rounded = Number(value.toPrecision(3));
  if (rounded >= value) return rounded;
  const digit = Number(`1e${Number(value.toExponential().split('e')[1]) - 2}`);
  return Number((rounded + digit).toPrecision(3));
}

/** Trains the reference networks of a level on the engine that is the authority. */
export function calibrate(level: Level): Calibration {
  const { stage, rows, plans, toShown } = plansOf(level);
  const values = plans.map((plan) => {
    const { parameters } = train(stage.task.network, startOf(stage.task.network, plan.start), rows, plan);
    const value = goalValue(stage, valuesAt(stage, toShown(parameters), stage.start), {}, 0);
    return Number.isFinite(value) ? value : Infinity;
  }).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (part: number) => values[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Infinity;
  return {
    level: level.id,
    levelHash: calibrationHash(level),
    engine: ENGINE,
    count: values.length,
    bars: [shown(at(0.5)), shown(at(0.25)), shown(at(0.05)), shown(at(0))],
    quantiles: Array.from({ length: QUANTILES + 1 }, (_, index) => at(index / QUANTILES)),
  };
}

/** True where the file was made from this level, its data and this engine. */
export function isFresh(calibration: Calibration, level: Level): boolean {
  return calibration.engine === ENGINE && calibration.count === level.reference?.count && calibration.levelHash === calibrationHash(level);
}

/** @throws naming file and field. */
export function parseCalibration(json: unknown, file: string): Calibration {
  const parsed = v.safeParse(CalibrationSchema, json);
  if (parsed.success) return parsed.output;
  throw new Error(`${flawLines(file, parsed.issues.slice(0, 1))}; run npm run calibrate`);
}
