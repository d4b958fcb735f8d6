import { cellsOf, classNames, ratesOf, thresholdOf } from '../curriculum/classes.ts';
import { handNames } from '../curriculum/hand.ts';
import type { View } from '../curriculum/level-view.ts';
import { matrixAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { sharesAt } from '../curriculum/softmax.ts';
import { saidOf } from '../curriculum/stage.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import type { Words } from '../game/translate.ts';
import { apart } from './value-text.ts';

const NAMES: Readonly<Record<number, readonly string[]>> = { 2: ['no', 'yes'], 3: ['gold', 'silver', 'bronze'] };

function viewOf<Kind extends View['kind']>(play: Play, kind: Kind): Extract<View, { kind: Kind }> | undefined {
  return play.stage.task.views.find((view): view is Extract<View, { kind: Kind }> => view.kind === kind);
}

/** What the cells of the confusion matrix count, and the rates beside it. */
function cellsSpoken(words: Words, play: Play): readonly string[] {
  const view = viewOf(play, 'confusion');
  if (view === undefined || view.cells === 'none' || view.cells === 'bare') return [];
  if (view.cells === 'dark') return [words.t('confusion.dark')];
  const matrix = matrixAt(play.stage, play.values, 'train');
  const names = NAMES[matrix.length] ?? [];
  if (matrix.length > 2) return matrix.map((row, actual) => words.t('confusion.row', { actual: words.t(`class.${names[actual]}`), list: row.map((count, predicted) => `${words.t(`class.${names[predicted]}`)} ${words.number(count)}`).join(words.t('between.list')) }));
  const cells = Object.fromEntries(Object.entries(cellsOf(matrix, 1)).map(([cell, count]) => [cell, words.number(count, Number.isInteger(count) ? 0 : 1)]));
  const rates = ratesOf(matrix, 1);
  return [words.t('confusion.cells', cells), ...view.rates.map((rate) => words.t('confusion.rate', { rate: words.t(`metric.${rate}`), value: words.number(100 * rates[rate], 0) }))];
}

/** Cuts of the bar that were turned down: the class whose share is now farthest from the one that is asked for, and whether it is to be changed. */
export function shareRefused(words: Words, play: Play, wanted: readonly number[], most: number): string {
  const { shares } = sharesAt(play.stage, play.values);
  const off = wanted.map((share, index) => Math.abs(share - (shares[index] ?? 0)));
  const far = off.indexOf(Math.max(...off));
  const fits = (off[far] ?? 0) <= most;
  const write = (each: number, decimals?: number) => words.number(each, decimals ?? 2);
  const { value, bound } = fits ? { value: write(shares[far] ?? Number.NaN), bound: write(wanted[far] ?? Number.NaN) } : apart(write, shares[far] ?? Number.NaN, wanted[far] ?? Number.NaN);
  const told = words.t('said.share', { class: words.t(`class.${NAMES[wanted.length]?.[far]}`), share: value, wanted: bound });
  return fits || play.verdict !== 'open' ? told : `${told} ${words.t('said.change')}`;
}

/** How many rows lie on the wrong side of the boundary; null where that is not shown. */
export function countedWrong({ stage, values, opened }: Play): { wrong: number; all: number } | null {
  const data = opened && stage.task.goal.data === 'test' ? 'test' : 'train';
  const rows = data === 'train' ? stage.train : stage.test;
  if (rows.count === 0) return null;
  const right = matrixAt(stage, values, data).reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  return { wrong: rows.count - Math.round(right), all: rows.count };
}

/** How many lie on the wrong side, where the board says so. */
export function wrongTold(play: Play): { wrong: number; all: number } | null {
  const view = viewOf(play, 'boundary');
  return view === undefined || !view.wrong || view.ground === 'bare' ? null : countedWrong(play);
}

/** What changed for classes: how many are wrong, and what the cells count. */
export function classesSpoken(words: Words, play: Play): readonly string[] {
  const counted = wrongTold(play);
  return [...(counted === null ? [] : [words.t('boundary.counted', counted)]), ...cellsSpoken(words, play)];
}

/** Each hotel on the ground: where it lies, its class, and the class of its place. */
export function groundSpokenOf(words: Words, play: Play): readonly string[] {
  const { stage, values } = play;
  if (viewOf(play, 'boundary') === undefined || stage.train.features !== 2) return [];
  const threshold = thresholdOf(stage.task, values);
  return (['train', 'test'] as const).flatMap((data) => {
    const rows = data === 'train' ? stage.train : stage.test;
    const ids = data === 'train' ? stage.trainIds : stage.testIds;
    if (rows.count === 0) return [];
    const said = saidOf(stage, values, rows);
    const names = NAMES[rows.outputs === 1 ? 2 : rows.outputs] ?? [];
    return Array.from({ length: rows.count }, (_, row) => words.t(data === 'test' && !play.opened ? 'boundary.sealed' : 'boundary.hotel', {
      id: words.number(ids[row] ?? Number.NaN, 0), miles: words.number(rows.inputs[2 * row] ?? 0, 1), stars: words.number(rows.inputs[2 * row + 1] ?? 0, 1),
      actual: words.t(`class.${names[classOf(rows.targets, row, rows.outputs)]}`), predicted: words.t(`class.${names[classOf(said, row, rows.outputs, threshold)]}`),
    }));
  });
}

/** Something that classes hang on was changed. */
export function classesMoved(before: Play, now: Play): boolean {
  return [...classNames(now.stage.task), ...handNames(now.stage.task)].some((name) => before.values[name] !== now.values[name]);
}
