import { nothingBack } from './activated.ts';
import { checkCounts, checkWord } from './count.ts';
import type { Layer } from './layer.ts';
import { pictureOf, type Shape } from './shape.ts';
import { walk } from './window.ts';

/** Makes a picture smaller, channel by channel: of every window only the largest number is kept, or the mean (book p. 221). */
export interface PoolSpec {
  readonly kind: 'pool';
  readonly by: 'max' | 'mean';
  /** Height and width of the window. */
  readonly size: number;
  /** Cells from one place to the next; the size if left out, so that windows do not overlap. */
  readonly stride?: number;
}

/** Throws an Error that names the field and the remedy. */
export function checkPool({ by, size, stride = size }: PoolSpec, field: string): void {
  checkWord(`${field}.by`, by, ['max', 'mean']);
  checkCounts(field, { size, stride });
}

/** Sees height × width × channels, gives places × places × channels; cells that no whole window covers are left out. Of equal numbers the first is the largest. */
export function pool({ by, size, stride = size }: PoolSpec, shape: Shape, offset: number): Layer {
  const { height, width, channels } = pictureOf(shape, 'pool');
  const down = walk(height, size, stride, 'valid');
  const across = walk(width, size, stride, 'valid');
  const inputs = height * width * channels;
  const units = down.places * across.places * channels;
  const share = 1 / (size * size);

  /** Calls `each` with every place of a row and the first cell under its window. */
  const overPlaces = (row: number, each: (at: number, corner: number) => void): void => {
    let at = row * units;
    for (let y = 0; y < down.places; y++) {
      for (let x = 0; x < across.places; x++) {
        for (let c = 0; c < channels; c++) each(at++, row * inputs + (y * stride * width + x * stride) * channels + c);
      }
    }
  };
  /** The k-th cell of a window, as far as it stands from the first. */
  const cells = Array.from({ length: size * size }, (_, k) => (Math.floor(k / size) * width + (k % size)) * channels);

  return {
    inputs, units,
    activation: undefined,
    weights: offset, biases: offset, end: offset, blocks: [],
    shape: [down.places, across.places, channels],
    kept: by === 'max' ? units : 0,
    work: units * size * size,
    forward(_parameters, input, z, a, from, to) {
      for (let row = from; row < to; row++) {
        overPlaces(row, (at, corner) => {
          if (by === 'mean') {
            let sum = 0;
            for (const cell of cells) sum += input[corner + cell] ?? NaN;
            a[at] = sum * share;
            return;
          }
          let best = corner;
          for (const cell of cells) if ((input[corner + cell] ?? NaN) > (input[best] ?? NaN)) best = corner + cell;
          z[at] = best - row * inputs;
          a[at] = input[best] ?? NaN;
        });
      }
    },
    throughActivation: nothingBack,
    backward(_parameters, _input, z, _a, error, _gradients, below, from, to) {
      if (below === undefined) return;
      below.fill(0, from * inputs, to * inputs);
      for (let row = from; row < to; row++) {
        overPlaces(row, (at, corner) => {
          const da = error[at] ?? NaN;
          if (by === 'mean') {
            for (const cell of cells) below[corner + cell] = (below[corner + cell] ?? NaN) + da * share;
            return;
          }
          const best = row * inputs + (z[at] ?? NaN);
          below[best] = (below[best] ?? NaN) + da;
        });
      }
    },
  };
}
