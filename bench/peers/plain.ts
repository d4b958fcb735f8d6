import { builtTrain } from '../built.ts';
import type { Contender } from '../contender.ts';
import { plansOf } from '../workload.ts';

/** The engine's own reference: plain generic loops in double precision. */
export const contender: Contender = async (workload) => {
  const train = await builtTrain();
  const plans = plansOf(workload);
  let trained: Float64Array[] = [];
  return {
    begin() { trained = []; },
    train() { trained = plans.map((plan, index) => train(workload.network, workload.starts[index] ?? new Float64Array(), workload.rows, plan).parameters); },
    end: () => trained,
  };
};
