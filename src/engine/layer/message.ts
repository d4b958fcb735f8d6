import type { ActivationName } from '../activation/registry.ts';
import { ACTIVATION, activate, checkActivation, goingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { addGradients, carryBack, weightedSums } from './neurons.ts';
import { sequenceOf, type Shape } from './shape.ts';

/**
 * Nodes of a graph listen to their friends: the same neurons at every node see its own features and the mean of its
 * neighbours' (GraphSAGE with the mean; Hamilton et al., 2017).
 */
export interface MessageSpec {
  readonly kind: 'message';
  readonly units: number;
  readonly activation: ActivationName;
  /** Of every node, the nodes that it hears, counted from 0; none: it hears zeros. */
  readonly neighbours: readonly (readonly number[])[];
}

/** Throws an Error that names the field and the remedy. */
export function checkMessage({ units, activation, neighbours }: MessageSpec, field: string): void {
  checkCounts(field, { units });
  checkActivation(activation, field);
  if (!Array.isArray(neighbours)) throw new Error(`${field}.neighbours: ${String(neighbours)}; give a list of neighbours for every node`);
  neighbours.forEach((heard, node) => {
    const wrong = heard.findIndex((each: number) => !(Number.isInteger(each) && each >= 0 && each < neighbours.length));
    if (wrong >= 0) {
      throw new Error(`${field}.neighbours[${node}][${wrong}]: ${String(heard[wrong])} is no node; give whole numbers from 0 to ${neighbours.length - 1}`);
    }
  });
}

/**
 * Sees nodes × features, gives nodes × units; its parameters begin at `offset`: weights [own features, then the neighbours'
 * mean][unit], then biases.
 */
export function message({ units, activation, neighbours }: MessageSpec, shape: Shape, offset: number): Layer {
  const { steps: nodes, features } = sequenceOf(shape, 'message');
  if (neighbours.length !== nodes) {
    throw new Error(`neighbours: ${neighbours.length} lists, but ${nodes} nodes come in; give one list for every node`);
  }
  const seen = 2 * features;
  const biases = offset + seen * units;
  const neurons = { inputs: seen, units, weights: offset, biases };
  const heard = new Float64Array(nodes * seen);
  const sums = new Float64Array(nodes * units);
  const dz = new Float64Array(nodes * units);

  /** What every node of a row sees. */
  const listen = (input: Float64Array, row: number): void => {
    neighbours.forEach((others, node) => {
      for (let i = 0; i < features; i++) {
        let sum = 0;
        for (const other of others) sum += input[(row * nodes + other) * features + i] ?? NaN;
        heard[node * seen + i] = input[(row * nodes + node) * features + i] ?? NaN;
        heard[node * seen + features + i] = others.length === 0 ? 0 : sum / others.length;
      }
    });
  };

  return {
    activation, biases,
    inputs: nodes * features,
    units: nodes * units,
    shape: [nodes, units],
    weights: offset,
    blocks: [
      { name: 'w', from: offset, sizes: [seen, units], fanIn: seen, fanOut: units },
      { name: 'b', from: biases, sizes: [units], fanIn: 0, fanOut: 0 },
    ],
    kept: nodes * units,
    end: biases + units,
    work: nodes * units * (seen + ACTIVATION) + neighbours.reduce((sum, others) => sum + others.length * features, 0),
    forward(parameters, input, z, a, from, to) {
      for (let row = from; row < to; row++) {
        listen(input, row);
        weightedSums(neurons, parameters, heard, sums, 0, nodes);
        z.set(sums, row * nodes * units);
      }
      activate(activation, z, a, nodes * units, units, from, to);
    },
    throughActivation: goingBack(activation, nodes * units),
    backward(parameters, input, _z, _a, error, gradients, below, from, to) {
      for (let row = from; row < to; row++) {
        listen(input, row);
        dz.set(error.subarray(row * nodes * units, (row + 1) * nodes * units));
        addGradients(neurons, heard, dz, gradients, 0, nodes);
        if (below === undefined) continue;
        carryBack(neurons, parameters, dz, heard, 0, nodes);
        below.fill(0, row * nodes * features, (row + 1) * nodes * features);
        neighbours.forEach((others, node) => {
          for (let i = 0; i < features; i++) {
            const own = (row * nodes + node) * features + i;
            below[own] = (below[own] ?? NaN) + (heard[node * seen + i] ?? NaN);
            for (const other of others) {
              const at = (row * nodes + other) * features + i;
              below[at] = (below[at] ?? NaN) + (heard[node * seen + features + i] ?? NaN) / others.length;
            }
          }
        });
      }
    },
  };
}
