import synaptic from 'synaptic';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';

/**
 * synaptic writes a function for a network at its first activation. One network is made and restarted with the weights of
 * each plan, so that the function is written and compiled once: kinder than a network each. It adjusts after every row: with
 * a batch-th of the rate that is, to first order, one adjustment per batch. The softmax is done here: the target is set so
 * that the library's (target - output) is y - softmax.
 */
export const contender: DenseContender = (workload) => {
  const { rows, network, starts, learningRate, batch, epochs } = workload;
  const inputs = rowsOf(rows.inputs, rows.features);
  const targets = rowsOf(rows.targets, rows.outputs);
  const softmax = network.layers.at(-1)?.activation === 'softmax';
  const rate = learningRate / batch;
  const { net, memory, places } = netOf(workload);
  const fresh = memory.slice();
  const nudged: number[] = [];
  let trained: Float64Array[] = [];
  return {
    begin() { trained = []; },
    train() {
      for (const start of starts) {
        memory.set(fresh);
        places.forEach((place, p) => { memory[place] = start[p] ?? NaN; });
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (let row = 0; row < inputs.length; row++) {
            const output = net.activate(at(inputs, row));
            if (softmax) nudge(output, at(targets, row), nudged);
            net.propagate(rate, softmax ? nudged : at(targets, row));
          }
        }
        trained.push(Float64Array.from(places, (place) => memory[place] ?? NaN));
      }
    },
    end: () => trained,
  };
};

/** target = output + y - softmax(output) */
function nudge(output: readonly number[], y: readonly number[], target: number[]): void {
  let sum = 0;
  for (let u = 0; u < output.length; u++) sum += target[u] = Math.exp(output[u] ?? NaN);
  for (let u = 0; u < output.length; u++) target[u] = (output[u] ?? NaN) + (y[u] ?? NaN) - (target[u] ?? NaN) / sum;
}

/** The network, the memory that its function works in, and where each parameter of the engine's layout stands there. */
function netOf({ network }: DenseWorkload): { net: InstanceType<typeof synaptic.Network>; memory: Float64Array; places: number[] } {
  const layers = [network.inputs, ...network.layers.map(({ units }) => units)].map((units) => new synaptic.Layer(units));
  network.layers.forEach(({ activation }, l) => {
    const squash = activation === 'relu' ? synaptic.Neuron.squash.RELU : synaptic.Neuron.squash.IDENTITY;
    at(layers, l + 1).set({ squash });
    at(layers, l).project(at(layers, l + 1), synaptic.Layer.connectionType.ALL_TO_ALL);
  });
  const net = new synaptic.Network({ input: at(layers, 0), hidden: layers.slice(1, -1), output: at(layers, layers.length - 1) });
  net.optimize();
  if (net.optimized === null) throw new Error('synaptic: no function was written');
  const { memory, data } = net.optimized;
  const place = (name: string) => {
    const variable = data.variables[name];
    if (variable === undefined) throw new Error(`synaptic: no variable ${name}`);
    return variable.id;
  };
  const places: number[] = [];
  layout(network).forEach((_, l) => {
    for (const from of at(layers, l).list) {
      const wires = Object.values(from.connections.projected);
      for (const to of at(layers, l + 1).list) places.push(place(`weight_${wires.find((wire) => wire.to === to)?.ID}`));
    }
    for (const to of at(layers, l + 1).list) places.push(place(`bias_${to.ID}`));
  });
  return { net, memory, places };
}

function rowsOf(flat: Float64Array, width: number): number[][] {
  return Array.from({ length: flat.length / width }, (_, row) => Array.from(flat.subarray(row * width, (row + 1) * width)));
}
