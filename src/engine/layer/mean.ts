import { nothingBack } from './activated.ts';
import type { Layer } from './layer.ts';
import { sequenceOf, type Shape } from './shape.ts';

/** The mean of every feature over all steps (nodes): a bag, which knows what was there, and nothing of the order. */
export interface MeanSpec {
  readonly kind: 'mean';
}

/** Sees steps × features, gives features. */
export function mean(shape: Shape, offset: number): Layer {
  const { steps, features } = sequenceOf(shape, 'mean');
  const share = 1 / steps;
  return {
    inputs: steps * features,
    units: features,
    activation: undefined,
    shape: [features],
    weights: offset, biases: offset, end: offset, blocks: [],
    kept: 0,
    work: steps * features,
    forward(_parameters, input, _z, a, from, to) {
      for (let row = from; row < to; row++) {
        for (let k = 0; k < features; k++) {
          let sum = 0;
          for (let step = 0; step < steps; step++) sum += input[(row * steps + step) * features + k] ?? NaN;
          a[row * features + k] = sum * share;
        }
      }
    },
    throughActivation: nothingBack,
    backward(_parameters, _input, _z, _a, error, _gradients, below, from, to) {
      if (below === undefined) return;
      for (let row = from; row < to; row++) {
        for (let i = 0; i < steps * features; i++) below[row * steps * features + i] = (error[row * features + (i % features)] ?? NaN) * share;
      }
    },
  };
}
