import { at } from '../at.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { layout } from '../network.ts';
import { optimizerOf, type OptimizerSpec } from '../optimizer/registry.ts';
import { inSlices, type Budget, type Pieces } from '../pieces.ts';
import type { PopulationOptions } from '../population.ts';
import { random, type Random } from '../random.ts';
import type { Rows } from '../rows.ts';
import { packLanes, packOwnRows, packRows, type Data } from './data.ts';
import { trainingFlops } from './flops.ts';
import { makeWorkshop } from './kernel.ts';
import { BEGUN, CALLED, COPIED, FLOPS_PER_MULTIPLICATION, type Machine, type Task } from './machine.ts';
import { CONSTANTS, dataStep, DONE, GONE, LOSS, MOST_RATES, RATES, vectorsAtOnce, type SmallSpec } from './memory-map.ts';
import { makeSmallKernel, type SmallKernel } from './small-kernel.ts';

/** What networks that train side by side have in common. */
export interface Manner {
  readonly optimizer: OptimizerSpec | undefined;
  /** Rows of a batch: all of them, or fewer. */
  readonly batch: number;
  /** In an order of their own in every epoch. */
  readonly shuffled: boolean;
  readonly frozen: boolean;
  readonly penalised: boolean;
  /** Goes on from what an earlier training left. */
  readonly goesOn: boolean;
}

/** Operations of one call: half a millisecond. V8 replaces its quick code by its fast code between calls only. */
const CALL = 1e7;

const workshop = makeWorkshop<SmallKernel>();

