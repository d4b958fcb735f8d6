import { plansOf } from '../curriculum/reference.ts';
import { goalValue } from '../curriculum/goal.ts';
import { valuesAt } from '../curriculum/training.ts';
import { hotelRows } from '../engine/dataset/hotels.ts';
import type { Network } from '../engine/network.ts';
import type { Plan, Trained } from '../engine/population.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, standardise } from '../engine/scaling.ts';
import { TRIAL, type Job } from './messages.ts';

/** A job as the engine takes it, and how its networks are shown. */
export interface Prepared {
  readonly network: Network;
  readonly rows: Rows;
  readonly plans: readonly Plan[];
  /** The value that counts, and the parameters in display units. Infinity where the network diverged. */
  shown(trained: Trained): { readonly value: number; readonly parameters: Float64Array };
}

export function prepare(job: Job): Prepared {
  return job.kind === 'trial' ? trial() : ofLevel(job);
}

function ofLevel({ level }: Extract<Job, { kind: 'level' }>): Prepared {
  const { stage, rows, plans, toShown } = plansOf(level);
  return {
    network: stage.task.network, rows, plans,
    shown(trained) {
      const parameters = toShown(trained.parameters);
      const value = goalValue(stage, valuesAt(stage, parameters, stage.start), {}, 0);
      return { value: Number.isFinite(value) ? value : Infinity, parameters };
    },
  };
}

function trial(): Prepared {
  const raw = hotelRows('chapter2', 'train');
  return {
    network: { inputs: 2, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 3, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }] },
    rows: standardise(raw, fitScaling(raw, { targets: true })),
    plans: Array.from({ length: TRIAL }, (_, seed): Plan => ({ start: { kind: 'glorot', seed }, learningRate: 0.05, batch: 'full', epochs: 800 })),
    shown: ({ loss, parameters }) => ({ value: loss, parameters }),
  };
}
