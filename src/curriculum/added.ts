import { errorsAt } from './measured.ts';
import type { Play } from './play.ts';

/** The errors with which a round began, in the order of the hotels, and what they come to; null where they are not added up. */
export interface Added {
  /** Rows from the nearest hotel to the farthest, and their errors. */
  rows: readonly { row: number; error: number }[];
  sum: number;
}

export function errorsAdded(play: Play): Added | null {
  const { stage, trail, phase } = play;
  const start = trail[0];
  if (phase === 'call' || start === undefined || !stage.task.views.some((view) => view.kind === 'line' && view.added)) return null;
  const near = (row: number) => stage.train.inputs[row * stage.train.features] ?? 0;
  const rows = errorsAt(stage, start, 'train').map((error, row) => ({ row, error })).sort((one, other) => near(one.row) - near(other.row));
  return { rows, sum: rows.reduce((sum, { error }) => sum + error, 0) };
}
