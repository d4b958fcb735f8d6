import { metricOf } from '../engine/metric/registry.ts';
import { solve } from '../engine/solve.ts';
import { rowsOf } from './dataset.ts';
import type { Values } from './draw.ts';
import type { Play } from './play.ts';
import { parametersOf, predictionsOf, type Stage } from './stage.ts';

/** The choice under which the rows kept for testing are held. */
export const SEALED = 'sealed';

const written = (ids: readonly number[]): string => ids.toSorted((one, other) => one - other).join(',');

/** A row that can change places: its first input, and whether it is kept for testing. */
export interface SplitRow {
  id: number;
  input: number;
  tested: boolean;
}

/** All rows of a split by their first input: none of them moves when two change places. */
export function splitRows(stage: Stage): readonly SplitRow[] {
  const of = (data: 'train' | 'test') => (data === 'train' ? stage.trainIds : stage.testIds).map((id, row) => ({ id, input: stage[data].inputs[row * stage[data].features] ?? 0, tested: data === 'test' }));
  return [...of('train'), ...of('test')].toSorted((one, other) => one.input - other.input || one.id - other.id);
}

/** How the rows are split at the start of a round. */
export function firstSplit({ task, testIds }: Stage): Readonly<Record<string, string>> {
  return task.split === true ? { [SEALED]: written(testIds) } : {};
}

/** The stage with these rows kept for testing, and the line where the others put it; both as they are where rows are not swapped. */
export function resplit(stage: Stage, values: Values, choices: Readonly<Record<string, string>>): { stage: Stage; values: Values } {
  const held = choices[SEALED];
  if (stage.task.split !== true || held === undefined) return { stage, values };
  const sealed = held.split(',').map(Number);
  const all = [...stage.trainIds, ...stage.testIds].toSorted((one, other) => one - other);
  const trainIds = all.filter((id) => !sealed.includes(id));
  const testIds = all.filter((id) => sealed.includes(id));
  const split = { ...stage, trainIds, testIds, train: rowsOf(stage.task.dataset, trainIds), test: rowsOf(stage.task.dataset, testIds) };
  const solved = solve(split.train, parametersOf(split, values), split.names.map(() => false));
  return { stage: split, values: { ...values, ...Object.fromEntries(split.names.map((name, index) => [name, solved[index] ?? 0])) } };
}

/** A row to learn from and one kept for testing change places; null where they are not one of each. */
export function swapped({ stage, choices }: Pick<Play, 'stage' | 'choices'>, one: string, other: string): Readonly<Record<string, string>> | null {
  const [a, b] = [Number(one), Number(other)];
  const [learnt, tested] = stage.trainIds.includes(a) ? [a, b] : [b, a];
  if (!stage.trainIds.includes(learnt) || !stage.testIds.includes(tested)) return null;
  return { ...choices, [SEALED]: written([...stage.testIds.filter((id) => id !== tested), learnt]) };
}

/** What a split makes of the verdict: the loss on the rows kept for testing, how far it falls short of so much, or by how many percent it is off the loss on the others. */
export function splitFigure(stage: Stage, values: Values, figure: 'test' | 'short' | 'apart', of: number): number {
  const loss = (data: 'train' | 'test') => metricOf('mean-squared-error')(predictionsOf(stage, values, data), stage[data].targets, stage[data].outputs);
  const [train, test] = [loss('train'), loss('test')];
  if (figure === 'test') return test;
  return figure === 'short' ? Math.max(0, of - test) : 100 * Math.abs(test / train - 1);
}

/** Splits with one swap less to go to one that serves, counted over all of them. */
export function nextSwap({ stage, values }: Pick<Play, 'stage' | 'values'>, worth: (stage: Stage, values: Values) => number, bound: number): { learnt: number; tested: number } | null {
  const all = [...stage.trainIds, ...stage.testIds].toSorted((one, other) => one - other);
  const serving = choose(all, stage.testIds.length).map((sealed) => ({ sealed, moved: sealed.filter((id) => !stage.testIds.includes(id)) }))
    .toSorted((one, other) => one.moved.length - other.moved.length)
    .find(({ sealed }) => {
      const there = resplit(stage, values, { [SEALED]: written(sealed) });
      return worth(there.stage, there.values) <= bound;
    });
  const learnt = serving?.moved[0];
  const tested = stage.testIds.find((id) => serving?.sealed.includes(id) === false);
  return learnt === undefined || tested === undefined ? null : { learnt, tested };
}

function choose(ids: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return ids.flatMap((id, index) => choose(ids.slice(index + 1), count - 1).map((rest) => [id, ...rest]));
}
