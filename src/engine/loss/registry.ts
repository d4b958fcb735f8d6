import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { categoricalCrossEntropy } from './categorical-cross-entropy.ts';
import { BOX_WEIGHT, classAndBox } from './class-and-box.ts';
import type { Loss } from './loss.ts';
import { meanSquaredError } from './mean-squared-error.ts';

/** Every loss that looks at one output at a time. To add one: its file, and a line here. */
export const losses = {
  'mean-squared-error': meanSquaredError,
  'binary-cross-entropy': binaryCrossEntropy,
  'categorical-cross-entropy': categoricalCrossEntropy,
};

/** Names of the losses that every backend writes code for. */
export type ElementwiseLossName = keyof typeof losses;

/** Every name that a network may give as its loss. */
export type LossName = ElementwiseLossName | 'class-and-box';

export const lossNames: readonly string[] = [...Object.keys(losses), 'class-and-box' satisfies LossName];

/** The loss of a network; `boxWeight` says how much a box counts beside its class. */
export function lossOf({ loss, boxWeight = BOX_WEIGHT }: { readonly loss: LossName; readonly boxWeight?: number }): Loss {
  return loss === 'class-and-box' ? classAndBox(boxWeight) : losses[loss];
}
