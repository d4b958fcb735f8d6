import { nothingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { sizeOf, type Shape } from './shape.ts';

/** Every word has numbers of its own, which are learnt: a row of word numbers (0 … words - 1) becomes a sequence. Only first. */
export interface EmbeddingSpec {
  readonly kind: 'embedding';
  readonly words: number;
  /** Numbers that stand for one word. */
  readonly size: number;
}

/** Throws an Error that names the field and the remedy. */
export function checkEmbedding({ words, size }: EmbeddingSpec, field: string): void {
  checkCounts(field, { words, size });
}

/** Sees steps word numbers, gives steps × size; its parameters begin at `offset`: [word][number], no biases. */
export function embedding({ words, size }: EmbeddingSpec, shape: Shape, offset: number): Layer {
  const steps = sizeOf(shape);
  const end = offset + words * size;
  return {
    end,
    inputs: steps,
    units: steps * size,
    activation: undefined,
    shape: [steps, size],
    weights: offset, biases: end,
    blocks: [{ name: 'w', from: offset, sizes: [words, size], fanIn: words, fanOut: size }],
    kept: 0,
    work: steps * size,
    forward(parameters, input, _z, a, from, to) {
      for (let step = from * steps; step < to * steps; step++) {
        const word = offset + (input[step] ?? NaN) * size;
        for (let k = 0; k < size; k++) a[step * size + k] = parameters[word + k] ?? NaN;
      }
    },
    throughActivation: nothingBack,
    backward(_parameters, input, _z, _a, error, gradients, below, from, to) {
      for (let step = from * steps; step < to * steps; step++) {
        const word = offset + (input[step] ?? NaN) * size;
        for (let k = 0; k < size; k++) gradients[word + k] = (gradients[word + k] ?? NaN) + (error[step * size + k] ?? NaN);
      }
      below?.fill(0, from * steps, to * steps);
    },
  };
}
