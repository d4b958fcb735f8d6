import { pictureSpec } from '../curriculum/pictures.ts';
import { sentenceSpec } from '../curriculum/sentences.ts';
import { SHEETS } from '../curriculum/sheet.ts';
import type { Level, Task } from '../curriculum/level.ts';
import { at } from '../engine/at.ts';
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

/** Numbers after the first so many of all, each once before any comes again. Asked for where there are none, it throws an Error: a row that is shown judges nobody. */
function amongTheRest(first: number, all: number, secret: string): (count: number) => number[] {
  const own = random(secret).shuffle(Array.from({ length: all - first }, (_, index) => first + 1 + index));
  return (count) => Array.from({ length: count }, (_, index) => at(own, index % own.length));
}

/** Numbers of pictures that no player has: of a sheet those of the files that stay here, of drawn ones any at all. */
function keptBack(dataset: Extract<Dataset, { source: 'pictures' }>, secret: string): (count: number) => number[] {
  const { sheet } = pictureSpec(dataset.set);
  if (sheet === null) return farAway(secret);
  const counts = SHEETS[sheet].map(({ count }) => count);
  return amongTheRest(counts[0] ?? 0, counts.reduce((sum, count) => sum + count, 0), secret);
}

function judging(dataset: Dataset, secret: string): Dataset {
  // What is learnt from is little, and a call is answered by it.
  if (dataset.source === 'region') return { ...dataset, test: withIds(dataset.test, farAway(secret)) };
  if (dataset.source === 'sentences') {
    const { count, inAll } = sentenceSpec(dataset.set);
    return { ...dataset, test: withIds(dataset.test, amongTheRest(count, inAll, secret)) };
  }
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
