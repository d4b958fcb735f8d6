import { at } from '../at.ts';
import { layout, type Network } from '../network.ts';
import { optimizerOf } from '../optimizer/registry.ts';
import type { Budget } from '../pieces.ts';
import { random, type Random } from '../random.ts';
import type { Rows } from '../rows.ts';
import { trainingFlops } from './flops.ts';
import { makeWorkshop } from './kernel.ts';
import { makeLargeKernel, SHARE, type LargeKernel } from './large-kernel.ts';
import { BEGUN, CALLED, COPIED, FLOPS_PER_MULTIPLICATION, type Machine } from './machine.ts';
import { CONSTANTS, LOSS, POWERS, RATES } from './memory-map.ts';
import type { Manner } from './small.ts';
import { packSparse, ROW, sparseBytes, type RowList } from './sparse.ts';

const workshop = makeWorkshop<LargeKernel>();

/** Operations of an adjustment, for each parameter. */
const ADJUSTMENT = 4;

/** One large network: its units in the lanes of vectors. */
export async function largeMachine(network: Network, rows: Rows, validation: Rows, manner: Manner, budget: Budget): Promise<Machine> {
  const { batch, shuffled, frozen, penalised } = manner;
  const optimizer = optimizerOf(manner.optimizer);
  const name = JSON.stringify([network, manner.optimizer, frozen, penalised]);
  const sets = validation === rows ? [rows] : [rows, validation];
  const { design, kernel } = await workshop.take(
    name,
    () => makeLargeKernel({ network, optimizer, frozen, penalised }),
    ({ map }) => sets.reduce((sum, set) => sum + sparseBytes(set, map), map.end + 4 * rows.count),
    budget,
  );
  for (const { inputs } of sets) budget.left -= COPIED * inputs.length;
  const { map, constants } = design;
  const floats = new Float32Array(kernel.memory.buffer);
  const whole = new Int32Array(kernel.memory.buffer);
  floats.set(constants, CONSTANTS / 4);
  for (const { lanes, units, width } of map.layers) {
    for (let lane = 0; lane < width; lane++) whole[lanes / 4 + lane] = lane < units ? -1 : 0;
  }
  const lists = sets.reduce<RowList[]>((done, set) => [...done, packSparse(floats, whole, done.at(-1)?.end ?? map.end, set, map)], []);
  const shown = at(lists, 0);
  const validated = at(lists, lists.length - 1);
  /** The order of an epoch. */
  const order = shuffled ? validated.end : shown.order;

  const layers = layout(network);
  const rowFlops = trainingFlops(network);
  let stream: Random | undefined;
  let shuffledRows: readonly number[] = [];
  let rates: number | readonly number[] = 0;
  let sound = 0;

  /** Calls `visit` for every parameter with its index in the layout and its offset in a block, in numbers. */
  function eachParameter(visit: (p: number, place: number, isWeight: boolean) => void): void {
    layers.forEach(({ inputs, units, weights, biases }, l) => {
      const { weights: first, width } = at(map.layers, l);
      const place = (first - map.parameters) / 4;
      for (let i = 0; i <= inputs; i++) {
        const p = i === inputs ? biases : weights + i * units;
        for (let u = 0; u < units; u++) visit(p + u, place + i * width + u, i < inputs);
      }
    });
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
    begin([task], budget) {
      if (task === undefined) return;
      budget.left -= BEGUN + COPIED * map.block / 4;
      const { plan, start } = task;
      floats.fill(0, map.parameters / 4, (map.parameters + map.block) / 4);
      floats.fill(0, map.gradients / 4, (map.memory + optimizer.memory * map.block) / 4);
      floats.fill(1, POWERS / 4, CONSTANTS / 4);
      const { l1 = 0, l2 = 0 } = plan.penalty ?? {};
      if (penalised) floats.fill(0, map.l1 / 4, (map.l2 + map.block) / 4);
      eachParameter((p, place, isWeight) => {
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
          for (let row = first; row < end; row += map.rowsAtOnce) {
            const count = Math.min(map.rowsAtOnce, end - row);
            kernel.call('learn', order + 4 * row, count);
            if (spend(budget, count * rowFlops)) yield;
          }
          kernel.call('adjust');
          if (spend(budget, ADJUSTMENT * map.block / 4)) yield;
        }
        if (isSound()) sound = epoch + 1;
      }
    },
    *measure(over, budget) {
      const list = over === 'rows' ? shown : validated;
      const { count } = over === 'rows' ? rows : validation;
      let sum = 0;
      for (let row = 0; row < count; row += map.rowsAtOnce) {
        floats.fill(0, LOSS / 4, LOSS / 4 + 4);
        const part = Math.min(map.rowsAtOnce, count - row);
        kernel.call('measure', list.order + 4 * row, part);
        for (let lane = 0; lane < 4; lane++) sum += floats[LOSS / 4 + lane] ?? NaN;
        if (spend(budget, part * rowFlops)) yield;
      }
      return [sum / count];
    },
    soundEpochs: () => sound,
    parameters() {
      const parameters = new Float64Array(layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0));
      eachParameter((p, place) => { parameters[p] = floats[map.parameters / 4 + place] ?? NaN; });
      return parameters;
    },
    bytes: kernel.memory.buffer.byteLength,
    release: () => workshop.giveBack(name, kernel),
  };
}
