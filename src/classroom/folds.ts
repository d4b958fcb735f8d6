import { measure } from '../engine/measure.ts';
import { outputs, predict } from '../engine/predict.ts';
import { fitScaling, standardise, toRaw } from '../engine/scaling.ts';
import { train } from '../engine/train.ts';
import { partOf } from './part.ts';
import type { Workshop } from './workshop.ts';

const trained = new WeakMap<Workshop, Map<number, readonly number[]>>();

const learntFrom = ({ shares }: Workshop, share: number): readonly number[] => shares.flatMap((rows, each) => (each === share ? [] : rows)).sort((one, other) => one - other);

/**
 * The network of one fold, as parameters in miles, stars and dollars: trained on the rows of all other folds, standardised by
 * these alone, from each start; what learnt these rows best is kept, so that nothing of what is kept back reaches it.
 * Worked out once for each workshop.
 */
export function foldResult(workshop: Workshop, share: number): readonly number[] {
  const known = trained.get(workshop) ?? new Map<number, readonly number[]>();
  trained.set(workshop, known);
  const found = known.get(share);
  if (found !== undefined) return found;
  const { plan, network, shown } = workshop;
  const rows = partOf(shown, learntFrom(workshop, share));
  const scaling = fitScaling(rows, { targets: plan.scaled === 'all' && network.loss === 'mean-squared-error' });
  const results = workshop.starts.map((start) => {
    const { parameters } = train(network, start, standardise(rows, scaling), { epochs: plan.epochs, learningRate: plan.rate });
    const raw = toRaw(network, parameters, scaling);
    return { raw, loss: measure(network, outputs(predict(network, raw, rows)), rows) };
  });
  const best = results.reduce((one, other) => (other.loss < one.loss || Number.isNaN(one.loss) ? other : one));
  const result = Array.from(best.raw);
  known.set(share, result);
  return result;
}

/** The loss of a fold's network, in the target's own units: on the rows it learnt from, and on those that were kept from it. */
export function foldLosses(workshop: Workshop, share: number): { learnt: number; kept: number } {
  const { network, shown, shares } = workshop;
  const parameters = Float64Array.from(foldResult(workshop, share));
  const on = (taken: readonly number[]) => {
    const rows = partOf(shown, taken);
    return measure(network, outputs(predict(network, parameters, rows)), rows);
  };
  return { learnt: on(learntFrom(workshop, share)), kept: on(shares[share] ?? []) };
}
