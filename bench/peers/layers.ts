// Writes test/golden/layers.json: what tfjs says of small networks of every kind of layer, outputs and gradients.
// npx tsx bench/peers/layers.ts
import { version_cpu as backend } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { writeFileSync } from 'node:fs';
import { layersOf, type LayerSpec, type Network } from '../../src/engine/network.ts';
import { someParameters, someRows } from '../../test/engine/layer/material.ts';

const picture = [6, 5, 2];
const sequence = [5, 3];
const friends = [[1, 2], [0], [0, 3], []];

function mse(inputShape: readonly number[], ...layers: readonly LayerSpec[]): Network {
  return { inputs: inputShape.reduce((size, count) => size * count, 1), inputShape, loss: 'mean-squared-error', layers };
}

const NETWORKS: readonly Network[] = [
  mse(picture, { kind: 'conv2d', filters: 3, size: 3, activation: 'tanh' }, { kind: 'flatten' }, { kind: 'dense', units: 2, activation: 'linear' }),
  mse(picture, { kind: 'conv2d', filters: 2, size: 3, stride: 2, padding: 'same', activation: 'sigmoid' }, { kind: 'conv2d', filters: 2, size: 2, padding: 'same', activation: 'linear' }),
  mse(picture, { kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'relu' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'dense', units: 2, activation: 'sigmoid' }),
  mse(picture, { kind: 'pool', by: 'mean', size: 2, stride: 1 }, { kind: 'conv2d', filters: 2, size: 2, stride: 2, activation: 'tanh' }, { kind: 'dense', units: 1, activation: 'linear' }),
  mse([8], { kind: 'reshape', shape: [2, 2, 2] }, { kind: 'upsample', size: 2 }, { kind: 'conv2d', filters: 1, size: 3, activation: 'linear' }),
  mse(sequence, { kind: 'recurrent', units: 3, activation: 'tanh', returns: 'last' }, { kind: 'dense', units: 2, activation: 'linear' }),
  mse(sequence, { kind: 'recurrent', units: 3, activation: 'relu', returns: 'all' }, { kind: 'per-step', units: 2, activation: 'tanh' }),
  mse(sequence, { kind: 'gru', units: 3, returns: 'last' }, { kind: 'repeat', times: 3 }, { kind: 'gru', units: 2, returns: 'all' }, { kind: 'per-step', units: 2, activation: 'linear' }),
  { inputs: 5, loss: 'categorical-cross-entropy', layers: [{ kind: 'embedding', words: 6, size: 3 }, { kind: 'recurrent', units: 3, activation: 'tanh', returns: 'all' }, { kind: 'per-step', units: 4, activation: 'softmax' }] },
  { inputs: 5, loss: 'binary-cross-entropy', layers: [{ kind: 'embedding', words: 6, size: 3 }, { kind: 'gru', units: 4, returns: 'last' }, { kind: 'dense', units: 2, activation: 'sigmoid' }] },
  mse(sequence, { kind: 'per-step', units: 4, activation: 'tanh' }, { kind: 'mean' }, { kind: 'dense', units: 2, activation: 'linear' }),
  mse(sequence, { kind: 'attention', units: 2, size: 4 }, { kind: 'dense', units: 2, activation: 'linear' }),
  mse(sequence, { kind: 'attention', units: 3, size: 2, causal: true }, { kind: 'per-step', units: 1, activation: 'linear' }),
  { inputs: 6, loss: 'class-and-box', boxWeight: 3, layers: [{ kind: 'class-and-box', classes: 3 }] },
  mse([4, 2], { kind: 'message', units: 3, activation: 'tanh', neighbours: friends }, { kind: 'message', units: 2, activation: 'linear', neighbours: friends }),
];

type Apply = (x: tf.Tensor) => tf.Tensor;

