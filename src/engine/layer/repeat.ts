import { nothingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { sizeOf, type Shape } from './shape.ts';

/** The same numbers at every one of so many steps: what an encoder gathered, handed to a decoder. */
export interface RepeatSpec {
  readonly kind: 'repeat';
  readonly times: number;
}

/** Throws an Error that names the field and the remedy. */
export function checkRepeat({ times }: RepeatSpec, field: string): void {
  checkCounts(field, { times });
}

/** Sees features, gives times × features. */
export function repeat({ times }: RepeatSpec, shape: Shape, offset: number): Layer {
  const features = sizeOf(shape);
  return {
    inputs: features,
    units: times * features,
    activation: undefined,
    shape: [times, features],
    weights: offset, biases: offset, end: offset, blocks: [],
    kept: 0,
    work: times * features,
    forward(_parameters, input, _z, a, from, to) {
      for (let row = from; row < to; row++) {
        for (let i = 0; i < times * features; i++) a[row * times * features + i] = input[row * features + (i % features)] ?? NaN;
      }
    },
    throughActivation: nothingBack,
    backward(_parameters, _input, _z, _a, error, _gradients, below, from, to) {
      if (below === undefined) return;
      for (let row = from; row < to; row++) {
        for (let k = 0; k < features; k++) {
          let sum = 0;
          for (let step = 0; step < times; step++) sum += error[(row * times + step) * features + k] ?? NaN;
          below[row * features + k] = sum;
        }
      }
    },
  };
}
