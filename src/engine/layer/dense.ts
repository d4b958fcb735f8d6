import type { ActivationName } from '../activation/registry.ts';
import { ACTIVATION, activate, checkActivation, goingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { addGradients, carryBack, weightedSums } from './neurons.ts';
import { sizeOf, type Shape } from './shape.ts';

/** A layer of neurons, each of which sees every output of the layer before, however that is arranged (book pp. 94-105). */
export interface DenseSpec {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: ActivationName;
}

/** Throws an Error that names the field and the remedy. */
export function checkDense({ units, activation }: DenseSpec, field: string): void {
  checkCounts(field, { units });
  checkActivation(activation, field);
}

/** Its parameters begin at `offset`: weights [input][unit], then biases. */
export function dense({ units, activation }: DenseSpec, shape: Shape, offset: number): Layer {
  const inputs = sizeOf(shape);
  const biases = offset + inputs * units;
  const neurons = { inputs, units, weights: offset, biases };
  return {
    inputs, units, activation, biases,
    shape: [units],
    weights: offset,
    blocks: [
      { name: 'w', from: offset, sizes: [inputs, units], fanIn: inputs, fanOut: units },
      { name: 'b', from: biases, sizes: [units], fanIn: 0, fanOut: 0 },
    ],
    kept: units,
    end: biases + units,
    work: units * (inputs + ACTIVATION),
    forward(parameters, input, z, a, from, to) {
      weightedSums(neurons, parameters, input, z, from, to);
      activate(activation, z, a, units, units, from, to);
    },
    throughActivation: goingBack(activation, units),
    backward(parameters, input, _z, _a, error, gradients, below, from, to) {
      addGradients(neurons, input, error, gradients, from, to);
      if (below !== undefined) carryBack(neurons, parameters, error, below, from, to);
    },
  };
}