/** Scaled dot-product attention, out of matrix products alone; whom a step may not look at gets a score far below all. */
const attend = ({ size, causal = false }: Extract<LayerSpec, { kind: 'attention' }>, weights: readonly tf.Tensor[]): Apply => (x) => {
  const [q, k, v] = weights.map((w) => tf.stack(tf.unstack(x).map((row) => tf.matMul(row, w))));
  if (q === undefined || k === undefined || v === undefined) throw new Error('attention: three tables');
  const steps = x.shape[1] ?? 0;
  const unseen = tf.mul(tf.sub(1, tf.linalg.bandPart(tf.ones([steps, steps]), -1, 0)), causal ? -1e9 : 0);
  return tf.matMul(tf.softmax(tf.add(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(size)), unseen)), v);
};

/** Shares of the classes, then the box by a sigmoid each. */
const place = (classes: number, [w, b]: readonly tf.Tensor[]): Apply => (x) => {
  if (w === undefined || b === undefined) throw new Error('class-and-box: weights and biases');
  const [said, box] = tf.split(tf.add(tf.matMul(tf.reshape(x, [x.shape[0] ?? 0, -1]), w), b), [classes, -1], 1);
  if (said === undefined || box === undefined) throw new Error('class-and-box: classes and a box');
  return tf.concat([tf.softmax(said), tf.sigmoid(box)], 1);
};

/** Cross entropy of the class, and half the squares of the box, so many times, where the wanted box has a width. */
function misplaced(said: tf.Tensor, y: tf.Tensor, weight: number): tf.Tensor {
  const units = said.shape[1] ?? 0;
  const halves = (each: tf.Tensor) => tf.split(each, [units - 4, 4], 1);
  const [classes, box] = halves(said);
  const [label, wanted] = halves(y);
  if (classes === undefined || box === undefined || label === undefined || wanted === undefined) throw new Error('class-and-box: classes and a box');
  const stands = tf.cast(tf.greater(tf.slice(wanted, [0, 2], [-1, 1]), 0), 'float32');
  return tf.add(tf.neg(tf.sum(tf.mul(label, tf.log(classes)))), tf.mul(tf.sum(tf.mul(tf.square(tf.sub(box, wanted)), stands)), weight / 2));
}

/** Messages by a matrix whose rows are each node's shares of its neighbours. */
const hear = (spec: Extract<LayerSpec, { kind: 'message' }>, [w, b]: readonly tf.Tensor[]): Apply => (x) => {
  const shares = tf.tensor2d(spec.neighbours.map((heard) => spec.neighbours.map((_, node) => (heard.includes(node) ? 1 / heard.length : 0))));
  return tf.stack(tf.unstack(x).map((row) => {
    if (w === undefined || b === undefined) throw new Error('message: weights and biases');
    const sum = tf.add(tf.matMul(tf.concat([row, tf.matMul(shares, row)], 1), w), b);
    return spec.activation === 'tanh' ? tf.tanh(sum) : sum;
  }));
};

function layerOf(spec: LayerSpec): tfl.layers.Layer {
  switch (spec.kind) {
    case 'dense': return tfl.layers.dense({ units: spec.units, activation: spec.activation });
    case 'per-step': return tfl.layers.timeDistributed({ layer: tfl.layers.dense({ units: spec.units, activation: spec.activation }) });
    case 'conv2d': return tfl.layers.conv2d({ filters: spec.filters, kernelSize: spec.size, strides: spec.stride ?? 1, padding: spec.padding ?? 'valid', activation: spec.activation });
    case 'pool': {
      const window = { poolSize: spec.size, strides: spec.stride ?? spec.size } as const;
      return spec.by === 'max' ? tfl.layers.maxPooling2d(window) : tfl.layers.averagePooling2d(window);
    }
    case 'upsample': return tfl.layers.upSampling2d({ size: [spec.size, spec.size] });
    case 'flatten': return tfl.layers.flatten();
    case 'reshape': return tfl.layers.reshape({ targetShape: [...spec.shape] });
    case 'embedding': return tfl.layers.embedding({ inputDim: spec.words, outputDim: spec.size });
    case 'recurrent': return tfl.layers.simpleRNN({ units: spec.units, activation: spec.activation, returnSequences: spec.returns === 'all', recurrentInitializer: 'glorotUniform' });
    case 'gru': return tfl.layers.gru({ units: spec.units, activation: 'tanh', recurrentActivation: 'sigmoid', returnSequences: spec.returns === 'all', recurrentInitializer: 'glorotUniform' });
    case 'mean': return tfl.layers.globalAveragePooling1d({});
    case 'repeat': return tfl.layers.repeatVector({ n: spec.times });
    default: throw new Error(`${spec.kind}: not one of tfjs's own`);
  }
}

