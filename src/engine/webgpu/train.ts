import { type DenseNetwork, denseOnly } from '../layer/kinds.ts';
import { judgeInPieces } from '../metric/judge.ts';
import type { MetricName } from '../metric/registry.ts';
import { parameterCount } from '../network.ts';
import { inSlices, oneSlice } from '../pieces.ts';
import { admit, type PopulationOptions, type Trained, type TrainPopulation } from '../population.ts';
import type { Rows } from '../rows.ts';
import { fitsSingle } from '../single.ts';
import { type Block, blocksOf, mostLanes, trainedAt } from './block.ts';
import { RUNNING } from './command.ts';
import { createBuffers, createDevice, type Device } from './device.ts';
import { type Group, groupsOf } from './group.ts';
import { type Memory, memoryOf, MOST_REGISTERS } from './memory.ts';
import { program } from './program.ts';
import { shuffles } from './shuffles.ts';
import { CURVE_SLOT, lastSlice, type Slice, slicesOf } from './slices.ts';

/**
 * A backend that trains on this device, in single precision, one network per invocation. Rejects with the errors of
 * admit, with that of fitsSingle; with an Error where a network is too large for it (see mostLanes); and where the device is lost or out of
 * memory: what onTrained was told of by then is done. Memory on the device: the rows, and six buffers of at most
 * 32 MB each (more only where 64 networks need it); the results are read through one more.
 * @param mostRegisters numbers of a network that are held in registers; few (50) for a software device, whose compiler
 * takes ten times as long for every four more
 */
export function createTrainWebGpu(handed: GPUDevice, mostRegisters = MOST_REGISTERS): TrainPopulation {
  const device = createDevice(handed);
  return async (given, rows, plans, options = {}) => {
    const budget = oneSlice();
    if (!await admit(given, rows, plans, options, budget)) return [];
    const network = denseOnly(given, 'WebGPU');
    const goesOn = plans.findIndex(({ past }) => past !== undefined);
    if (goesOn >= 0) throw new Error(`plans[${goesOn}].past: has no code in WebGPU; train it on the reference`);
    if (!await fitsSingle(rows, plans, options, 'WebGPU', budget)) return [];
    const all: (Trained | undefined)[] = Array.from({ length: plans.length });
    for (const job of jobsOf(network, rows, groupsOf(plans, rows.count), options, handed.limits.maxStorageBufferBindingSize, mostRegisters)) {
      // The device works on one block after the other.
      // oxlint-disable-next-line eslint/no-await-in-loop
      const finished = await runJob(device, network, rows, job, options);
      if (finished === null) break;
      finished.forEach((trained, lane) => {
        const index = job.block.indices[lane] ?? NaN;
        all[index] = trained;
        options.onTrained?.(index, trained);
      });
      if (finished.length < job.block.plans.length) break;
    }
    const gap = all.indexOf(undefined);
    return all.slice(0, gap < 0 ? all.length : gap).filter((each) => each !== undefined);
  };
}

interface Job {
  readonly group: Group;
  readonly memory: Memory;
  readonly block: Block;
}

/** Every group's room is looked at before the first is trained. */
function jobsOf(network: DenseNetwork, rows: Rows, groups: readonly Group[], { curveAt = [], validation }: PopulationOptions, largest: number, mostRegisters: number): Iterable<Job> {
  const checked = groups.map((group) => {
    const memory = memoryOf(network, group.optimizer, group.stop !== undefined, mostRegisters);
    const longest = Math.max(rows.count, validation?.count ?? 0);
    return { group, memory, most: mostLanes(network, group, memory, longest, CURVE_SLOT + new Set(curveAt).size, largest) };
  });
  return function* jobs() {
    for (const { group, memory, most } of checked) for (const block of blocksOf(network, group, memory, most)) yield { group, memory, block: block() };
  }();
}

/** The networks of a block; fewer, or null, once aborted. */
async function runJob(device: Device, network: DenseNetwork, rows: Rows, { group, memory, block }: Job, options: PopulationOptions): Promise<Trained[] | null> {
  const { signal, pause, validation, curveAt, metrics } = options;
  const curve = [...new Set(curveAt)].sort((a, b) => a - b);
  const { optimizer, penalty, frozen, stop } = group;
  const { code, constants } = program({ network, optimizer, penalty, frozen, memory });
  const pipelines = await device.pipelines(code, ['train', 'measure', ...stop === undefined ? [] : ['watch' as const]]);
  const buffers = createBuffers(device, block, rows, validation, CURVE_SLOT + curve.length, constants);
  const orders = group.shuffled ? shuffles(block.plans, block.lanes, rows.count) : null;
  const width = parameterCount(network);
  try {
    let running = Promise.resolve();
    for (const slice of slicesOf(network, group, memory, block.lanes, rows, validation, curve)) {
      if (signal?.aborted === true) return null;
      buffers.submit(pipelines, slice, orders?.(slice.epochs) ?? null, goneOf(group, slice, rows.count));
      // One slice is always under way while the next is made ready.
      // oxlint-disable-next-line eslint/no-await-in-loop
      await running;
      running = device.device.queue.onSubmittedWorkDone();
      // oxlint-disable-next-line eslint/no-await-in-loop
      await pause?.();
      // oxlint-disable-next-line eslint/no-await-in-loop
      if (stop !== undefined && !(await buffers.marks()).subarray(0, block.lanes).includes(RUNNING)) break;
    }
    if (signal?.aborted === true) return null;
    buffers.submit(pipelines, lastSlice(group, memory, block.lanes, rows), null, null);
    const finished = await buffers.finish(stop === undefined ? memory.parameters : memory.best, width);
    const all = block.plans.map((_, lane) => trainedAt(lane, block.lanes, width, finished, stop !== undefined, curve, curveAt));
    return metrics === undefined ? all : await judged(network, validation ?? rows, all, metrics, options);
  } finally {
    buffers.free();
  }
}

/** The networks of a block with their metrics; once aborted, the first of them that were judged. */
async function judged(network: DenseNetwork, rows: Rows, all: readonly Trained[], names: readonly MetricName[], options: PopulationOptions): Promise<Trained[]> {
  const budget = oneSlice();
  const done: Trained[] = [];
  for (const trained of all) {
    // One network after the other is the point here.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const metrics = await inSlices(judgeInPieces(network, trained.parameters, rows, names, budget), budget, options);
    if (metrics === undefined) break;
    done.push({ ...trained, metrics });
  }
  return done;
}

/** What the powers of the optimizer's decays are short of 1, at every adjustment of a slice. */
function goneOf({ optimizer: { decays }, size }: Group, { before, epochs }: Slice, rows: number): Float32Array<ArrayBuffer> | null {
  if (decays.length === 0) return null;
  const batches = Math.ceil(rows / size);
  const powers = decays.map((decay) => power(decay, before * batches));
  const table = new Float32Array(decays.length * epochs * batches);
  for (let turn = 0; turn < epochs * batches; turn++) {
    decays.forEach((decay, k) => {
      powers[k] = (powers[k] ?? NaN) * decay;
      table[turn * decays.length + k] = 1 - powers[k];
    });
  }
  return table;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let rest = exponent, square = base; rest > 0; rest = Math.floor(rest / 2), square *= square) {
    if (rest % 2 === 1) result *= square;
  }
  return result;
}
