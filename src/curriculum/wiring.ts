import { solve } from '../engine/solve.ts';
import { makeRows } from '../engine/rows.ts';
import { placeOf } from './arrangement.ts';
import type { Task } from './level.ts';
import type { Question } from './level-question.ts';
import type { View } from './level-view.ts';
import type { Play } from './play.ts';

type Table = Extract<Task['dataset'], { source: 'table' }>;
export type WiringView = Extract<View, { kind: 'wiring' }>;

/** What a machine makes of the columns that are wired to it. */
export interface Wired {
  inputs: readonly string[];
  target: string | null;
  /** Dollars for one more of each input; null of a column of words, which is learnt by heart. */
  weights: readonly (number | null)[];
  bias: number;
  /** What it says of each row; null where it can say nothing. */
  known: readonly (number | null)[];
  fresh: readonly (number | null)[];
  /** How far it is off on average, as far as it says anything. */
  knownMiss: number;
  freshMiss: number;
  /** The name of what is wrong, as fault.<name>. */
  fault: 'no-input' | 'no-target' | 'two-targets' | 'other-target' | 'leak' | 'by-heart' | 'row-number' | null;
}

/** The view that wires columns, of a task that has one, and its table. */
export function wiringIn({ views, dataset }: Task): { view: WiringView; table: Table } | null {
  const view = views.find((each): each is WiringView => each.kind === 'wiring');
  return view === undefined || dataset.source !== 'table' ? null : { view, table: dataset };
}

/** A cell as it is written now: a rescaled column in its new unit once a call is answered. */
export function cellOf(play: Play, { table }: { table: Table }, row: number, column: string): number {
  const cell = table.rows[row - 1]?.[table.columns.indexOf(column)] ?? Number.NaN;
  const rescaled = rescaledIn(play);
  return rescaled?.column === column ? cell * rescaled.times + rescaled.plus : cell;
}

/** The column that an answered call has written in another unit. */
export function rescaledIn(play: Play): Question['rescaled'] {
  return play.phase === 'call' && play.answers.length > 0 ? play.stage.questions[0]?.question.rescaled : undefined;
}

/** A new hotel has no such cell yet. */
export function isBlank({ late }: WiringView, column: string): boolean {
  return late.includes(column);
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function faultOf({ view, table }: { view: WiringView; table: Table }, inputs: readonly string[], targets: readonly string[]): Wired['fault'] {
  if (targets.length > 1) return 'two-targets';
  if (inputs.some((column) => view.late.includes(column))) return 'leak';
  if (inputs.some((column) => view.words.includes(column))) return 'by-heart';
  if (inputs.some((column) => view.counts.includes(column))) return 'row-number';
  if (targets.length === 0) return 'no-target';
  if (targets[0] !== table.target) return 'other-target';
  return inputs.length === 0 ? 'no-input' : null;
}

/** Fits a line to the columns as they are wired, and lets it speak of all rows; null without a table to wire. */
export function wired(play: Play): Wired | null {
  const found = wiringIn(play.stage.task);
  const { arrangement } = play.stage.task;
  if (found === null || arrangement === undefined) return null;
  const { view, table } = found;
  const { trainIds, testIds } = play.stage;
  const at = (socket: 'input' | 'target') => table.columns.filter((column) => {
    const piece = play.stage.pieces.find(({ id }) => id === column);
    const place = piece === undefined ? '' : placeOf(piece, play.choices);
    return arrangement.places.some(({ id, socket: own }) => id === place && own === socket);
  });
  const inputs = at('input');
  const targets = at('target');
  const target = targets[0] ?? null;
  const fault = faultOf(found, inputs, targets);
  const silent = { inputs, target, fault, weights: inputs.map(() => Number.NaN), bias: Number.NaN, known: trainIds.map(() => null), fresh: testIds.map(() => null), knownMiss: Number.NaN, freshMiss: Number.NaN };
  if (target === null || inputs.length === 0 || view.words.includes(target)) return silent;
  const numbers = inputs.filter((column) => !view.words.includes(column));
  const byHeart = numbers.length < inputs.length;
  const cells = (ids: readonly number[]) => ids.map((row) => numbers.map((column) => cellOf(play, found, row, column)));
  const truth = (ids: readonly number[]) => ids.map((row) => cellOf(play, found, row, target));
  // Without a number among them there is nothing to weigh, only names to know.
  const rows = makeRows(cells(trainIds).map((row) => (row.length === 0 ? [0] : row)), truth(trainIds).map((each) => [each]));
  const weights = solve(rows, new Float64Array(Math.max(1, numbers.length) + 1), Array.from({ length: Math.max(1, numbers.length) + 1 }, () => false));
  const says = (row: readonly number[]) => row.reduce((sum, cell, index) => sum + cell * (weights[index] ?? 0), weights.at(-1) ?? 0);
  const speechless = byHeart || inputs.some((column) => isBlank(view, column));
  const known = byHeart ? truth(trainIds) : cells(trainIds).map(says);
  const fresh = speechless ? testIds.map(() => null) : cells(testIds).map(says);
  const missOf = (said: readonly (number | null)[], ids: readonly number[]) => {
    const actual = truth(ids);
    return mean(said.flatMap((each, index) => (each === null ? [] : [Math.abs(each - (actual[index] ?? 0))])));
  };
  return {
    ...silent, known, fresh, bias: weights.at(-1) ?? Number.NaN,
    weights: inputs.map((column) => (view.words.includes(column) ? null : (weights[numbers.indexOf(column)] ?? 0))),
    knownMiss: missOf(known, trainIds), freshMiss: speechless ? Number.NaN : missOf(fresh, testIds),
  };
}
