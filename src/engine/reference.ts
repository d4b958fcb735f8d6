import { judge } from './metric/judge.ts';
import type { Network } from './network.ts';
import { checkPlans, type Plan, type PopulationOptions, type Trained } from './population.ts';
import type { Rows } from './rows.ts';
import { startOf } from './start.ts';
import { trainInPieces, type Training } from './train.ts';

/** Multiplications in a slice of work, roughly: some ten milliseconds. */
const SLICE = 3e6;

/**
 * The reference backend: double precision, one network after the other. It holds one training at a time: the parameters
 * four to six times, and per row two numbers for each neuron and one more for its error. Rejects with the errors of
 * checkPlans.
 */
export async function trainPopulation(
  network: Network, rows: Rows, plans: readonly Plan[], options: PopulationOptions = {},
): Promise<Trained[]> {
  checkPlans(network, rows, plans, options);
  const { pause, validation } = options;
  const stopped = () => options.signal?.aborted === true;
  const all: Trained[] = [];
  let work = 0;
  for (const [index, plan] of plans.entries()) {
    const pieces = trainInPieces(network, startOf(network, plan.start), rows, { ...plan, validation });
    let piece = pieces.next();
    while (piece.done !== true && !stopped()) {
      work += piece.value;
      if (work >= SLICE && pause !== undefined) {
        work = 0;
        // One slice after the other is the point here.
        // oxlint-disable-next-line eslint/no-await-in-loop
        await pause();
      }
      piece = pieces.next();
    }
    if (piece.done !== true) break;
    const trained = withWishes(network, rows, piece.value, options);
    all.push(trained);
    options.onTrained?.(index, trained);
  }
  return all;
}

function withWishes(network: Network, rows: Rows, training: Training, options: PopulationOptions): Trained {
  const { parameters, loss, losses, diverged, epochs } = training;
  const { curveAt, metrics, validation = rows } = options;
  return {
    parameters, loss, diverged, epochs,
    ...curveAt && { curve: Float64Array.from(curveAt, (epoch) => losses[epoch] ?? NaN) },
    ...metrics && { metrics: judge(network, parameters, validation, metrics) },
  };
}
