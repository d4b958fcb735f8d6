import { nothingBack } from './activated.ts';
import type { Layer } from './layer.ts';
import { sizeOf, type Shape } from './shape.ts';

/**
 * While it learns, every number is dropped (made 0) with the chance `rate`, and those that are left are made larger by as
 * much, so that their sum is expected to stay (Srivastava et al., 2014). Whoever predicts drops nothing.
 */
export interface DropoutSpec {
  readonly kind: 'dropout';
  readonly rate: number;
}

/** Throws an Error that names the field and the remedy. */
export function checkDropout({ rate }: DropoutSpec, field: string): void {
  if (!(rate >= 0 && rate < 1)) throw new Error(`${field}.rate: ${String(rate)}; give a share from 0 to below 1`);
}

/** Shape and size stay. What is kept is what every number was multiplied by. */
export function dropout({ rate }: DropoutSpec, shape: Shape, offset: number): Layer {
  const size = sizeOf(shape);
  const larger = 1 / (1 - rate);
  return {
    shape,
    inputs: size, units: size,
    activation: undefined,
    weights: offset, biases: offset, end: offset, blocks: [],
    kept: size,
    work: 4 * size,
    forward(_parameters, input, z, a, from, to, noise) {
      for (let i = from * size; i < to * size; i++) {
        const by = noise === undefined ? 1 : share(noise, i) < rate ? 0 : larger;
        z[i] = by;
        a[i] = (input[i] ?? NaN) * by;
      }
    },
    throughActivation: nothingBack,
    backward(_parameters, _input, z, _a, error, _gradients, below, from, to) {
      if (below === undefined) return;
      for (let i = from * size; i < to * size; i++) below[i] = (error[i] ?? NaN) * (z[i] ?? NaN);
    },
  };
}

/**
 * What a layer draws from in one adjustment: a whole number of 32 bits, so that every backend drops the same numbers of the
 * same rows, in pieces or at once.
 * @param seed of the training @param adjustment counted from 0 @param layer its index
 */
export function noiseOf(seed: number, adjustment: number, layer: number): number {
  return mix(mix(mix(seed | 0) ^ adjustment) ^ layer);
}

/** Sets neighbours far apart: 2^32 divided by the golden ratio. */
export const GOLDEN = 0x9e3779b1;

/** The i-th draw, uniform in [0, 1); i counts the numbers of the batch, row after row. */
function share(noise: number, i: number): number {
  return (mix(noise ^ Math.imul(i, GOLDEN)) >>> 0) / 4294967296;
}

/** The steps of `mix`, for backends that generate code: h ^ (h >>> shift), then times a factor but for the last. */
export const SHIFTS: readonly number[] = [16, 13, 16];
export const FACTORS: readonly number[] = [0x85ebca6b, 0xc2b2ae35];

/** Spreads every bit over all 32 (the finaliser of MurmurHash3, public domain). */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
