// Trainings of an independent program over 800 epochs: losses must agree.
import { parseTrainings } from '../../../scripts/training-file.ts';
import { hotelRows } from '../../../src/engine/dataset/hotels.ts';
import type { Plan } from '../../../src/engine/population.ts';
import { fitScaling, standardise } from '../../../src/engine/scaling.ts';
import golden from '../../golden/golden.json' with { type: 'json' };
import { claim, near, there, type Question } from './case.ts';
import { wantedOf } from './material.ts';

/** The golden figures have so many digits. */
const WRITTEN = 1e-5;

export const goldenCases: readonly Question[] = parseTrainings(JSON.stringify(golden)).cases.map(({ chapter, network, start, gradFactor, hyper }, index) => {
  const figures = there(golden.cases[index], `case ${index}`);
  return {
    name: `golden: ${figures.net}, ${figures.note}`,
    async run(backend, tolerance) {
      const raw = hotelRows(chapter, 'train');
      const regression = network.loss === 'mean-squared-error';
      const scaling = fitScaling(raw, { targets: regression });
      const rows = standardise(raw, scaling);
      const plan: Plan = { start, learningRate: hyper.lr * gradFactor, batch: hyper.batch, epochs: hyper.epochs };
      const all = await backend(network, rows, [plan, plan, plan], { metrics: ['accuracy'] });
      claim(all.length === 3, `${all.length} networks`);
      const wanted = wantedOf(network, rows, plan);
      const dollars = regression ? there(scaling.targetStd[0], 'standard deviation') ** 2 : 1;
      for (const { loss, metrics, diverged } of all) {
        claim(!diverged, 'it diverged');
        near(loss, wanted.loss, tolerance.long, 'loss, by the reference');
        near(loss * dollars, there(figures.train_mse ?? figures.train_cost_ln, 'loss'), Math.max(WRITTEN, tolerance.long), 'loss, by the golden figures');
        if (figures.train_correct !== undefined && tolerance.long < 1e-6) near((metrics?.[0] ?? NaN) * rows.count, figures.train_correct, 1e-9, 'rows right');
      }
    },
  };
});
