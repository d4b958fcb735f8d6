import convnetjs from 'convnetjs';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';

type Net = InstanceType<typeof convnetjs.Net>;
type Trainer = InstanceType<typeof convnetjs.Trainer>;

/** convnetjs: gradients of a batch are added up and applied together, so that it does what the engine does. */
export const contender: DenseContender = (workload) => {
  const { rows, network, learningRate, batch, epochs } = workload;
  const inputs = rowsOf(rows.inputs, rows.features).map((values) => new convnetjs.Vol(values));
  const softmax = network.layers.at(-1)?.activation === 'softmax';
  const targets = rowsOf(rows.targets, rows.outputs).map((values) => (softmax ? values.indexOf(1) : values));
  let nets: { net: Net; trainer: Trainer }[] = [];
  return {
    begin() {
      nets = workload.starts.map((start) => {
        const net = netOf(workload, start);
        return { net, trainer: new convnetjs.Trainer(net, { method: 'sgd', learning_rate: learningRate, momentum: 0, l2_decay: 0, batch_size: batch }) };
      });
    },
    train() {
      for (const { trainer } of nets) {
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (let row = 0; row < inputs.length; row++) trainer.train(at(inputs, row), at(targets, row));
        }
      }
    },
    end: () => nets.map(({ net }) => parametersOf(workload, net)),
  };
};

function netOf({ network }: DenseWorkload, start: Float64Array): Net {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: network.inputs },
    ...network.layers.map(({ units, activation }) => {
      if (activation === 'relu') return { type: 'fc', num_neurons: units, activation };
      return activation === 'softmax' ? { type: 'softmax', num_classes: units } : { type: 'regression', num_neurons: units };
    }),
  ]);
  const connected = net.layers.filter(({ layer_type: type }) => type === 'fc');
  layout(network).forEach(({ inputs, units, weights, biases }, l) => {
    const layer = at(connected, l);
    for (let u = 0; u < units; u++) {
      layer.biases.w[u] = start[biases + u] ?? NaN;
      for (let i = 0; i < inputs; i++) at(layer.filters, u).w[i] = start[weights + i * units + u] ?? NaN;
    }
  });
  return net;
}

function parametersOf({ network }: DenseWorkload, net: Net): Float64Array {
  const connected = net.layers.filter(({ layer_type: type }) => type === 'fc');
  const parameters: number[] = [];
  layout(network).forEach(({ inputs, units }, l) => {
    const layer = at(connected, l);
    for (let i = 0; i < inputs; i++) for (let u = 0; u < units; u++) parameters.push(at(layer.filters, u).w[i] ?? NaN);
    for (let u = 0; u < units; u++) parameters.push(layer.biases.w[u] ?? NaN);
  });
  return Float64Array.from(parameters);
}

function rowsOf(flat: Float64Array, width: number): number[][] {
  return Array.from({ length: flat.length / width }, (_, row) => Array.from(flat.subarray(row * width, (row + 1) * width)));
}
