import * as tf from '@tensorflow/tfjs-core';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { Contender } from '../contender.ts';
import type { Workload } from '../workload.ts';
import { batches, packed, unpacked } from './packing.ts';
import { startTfjs } from './tfjs.ts';

/** tfjs, one network at a time, gradients written by hand with its operations: no tape, no optimizer, fused forward pass. */
export const contender: Contender = async (workload) => {
  await startTfjs();
  const { network, rows, epochs, learningRate } = workload;
  const layers = layout(network);
  const parts = batches(workload).map(({ inputs, targets, count }) => ({
    x: tf.tensor2d(inputs, [count, rows.features]), y: tf.tensor2d(targets, [count, rows.outputs]), rate: tf.scalar(learningRate / count),
  }));
  const alone = workload.starts.map((start): Workload => ({ ...workload, starts: [start] }));
  let nets: tf.Tensor[][] = [];
  return {
    begin() {
      nets = alone.map((each) => packed(each, 'first').map((values, a) => {
        const { inputs, units } = at(layers, a >> 1);
        return a % 2 === 0 ? tf.tensor2d(values, [inputs, units]) : tf.tensor1d(values);
      }));
    },
    train() {
      for (let n = 0; n < nets.length; n++) {
        let parameters = at(nets, n);
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (const { x, y, rate } of parts) {
            const before = parameters;
            parameters = tf.tidy(() => step(workload, before, x, y, rate));
            tf.dispose(before);
          }
        }
        nets[n] = parameters;
      }
    },
    end() {
      const trained = nets.flatMap((parameters, n) => unpacked(at(alone, n), parameters.map((each) => each.dataSync()), 'first'));
      tf.dispose(nets);
      return trained;
    },
  };
};

function step({ network }: Workload, parameters: readonly tf.Tensor[], x: tf.Tensor2D, y: tf.Tensor2D, rate: tf.Scalar): tf.Tensor[] {
  const activations: tf.Tensor2D[] = [x];
  network.layers.forEach(({ activation }, l) => {
    const a = tf.fused.matMul({
      a: at(activations, l), b: at(parameters, 2 * l), bias: at(parameters, 2 * l + 1), activation: activation === 'relu' ? 'relu' : 'linear',
    });
    activations.push(tf.reshape(activation === 'softmax' ? tf.softmax(a) : a, [x.shape[0], -1]));
  });
  const after = parameters.slice();
  let dz: tf.Tensor = tf.sub(at(activations, network.layers.length), y);
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const weights = at(parameters, 2 * l);
    const below = at(activations, l);
    after[2 * l] = tf.sub(weights, tf.mul(tf.matMul(below, dz, true, false), rate));
    after[2 * l + 1] = tf.sub(at(parameters, 2 * l + 1), tf.mul(tf.sum(dz, 0), rate));
    if (l > 0) dz = tf.mul(tf.matMul(dz, weights, false, true), tf.step(below));
  }
  return after;
}
