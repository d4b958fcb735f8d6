import type { Budget } from '../pieces.ts';
import type { Plan } from '../population.ts';
import { random, type Random } from '../random.ts';
import type { Kernel } from './kernel.ts';
import { SHARE } from './large-kernel.ts';
import { CALLED, COPIED, FLOPS_PER_MULTIPLICATION, type Machine } from './machine.ts';
import { LOSS, RATES } from './memory-map.ts';

/** Operations of an adjustment, for each parameter and each number that the optimizer remembers. */
const ADJUSTMENT = 8;
/** Bytes of parameters that one call adjusts, at most. */
const ADJUSTED = 1_048_576;
/** Operations that one call learns with, roughly. */
export const CALL = 1e7;

/** Rows in memory: the list of their addresses in order, the first of them, and where they end; in bytes. */
export interface RowList {
  readonly order: number;
  readonly rows: number;
  readonly end: number;
}

/** A kernel of one network with its rows in memory, and what its calls take. */
export interface Course {
  readonly kernel: Kernel;
  readonly batch: number;
  readonly shuffled: boolean;
  /** Those learnt from, and those that are watched: how many, and where they are. */
  readonly rows: { readonly count: number; readonly list: RowList };
  readonly validation: { readonly count: number; readonly list: RowList };
  /** Bytes of a row. */
  readonly rowBytes: number;
  /** Rows of one call, at most. */
  readonly atOnce: number;
  /** Operations of a row that is learnt from, and of one that is measured. */
  readonly learnFlops: number;
  readonly measureFlops: number;
  /** Bytes of a block of parameters, and numbers that the optimizer remembers of each. */
  readonly block: number;
  readonly memory: number;
  /** Called after every adjustment. */
  adjusted(): void;
  /** No parameter is infinite or NaN. */
  isSound(): boolean;
}

/** What machines of one network have in common: epochs of batches, learnt a few rows a call. */
export interface Epochs extends Pick<Machine, 'train' | 'measure' | 'soundEpochs'> {
  /** Before the first epoch of a plan. */
  restart(plan: Plan): void;
}

export function makeEpochs({
  kernel, batch, shuffled, rows, validation, rowBytes, atOnce, learnFlops, measureFlops, block, memory, adjusted, isSound,
}: Course): Epochs {
  const floats = new Float32Array(kernel.memory.buffer);
  const whole = new Int32Array(kernel.memory.buffer);
  /** The order of an epoch. */
  const order = shuffled ? validation.list.end : rows.list.order;
  const cost = ADJUSTMENT * (1 + 4 * memory);
  let stream: Random | undefined;
  let shuffledRows: readonly number[] = [];
  let rates: number | readonly number[] = 0;
  let sound = 0;

  /** Takes work off the budget; whether it is used up. */
  function spend(budget: Budget, flops: number): boolean {
    budget.left -= CALLED + flops / FLOPS_PER_MULTIPLICATION;
    return budget.left <= 0;
  }

  return {
    restart({ learningRate, seed = 0 }) {
      rates = learningRate;
      sound = 0;
      stream = shuffled ? random(seed) : undefined;
      shuffledRows = Array.from({ length: shuffled ? rows.count : 0 }, (_, row) => row);
    },
    *train(from, to, budget) {
      for (let epoch = from; epoch < to && sound === epoch; epoch++) {
        if (stream !== undefined) {
          shuffledRows = stream.shuffle(shuffledRows);
          budget.left -= COPIED * rows.count;
          shuffledRows.forEach((row, place) => { whole[order / 4 + place] = rows.list.rows + rowBytes * row; });
        }
        floats[RATES / 4] = typeof rates === 'number' ? rates : rates[epoch] ?? NaN;
        for (let first = 0; first < rows.count; first += batch) {
          const end = Math.min(first + batch, rows.count);
          floats[SHARE / 4] = 1 / (end - first);
          for (let row = first; row < end; row += atOnce) {
            const count = Math.min(atOnce, end - row);
            kernel.call('learn', order + 4 * row, count);
            if (spend(budget, count * learnFlops)) yield;
          }
          kernel.call('raise');
          for (let begin = 0; begin < block; begin += ADJUSTED) {
            const until = Math.min(begin + ADJUSTED, block);
            kernel.call('adjust', begin, until);
            if (spend(budget, cost * (until - begin) / 4)) yield;
          }
          adjusted();
        }
        if (isSound()) sound = epoch + 1;
      }
    },
    *measure(over, budget) {
      const { count, list } = over === 'rows' ? rows : validation;
      let sum = 0;
      for (let row = 0; row < count; row += atOnce) {
        floats.fill(0, LOSS / 4, LOSS / 4 + 4);
        const part = Math.min(atOnce, count - row);
        kernel.call('measure', list.order + 4 * row, part);
        for (let lane = 0; lane < 4; lane++) sum += floats[LOSS / 4 + lane] ?? NaN;
        if (spend(budget, part * measureFlops)) yield;
      }
      return [sum / count];
    },
    soundEpochs: () => sound,
  };
}
