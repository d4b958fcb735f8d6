import { at } from '../../at.ts';
import { type ElementwiseNetwork } from '../../layer/kinds.ts';
import { layersOf, parameterCount } from '../../network.ts';
import { optimizerOf } from '../../optimizer/registry.ts';
import { inParts, inSlices, type Budget, type Pieces } from '../../pieces.ts';
import type { PopulationOptions } from '../../population.ts';
import { random, type Random } from '../../random.ts';
import type { Rows } from '../../rows.ts';
import { makeWorkshop } from '../kernel.ts';
import { SHARE } from '../large-kernel.ts';
import { BEGUN, CALLED, COPIED, FLOPS_PER_MULTIPLICATION, type Machine } from '../machine.ts';
import { CONSTANTS, GONE, LOSS, RATES } from '../memory-map.ts';
import type { Manner } from '../small.ts';
import { makeStackKernel, type StackKernel } from './kernel.ts';
import type { StackPlan } from './map.ts';

const workshop = makeWorkshop<StackKernel>();

/** Operations for each multiplication of a row: forward and back twice; of an adjustment, for each parameter and each number that is remembered. */
const FLOPS = 6;
const ADJUSTMENT = 8;
/** Bytes of parameters that one call adjusts, at most; operations that one call learns with, roughly. */
const ADJUSTED = 1_048_576;
const CALL = 1e7;

/** One network of several kinds of layers. Undefined once aborted. */
export async function stackMachine(
  network: ElementwiseNetwork, rows: Rows, validation: Rows, manner: Manner, budget: Budget, options: PopulationOptions,
): Promise<Machine | undefined> {
  const { batch, shuffled, penalised } = manner;
  const optimizer = optimizerOf(manner.optimizer);
  const name = JSON.stringify([network, manner.optimizer, penalised]);
  const sets = validation === rows ? [rows] : [rows, validation];
  const { design: { plan, constants }, kernel } = await workshop.take(
    name,
    () => makeStackKernel({ network, optimizer, penalised }),
    ({ plan: { map, rowBytes } }) => sets.reduce((sum, { count }) => sum + count * (4 + rowBytes) + 16, map.end + 16 + 4 * rows.count),
    budget,
  );
  const { map } = plan;
  const floats = new Float32Array(kernel.memory.buffer);
  const whole = new Int32Array(kernel.memory.buffer);
  floats.set(constants, CONSTANTS / 4);
  const lists = await inSlices(function* packAll(): Pieces<Packed[]> {
    const all: Packed[] = [];
    for (const set of sets) all.push(yield* pack(floats, whole, all.at(-1)?.end ?? map.end, set, plan, budget));
    return all;
  }(), budget, options);
  if (lists === undefined) {
    workshop.giveBack(name, kernel);
    return undefined;
  }
  const shown = at(lists, 0);
  const validated = at(lists, lists.length - 1);
  const order = shuffled ? validated.end : shown.order;

  const layers = layersOf(network);
  const { places, isWeight } = placesOf(network, plan);
  const rowFlops = FLOPS * layers.reduce((sum, { work }) => sum + work, 0);
  const atOnce = Math.max(1, Math.floor(CALL / rowFlops));
  const cost = ADJUSTMENT * (1 + 4 * optimizer.memory);
  let stream: Random | undefined;
  let shuffledRows: readonly number[] = [];
  let rates: number | readonly number[] = 0;
  let sound = 0;

  function isSound(): boolean {
    let sum = 0;
    for (const place of places) sum += floats[map.parameters / 4 + place] ?? NaN;
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
      const { plan: { frozen, penalty: { l1 = 0, l2 = 0 } = {}, learningRate, seed = 0 }, start } = task;
      floats.fill(0, map.parameters / 4, map.end / 4);
      floats.fill(0, GONE / 4, CONSTANTS / 4);
      yield* inParts(places.length, 1, COPIED, budget, (from, to) => {
        for (let p = from; p < to; p++) {
          const place = places[p] ?? NaN;
          floats[map.parameters / 4 + place] = start[p] ?? NaN;
          whole[map.mask / 4 + place] = frozen?.[p] === true ? 0 : -1;
          if (!penalised || isWeight[p] !== 1) continue;
          floats[map.l1 / 4 + place] = l1;
          floats[map.l2 / 4 + place] = l2;
        }
      });
      kernel.call('prepare');
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
          shuffledRows.forEach((row, place) => { whole[order / 4 + place] = shown.rows + plan.rowBytes * row; });
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
          for (let begin = 0; begin < map.block; begin += ADJUSTED) {
            const until = Math.min(begin + ADJUSTED, map.block);
            kernel.call('adjust', begin, until);
            if (spend(budget, cost * (until - begin) / 4)) yield;
          }
          kernel.call('prepare');
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
        if (spend(budget, part * rowFlops / 3)) yield;
      }
      return [sum / count];
    },
    soundEpochs: () => sound,
    parameters: () => Float64Array.from(places, (place) => floats[map.parameters / 4 + place] ?? NaN),
    bytes: kernel.memory.buffer.byteLength,
    release: () => workshop.giveBack(name, kernel),
  };
}

/** Rows in memory: the list of their addresses in order, and the first of them; in bytes. */
interface Packed {
  readonly order: number;
  readonly rows: number;
  readonly end: number;
}

/** Puts rows into memory, from a byte address on: inputs, then targets arranged as the outputs are. */
function* pack(floats: Float32Array, whole: Int32Array, address: number, set: Rows, { output, targets: beyond, rowBytes }: StackPlan, budget: Budget): Pieces<Packed> {
  const { inputs, targets, count, features, outputs } = set;
  const first = Math.ceil(address / 16) * 16;
  const order = first + rowBytes * count;
  yield* inParts(count, features + outputs, COPIED, budget, (from, to) => {
    for (let row = from; row < to; row++) {
      const here = first + rowBytes * row;
      whole[order / 4 + row] = here;
      floats.set(inputs.subarray(row * features, (row + 1) * features), here / 4);
      for (let u = 0; u < outputs; u++) {
        floats[(here + beyond) / 4 + Math.floor(u / output.features) * output.stride + (u % output.features)] = targets[row * outputs + u] ?? NaN;
      }
    }
  });
  return { order, rows: first, end: order + 4 * count };
}

/** Where every parameter of the layout stands in a block, in numbers; and whether it is a weight. */
function placesOf(network: ElementwiseNetwork, { codes }: StackPlan): { readonly places: Int32Array; readonly isWeight: Uint8Array } {
  const places = new Int32Array(parameterCount(network));
  const isWeight = new Uint8Array(places.length);
  for (const { tables } of codes) {
    for (const { from, lines, columns, offset, pitch, line = same, column = same } of tables) {
      for (let i = 0; i < lines; i++) {
        for (let u = 0; u < columns; u++) places[from + i * columns + u] = offset / 4 + line(i) * pitch + column(u);
      }
    }
  }
  for (const { weights, biases } of layersOf(network)) isWeight.fill(1, weights, biases);
  return { places, isWeight };
}

const same = (index: number): number => index;