/** Outputs, and gradients of what is descended (half of the squared error, all of a cross entropy), in the order of the layout. */
function asTfjsSays(network: Network): { outputs: number[]; gradients: number[] } {
  const parameters = someParameters(network);
  const rows = someRows(network);
  const shape = network.inputShape ?? [network.inputs];
  const x = tf.tensor(Float32Array.from(rows.inputs), [rows.count, ...shape]);
  const variables: tf.Variable[] = [];
  let flat = shape.length === 1;
  const steps = network.layers.map((spec, l): Apply => {
    const built = layersOf(network)[l];
    const tables = (built?.blocks ?? []).map(({ from, sizes }) => {
      const size = sizes.reduce((product, count) => product * count, 1);
      return tf.tensor(Float32Array.from(parameters.slice(from, from + size)), [...sizes]);
    });
    if (spec.kind === 'attention' || spec.kind === 'message' || spec.kind === 'class-and-box') {
      const weights = tables.map((table) => tf.variable(table));
      variables.push(...weights);
      return spec.kind === 'attention' ? attend(spec, weights) : spec.kind === 'message' ? hear(spec, weights) : place(spec.classes, weights);
    }
    const layer = layerOf(spec);
    const flatten = spec.kind === 'dense' && !flat ? tfl.layers.flatten() : undefined;
    flat = (built?.shape.length ?? 1) === 1;
    let ready = false;
    return (input) => {
      const seen = flatten === undefined ? input : flatten.apply(input);
      const out = layer.apply(seen);
      if (!ready && tables.length > 0) {
        layer.setWeights(tables);
        ready = true;
        for (const weight of layer.trainableWeights) {
          const value = weight.read();
          if (value instanceof tf.Variable) variables.push(value);
        }
        return one(layer.apply(seen));
      }
      return one(out);
    };
  });
  const predict = () => steps.reduce<tf.Tensor>((value, step) => step(value), x);
  predict();
  const y = tf.tensor(Float32Array.from(rows.targets), [rows.count, rows.outputs]);
  const descended = (): tf.Scalar => {
    const said = tf.reshape(predict(), [rows.count, rows.outputs]);
    const sum = network.loss === 'mean-squared-error' ? tf.mul(tf.sum(tf.square(tf.sub(said, y))), 0.5)
      : network.loss === 'class-and-box' ? misplaced(said, y, network.boxWeight ?? 5)
      : network.loss === 'categorical-cross-entropy' ? tf.neg(tf.sum(tf.mul(y, tf.log(said))))
        : tf.neg(tf.sum(tf.add(tf.mul(y, tf.log(said)), tf.mul(tf.sub(1, y), tf.log(tf.sub(1, said))))));
    return tf.reshape(tf.div(sum, rows.count), []);
  };
  const { grads } = tf.variableGrads(descended, variables);
  return {
    outputs: [...predict().dataSync()].map(rounded),
    gradients: variables.flatMap((variable) => [...(grads[variable.name]?.dataSync() ?? [])]).map(rounded),
  };
}

function one(value: unknown): tf.Tensor {
  if (value instanceof tf.Tensor) return value;
  throw new Error('a layer gave more than one tensor');
}

/** Single precision has no more digits than these. */
const rounded = (value: number): number => Number(value.toPrecision(7));

await tf.setBackend('cpu');
await tf.ready();
if (backend !== tf.version_core) throw new Error(`tfjs: core ${tf.version_core}, backend ${backend}; install the same`);
const cases = NETWORKS.map((network) => ({ network, ...asTfjsSays(network) }));
writeFileSync(new URL('../../test/golden/layers.json', import.meta.url), `[\n${cases.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
