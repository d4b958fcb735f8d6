import { at } from '../at.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { layout } from '../network.ts';
import { optimizerOf } from '../optimizer/registry.ts';
import { allAtOnce, boundless, inParts, inSlices, type Budget, type Pieces } from '../pieces.ts';
import type { PopulationOptions } from '../population.ts';
import type { Rows } from '../rows.ts';
import { CALL, makeEpochs, type RowList } from './epochs.ts';
import { trainingFlops } from './flops.ts';
import { makeWorkshop } from './kernel.ts';
import { makeLargeKernel, type LargeKernel } from './large-kernel.ts';
import { BEGUN, COPIED, type Machine } from './machine.ts';
import { CONSTANTS, GONE } from './memory-map.ts';
import type { Manner } from './small.ts';
import { packSparse, ROW, sparseBytes, sparseOf, type Sparse } from './sparse.ts';

const workshop = makeWorkshop<LargeKernel>();

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
  const layers = layout(network);
  const rowFlops = trainingFlops(network);
  const atOnce = Math.max(1, Math.min(map.rowsAtOnce, Math.floor(CALL / rowFlops)));
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

  const epochs = makeEpochs({
    kernel, batch, shuffled, atOnce, isSound,
    rows: { count: rows.count, list: at(lists, 0) },
    validation: { count: validation.count, list: at(lists, lists.length - 1) },
    rowBytes: ROW.bytes, learnFlops: rowFlops, measureFlops: rowFlops, block: map.block, memory: optimizer.memory,
    adjusted() {},
  });

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
      epochs.restart(plan);
    },
    train: epochs.train,
    measure: epochs.measure,
    soundEpochs: epochs.soundEpochs,
    parameters() {
      const parameters = new Float64Array(layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0));
      allAtOnce(eachParameter(boundless(), (p, place) => { parameters[p] = floats[map.parameters / 4 + place] ?? NaN; }));
      return parameters;
    },
    bytes: kernel.memory.buffer.byteLength,
    release: () => workshop.giveBack(name, kernel),
  };
}
