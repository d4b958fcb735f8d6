import brain from 'brain.js';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';

/**
 * All layers of a brain.js network have one activation, so its output is a ReLU, too. Raised by this much, a linear output
 * stays on the ReLU's straight side: the price targets rise with it, and softmax does not feel it.
 */
const RAISE = 10;

type Net = InstanceType<typeof brain.NeuralNetwork>;

/**
 * brain.js adjusts after every row: with a batch-th of the rate that is, to first order, one adjustment per batch. The
 * softmax is done here: the target is set so that the library's (target - output) is y - softmax.
 */
export const contender: DenseContender = (workload) => {
  const { rows, network, learningRate, batch, epochs } = workload;
  const inputs = rowsOf(rows.inputs, rows.features);
  const softmax = network.layers.at(-1)?.activation === 'softmax';
  const targets = rowsOf(softmax ? rows.targets : rows.targets.map((y) => y + RAISE), rows.outputs);
  const rate = learningRate / batch;
  const nudged = new Float32Array(rows.outputs);
  let nets: Net[] = [];
  return {
    begin() { nets = workload.starts.map((start) => netOf(workload, start, rate)); },
    train() {
      for (const net of nets) {
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (let row = 0; row < inputs.length; row++) {
            const output = net.runInput(at(inputs, row));
            if (softmax) nudge(output, at(targets, row), nudged);
            net.calculateDeltas(softmax ? nudged : at(targets, row));
            net.adjustWeights();
          }
        }
      }
    },
    end: () => nets.map((net) => parametersOf(workload, net)),
  };
};

/** target = output + y - softmax(output) */
function nudge(output: Float32Array, y: Float32Array, target: Float32Array): void {
  let sum = 0;
  for (let u = 0; u < output.length; u++) sum += target[u] = Math.exp((output[u] ?? NaN) - RAISE);
  for (let u = 0; u < output.length; u++) target[u] = (output[u] ?? NaN) + (y[u] ?? NaN) - (target[u] ?? NaN) / sum;
}

function netOf({ network }: DenseWorkload, start: Float64Array, learningRate: number): Net {
  const hiddenLayers = network.layers.slice(0, -1).map(({ units }) => units);
  const outputSize = network.layers.at(-1)?.units ?? 0;
  // A momentum of 0 is refused.
  const net = new brain.NeuralNetwork({ inputSize: network.inputs, hiddenLayers, outputSize, activation: 'relu', learningRate, momentum: 1e-30 });
  net.initialize();
  layout(network).forEach(({ inputs, units, weights, biases }, l) => {
    const raise = l === network.layers.length - 1 ? RAISE : 0;
    for (let u = 0; u < units; u++) {
      at(net.biases, l + 1)[u] = (start[biases + u] ?? NaN) + raise;
      for (let i = 0; i < inputs; i++) at(at(net.weights, l + 1), u)[i] = start[weights + i * units + u] ?? NaN;
    }
  });
  return net;
}

function parametersOf({ network }: DenseWorkload, net: Net): Float64Array {
  const parameters: number[] = [];
  layout(network).forEach(({ inputs, units }, l) => {
    const raise = l === network.layers.length - 1 ? RAISE : 0;
    for (let i = 0; i < inputs; i++) for (let u = 0; u < units; u++) parameters.push(at(at(net.weights, l + 1), u)[i] ?? NaN);
    for (let u = 0; u < units; u++) parameters.push((at(net.biases, l + 1)[u] ?? NaN) - raise);
  });
  return Float64Array.from(parameters);
}

function rowsOf(flat: Float64Array, width: number): Float32Array[] {
  return Array.from({ length: flat.length / width }, (_, row) => Float32Array.from(flat.subarray(row * width, (row + 1) * width)));
}
