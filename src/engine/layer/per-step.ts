import type { ActivationName } from '../activation/registry.ts';
import { ACTIVATION, activate, checkActivation, goingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { addGradients, carryBack, weightedSums } from './neurons.ts';
import { sizeOf, type Shape } from './shape.ts';

/** The same few neurons at every step of a sequence (node of a graph, pixel of a picture): each sees that step's features alone. */
export interface PerStepSpec {
  readonly kind: 'per-step';
  readonly units: number;
  readonly activation: ActivationName;
}

/** Throws an Error that names the field and the remedy. */
export function checkPerStep({ units, activation }: PerStepSpec, field: string): void {
  checkCounts(field, { units });
  checkActivation(activation, field);
}

/** Sees … × features, gives … × units; its parameters begin at `offset`: weights [feature][unit], then biases. */
export function perStep({ units, activation }: PerStepSpec, shape: Shape, offset: number): Layer {
  const features = shape.at(-1) ?? 1;
  const steps = sizeOf(shape) / features;
  const biases = offset + features * units;
  const neurons = { inputs: features, units, weights: offset, biases };
  return {
    activation, biases,
    inputs: steps * features,
    units: steps * units,
    shape: [...shape.slice(0, -1), units],
    weights: offset,
    blocks: [
      { name: 'w', from: offset, sizes: [features, units], fanIn: features, fanOut: units },
      { name: 'b', from: biases, sizes: [units], fanIn: 0, fanOut: 0 },
    ],
    kept: steps * units,
    end: biases + units,
    work: steps * units * (features + ACTIVATION),
    forward(parameters, input, z, a, from, to) {
      weightedSums(neurons, parameters, input, z, from * steps, to * steps);
      activate(activation, z, a, steps * units, units, from, to);
    },
    throughActivation: goingBack(activation, steps * units),
    backward(parameters, input, _z, _a, error, gradients, below, from, to) {
      addGradients(neurons, input, error, gradients, from * steps, to * steps);
      if (below !== undefined) carryBack(neurons, parameters, error, below, from * steps, to * steps);
    },
  };
}
