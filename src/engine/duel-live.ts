import { makeDuel } from './adversaries.ts';
import type { LivePlan, LiveStep } from './live.ts';
import { type Network, parameterCount } from './network.ts';
import { random } from './random.ts';
import type { Rows } from './rows.ts';
import { type Start, startParameters } from './start.ts';

/** The other side of a duel that is watched: a detector, and the rate at which it learns. */
export interface Against {
  readonly network: Network;
  readonly learningRate: number;
}

/** Rates that may change while a duel goes on. */
export interface DuelRates {
  readonly forger: number;
  readonly detector: number;
}

/** Parameters that a duel begins with, those of the forger first. */
export function duelStart(forger: Network, detector: Network, kind: Start['kind'], seed: number | string): Float64Array {
  const parts = [startParameters(forger, { kind }, random(seed)), startParameters(detector, { kind }, random(`${seed}/detector`))];
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

/** Parameters of a duel, those of either side; both are views. */
export function sidesOf(forger: Network, parameters: Float64Array): { readonly forger: Float64Array; readonly detector: Float64Array } {
  const cut = parameterCount(forger);
  return { forger: parameters.subarray(0, cut), detector: parameters.subarray(cut) };
}

/** The rates of a plan; a rate for each epoch is none of a duel's. */
export function duelRates({ learningRate, against }: LivePlan): DuelRates {
  return { forger: typeof learningRate === 'number' ? learningRate : (learningRate[0] ?? Number.NaN), detector: against?.learningRate ?? Number.NaN };
}

/**
 * Trains a network against the detector of the plan. A row is a draw of noise; its targets, a real row, are what the detector is shown.
 * Each step holds the parameters of both, the forger's first; its loss is how often the detector was right, 0.5 being a toss of a
 * coin. `rates` is asked before every turn. Who goes on from `begun` draws other noise than who begins.
 * @throws where the plan has no detector
 */
export function* trainDuel(
  network: Network, start: Float64Array, rows: Rows, plan: LivePlan, { every, begun = 0, rates = () => duelRates(plan) }: { every: number; begun?: number; rates?: () => DuelRates },
): Generator<LiveStep, void, undefined> {
  const { against, batch, optimizer, seed } = plan;
  if (against === undefined) throw new Error('plan.against: a duel needs a detector; give one, or train the network alone');
  const real: Rows = { inputs: rows.targets, targets: new Float64Array(rows.count), count: rows.count, features: rows.outputs, outputs: 1 };
  const duel = makeDuel({ forger: network, detector: against.network }, real, sidesOf(network, start), { batch, seed: begun === 0 ? seed : `${seed}/${begun}`, ...(optimizer === undefined ? {} : { optimizer }) });
  const all = rows.count * plan.epochs;
  const size = Math.min(batch, rows.count);
  let since = { rows: 0, right: 0 };
  for (let seen = begun; seen < all;) {
    const { real: trusted, forged } = duel.turn(rates());
    seen = Math.min(all, seen + size);
    since = { rows: since.rows + size, right: since.right + (size * (trusted + 1 - forged)) / 2 };
    if (since.rows < every && seen < all) continue;
    const parameters = new Float64Array(start.length);
    parameters.set(duel.forger);
    parameters.set(duel.detector, duel.forger.length);
    yield { seen, loss: since.right / since.rows, parameters };
    since = { rows: 0, right: 0 };
  }
}
