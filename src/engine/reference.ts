import { judgeInPieces } from './metric/judge.ts';
import type { Network } from './network.ts';
import { inSlices, oneSlice } from './pieces.ts';
import { admit, type Plan, type PopulationOptions, type Trained } from './population.ts';
import type { Rows } from './rows.ts';
import { startInPieces } from './start.ts';
import { trainInPieces } from './train.ts';

/**
 * The reference backend: double precision, one network after the other. Beside the results it holds one training at a
 * time: the parameters five times (with Adam seven), three numbers a neuron for each row, two more of them for each row of
 * validation; 8 bytes each. Rejects with the errors of admit.
 */
export async function trainPopulation(
  network: Network, rows: Rows, plans: readonly Plan[], options: PopulationOptions = {},
): Promise<Trained[]> {
  const budget = oneSlice();
  if (!await admit(network, rows, plans, options, budget)) return [];
  const { curveAt, metrics: wanted, validation } = options;
  const all: Trained[] = [];
  // One network after the other is the point here.
  /* oxlint-disable eslint/no-await-in-loop */
  for (const [index, plan] of plans.entries()) {
    const noted = new Map(curveAt?.map((epoch) => [epoch, NaN]));
    const note = (epoch: number, loss: number) => { if (noted.has(epoch)) noted.set(epoch, loss); };
    const start = await inSlices(startInPieces(network, plan.start, budget), budget, options);
    if (start === undefined) break;
    const pieces = trainInPieces(network, start, rows, { ...plan, validation }, budget, curveAt && note);
    const training = await inSlices(pieces, budget, options);
    if (training === undefined) break;
    const { parameters, loss, diverged, epochs, past } = training;
    const curve = curveAt && Float64Array.from(curveAt, (epoch) => (diverged && epoch > epochs ? Infinity : (noted.get(epoch) ?? NaN)));
    const judged = wanted && judgeInPieces(network, parameters, validation ?? rows, wanted, budget);
    const metrics = judged && await inSlices(judged, budget, options);
    if (judged !== undefined && metrics === undefined) break;
    const trained: Trained = { parameters, loss, diverged, epochs, ...curve && { curve }, ...metrics && { metrics }, ...past && { past } };
    all.push(trained);
    options.onTrained?.(index, trained);
  }
  return all;
}
