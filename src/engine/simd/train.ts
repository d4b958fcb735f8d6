import { at } from '../at.ts';
import type { Network } from '../network.ts';
import { judgeInPieces } from '../metric/judge.ts';
import { inSlices, oneSlice, type Budget, type Pieces } from '../pieces.ts';
import { admit, type Plan, type PopulationOptions, sameManner, type Trained, type TrainPopulation } from '../population.ts';
import type { Rows } from '../rows.ts';
import { fitsSingle } from '../single.ts';
import { startInPieces } from '../start.ts';
import { type Drawn, drawnAt, trainBlock } from './block.ts';
import type { Machine, Task } from './machine.ts';
import { machineFor, putAside } from './machines.ts';
import type { Manner } from './small.ts';

/**
 * The fast backend of the CPU: WebAssembly written for the network's shape, in single precision. Rejects with the errors of
 * admit, with that of fitsSingle, and where WebAssembly is forbidden or out of memory.
 *
 * Memory, beside the results: one block of networks at a time, however many plans there are. A block holds the rows and
 * those of validation, at 4 bytes a number (16 where four networks go through them in orders of their own; 8 for each input
 * that is not 0, for a large network); for each parameter of its four networks, or its one large network, at most eight
 * numbers of 4 bytes; and 48 kB. Of networks with other layers than dense ones, one at a time, also the numbers between its layers
 * for one row, there and back (of attention three more for each two steps, of messages 12 bytes each). Between calls the last blocks are kept with their rows, of 32 MB at most (see machines.ts);
 * of small networks and of large ones at most 32 kernels each, and 32 memories for those to come, of at most 1 MB; and of
 * rows that a large network has seen, as long as they live, 8 bytes for each input that is not 0.
 */
export const trainSimd: TrainPopulation = async (network, rows, plans, options = {}) => {
  const budget = oneSlice();
  if (!await admit(network, rows, plans, options, budget)) return [];
  if (!await fitsSingle(rows, plans, options, 'SIMD', budget)) return [];
  const { metrics: wanted, validation = rows, onTrained } = options;
  const all: (Trained | undefined)[] = plans.map(() => undefined);
  const drawn = drawnAt(options.curveAt);
  // One block of networks after the other is the point here.
  /* oxlint-disable eslint/no-await-in-loop */
  for (const { manner, name, members } of groups(plans, rows)) {
    if (options.signal?.aborted === true) break;
    const machine = await machineFor(network, rows, validation, manner, name, members.length, budget, options);
    if (machine === undefined) break;
    try {
      for (let first = 0; first < members.length; first += machine.width) {
        const block = members.slice(first, first + machine.width);
        const trained = await inSlices(trainMembers(network, machine, block, drawn, options, budget), budget, options);
        if (trained === undefined) return upToFirstGap(all);
        for (let k = 0; k < block.length; k++) {
          const { index } = at(block, k);
          const one = at(trained, k);
          const judged = wanted && judgeInPieces(network, one.parameters, validation, wanted, budget);
          const metrics = judged && await inSlices(judged, budget, options);
          if (judged !== undefined && metrics === undefined) return upToFirstGap(all);
          const done = metrics === undefined ? one : { ...one, metrics };
          all[index] = done;
          onTrained?.(index, done);
        }
      }
    } finally {
      putAside(machine);
    }
  }
  return upToFirstGap(all);
};

interface Member {
  readonly plan: Plan;
  readonly index: number;
}

function* trainMembers(network: Network, machine: Machine, block: readonly Member[], drawn: Drawn, options: PopulationOptions, budget: Budget): Pieces<Trained[]> {
  const tasks: Task[] = [];
  for (const { plan } of block) tasks.push({ plan, start: plan.start instanceof Float64Array ? plan.start : yield* startInPieces(network, plan.start, budget) });
  return yield* trainBlock(machine, tasks, drawn, options, budget);
}

/** Plans that can train side by side; those that train about as long stand together. */
function groups(plans: readonly Plan[], rows: Rows): { readonly manner: Manner; readonly name: string; readonly members: readonly Member[] }[] {
  const found = new Map<string, { manner: Manner; name: string; members: Member[] }>();
  let last: { readonly plan: Plan; readonly members: Member[] } | undefined;
  plans.forEach((plan, index) => {
    if (last === undefined || !sameManner(plan, last.plan)) {
      const manner = mannerOf(plan, rows);
      const name = nameOf(manner);
      const group = found.get(name) ?? { manner, name, members: [] };
      found.set(name, group);
      last = { plan, members: group.members };
    }
    last.members.push({ plan, index });
  });
  const all = [...found.values()];
  for (const { members } of all) members.sort((a, b) => a.plan.epochs - b.plan.epochs);
  return all;
}

function mannerOf({ batch, seed, optimizer, frozen, penalty, past }: Plan, rows: Rows): Manner {
  const size = batch === 'full' ? rows.count : Math.min(batch, rows.count);
  return {
    optimizer,
    batch: size,
    shuffled: seed !== undefined && size < rows.count,
    frozen: frozen?.includes(true) === true,
    penalised: (penalty?.l1 ?? 0) !== 0 || (penalty?.l2 ?? 0) !== 0,
    goesOn: past !== undefined,
  };
}

/** The manner as text: equal for equal manners. Written by hand, since every network of a population asks for it. */
function nameOf({ batch, shuffled, frozen, penalised, goesOn, optimizer }: Manner): string {
  return `${batch} ${shuffled} ${frozen} ${penalised} ${goesOn} ${optimizer === undefined ? '' : JSON.stringify(optimizer)}`;
}

function upToFirstGap(all: readonly (Trained | undefined)[]): Trained[] {
  const gap = all.indexOf(undefined);
  return (gap < 0 ? all : all.slice(0, gap)).filter((each) => each !== undefined);
}
