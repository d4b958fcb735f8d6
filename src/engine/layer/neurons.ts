import type { LayerLayout } from './layer.ts';

/** z = bias + sum of input × weight, in the order of the inputs (the order decides the last bit). */
export function weightedSums(
  layout: LayerLayout, parameters: Float64Array, input: Float64Array, z: Float64Array, from: number, to: number,
): void {
  const { inputs, units, weights, biases } = layout;
  for (let row = from; row < to; row++) {
    for (let u = 0; u < units; u++) {
      let sum = parameters[biases + u] ?? NaN;
      for (let i = 0; i < inputs; i++) sum += (input[row * inputs + i] ?? NaN) * (parameters[weights + i * units + u] ?? NaN);
      z[row * units + u] = sum;
    }
  }
}

/** dw = sum of input × dz, db = sum of dz over the rows (book p. 74; the mean is taken later). */
export function addGradients(
  layout: LayerLayout, input: Float64Array, error: Float64Array, gradients: Float64Array, from: number, to: number,
): void {
  const { inputs, units, weights, biases } = layout;
  for (let row = from; row < to; row++) {
    for (let u = 0; u < units; u++) {
      const dz = error[row * units + u] ?? NaN;
      for (let i = 0; i < inputs; i++) {
        const p = weights + i * units + u;
        gradients[p] = (gradients[p] ?? NaN) + (input[row * inputs + i] ?? NaN) * dz;
      }
      gradients[biases + u] = (gradients[biases + u] ?? NaN) + dz;
    }
  }
}

/** da of the layer below: for each of its neurons, the sum of weight × dz over the wires into this layer (book p. 127). */
export function carryBack(
  layout: LayerLayout, parameters: Float64Array, error: Float64Array, below: Float64Array, from: number, to: number,
): void {
  const { inputs, units, weights } = layout;
  for (let row = from; row < to; row++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let u = 0; u < units; u++) sum += (parameters[weights + i * units + u] ?? NaN) * (error[row * units + u] ?? NaN);
      below[row * inputs + i] = sum;
    }
  }
}
