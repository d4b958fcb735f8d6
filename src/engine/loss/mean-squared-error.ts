import { differences, type ElementwiseLoss } from './loss.ts';

/**
 * Mean squared error (book p. 59): squares summed over a row's outputs, averaged over the rows. The value is the full MSE;
 * training follows the book's rule dw = mean(input × error), which descends half of it.
 */
export const meanSquaredError: ElementwiseLoss = {
  name: 'mean-squared-error',
  descended: 0.5,
  cancels: undefined,
  value(outputs, targets, count, units) {
    let sum = 0;
    for (let i = 0; i < count * units; i++) {
      const error = (outputs[i] ?? NaN) - (targets[i] ?? NaN);
      sum += error * error;
    }
    return sum / count;
  },
  misfit: () => undefined,
  errors: differences,
  error: (a, y) => a - y,
  form: {
    value(m, a, y) {
      const error = m.share(m.subtract(a, y));
      return m.multiply(error, error);
    },
    error: (m, a, y) => m.subtract(a, y),
  },
};
