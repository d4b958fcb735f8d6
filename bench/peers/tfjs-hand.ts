import * as tf from '@tensorflow/tfjs-core';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender, Training } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';
import { batches, packed, unpacked } from './packing.ts';
import { startTfjs } from './tfjs.ts';

/** tfjs, one network at a time, gradients written by hand with its operations: no tape, no optimizer. */
export const straight: DenseContender = (workload) => oneByOne(workload, false);

/** The same with the forward pass fused and the inputs transposed beforehand (its product with a transposed matrix is slow). */
export const tuned: DenseContender = (workload) => oneByOne(workload, true);

interface Batch {
  readonly x: tf.Tensor2D;
  /** The inputs transposed, if that is done beforehand. */
  readonly across: tf.Tensor2D | undefined;
  readonly y: tf.Tensor2D;
  /** The learning rate over the rows. */
  readonly rate: tf.Scalar;
}

async function oneByOne(workload: DenseWorkload, fused: boolean): Promise<Training> {
  await startTfjs();
  const { network, rows, epochs, learningRate } = workload;
  const layers = layout(network);
  const parts = batches(workload).map(({ inputs, targets, count }): Batch => {
    const x = tf.tensor2d(inputs, [count, rows.features]);
    return { x, across: fused ? tf.transpose(x) : undefined, y: tf.tensor2d(targets, [count, rows.outputs]), rate: tf.scalar(learningRate / count) };
  });
  const alone = workload.starts.map((start): DenseWorkload => ({ ...workload, starts: [start] }));
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
          for (const part of parts) {
            const before = parameters;
            parameters = tf.tidy(() => step(workload, before, part, fused));
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
}

function step({ network }: DenseWorkload, parameters: readonly tf.Tensor[], { x, across, y, rate }: Batch, fused: boolean): tf.Tensor[] {
  const activations: tf.Tensor[] = [x];
  network.layers.forEach(({ activation }, l) => {
    const weights = at(parameters, 2 * l);
    const bias = at(parameters, 2 * l + 1);
    const below = at(activations, l);
    const relu = activation === 'relu';
    const z = fused ? tf.fused.matMul({ a: below, b: weights, bias, activation: relu ? 'relu' : 'linear' }) : tf.add(tf.matMul(below, weights), bias);
    const a: tf.Tensor = activation === 'softmax' ? tf.softmax(z) : relu && !fused ? tf.relu(z) : z;
    activations.push(a);
  });
  const after = parameters.slice();
  let dz: tf.Tensor = tf.sub(at(activations, network.layers.length), y);
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const weights = at(parameters, 2 * l);
    const below = at(activations, l);
    const slopes = l === 0 && across !== undefined ? tf.matMul(across, dz) : tf.matMul(below, dz, true, false);
    after[2 * l] = tf.sub(weights, tf.mul(slopes, rate));
    after[2 * l + 1] = tf.sub(at(parameters, 2 * l + 1), tf.mul(tf.sum(dz, 0), rate));
    if (l > 0) dz = tf.mul(tf.matMul(dz, weights, false, true), tf.step(below));
  }
  return after;
}
