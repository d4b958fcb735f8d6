import { batchAt, makeBatches } from './batch.ts';
import { type Against, trainDuel } from './duel-live.ts';
import { drops, makeLearner } from './learner.ts';
import type { Network } from './network.ts';
import { optimizerOf, type OptimizerSpec } from './optimizer/registry.ts';
import { noPast, type Past } from './past.ts';
import type { Plan, TrainPopulation } from './population.ts';
import { boundless } from './pieces.ts';
import { random } from './random.ts';
import type { Rows } from './rows.ts';

/** A training that is watched while it goes on. The fields mean what they mean in TrainOptions; every epoch has a row order of its own, drawn by the seed. */
export interface LivePlan {
  readonly learningRate: number | readonly number[];
  readonly batch: number;
  readonly epochs: number;
  readonly seed: number | string;
  readonly optimizer?: OptimizerSpec;
  /** A detector that the network learns to fool, and that learns from what the network makes. */
  readonly against?: Against;
}

/** Where a live training stands. */
export interface LiveStep {
  /** Rows that were learnt from so far, over all epochs. */
  readonly seen: number;
  /** Loss over the rows since the last step, each before it was learnt from. */
  readonly loss: number;
  /** Live: copy them to keep them. */
  readonly parameters: Float64Array;
}

/** Rows of all epochs. */
export const rowsOfAll = (rows: Rows, { epochs }: LivePlan): number => rows.count * epochs;

const rateAt = ({ learningRate }: LivePlan, epoch: number): number => (typeof learningRate === 'number' ? learningRate : (learningRate[Math.min(epoch, learningRate.length - 1)] ?? NaN));

/** The order in which rows are learnt from in an epoch, counted from 0. */
function orderOf(rows: Rows, { seed }: LivePlan, epoch: number): readonly number[] {
  return random(`${seed}/epoch/${epoch}`).shuffle(Array.from({ length: rows.count }, (_, row) => row));
}

/**
 * Trains on the reference, a step every `every` rows or a little more. `begun` rows were seen before: it goes on where they
 * end. Parameters after so many rows are the same whatever the steps.
 */
export function* trainLive(network: Network, start: Float64Array, rows: Rows, plan: LivePlan, every: number, begun = 0): Generator<LiveStep, void, undefined> {
  if (plan.against !== undefined) {
    yield* trainDuel(network, start, rows, plan, { every, begun });
    return;
  }
  const size = Math.min(plan.batch, rows.count);
  const learner = makeLearner(network, start, size, plan.optimizer === undefined ? {} : { optimizer: plan.optimizer }, boundless());
  const batches = makeBatches(rows, size);
  let since = { rows: 0, loss: 0 };
  for (let epoch = Math.floor(begun / rows.count); epoch < plan.epochs; epoch++) {
    const order = orderOf(rows, plan, epoch);
    const rate = rateAt(plan, epoch);
    for (let from = Math.max(0, begun - epoch * rows.count); from < rows.count; from += size) {
      const part = batchAt(rows, order, from, batches);
      for (let row = 0; row < part.count;) row = learner.see(part, row);
      since = { rows: since.rows + part.count, loss: since.loss + part.count * learner.loss(part) };
      for (let row = 0; row < part.count;) row = learner.learn(part, row);
      for (let p = 0; p < learner.parameters.length;) p = learner.adjust(part.count, rate, p);
      const seen = epoch * rows.count + Math.min(rows.count, from + size);
      if (since.rows < every && seen < rowsOfAll(rows, plan)) continue;
      yield { seen, loss: since.loss / since.rows, parameters: learner.parameters };
      since = { rows: 0, loss: 0 };
    }
  }
}

/** The rows of an order from one place to another, copied. */
function rowsBetween(rows: Rows, order: readonly number[], from: number, to: number): Rows {
  const count = to - from;
  return batchAt(rows, order, from, { whole: { ...rows, count, inputs: new Float64Array(count * rows.features), targets: new Float64Array(count * rows.outputs) }, rest: rows });
}

/** Something other than the parameters goes on from one step to the next. */
const hasPast = (network: Network, { optimizer }: LivePlan): boolean => drops(network) || optimizerOf(optimizer).memory > 0;

/** An optimizer remembers what its backend can not hold: squares overflow in single precision long before parameters do. Nothing goes on from there. */
const isLost = (past: Past | undefined): boolean => past?.memory.every(Number.isFinite) === false;

/** The same on a fast backend, which is given `every` rows at a time, and what its optimizer remembered by then. A training that blew up, or whose past did, stays as it is to the end. */
export async function* trainLiveOn(train: TrainPopulation, network: Network, start: Float64Array, rows: Rows, plan: LivePlan, every: number, begun = 0): AsyncGenerator<LiveStep, void, undefined> {
  const { batch, optimizer } = plan;
  const step = Math.max(batch, Math.round(every / batch) * batch);
  let parameters = start;
  let past = hasPast(network, plan) ? noPast(network, optimizer) : undefined;
  let diverged = false;
  for (let epoch = Math.floor(begun / rows.count); epoch < plan.epochs; epoch++) {
    const order = orderOf(rows, plan, epoch);
    for (let from = Math.max(0, begun - epoch * rows.count); from < rows.count; from += step) {
      const to = Math.min(rows.count, from + step);
      if (diverged) {
        yield { seen: epoch * rows.count + to, loss: NaN, parameters };
        continue;
      }
      const stage: Plan = { start: parameters, learningRate: rateAt(plan, epoch), batch, epochs: 1, ...optimizer && { optimizer }, ...past && { past } };
      // Each step begins where the last one ended.
      // oxlint-disable-next-line eslint/no-await-in-loop
      const [trained] = await train(network, rowsBetween(rows, order, from, to), [stage], { curveAt: [0] });
      if (trained === undefined) return;
      ({ parameters, past } = trained);
      diverged = trained.diverged || isLost(past);
      yield { seen: epoch * rows.count + to, loss: trained.curve?.[0] ?? NaN, parameters };
    }
  }
}
