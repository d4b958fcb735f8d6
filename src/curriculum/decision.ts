import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import { predictionsOf, type Stage } from './stage.ts';

type Data = 'train' | 'test';

/** What a decision stands on: the threshold `t`, what a room `pays`, how much a lost and a missed dollar weigh, and the cost of a prediction. */
const NAMES = ['t', 'pays', 'loss', 'miss', 'cost'] as const;

export function decisionNames({ decision }: Pick<Task, 'decision'>): readonly string[] {
  return decision === undefined ? [] : NAMES;
}

/** A row that is taken or passed over, and what that brings: dollars gained or lost where taken, missed or spared where not. */
export interface Decided {
  row: number;
  predicted: number;
  actual: number;
  booked: boolean;
  /** What it pays above its price. */
  gain: number;
  /** What was lost by the decision, weighed. */
  lost: number;
}

/** Every row predicted at the threshold or under is booked. */
export function decide(stage: Stage, values: Values, data: Data): readonly Decided[] {
  const rows = data === 'train' ? stage.train : stage.test;
  const { t = 0, pays = 0, loss = 1, miss = 1 } = values;
  return Array.from(predictionsOf(stage, values, data), (predicted, row) => {
    const actual = rows.targets[row] ?? Number.NaN;
    const booked = predicted <= t;
    const gain = pays - actual;
    const lost = booked ? loss * Math.max(0, -gain) : miss * Math.max(0, gain);
    return { row, predicted, actual, booked, gain, lost };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** Dollars earned by what is booked, and dollars left lying, weighed. */
export function stakes(stage: Stage, values: Values, data: Data): { earned: number; lost: number; booked: number } {
  const decided = decide(stage, values, data);
  return {
    earned: sum(decided.map(({ booked, gain }) => (booked ? gain : 0))),
    lost: sum(decided.map(({ lost }) => lost)),
    booked: decided.filter(({ booked }) => booked).length,
  };
}

/** What predicting brings for each row, over booking all or none without it. */
export function worthOf(stage: Stage, values: Values, data: Data): number {
  const lost = (t: number) => stakes(stage, { ...values, t }, data).lost;
  const rows = data === 'train' ? stage.train : stage.test;
  return (Math.min(lost(Infinity), lost(-Infinity)) - stakes(stage, values, data).lost) / rows.count;
}
