import type { Rows } from '../engine/rows.ts';
import { solve } from '../engine/solve.ts';
import type { Values } from './draw.ts';
import { bestUnderLaw } from './law.ts';
import { bestNumber } from './best-number.ts';
import type { Task } from './level.ts';
import { parametersOf, type Stage } from './stage.ts';
import { valuesAt } from './training.ts';

/** Names of what is changed in the rows: so many dollars more for each, along the road. */
export function editNames({ edit, dataset: { train } }: Pick<Task, 'edit' | 'dataset'>): readonly string[] {
  if (edit === undefined) return [];
  const count = 'draw' in train ? train.draw : 'oneOf' in train ? (train.oneOf[0]?.length ?? 0) : train.length;
  return Array.from({ length: count }, (_, index) => `r${index + 1}`);
}

/** The training rows with what was changed in them. */
export function editedRows({ task, train }: Stage, values: Values): Rows {
  if (task.edit === undefined) return train;
  return { ...train, targets: train.targets.map((target, row) => target + (values[`r${row + 1}`] ?? 0)) };
}

/** What a law is made of, by tool; none where the learner goes by its squared error. */
export type Law = Readonly<Record<string, string | undefined>>;

/** Values with the parameters where the learner puts them, once it has seen the changed rows: by the law on the tiles, where one lies there. */
export function relearnt(stage: Stage, values: Values, { aggregate = 'mean', measure }: Law = {}): Values {
  const rows = editedRows(stage, values);
  // A count has no slope: training by it leaves everything where it was.
  if (measure === 'within') return { ...values, ...Object.fromEntries(stage.names.map((name) => [name, stage.start[name] ?? 0])) };
  if (measure !== undefined && stage.task.frozen.includes('w')) return { ...values, b: bestNumber([...rows.targets], aggregate, measure) };
  if (measure !== undefined) return { ...values, ...bestUnderLaw(rows, aggregate, measure) };
  if (stage.task.edit === undefined) return values;
  return valuesAt(stage, solve(rows, parametersOf(stage, values), stage.names.map((name) => stage.task.frozen.includes(name))), values);
}

/** Values after a change: one row at a time is changed, the others go back to what they were, and the learner follows. */
export function withEdits(stage: Stage, values: Values, changes: Values, law: Law = {}): Values {
  const names = editNames(stage.task);
  const touched = names.some((name) => name in changes);
  const cleared = touched ? Object.fromEntries(names.map((name) => [name, 0])) : {};
  const there = { ...values, ...cleared, ...changes };
  return touched ? relearnt(stage, there, law) : there;
}

/** How much steeper the line gets for so many dollars more at each row. */
export function leverages(stage: Stage, values: Values, parameter: string, dollars: number): readonly number[] {
  const before = withEdits(stage, values, { r1: 0 })[parameter] ?? Number.NaN;
  return editNames(stage.task).map((name) => (withEdits(stage, values, { [name]: dollars })[parameter] ?? Number.NaN) - before);
}
