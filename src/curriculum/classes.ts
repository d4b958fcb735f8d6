import { log, sigmoid } from '../engine/exact.ts';
import { confusionMatrix } from '../engine/metric/confusion-matrix.ts';
import type { Rows } from '../engine/rows.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import type { CELLS, RATES } from './level-classes.ts';

export type Cell = (typeof CELLS)[number];
export type Rate = (typeof RATES)[number];

/** Names of what decides between classes beside the network: the threshold, the codes, and how many of 100 are yes. */
export function classNames({ classes }: Pick<Task, 'classes'>): readonly string[] {
  if (classes === undefined) return [];
  return [...(classes.threshold ? ['t'] : []), ...(classes.codes ? ['no', 'yes'] : []), ...(classes.mix ? ['n'] : [])];
}

/** From where on a row is yes. */
export function thresholdOf({ classes }: Pick<Task, 'classes'>, values: Values): number {
  if (classes?.codes === true) return ((values['no'] ?? 0) + (values['yes'] ?? 1)) / 2;
  return classes?.threshold === true ? (values['t'] ?? 0.5) : 0.5;
}

/** Yes is the smaller of the two codes: what lies under the middle is yes. */
export function turned({ classes }: Pick<Task, 'classes'>, values: Values): boolean {
  return classes?.codes === true && (values['yes'] ?? 1) < (values['no'] ?? 0);
}

/** The rows with their classes written as these codes. */
export function codedRows(rows: Rows, { no = 0, yes = 1 }: Values): Rows {
  return { ...rows, targets: rows.targets.map((target) => no + target * (yes - no)) };
}

/** Counts by actual and predicted class, no first; where the mix is set, of 100 rows. */
export function matrixOf(task: Task, values: Values, predictions: Float64Array, rows: Rows): readonly (readonly number[])[] {
  const counts = confusionMatrix(turned(task, values) ? predictions.map((each) => -each) : predictions, rows.targets, rows.outputs, turned(task, values) ? -thresholdOf(task, values) : thresholdOf(task, values));
  if (task.classes?.mix !== true) return counts;
  const yes = values['n'] ?? 0;
  return counts.map((row, actual) => {
    const all = row.reduce((sum, each) => sum + each, 0);
    return row.map((each) => (all === 0 ? 0 : (each / all) * (actual === 1 ? yes : 100 - yes)));
  });
}

/** What is found of a class, 0 being the first. */
export function cellsOf(matrix: readonly (readonly number[])[], label: number): Readonly<Record<Cell, number>> {
  const caught = matrix[label]?.[label] ?? 0;
  const missed = (matrix[label] ?? []).reduce((sum, each) => sum + each, 0) - caught;
  const alarms = matrix.reduce((sum, row) => sum + (row[label] ?? 0), 0) - caught;
  const all = matrix.flat().reduce((sum, each) => sum + each, 0);
  return { caught, missed, alarms, spared: all - caught - missed - alarms };
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Rates of a class, 0 to 1; 0 where there is nothing to count. */
export function ratesOf(matrix: readonly (readonly number[])[], label: number): Readonly<Record<Rate, number>> {
  const { caught, missed, alarms } = cellsOf(matrix, label);
  const all = matrix.flat().reduce((sum, each) => sum + each, 0);
  const right = matrix.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  return {
    accuracy: share(right, all),
    precision: share(caught, caught + alarms),
    recall: share(caught, caught + missed),
    f1: share(2 * caught, 2 * caught + alarms + missed),
  };
}

/** A figure of a class: a count, or a rate in percent. */
export function figureOf(matrix: readonly (readonly number[])[], figure: Cell | Rate | 'wrong', label: number): number {
  if (figure === 'wrong') return matrix.reduce((sum, row, actual) => sum + row.reduce((off, each, predicted) => off + (actual === predicted ? 0 : each), 0), 0);
  const cells = cellsOf(matrix, label);
  const rates = ratesOf(matrix, label);
  return figure === 'accuracy' || figure === 'precision' || figure === 'recall' || figure === 'f1' ? 100 * rates[figure] : cells[figure];
}

/** Mean of −log of what each bet gave to what came true. */
export function surpriseOf(bets: readonly { times: number; gave: number }[]): number {
  const times = bets.reduce((sum, bet) => sum + bet.times, 0);
  return bets.reduce((sum, { times: count, gave }) => sum - count * log(gave), 0) / times;
}

/** Slope of a loss of one sigmoid neuron by its weighted sum, by size; of squared error half, as training has it. */
export function pushOf(loss: 'mean-squared-error' | 'binary-cross-entropy', sum: number, truth: number): number {
  const a = sigmoid(sum);
  return Math.abs(loss === 'binary-cross-entropy' ? a - truth : (a - truth) * a * (1 - a));
}

/** The fewest yes among 100 with which what is caught (percent of yes) outweighs the alarms (percent of no). */
export function worthIt(caught: number, alarms: number): number {
  for (let yes = 1; yes < 100; yes++) if (caught * yes > alarms * (100 - yes)) return yes;
  return 100;
}
