import * as tf from '@tensorflow/tfjs-core';
import { at } from '../../src/engine/at.ts';
import { layersOf } from '../../src/engine/network.ts';
import type { Contender, Training } from '../contender.ts';
import type { Workload } from '../workload.ts';
import { batches } from './packing.ts';
import { startTfjs } from './tfjs.ts';

/**
 * tfjs on filters and on words, gradients written by hand with its operations: its WebAssembly backend has no kernel for the
 * gradients of filters and of embeddings, so that model.fit does not run on it.
 */
export const straight: Contender = (workload) => withSteps(workload, false);

/** The same with the patches under the filter laid out beforehand, so that filters and their gradients are products of matrices. */
export const tuned: Contender = (workload) => withSteps(workload, true);

/** One adjustment: the parameters afterwards. */
type Step = (parameters: readonly tf.Tensor[]) => tf.Tensor[];

async function withSteps(workload: Workload, patches: boolean): Promise<Training> {
  await startTfjs();
  const { network, rows, epochs, learningRate, starts } = workload;
  const start = at(starts, 0);
  const blocks = layersOf(network).flatMap((layer) => layer.blocks);
  const words = network.layers[0]?.kind === 'embedding';
  const steps = batches(workload).map(({ inputs, targets, count }) => {
    const y = tf.tensor2d(targets, [count, rows.outputs]);
    const rate = tf.scalar(learningRate / count);
    if (words) return ofWords(inputs, y, rate, rows.features, sizeOf(workload));
    return patches ? ofPatches(inputs, y, rate) : ofPictures(inputs, y, rate);
  });
  let parameters: tf.Tensor[] = [];
  return {
    begin() {
      parameters = blocks.map(({ from, sizes }) => tf.tensor(Float32Array.from(start.subarray(from, from + sizes.reduce((x, y) => x * y, 1))), [...sizes]));
    },
    train() {
      for (let epoch = 0; epoch < epochs; epoch++) {
        for (const step of steps) {
          const before = parameters;
          parameters = tf.tidy(() => step(before));
          tf.dispose(before);
        }
      }
    },
    end() {
      const trained = Float64Array.from(parameters.flatMap((each) => [...each.dataSync()]));
      tf.dispose(parameters);
      return [trained];
    },
  };
}

/** Words that the embedding knows. */
function sizeOf({ network }: Workload): number {
  const [first] = network.layers;
  return first?.kind === 'embedding' ? first.words : 0;
}

const SIDE = 28;
const SIZE = 5;
const PLACES = SIDE - SIZE + 1;

const adjusted = (parameters: readonly tf.Tensor[], gradients: readonly tf.Tensor[], rate: tf.Scalar) => (
  parameters.map((parameter, k) => tf.sub(parameter, tf.mul(tf.reshape(at(gradients, k), parameter.shape), rate)))
);

/** Predicts from the pooled picture on, and what comes back to it: gradients of the last layer, and da. */
function output(pooled: tf.Tensor4D, weights: tf.Tensor, biases: tf.Tensor, y: tf.Tensor2D) {
  const flat = tf.reshape(pooled, [y.shape[0], -1]);
  const dz = tf.sub(tf.softmax(tf.add(tf.matMul(flat, weights), biases)), y);
  return { gradients: [tf.matMul(flat, dz, true, false), tf.sum(dz, 0)], back: tf.reshape(tf.matMul(dz, weights, false, true), pooled.shape) };
}

/** The way back through max pooling and relu. */
function throughPool(a: tf.Tensor4D, pooled: tf.Tensor4D, dy: tf.Tensor): tf.Tensor4D {
  const [da] = [tf.engine().runKernel('MaxPoolGrad', { dy, input: a, output: pooled }, { filterSize: 2, strides: 2, pad: 'valid' })].flat();
  return tf.mul(at([da].filter((each) => each instanceof tf.Tensor), 0), tf.step(a));
}

