import { at } from '../at.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { layout } from '../network.ts';
import { optimizerOf } from '../optimizer/registry.ts';
import { allAtOnce, boundless, inParts, inSlices, type Budget, type Pieces } from '../pieces.ts';
import type { PopulationOptions } from '../population.ts';
import { random, type Random } from '../random.ts';
import type { Rows } from '../rows.ts';
import { trainingFlops } from './flops.ts';
import { makeWorkshop } from './kernel.ts';
import { makeLargeKernel, SHARE, type LargeKernel } from './large-kernel.ts';
import { BEGUN, CALLED, COPIED, FLOPS_PER_MULTIPLICATION, type Machine } from './machine.ts';
import { CONSTANTS, GONE, LOSS, RATES } from './memory-map.ts';
import type { Manner } from './small.ts';
import { packSparse, ROW, sparseBytes, sparseOf, type RowList, type Sparse } from './sparse.ts';

const workshop = makeWorkshop<LargeKernel>();

/** Operations of an adjustment, for each parameter and each number that the optimizer remembers. */
const ADJUSTMENT = 8;
/** Bytes of parameters that one call adjusts, at most. */
const ADJUSTED = 1_048_576;
/** Operations that one call learns with, roughly. */
const CALL = 1e7;

/** One large network: its units in the lanes of vectors. Undefined once aborted. */
export async function largeMachine(network: DenseNetwork, rows: Rows, validation: Rows, manner: Manner, budget: Budget, options: PopulationOptions): Promise<Machine | undefined> {
  const { batch, shuffled, frozen, penalised } = manner;
  const optimizer = optimizerOf(manner.optimizer);
  const name = JSON.stringify([network, manner.optimizer, frozen, penalised]);
  const sets = validation === rows ? [rows] : [rows, validation];
  const step = 16 * Math.ceil(at(layout(network), 0).units / 4);
  const found = await inSlices(function* look(): Pieces<Sparse[]> {
    const all: Sparse[] = [];
    for (const set of sets) all.push(yield* sparseOf(set, step, budget));
    return all;
  }(), budget, options);
  if (found === undefined) return undefined;
  const { design, kernel } = await workshop.take(
    name,
    () => makeLargeKernel({ network, optimizer, frozen, penalised }),
    ({ map }) => found.reduce((sum, set) => sum + sparseBytes(set, map), map.end + 4 * rows.count),
    budget,
  );
  const { map, constants } = design;
  const floats = new Float32Array(kernel.memory.buffer);
  const whole = new Int32Array(kernel.memory.buffer);
  floats.set(constants, CONSTANTS / 4);
  for (const { lanes, units, width } of map.layers) {
    for (let lane = 0; lane < width; lane++) whole[lanes / 4 + lane] = lane < units ? -1 : 0;
  }
  const lists = await inSlices(function* packAll(): Pieces<RowList[]> {
    const all: RowList[] = [];
    for (const [index, set] of sets.entries()) all.push(yield* packSparse(floats, whole, all.at(-1)?.end ?? map.end, set, at(found, index), map, budget));
    return all;
  }(), budget, options);
  if (lists === undefined) {
    workshop.giveBack(name, kernel);
    return undefined;
  }
  const shown = at(lists, 0);
  const validated = at(lists, lists.length - 1);
  /** The order of an epoch. */
  const order = shuffled ? validated.end : shown.order;

  const layers = layout(network);
  const rowFlops = trainingFlops(network);
  const atOnce = Math.max(1, Math.min(map.rowsAtOnce, Math.floor(CALL / rowFlops)));
  const cost = ADJUSTMENT * (1 + 4 * optimizer.memory);
  let stream: Random | undefined;
  let shuffledRows: readonly number[] = [];
  let rates: number | readonly number[] = 0;
  let sound = 0;

  /** Calls `visit` for every parameter with its index in the layout and its offset in a block, in numbers. */
  function* eachParameter(budget: Budget, visit: (p: number, place: number, isWeight: boolean) => void): Pieces<void> {
    for (const [l, { inputs, units, weights, biases }] of layers.entries()) {
      const { weights: first, width } = at(map.layers, l);
      const place = (first - map.parameters) / 4;
      yield* inParts(inputs + 1, units, COPIED, budget, (from, to) => {
        for (let i = from; i < to; i++) {
          const p = i === inputs ? biases : weights + i * units;
          for (let u = 0; u < units; u++) visit(p + u, place + i * width + u, i < inputs);
        }
      });
    }
  }

  function isSound(): boolean {
    const first = map.parameters / 4;
    let sum = 0;
    for (let p = first; p < first + map.block / 4; p++) sum += floats[p] ?? NaN;
    return Number.isFinite(sum);
  }

  /** Takes work off the budget; whether it is used up. */
  function spend(budget: Budget, flops: number): boolean {
    budget.left -= CALLED + flops / FLOPS_PER_MULTIPLICATION;
    return budget.left <= 0;
  }

  return {
    width: 1,
    *begin([task], budget) {
      if (task === undefined) return;
      budget.left -= BEGUN;
      const { plan, start } = task;
      floats.fill(0, map.parameters / 4, (map.parameters + map.block) / 4);
      floats.fill(0, map.gradients / 4, (map.memory + optimizer.memory * map.block) / 4);
      floats.fill(0, GONE / 4, CONSTANTS / 4);
      const { l1 = 0, l2 = 0 } = plan.penalty ?? {};
      if (penalised) floats.fill(0, map.l1 / 4, (map.l2 + map.block) / 4);
      yield* eachParameter(budget, (p, place, isWeight) => {
        floats[map.parameters / 4 + place] = start[p] ?? NaN;
        if (frozen) whole[map.mask / 4 + place] = plan.frozen?.[p] === true ? 0 : -1;
        if (!penalised || !isWeight) return;
        floats[map.l1 / 4 + place] = l1;
        floats[map.l2 / 4 + place] = l2;
      });
      rates = plan.learningRate;
      sound = 0;
      stream = shuffled ? random(plan.seed ?? 0) : undefined;
      shuffledRows = Array.from({ length: shuffled ? rows.count : 0 }, (_, row) => row);
    },
    *train(from, to, budget) {
      for (let epoch = from; epoch < to && sound === epoch; epoch++) {
        if (stream !== undefined) {
          shuffledRows = stream.shuffle(shuffledRows);
          budget.left -= COPIED * rows.count;
          shuffledRows.forEach((row, place) => { whole[order / 4 + place] = shown.rows + ROW.bytes * row; });
        }
        floats[RATES / 4] = typeof rates === 'number' ? rates : rates[epoch] ?? NaN;
        for (let first = 0; first < rows.count; first += batch) {
          const end = Math.min(first + batch, rows.count);
          floats[SHARE / 4] = 1 / (end - first);
          for (let row = first; row < end; row += atOnce) {
            const count = Math.min(atOnce, end - row);
            kernel.call('learn', order + 4 * row, count);
            if (spend(budget, count * rowFlops)) yield;
          }
          kernel.call('raise');
          for (let from = 0; from < map.block; from += ADJUSTED) {
            const to = Math.min(from + ADJUSTED, map.block);
            kernel.call('adjust', from, to);
            if (spend(budget, cost * (to - from) / 4)) yield;
          }
        }
        if (isSound()) sound = epoch + 1;
      }
    },
    *measure(over, budget) {
      const list = over === 'rows' ? shown : validated;
      const { count } = over === 'rows' ? rows : validation;
      let sum = 0;
      for (let row = 0; row < count; row += atOnce) {
        floats.fill(0, LOSS / 4, LOSS / 4 + 4);
        const part = Math.min(atOnce, count - row);
        kernel.call('measure', list.order + 4 * row, part);
        for (let lane = 0; lane < 4; lane++) sum += floats[LOSS / 4 + lane] ?? NaN;
        if (spend(budget, part * rowFlops)) yield;
      }
      return [sum / count];
    },
    soundEpochs: () => sound,
    parameters() {
      const parameters = new Float64Array(layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0));
      allAtOnce(eachParameter(boundless(), (p, place) => { parameters[p] = floats[map.parameters / 4 + place] ?? NaN; }));
      return parameters;
    },
    bytes: kernel.memory.buffer.byteLength,
    release: () => workshop.giveBack(name, kernel),
  };
}
