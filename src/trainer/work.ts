import { plansOf } from '../curriculum/calibration.ts';
import { goalValue } from '../curriculum/goal.ts';
import type { Level } from '../curriculum/level.ts';
import { valuesAt } from '../curriculum/training.ts';
import { trainPopulation } from '../engine/reference.ts';
import type { Report } from './messages.ts';

/** Networks in one report: small enough that the histogram fills smoothly. */
const BATCH = 64;

/** Trains the reference networks of a level and reports them in batches, until done or aborted. The same in a worker and, where workers fail, between frames. */
export async function work(task: number, level: Level, signal: { aborted: boolean }, report: (report: Report) => void, pause: () => Promise<void>): Promise<void> {
  const { stage, rows, plans, toShown } = plansOf(level);
  let first = 0;
  let values: number[] = [];
  let parameters: number[] = [];
  const flush = () => {
    if (values.length === 0 || signal.aborted) return;
    report({ kind: 'grown', task, first, values: Float64Array.from(values), parameters: Float64Array.from(parameters) });
    first += values.length;
    values = [];
    parameters = [];
  };
  await trainPopulation(stage.task.network, rows, plans, {
    signal,
    pause,
    onTrained: (_index, trained) => {
      const shown = toShown(trained.parameters);
      const value = goalValue(stage, valuesAt(stage, shown, stage.start), {}, 0);
      values.push(Number.isFinite(value) ? value : Infinity);
      parameters.push(...shown);
      if (values.length >= BATCH) flush();
    },
  });
  flush();
}
