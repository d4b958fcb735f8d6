import { sigmoid } from '../exact.ts';
import { softmax } from '../activation/softmax.ts';
import { BOX } from '../loss/class-and-box.ts';
import { checkCounts } from './count.ts';
import { dense } from './dense.ts';
import type { Layer } from './layer.ts';
import type { Shape } from './shape.ts';

/** Neurons that say what stands in a picture and where (book p. 223): a share for every class, then the box. Only last, with the loss class-and-box. */
export interface ClassAndBoxSpec {
  readonly kind: 'class-and-box';
  readonly classes: number;
}

/** Throws an Error that names the field and the remedy. */
export function checkClassAndBox({ classes }: ClassAndBoxSpec, field: string): void {
  checkCounts(field, { classes });
  if (classes < 2) throw new Error(`${field}.classes: 1 class is always certain; give 2 or more, one of them for nothing`);
}

/**
 * Every neuron sees all inputs. Classes go through softmax; the box's x, y, width and height, as shares of the picture,
 * through a sigmoid each. Parameters begin at `offset`: weights [input][unit], then biases.
 */
export function classAndBox({ classes }: ClassAndBoxSpec, shape: Shape, offset: number): Layer {
  const units = classes + BOX;
  const neurons = dense({ kind: 'dense', units, activation: 'linear' }, shape, offset);
  return {
    ...neurons,
    activation: 'class-and-box',
    forward(parameters, input, z, a, from, to) {
      neurons.forward(parameters, input, z, a, from, to);
      for (let row = from; row < to; row++) {
        softmax(z, a, row * units, classes);
        for (let i = row * units + classes; i < (row + 1) * units; i++) a[i] = sigmoid(z[i] ?? NaN);
      }
    },
    throughActivation() {
      throw new Error('kind: class-and-box only last and with the loss class-and-box');
    },
  };
}
