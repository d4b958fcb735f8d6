import { parameterCount, type Network } from './network.ts';
import { checkPlans, type Plan, type PopulationOptions, type Trained } from './population.ts';
import type { Rows } from './rows.ts';
import { startOf } from './start.ts';
import { train } from './train.ts';

/** Multiplications between two pauses, roughly: some ten milliseconds' worth. */
const CHUNK = 3e6;

export interface ReferenceOptions extends PopulationOptions {
  /** Lets others run; handed in because the engine knows no clock. Awaited between networks, once per chunk of work. */
  readonly pause?: () => Promise<void>;
}

/** The reference backend: double precision, one network after the other. Rejects with the errors of checkPlans. */
export async function trainPopulation(
  network: Network, rows: Rows, plans: readonly Plan[], options: ReferenceOptions = {},
): Promise<Trained[]> {
  checkPlans(network, rows, plans, options);
  const all: Trained[] = [];
  let work = 0;
  for (const [index, plan] of plans.entries()) {
    if (options.signal?.aborted === true) break;
    const trained = trainOne(network, rows, plan, options.curveAt);
    all.push(trained);
    options.onTrained?.(index, trained);
    work += 3 * parameterCount(network) * rows.count * plan.epochs;
    if (work >= CHUNK && options.pause !== undefined) {
      work = 0;
      // One network after the other is the point here.
      // oxlint-disable-next-line eslint/no-await-in-loop
      await options.pause();
    }
  }
  return all;
}

function trainOne(network: Network, rows: Rows, plan: Plan, curveAt: readonly number[] | undefined): Trained {
  const { parameters, losses, diverged } = train(network, startOf(network, plan.start), rows, plan);
  const loss = losses.at(-1) ?? NaN;
  if (curveAt === undefined) return { parameters, loss, diverged, epochs: plan.epochs };
  return { parameters, loss, diverged, epochs: plan.epochs, curve: Float64Array.from(curveAt, (epoch) => losses[epoch] ?? NaN) };
}
