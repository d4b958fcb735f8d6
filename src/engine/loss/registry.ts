import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { categoricalCrossEntropy } from './categorical-cross-entropy.ts';
import { meanSquaredError } from './mean-squared-error.ts';

/** Every loss. To add one: its file, and a line here. */
export const losses = {
  'mean-squared-error': meanSquaredError,
  'binary-cross-entropy': binaryCrossEntropy,
  'categorical-cross-entropy': categoricalCrossEntropy,
};

export type LossName = keyof typeof losses;
