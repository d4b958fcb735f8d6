import { categoricalCrossEntropy } from './categorical-cross-entropy.ts';
import type { Loss } from './loss.ts';

/** Numbers that a box has: the middle's x and y, width and height, each as a share of the picture. */
export const BOX = 4;

/** How much a box counts beside its class, if nothing is said. */
export const BOX_WEIGHT = 5;

/**
 * What stands in a picture, and where: the categorical cross entropy of the class, and `weight` times half the squares of the
 * four numbers of its box, summed (box regression; after Redmon et al., 2016). A row's outputs are its classes, then its box,
 * as the layer class-and-box gives them; targets likewise. Where the target's box has no width, nothing stands there, and
 * what is said of a box is not judged.
 */
export function classAndBox(weight: number): Loss {
  return {
    name: 'class-and-box',
    descended: 1,
    cancels: 'class-and-box',
    value(outputs, targets, count, units) {
      const classes = units - BOX;
      const said = new Float64Array(classes);
      const wanted = new Float64Array(classes);
      let sum = 0;
      for (let row = 0; row < count; row++) {
        const box = row * units + classes;
        for (let u = 0; u < classes; u++) {
          said[u] = outputs[row * units + u] ?? NaN;
          wanted[u] = targets[row * units + u] ?? NaN;
        }
        sum += categoricalCrossEntropy.value(said, wanted, 1, classes);
        if (!stands(targets, box)) continue;
        for (let i = box; i < box + BOX; i++) {
          const error = (outputs[i] ?? NaN) - (targets[i] ?? NaN);
          sum += 0.5 * weight * error * error;
        }
      }
      return sum / count;
    },
    misfit(targets, from, units) {
      const box = from + units - BOX;
      for (let i = box; i < box + BOX; i++) {
        const y = targets[i] ?? NaN;
        if (!(y >= 0 && y <= 1)) return `${y} is no place in a picture; give shares of its width and height, from 0 to 1`;
      }
      return categoricalCrossEntropy.misfit(targets, from, units - BOX);
    },
    errors(outputs, targets, error, from, to, units) {
      for (let row = from; row < to; row++) {
        const box = (row + 1) * units - BOX;
        for (let i = row * units; i < box; i++) error[i] = (outputs[i] ?? NaN) - (targets[i] ?? NaN);
        const counts = stands(targets, box) ? weight : 0;
        for (let i = box; i < box + BOX; i++) {
          const a = outputs[i] ?? NaN;
          error[i] = counts * (a - (targets[i] ?? NaN)) * a * (1 - a);
        }
      }
    },
  };
}

/** A box that has a width is there. */
function stands(targets: Float64Array, box: number): boolean {
  return (targets[box + 2] ?? NaN) > 0;
}