function ofPictures(inputs: Float32Array, y: tf.Tensor2D, rate: tf.Scalar): Step {
  const x = tf.tensor4d(inputs, [y.shape[0], SIDE, SIDE, 1]);
  // The gradient of a filter is a convolution as well: of the rows' pictures as channels, with what came back as the filter.
  const across: tf.Tensor4D = tf.transpose(x, [3, 1, 2, 0]);
  return (parameters) => {
    const [filter, bias, weights, biases] = [at(parameters, 0), at(parameters, 1), at(parameters, 2), at(parameters, 3)];
    const a: tf.Tensor4D = tf.fused.conv2d({ x, filter: tf.reshape(filter, [SIZE, SIZE, 1, -1]), strides: 1, pad: 'valid', bias, activation: 'relu' });
    const pooled = tf.maxPool(a, 2, 2, 'valid');
    const { gradients, back } = output(pooled, weights, biases, y);
    const dz = throughPool(a, pooled, back);
    const slopes = tf.conv2d(across, tf.reshape(tf.transpose(dz, [1, 2, 0, 3]), [PLACES, PLACES, y.shape[0], -1]), 1, 'valid');
    return adjusted(parameters, [slopes, tf.sum(dz, [0, 1, 2]), ...gradients], rate);
  };
}

function ofPatches(inputs: Float32Array, y: tf.Tensor2D, rate: tf.Scalar): Step {
  const count = y.shape[0];
  const patches = new Float32Array(count * PLACES * PLACES * SIZE * SIZE);
  let next = 0;
  for (let row = 0; row < count; row++) {
    for (let place = 0; place < PLACES * PLACES; place++) {
      const corner = (row * SIDE + Math.floor(place / PLACES)) * SIDE + (place % PLACES);
      for (let i = 0; i < SIZE; i++) for (let j = 0; j < SIZE; j++) patches[next++] = inputs[corner + i * SIDE + j] ?? NaN;
    }
  }
  const x = tf.tensor2d(patches, [count * PLACES * PLACES, SIZE * SIZE]);
  const across = tf.transpose(x);
  return (parameters) => {
    const [filter, bias, weights, biases] = [at(parameters, 0), at(parameters, 1), at(parameters, 2), at(parameters, 3)];
    const flat = tf.fused.matMul({ a: x, b: tf.reshape(filter, [SIZE * SIZE, -1]), bias, activation: 'relu' });
    const a: tf.Tensor4D = tf.reshape(flat, [count, PLACES, PLACES, -1]);
    const pooled = tf.maxPool(a, 2, 2, 'valid');
    const { gradients, back } = output(pooled, weights, biases, y);
    const dz: tf.Tensor2D = tf.reshape(throughPool(a, pooled, back), [count * PLACES * PLACES, -1]);
    return adjusted(parameters, [tf.matMul(across, dz), tf.sum(dz, 0), ...gradients], rate);
  };
}

/** Word by word, then back through all of them; products over all words at once where they can be. */
function ofWords(inputs: Float32Array, y: tf.Tensor2D, rate: tf.Scalar, steps: number, words: number): Step {
  const count = y.shape[0];
  const said = Array.from({ length: steps }, (_, t) => tf.tensor1d(Int32Array.from({ length: count }, (__, row) => inputs[row * steps + t] ?? 0), 'int32'));
  const oneHot = tf.cast(tf.oneHot(tf.concat(said), words), 'float32');
  return (parameters) => {
    const [table, w, u, b, weights, biases] = [0, 1, 2, 3, 4, 5].map((k) => at(parameters, k));
    if (table === undefined || w === undefined || u === undefined || b === undefined || weights === undefined || biases === undefined) throw new Error('parameters: six blocks are wanted');
    const seen = said.map((each) => tf.gather(table, each));
    const memory: tf.Tensor[] = [tf.zeros([count, u.shape[0] ?? 1])];
    for (const x of seen) memory.push(tf.tanh(tf.add(tf.add(tf.matMul(x, w), tf.matMul(at(memory, memory.length - 1), u)), b)));
    const last = at(memory, steps);
    const dz = tf.sub(tf.softmax(tf.add(tf.matMul(last, weights), biases)), y);
    let dh: tf.Tensor = tf.matMul(dz, weights, false, true);
    const back: tf.Tensor[] = [];
    for (let t = steps; t > 0; t--) {
      const h = at(memory, t);
      const d = tf.mul(dh, tf.sub(1, tf.mul(h, h)));
      back.unshift(d);
      if (t > 1) dh = tf.matMul(d, u, false, true);
    }
    const all = tf.concat(back);
    return adjusted(parameters, [
      tf.matMul(oneHot, tf.matMul(all, w, false, true), true, false),
      tf.matMul(tf.concat(seen), all, true, false),
      tf.matMul(tf.concat(memory.slice(0, steps)), all, true, false),
      tf.sum(all, 0), tf.matMul(last, dz, true, false), tf.sum(dz, 0),
    ], rate);
  };
}
