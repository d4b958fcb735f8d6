import { pictureSpec } from '../curriculum/pictures.ts';
import { SHEETS } from '../curriculum/sheet.ts';
import type { Level, Task } from '../curriculum/level.ts';
import { random } from '../engine/random.ts';

type Dataset = Task['dataset'];
type Ids = Dataset['test'];

/** Rows of the training that are kept where only the test rows judge: what is drawn after them stays as it was. */
const FEW = 8;
/** Numbers of pictures that are drawn begin here where they are nobody's to know. */
const FAR = 1_000_000_000;

/** The same form with other numbers: whatever chance decides is decided as before. */
function withIds(rows: Ids, of: (count: number) => number[]): Ids {
  if (Array.isArray(rows)) return of(rows.length);
  if ('draw' in rows) return { draw: rows.draw, from: of(rows.from.length) };
  return { oneOf: rows.oneOf.map((list) => of(list.length)) };
}

function few(rows: Ids): Ids {
  if (Array.isArray(rows)) return rows.slice(0, FEW);
  return 'draw' in rows ? { draw: Math.min(FEW, rows.draw), from: rows.from } : { oneOf: rows.oneOf.map((list) => list.slice(0, FEW)) };
}

/** Numbers of rows that are drawn without end. */
function farAway(secret: string): (count: number) => number[] {
  const chance = random(secret);
  return (count) => Array.from({ length: count }, () => FAR + chance.integer(2 ** 32));
}

/** Numbers of pictures that no player has: of a sheet those of the files that stay here, of drawn ones any at all. */
function keptBack(dataset: Extract<Dataset, { source: 'pictures' }>, secret: string): (count: number) => number[] {
  const { sheet } = pictureSpec(dataset.set);
  if (sheet === null) return farAway(secret);
  const [shown, ...rest] = SHEETS[sheet].map(({ count }) => count);
  const own = random(secret).shuffle(Array.from({ length: rest.reduce((sum, count) => sum + count, 0) }, (_, index) => (shown ?? 0) + 1 + index));
  return (count) => Array.from({ length: count }, (_, index) => own[index % own.length] ?? 1);
}

function judging(dataset: Dataset, secret: string): Dataset {
  // What is learnt from is little, and a call is answered by it.
  if (dataset.source === 'region') return { ...dataset, test: withIds(dataset.test, farAway(secret)) };
  if (dataset.source !== 'pictures') return dataset;
  return { ...dataset, train: few(dataset.train), test: withIds(dataset.test, keptBack(dataset, secret)) };
}

/** The level as it judges weights that were trained elsewhere: its test rows are drawn from the secret, and are the same for all of a class. What is measured on the training rows, or has no rows in store, stays as it is. */
export function heldOut(level: Level, secret: string): Level {
  const { fresh, transfer } = level;
  if ([level.goal, fresh?.goal, transfer?.goal].some((goal) => goal !== undefined && goal.data !== 'test')) return level;
  return {
    ...level,
    dataset: judging(level.dataset, `${secret}/task`),
    ...(fresh?.dataset === undefined ? {} : { fresh: { ...fresh, dataset: judging(fresh.dataset, `${secret}/fresh`) } }),
    ...(transfer?.dataset === undefined ? {} : { transfer: { ...transfer, dataset: judging(transfer.dataset, `${secret}/transfer`) } }),
  };
}
