import * as v from 'valibot';
import { startOf } from '../engine/start.ts';
import { train } from '../engine/train.ts';
import { ENGINE } from '../engine/version.ts';
import { flawLines } from './flaw.ts';
import { goalValue } from './goal.ts';
import { contentHash } from './hash.ts';
import type { Level } from './level.ts';
import { plansOf } from './reference.ts';
import { valuesAt } from './training.ts';

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
