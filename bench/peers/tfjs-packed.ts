import * as tf from '@tensorflow/tfjs-core';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';
import { packed, type Networks, unpacked } from './packing.ts';
import { startTfjs } from './tfjs.ts';

type Step = (workload: DenseWorkload, parameters: readonly tf.Tensor[], x: tf.Tensor, y: tf.Tensor, rate: tf.Scalar) => tf.Tensor[];

/** tfjs, all networks in one batched matrix product per layer (networks × rows × units), gradients by hand. */
export const batched: DenseContender = (workload) => {
  const count = workload.starts.length;
  return packedBy(workload, 'first', batchedStep, ({ inputs, units }) => [[count, inputs, units], [count, 1, units]], count);
};

/** The same with networks as neighbours (rows × units × networks): the first layer is one matrix product for all, the others multiply and sum. */
export const flat: DenseContender = (workload) => {
  const count = workload.starts.length;
  return packedBy(workload, 'last', flatStep, ({ inputs, units }) => [[inputs, units, count], [units, count]], 1);
};

type Shapes = (layer: { inputs: number; units: number }) => [number[], number[]];

async function packedBy(workload: DenseWorkload, networks: Networks, step: Step, shapes: Shapes, copies: number) {
  await startTfjs();
  const { rows, epochs, learningRate, network } = workload;
  if (workload.batch !== rows.count) throw new Error('tfjs packed: only full batches are written');
  const layers = layout(network);
  const x = tf.tile(tf.tensor3d(Float32Array.from(rows.inputs), [1, rows.count, rows.features]), [copies, 1, 1]);
  const y = tf.tensor(Float32Array.from(rows.targets), networks === 'first' ? [1, rows.count, rows.outputs] : [rows.count, rows.outputs, 1]);
  const rate = tf.scalar(learningRate / rows.count);
  let parameters: tf.Tensor[] = [];
  return {
    begin() {
      parameters = packed(workload, networks).map((values, a) => tf.tensor(values, shapes(at(layers, a >> 1))[a % 2 === 0 ? 0 : 1]));
    },
    train() {
      for (let epoch = 0; epoch < epochs; epoch++) {
        const before = parameters;
        parameters = tf.tidy(() => step(workload, before, x, y, rate));
        tf.dispose(before);
      }
    },
    end() {
      const trained = unpacked(workload, parameters.map((each) => each.dataSync()), networks);
      tf.dispose(parameters);
      return trained;
    },
  };
}

function batchedStep({ network }: DenseWorkload, parameters: readonly tf.Tensor[], x: tf.Tensor, y: tf.Tensor, rate: tf.Scalar): tf.Tensor[] {
  const activations = [x];
  network.layers.forEach(({ activation }, l) => {
    const z = tf.add(tf.matMul(at(activations, l), at(parameters, 2 * l)), at(parameters, 2 * l + 1));
    activations.push(activation === 'relu' ? tf.relu(z) : activation === 'softmax' ? tf.softmax(z) : z);
  });
  const after = parameters.slice();
  let dz = tf.sub(at(activations, network.layers.length), y);
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const weights = at(parameters, 2 * l);
    const below = at(activations, l);
    after[2 * l] = tf.sub(weights, tf.mul(tf.matMul(below, dz, true, false), rate));
    after[2 * l + 1] = tf.sub(at(parameters, 2 * l + 1), tf.mul(tf.sum(dz, 1, true), rate));
    if (l > 0) dz = tf.mul(tf.matMul(dz, weights, false, true), tf.step(below));
  }
  return after;
}

function flatStep({ network, rows, starts }: DenseWorkload, parameters: readonly tf.Tensor[], x: tf.Tensor, y: tf.Tensor, rate: tf.Scalar): tf.Tensor[] {
  const layers = layout(network);
  const nets = starts.length;
  const { count } = rows;
  const input = tf.reshape(x, [count, network.inputs]);
  const activations: tf.Tensor[] = [];
  network.layers.forEach(({ activation }, l) => {
    const { inputs, units } = at(layers, l);
    const weights = at(parameters, 2 * l);
    const sums = l === 0
      ? tf.reshape(tf.matMul(input, tf.reshape(weights, [inputs, units * nets])), [count, units, nets])
      : tf.sum(tf.mul(tf.reshape(at(activations, l - 1), [count, inputs, 1, nets]), weights), 1);
    const z = tf.add(sums, at(parameters, 2 * l + 1));
    activations.push(activation === 'relu' ? tf.relu(z) : activation === 'softmax' ? softmax(z) : z);
  });
  const after = parameters.slice();
  let dz = tf.sub(at(activations, layers.length - 1), y);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, units } = at(layers, l);
    const weights = at(parameters, 2 * l);
    const below = l === 0 ? undefined : at(activations, l - 1);
    const wide = tf.reshape(dz, [count, 1, units, nets]);
    const slopes = below === undefined
      ? tf.reshape(tf.matMul(input, tf.reshape(dz, [count, units * nets]), true, false), [inputs, units, nets])
      : tf.sum(tf.mul(tf.reshape(below, [count, inputs, 1, nets]), wide), 0);
    after[2 * l] = tf.sub(weights, tf.mul(slopes, rate));
    after[2 * l + 1] = tf.sub(at(parameters, 2 * l + 1), tf.mul(tf.sum(dz, 0), rate));
    if (below !== undefined) dz = tf.mul(tf.sum(tf.mul(wide, weights), 2), tf.step(below));
  }
  return after;
}

function softmax(z: tf.Tensor): tf.Tensor {
  const e = tf.exp(tf.sub(z, tf.max(z, 1, true)));
  return tf.div(e, tf.sum(e, 1, true));
}
