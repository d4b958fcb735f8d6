import { activations, type ActivationName } from '../activation/registry.ts';
import { softmax } from '../activation/softmax.ts';
import type { Layer, LayerLayout } from './layer.ts';

/** A layer of neurons, each of which sees every output of the layer before (book pp. 94-105). */
export interface DenseSpec {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: ActivationName;
}

/** What a sum's way through its activation takes, in multiplications. */
const ACTIVATION = 10;

/** Throws an Error that names the field and the remedy. */
export function checkDense({ units, activation }: DenseSpec, field: string): void {
  if (!(units >= 1 && Math.floor(units) === units && units < 1e6)) {
    throw new Error(`${field}.units: ${units} is no count; give a whole number from 1`);
  }
  if (activation !== 'softmax' && !Object.hasOwn(activations, activation)) {
    const known = [...Object.keys(activations), 'softmax'].join(', ');
    throw new Error(`${field}.activation: "${String(activation)}" is unknown; use one of ${known}`);
  }
}

/** Sees `inputs` numbers a row; its parameters begin at `offset`: weights [input][unit], then biases. */
export function dense({ units, activation }: DenseSpec, inputs: number, offset: number): Layer {
  const layout: LayerLayout = { inputs, units, weights: offset, biases: offset + inputs * units };
  // Field by field: spreading the layout made this ten times as slow, and every small training begins here.
  return {
    inputs, units, weights: layout.weights, biases: layout.biases,
    end: layout.biases + units,
    work: units * (inputs + ACTIVATION),
    forward(parameters, input, z, a, from, to) {
      weightedSums(layout, parameters, input, z, from, to);
      if (activation === 'softmax') {
        for (let row = from; row < to; row++) softmax(z, a, row * units, units);
      } else {
        const { value } = activations[activation];
        for (let i = from * units; i < to * units; i++) a[i] = value(z[i] ?? NaN);
      }
    },
    throughActivation(z, a, error, from, to) {
      if (activation === 'softmax') throw new Error('activation: softmax only last and with categorical-cross-entropy');
      if (activation === 'linear') return;
      const { derivative } = activations[activation];
      for (let i = from * units; i < to * units; i++) error[i] = (error[i] ?? NaN) * derivative(z[i] ?? NaN, a[i] ?? NaN);
    },
    addGradients: (input, error, gradients, from, to) => addGradients(layout, input, error, gradients, from, to),
    carryBack: (parameters, error, below, from, to) => carryBack(layout, parameters, error, below, from, to),
  };
}

/** z = bias + sum of input × weight, in the order of the inputs (the order decides the last bit). */
function weightedSums(
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
function addGradients(
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
function carryBack(
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
