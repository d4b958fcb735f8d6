import type { ActivationName } from '../activation/registry.ts';
import { ACTIVATION, activate, checkActivation, goingBack } from './activated.ts';
import { checkCounts, checkWord } from './count.ts';
import type { Layer } from './layer.ts';
import { pictureOf, type Shape } from './shape.ts';
import { walk } from './window.ts';

/** Filters that walk over a picture: each sees a small window of all channels, with the same weights at every place (book p. 219). */
export interface Conv2dSpec {
  readonly kind: 'conv2d';
  readonly filters: number;
  /** Height and width of the window. */
  readonly size: number;
  /** Cells from one place to the next; 1 if left out. */
  readonly stride?: number;
  /** 'valid' (if left out): windows inside the picture only; 'same': zeros beyond the edge. */
  readonly padding?: 'same' | 'valid';
  readonly activation: ActivationName;
}

/** Throws an Error that names the field and the remedy. */
export function checkConv2d({ filters, size, stride = 1, padding = 'valid', activation }: Conv2dSpec, field: string): void {
  checkCounts(field, { filters, size, stride });
  checkWord(`${field}.padding`, padding, ['same', 'valid']);
  checkActivation(activation, field);
}

/**
 * Sees height × width × channels, gives places × places × filters; its parameters begin at `offset`: weights
 * [row][column][channel][filter] of the window, then a bias per filter. Inputs of 0 are passed over.
 */
export function conv2d({ filters, size, stride = 1, padding = 'valid', activation }: Conv2dSpec, shape: Shape, offset: number): Layer {
  const { height, width, channels } = pictureOf(shape, 'conv2d');
  const down = walk(height, size, stride, padding);
  const across = walk(width, size, stride, padding);
  const inputs = height * width * channels;
  const units = down.places * across.places * filters;
  const seen = size * size * channels;
  const biases = offset + seen * filters;

  /** Calls `each` with every input cell under the window of every place of a row, and the weights that it meets there. */
  const overWindows = (row: number, place: (at: number) => void, each: (cell: number, weights: number, at: number) => void): void => {
    for (let y = 0; y < down.places; y++) {
      for (let x = 0; x < across.places; x++) {
        const at = row * units + (y * across.places + x) * filters;
        place(at);
        for (let i = 0; i < size; i++) {
          const line = y * stride + i - down.before;
          if (line < 0 || line >= height) continue;
          const first = Math.max(0, across.before - x * stride);
          const last = Math.min(size, width + across.before - x * stride);
          let cell = row * inputs + (line * width + x * stride + first - across.before) * channels;
          let weights = offset + (i * size + first) * channels * filters;
          for (let left = (last - first) * channels; left > 0; left--, cell++, weights += filters) each(cell, weights, at);
        }
      }
    }
  };

  return {
    inputs, units, activation, biases,
    shape: [down.places, across.places, filters],
    weights: offset,
    blocks: [
      { name: 'w', from: offset, sizes: [size, size, channels, filters], fanIn: seen, fanOut: size * size * filters },
      { name: 'b', from: biases, sizes: [filters], fanIn: 0, fanOut: 0 },
    ],
    kept: units,
    end: biases + filters,
    work: units * (seen + ACTIVATION),
    forward(parameters, input, z, a, from, to) {
      for (let row = from; row < to; row++) {
        overWindows(
          row,
          (at) => { for (let f = 0; f < filters; f++) z[at + f] = parameters[biases + f] ?? NaN; },
          (cell, weights, at) => {
            const x = input[cell] ?? NaN;
            if (x === 0) return;
            for (let f = 0; f < filters; f++) z[at + f] = (z[at + f] ?? NaN) + x * (parameters[weights + f] ?? NaN);
          },
        );
      }
      activate(activation, z, a, units, filters, from, to);
    },
    throughActivation: goingBack(activation, units),
    backward(parameters, input, _z, _a, error, gradients, below, from, to) {
      below?.fill(0, from * inputs, to * inputs);
      for (let row = from; row < to; row++) {
        overWindows(
          row,
          (at) => { for (let f = 0; f < filters; f++) gradients[biases + f] = (gradients[biases + f] ?? NaN) + (error[at + f] ?? NaN); },
          (cell, weights, at) => {
            const x = input[cell] ?? NaN;
            if (x !== 0) {
              for (let f = 0; f < filters; f++) gradients[weights + f] = (gradients[weights + f] ?? NaN) + x * (error[at + f] ?? NaN);
            }
            if (below === undefined) return;
            let sum = 0;
            for (let f = 0; f < filters; f++) sum += (parameters[weights + f] ?? NaN) * (error[at + f] ?? NaN);
            below[cell] = (below[cell] ?? NaN) + sum;
          },
        );
      }
    },
  };
}
