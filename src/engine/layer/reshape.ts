import { nothingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { sizeOf, told, type Shape } from './shape.ts';

/** All numbers of a row in one line. */
export interface FlattenSpec {
  readonly kind: 'flatten';
}

/** The numbers of a row arranged anew: as many as before. */
export interface ReshapeSpec {
  readonly kind: 'reshape';
  readonly shape: Shape;
}

/** Throws an Error that names the field and the remedy. */
export function checkReshape({ shape }: ReshapeSpec, field: string): void {
  if (!Array.isArray(shape) || shape.length === 0) throw new Error(`${field}.shape: ${String(shape)}; give a list of counts`);
  checkCounts(`${field}.shape`, Object.fromEntries(shape.entries()));
}

/** The same numbers, in another arrangement. Throws an Error where there are not as many. */
export function reshape(to: Shape, shape: Shape, offset: number): Layer {
  const size = sizeOf(shape);
  if (sizeOf(to) !== size) throw new Error(`shape: ${told(to)} has ${sizeOf(to)} numbers, but ${size} come in (${told(shape)}); make them equal`);
  return {
    shape: to,
    inputs: size, units: size,
    activation: undefined,
    weights: offset, biases: offset, end: offset, blocks: [],
    kept: 0,
    work: size,
    forward(_parameters, input, _z, a, from, until) {
      for (let i = from * size; i < until * size; i++) a[i] = input[i] ?? NaN;
    },
    throughActivation: nothingBack,
    backward(_parameters, _input, _z, _a, error, _gradients, below, from, until) {
      if (below === undefined) return;
      for (let i = from * size; i < until * size; i++) below[i] = error[i] ?? NaN;
    },
  };
}
