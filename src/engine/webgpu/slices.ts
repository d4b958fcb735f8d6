import type { DenseNetwork } from '../layer/kinds.ts';
import type { Rows } from '../rows.ts';
import type { Command } from './command.ts';
import type { Group } from './group.ts';
import { type Memory, workOf } from './memory.ts';

/** One dispatch. `over` says which rows are bound as `data`. */
export interface Step {
  readonly entry: 'train' | 'measure' | 'watch';
  readonly over: 'rows' | 'validation';
  readonly command: Command;
}

/** What is sent to the device at once: dispatches that take it some ten milliseconds at most. */
export interface Slice {
  /** Epochs trained before it, and in it. */
  readonly before: number;
  readonly epochs: number;
  readonly steps: readonly Step[];
}

/** Most multiplications of a slice: a weak GPU does some hundred thousand million a second. */
const MOST_WORK = 4e8;

/** Most multiplications of one network in a slice, where an epoch allows: an invocation does some hundred million a second at worst. */
const MOST_WORK_EACH = 4e6;

/** Most numbers in the order of rows that a slice takes along: they are shuffled here. */
const MOST_ORDER = 524_288;

export const MOST_STEPS = 64;

/** Rows of the buffer `losses`: the best check's, the final ones, then those of the curve. */
export const BEST_SLOT = 0;
export const FINAL_SLOT = 1;
export const CURVE_SLOT = 2;

/** Everything a block of networks does up to its last epoch. */
export function* slicesOf(
  network: DenseNetwork, group: Group, memory: Memory, lanes: number, rows: Rows, validation: Rows | undefined, curve: readonly number[],
): Generator<Slice> {
  const { epochs, stop } = group;
  const work = workOf(network, rows.count);
  const mostOrder = group.shuffled ? MOST_ORDER / (rows.count * lanes) : Infinity;
  const longest = Math.max(1, Math.floor(Math.min(MOST_WORK / (work * lanes), MOST_WORK_EACH / work, mostOrder)));
  const whole = common(group, memory, lanes, rows);
  const watched = validation ?? rows;
  let slice: { before: number; epochs: number; steps: Step[] } = { before: 0, epochs: 0, steps: [] };
  let done = 0;
  const add = (entry: Step['entry'], over: Step['over'], own: Partial<Command>) => {
    slice.steps.push({ entry, over, command: { ...whole, before: done, local: done - slice.before, ...own } });
  };
  for (;;) {
    if (stop !== undefined && (done % stop.every === 0 || done === epochs)) {
      add('watch', validation === undefined ? 'rows' : 'validation', { rows: watched.count, slot: BEST_SLOT });
    }
    const point = curve.indexOf(done);
    if (point >= 0) add('measure', 'rows', { slot: CURVE_SLOT + point });
    if (done === epochs) break;
    if (slice.epochs >= longest || slice.steps.length >= MOST_STEPS - 4) {
      yield slice;
      slice = { before: done, epochs: 0, steps: [] };
    }
    const check = stop === undefined ? epochs : (Math.floor(done / stop.every) + 1) * stop.every;
    const next = Math.min(epochs, check, curve.find((epoch) => epoch > done) ?? epochs, done + longest - slice.epochs);
    add('train', 'rows', { epochs: next - done });
    slice.epochs += next - done;
    done = next;
  }
  yield slice;
}

/** Measures what is kept: the last parameters, or the best with early stopping. */
export function lastSlice(group: Group, memory: Memory, lanes: number, rows: Rows): Slice {
  const source = group.stop === undefined ? memory.parameters : memory.best;
  return { before: group.epochs, epochs: 0, steps: [{ entry: 'measure', over: 'rows', command: { ...common(group, memory, lanes, rows), slot: FINAL_SLOT, source } }] };
}

function common({ size, shuffled, scheduled, stop }: Group, { parameters }: Memory, lanes: number, rows: Rows): Command {
  return {
    lanes, size, rows: rows.count, epochs: 0, before: 0, local: 0, slot: 0, source: parameters,
    shuffled: shuffled ? 1 : 0, scheduled: scheduled ? 1 : 0, patience: stop?.patience ?? 0, least: stop?.least ?? 0,
  };
}
