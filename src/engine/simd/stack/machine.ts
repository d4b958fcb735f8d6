import { raised } from '../../adjust.ts';
import { at } from '../../at.ts';
import { noiseOf } from '../../layer/dropout.ts';
import { layersOf, parameterCount, type Network } from '../../network.ts';
import { optimizerOf } from '../../optimizer/registry.ts';
import type { Past } from '../../past.ts';
import { inParts, inSlices, type Budget, type Pieces } from '../../pieces.ts';
import type { Plan, PopulationOptions } from '../../population.ts';
import type { Rows } from '../../rows.ts';
import { CALL, makeEpochs, type RowList } from '../epochs.ts';
import { makeWorkshop } from '../kernel.ts';
import { BEGUN, COPIED, type Machine } from '../machine.ts';
import { CONSTANTS, GONE } from '../memory-map.ts';
import type { Manner } from '../small.ts';
import { makeStackKernel, type StackKernel } from './kernel.ts';
import type { StackPlan } from './map.ts';

const workshop = makeWorkshop<StackKernel>();

/** Operations for each multiplication of a row: forward and back twice. */
const FLOPS = 6;

/** One network of several kinds of layers. Undefined once aborted. */
export async function stackMachine(
  network: Network, rows: Rows, validation: Rows, manner: Manner, budget: Budget, options: PopulationOptions,
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
  const lists = await inSlices(function* packAll(): Pieces<RowList[]> {
    const all: RowList[] = [];
    for (const set of sets) all.push(yield* pack(floats, whole, all.at(-1)?.end ?? map.end, set, plan, budget));
    return all;
  }(), budget, options);
  if (lists === undefined) {
    workshop.giveBack(name, kernel);
    return undefined;
  }
  const layers = layersOf(network);
  const { places, isWeight } = placesOf(network, plan);
  const noises = plan.codes.flatMap(({ noise }, l) => (noise === undefined ? [] : [{ l, place: (map.scratch + noise.offset) / 4 }]));
  let [seed, adjustments] = [0, 0];
  let begun: Pick<Plan, 'frozen' | 'past'> = {};
  /** Before every batch. */
  const makeReady = () => {
    kernel.call('prepare');
    for (const { l, place } of noises) whole.set([noiseOf(seed, adjustments, l), 0], place);
  };
  const rowFlops = FLOPS * layers.reduce((sum, { work }) => sum + work, 0);
  const atOnce = Math.max(1, Math.floor(CALL / rowFlops));
  const { memory: slots, decays } = optimizer;
  /** Where the k-th number that the optimizer remembers stands, in the order of the reference. */
  const remembered = (k: number): number => (map.memory + (k % slots) * map.block) / 4 + (places[Math.floor(k / slots)] ?? NaN);
  function goOn({ memory, adjustments: made }: Past, budget: Budget): void {
    budget.left -= COPIED * memory.length;
    for (let k = 0; k < memory.length; k++) floats[remembered(k)] = memory[k] ?? NaN;
    decays.forEach((decay, d) => floats.fill(1 - raised(decay, made), GONE / 4 + 4 * d, GONE / 4 + 4 * d + 4));
  }
  function isSound(): boolean {
    let sum = 0;
    for (const place of places) sum += floats[map.parameters / 4 + place] ?? NaN;
    return Number.isFinite(sum);
  }

  const epochs = makeEpochs({
    kernel, batch, shuffled, atOnce, isSound,
    rows: { count: rows.count, list: at(lists, 0) },
    validation: { count: validation.count, list: at(lists, lists.length - 1) },
    rowBytes: plan.rowBytes, learnFlops: rowFlops, measureFlops: rowFlops / 3, block: map.block, memory: optimizer.memory,
    adjusted() {
      adjustments += 1;
      makeReady();
    },
  });

  return {
    width: 1,
    *begin([task], budget) {
      if (task === undefined) return;
      budget.left -= BEGUN;
      const { start } = task;
      const { frozen, past, penalty: { l1 = 0, l2 = 0 } = {} } = task.plan;
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
      for (const { facts } of plan.codes) {
        if (facts === undefined) continue;
        whole.set(facts.words, (map.scratch + facts.place.offset) / 4);
        budget.left -= COPIED * facts.words.length;
      }
      [seed, adjustments] = [task.plan.seed ?? 0, past?.adjustments ?? 0];
      begun = task.plan;
      if (past !== undefined) goOn(past, budget);
      makeReady();
      epochs.restart(task.plan);
    },
    train: epochs.train,
    measure: epochs.measure,
    soundEpochs: epochs.soundEpochs,
    past() {
      const { frozen, past } = begun;
      const left = new Float64Array(places.length * slots);
      for (let k = 0; k < left.length; k++) {
        // The kernel remembers of frozen parameters, too, and only then holds them still; the reference does not look at them.
        left[k] = (frozen?.[Math.floor(k / slots)] === true ? past?.memory[k] : floats[remembered(k)]) ?? NaN;
      }
      return { adjustments, memory: left };
    },
    parameters: () => Float64Array.from(places, (place) => floats[map.parameters / 4 + place] ?? NaN),
    bytes: kernel.memory.buffer.byteLength,
    release: () => workshop.giveBack(name, kernel),
  };
}

/** Puts rows into memory, from a byte address on: inputs, then targets arranged as the outputs are. */
function* pack(floats: Float32Array, whole: Int32Array, address: number, set: Rows, { targetOf, targets: beyond, rowBytes }: StackPlan, budget: Budget): Pieces<RowList> {
  const { inputs, targets, count, features, outputs } = set;
  const first = Math.ceil(address / 16) * 16;
  const order = first + rowBytes * count;
  yield* inParts(count, features + outputs, COPIED, budget, (from, to) => {
    for (let row = from; row < to; row++) {
      const here = first + rowBytes * row;
      whole[order / 4 + row] = here;
      // Kernels come with what others left in their memory; what fills up targets is 0.
      floats.fill(0, here / 4, (here + rowBytes) / 4);
      floats.set(inputs.subarray(row * features, (row + 1) * features), here / 4);
      for (let u = 0; u < outputs; u++) floats[(here + beyond) / 4 + targetOf(u)] = targets[row * outputs + u] ?? NaN;
    }
  });
  return { order, rows: first, end: order + 4 * count };
}

/** Where every parameter of the layout stands in a block, in numbers; and whether it is a weight. */
function placesOf(network: Network, { codes }: StackPlan): { readonly places: Int32Array; readonly isWeight: Uint8Array } {
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