/** Four small networks in the lanes of a vector, or one with four of its rows in the lanes; undefined once aborted. */
export async function smallMachine(
  network: DenseNetwork, rows: Rows, validation: Rows, manner: Manner, lanes: SmallSpec['lanes'], budget: Budget, options: PopulationOptions,
): Promise<Machine | undefined> {
  const { batch, shuffled } = manner;
  const inRows = lanes === 'rows';
  const ownRows = shuffled && !inRows;
  const atOnce = batchVectors(batch, lanes) <= vectorsAtOnce(network);
  const filled = inRows && rows.count % 4 === 0 && batch % 4 === 0;
  const name = JSON.stringify([network, manner.optimizer, lanes, ownRows, manner.frozen, manner.penalised, atOnce, filled]);
  const optimizer = optimizerOf(manner.optimizer);
  const draw = () => makeSmallKernel({
    network, optimizer, lanes, ownRows, atOnce, filled, frozen: manner.frozen, penalised: manner.penalised,
  });
  const shownBytes = dataStep(network, lanes, false) * batchVectors(rows.count, lanes);
  const validationBytes = validation === rows ? 0 : dataStep(network, lanes, false) * batchVectors(validation.count, lanes);
  const ownData = ownRows || (inRows && batch < rows.count);
  const vectors = Math.floor(rows.count / batch) * batchVectors(batch, lanes) + batchVectors(rows.count % batch, lanes);
  const trainedBytes = ownData ? dataStep(network, lanes, ownRows) * vectors : 0;
  const { design, kernel } = await workshop.take(name, draw, ({ map }) => map.end + 48 + shownBytes + validationBytes + trainedBytes, budget);
  const { map, constants } = design;
  const floats = new Float32Array(kernel.memory.buffer);
  const whole = new Int32Array(kernel.memory.buffer);
  floats.set(constants, CONSTANTS / 4);

  const inOrder = Array.from({ length: Math.max(rows.count, validation.count) }, (_, row) => row);
  const pack = (address: number, from: Rows): Pieces<Data> =>
    (inRows ? packLanes(floats, address, from, inOrder, from.count, budget) : packRows(floats, address, from, budget));
  const aligned = (address: number) => Math.ceil(address / 16) * 16;
  const packed = await inSlices(function* packAll(): Pieces<{ shown: Data; validated: Data; ownAddress: number; trained: Data }> {
    const shown = yield* pack(aligned(map.end), rows);
    const validated = validation === rows ? shown : yield* pack(aligned(shown.end), validation);
    const ownAddress = aligned(validated.end);
    const trained = inRows && ownData ? yield* packLanes(floats, ownAddress, rows, inOrder, batch, budget) : { ...shown, ...ownRows && { address: ownAddress } };
    return { shown, validated, ownAddress, trained };
  }(), budget, options);
  if (packed === undefined) {
    workshop.giveBack(name, kernel);
    return undefined;
  }
  const { shown, validated, ownAddress, trained } = packed;

  const width = inRows ? 1 : 4;
  const parameters = map.place.length;
  const layers = layout(network);
  const epochFlops = trainingFlops(network) * rows.count * width;
  const step = dataStep(network, lanes, false);
  /** What one call measures. */
  const pieceBytes = step * Math.max(1, Math.floor(CALL / (4 * trainingFlops(network))));
  let tasks: readonly Task[] = [];
  /** Nobody has a rate for each epoch. */
  let areConstant = true;
  let streams: Random[] = [];
  let orders: (readonly number[])[] = [];

  const places = Int32Array.from(map.place, (place) => (map.placeBytes / 4) * place);
  /** The index, in the memory, of network k's number for a parameter in a block. */
  const indexOf = (block: number, p: number, k: number) => block / 4 + (places[p] ?? NaN) + k;
  /** Puts in the rates of epochs from + 1 to to; where they are constant, one will do. */
  function putRates(from: number, to: number): void {
    for (let k = 0; k < width; k++) {
      const { learningRate } = (tasks[k] ?? at(tasks, 0)).plan;
      for (let epoch = from; epoch < (areConstant ? from + 1 : to); epoch++) {
        floats[RATES / 4 + (epoch - from) * width + k] = typeof learningRate === 'number' ? learningRate : learningRate[epoch] ?? 0;
      }
    }
  }

  function shuffle(budget: Budget): Pieces<Data> {
    orders = orders.map((order, k) => streams[k]?.shuffle(order) ?? order);
    budget.left -= COPIED * width * rows.count;
    return inRows ? packLanes(floats, ownAddress, rows, at(orders, 0), batch, budget) : packOwnRows(floats, ownAddress, rows, orders, budget);
  }

  return {
    width,
    // oxlint-disable-next-line eslint/require-yield -- what four small networks take is no slice
    *begin(next, budget) {
      tasks = next;
      areConstant = tasks.every(({ plan }) => typeof plan.learningRate === 'number');
      budget.left -= BEGUN * next.length + COPIED * parameters * width;
      whole.fill(0, DONE / 4, DONE / 4 + 4);
      floats.fill(0, GONE / 4, CONSTANTS / 4);
      floats.fill(0, map.parameters / 4, (map.memory + optimizer.memory * map.block) / 4);
      tasks.forEach(({ plan, start }, k) => {
        const first = map.parameters / 4 + k;
        for (let p = 0; p < parameters; p++) floats[first + (places[p] ?? NaN)] = start[p] ?? NaN;
        if (manner.frozen) for (let p = 0; p < parameters; p++) whole[indexOf(map.mask, p, k)] = plan.frozen?.[p] === true ? 0 : -1;
        if (!manner.penalised) return;
        const { l1 = 0, l2 = 0 } = plan.penalty ?? {};
        for (const { weights, biases } of layers) {
          for (let p = weights; p < biases; p++) {
            floats[indexOf(map.l1, p, k)] = l1;
            floats[indexOf(map.l2, p, k)] = l2;
          }
        }
      });
      if (!shuffled) return;
      streams = tasks.map(({ plan }) => random(plan.seed ?? 0));
      orders = tasks.map(() => inOrder.slice(0, rows.count));
    },
    *train(from, to, budget) {
      for (let epoch = from; epoch < to;) {
        const most = shuffled ? 1 : Math.max(1, Math.floor(CALL / epochFlops));
        const next = Math.min(to, epoch + (areConstant ? most : Math.min(most, MOST_RATES)));
        putRates(epoch, next);
        if (shuffled) yield* shuffle(budget);
        kernel.call('train', next - epoch, trained.address, rows.count, batch, RATES, areConstant ? 0 : 4 * width);
        budget.left -= CALLED + ((next - epoch) * epochFlops) / FLOPS_PER_MULTIPLICATION;
        if (budget.left <= 0) yield;
        epoch = next;
      }
    },
    *measure(over, budget) {
      const { address, end } = over === 'rows' ? shown : validated;
      const { count } = over === 'rows' ? rows : validation;
      const losses = [0, 0, 0, 0];
      for (let from = address; from < end; from += pieceBytes) {
        const to = Math.min(end, from + pieceBytes);
        kernel.call('measure', from, to);
        for (let lane = 0; lane < 4; lane++) losses[lane] = at(losses, lane) + (floats[LOSS / 4 + lane] ?? NaN) / count;
        budget.left -= CALLED + (((to - from) / step) * 4 * trainingFlops(network)) / FLOPS_PER_MULTIPLICATION;
        if (budget.left <= 0) yield;
      }
      return inRows ? [at(losses, 0) + at(losses, 1) + at(losses, 2) + at(losses, 3)] : losses;
    },
    soundEpochs(k) {
      const done = (lane: number) => whole[DONE / 4 + lane] ?? 0;
      return inRows ? Math.min(done(0), done(1), done(2), done(3)) : done(k);
    },
    parameters(k) {
      const values = new Float64Array(parameters);
      const first = map.parameters / 4 + k;
      for (let p = 0; p < parameters; p++) values[p] = floats[first + (places[p] ?? NaN)] ?? NaN;
      return values;
    },
    bytes: kernel.memory.buffer.byteLength,
    release: () => workshop.giveBack(name, kernel),
  };
}

/** Vectors that hold so many rows of a batch. */
function batchVectors(rows: number, lanes: SmallSpec['lanes']): number {
  return lanes === 'rows' ? Math.ceil(rows / 4) : rows;
}

