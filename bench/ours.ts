import { builtSimd } from './built.ts';
import type { Contender } from './contender.ts';
import { plansOf } from './workload.ts';

/** The engine's SIMD backend as the game calls it. All of the call is timed: checks, packing, code, training, results. */
export const contender: Contender = async (workload) => {
  const trainSimd = await builtSimd();
  const plans = plansOf(workload);
  let trained: Float64Array[] = [];
  return {
    begin() { trained = []; },
    async train() {
      trained = (await trainSimd(workload.network, workload.rows, plans)).map(({ parameters }) => parameters);
    },
    end: () => trained,
  };
};
