import { nothingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { pictureOf, type Shape } from './shape.ts';

/** Makes a picture larger: every cell becomes size × size cells like it. The way back from pooling. */
export interface UpsampleSpec {
  readonly kind: 'upsample';
  readonly size: number;
}

/** Throws an Error that names the field and the remedy. */
export function checkUpsample({ size }: UpsampleSpec, field: string): void {
  checkCounts(field, { size });
}

/** Sees height × width × channels, gives size height × size width × channels. */
export function upsample({ size }: UpsampleSpec, shape: Shape, offset: number): Layer {
  const { height, width, channels } = pictureOf(shape, 'upsample');
  const inputs = height * width * channels;
  const units = inputs * size * size;

  /** The cell that a cell of the large picture is like. */
  const source = Int32Array.from({ length: units }, (_, i) => {
    const cell = Math.floor(i / channels);
    const line = Math.floor(Math.floor(cell / (width * size)) / size);
    const column = Math.floor((cell % (width * size)) / size);
    return (line * width + column) * channels + (i % channels);
  });
  return {
    inputs, units,
    activation: undefined,
    shape: [height * size, width * size, channels],
    weights: offset, biases: offset, end: offset, blocks: [],
    kept: 0,
    work: units,
    forward(_parameters, input, _z, a, from, to) {
      for (let row = from; row < to; row++) {
        for (let i = 0; i < units; i++) a[row * units + i] = input[row * inputs + (source[i] ?? NaN)] ?? NaN;
      }
    },
    throughActivation: nothingBack,
    backward(_parameters, _input, _z, _a, error, _gradients, below, from, to) {
      if (below === undefined) return;
      below.fill(0, from * inputs, to * inputs);
      for (let row = from; row < to; row++) {
        for (let i = 0; i < units; i++) {
          const cell = row * inputs + (source[i] ?? NaN);
          below[cell] = (below[cell] ?? NaN) + (error[row * units + i] ?? NaN);
        }
      }
    },
  };
}
