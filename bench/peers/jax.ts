import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np } from '@jax-js/jax';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';
import { batches, packed, type Networks, unpacked } from './packing.ts';

type Step = (parameters: np.Array[], x: np.Array, y: np.Array) => np.Array[];

/** Steps between two waits: with none, the queue grows until it slows everything. */
const WAIT = 8;

/** jax-js on WebAssembly, one network, the whole step (gradients by hand) under jit. */
export const alone: DenseContender = (workload) => run(workload, 'first', batchedStep(workload, 0), ({ inputs, units }) => [[inputs, units], [1, units]], []);

/** The same, all networks in one batched matrix product per layer (networks × rows × units). */
export const batched: DenseContender = (workload) => {
  const count = workload.starts.length;
  return run(workload, 'first', batchedStep(workload, 1), ({ inputs, units }) => [[count, inputs, units], [count, 1, units]], [1]);
};

/** The same with networks as neighbours (rows × units × networks): the first layer is one matrix product for all, the others multiply and sum. */
export const flat: DenseContender = (workload) => {
  const count = workload.starts.length;
  return run(workload, 'last', flatStep(workload), ({ inputs, units }) => [[inputs, units, count], [units, count]], []);
};

type Shapes = (layer: { inputs: number; units: number }) => [number[], number[]];

async function run(workload: DenseWorkload, networks: Networks, step: Step, shapes: Shapes, outer: number[]) {
  const devices = await init('wasm');
  if (!devices.includes('wasm')) throw new Error('jax-js: no wasm device');
  defaultDevice('wasm');
  const { rows, epochs, network } = workload;
  const layers = layout(network);
  const tail = networks === 'last' ? [1] : [];
  const parts = batches(workload).map(({ inputs, targets, count }) => ({
    x: np.array(inputs).reshape([...outer, count, rows.features]), y: np.array(targets).reshape([...outer, count, rows.outputs, ...tail]),
  }));
  const compiled = jit(step);
  let parameters: np.Array[] = [];
  return {
    begin() {
      parameters = packed(workload, networks).map((values, a) => np.array(values).reshape(shapes(at(layers, a >> 1))[a % 2 === 0 ? 0 : 1]));
    },
    async train() {
      let steps = 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        for (const { x, y } of parts) {
          parameters = compiled(parameters, x.ref, y.ref);
          steps += 1;
          // oxlint-disable-next-line eslint/no-await-in-loop
          if (steps % WAIT === 0) await blockUntilReady(parameters);
        }
      }
      await blockUntilReady(parameters);
    },
    async end() {
      return unpacked(workload, await Promise.all(parameters.map(floats)), networks);
    },
  };
}

async function floats(array: np.Array): Promise<Float32Array> {
  const data = await array.data();
  if (!(data instanceof Float32Array)) throw new Error('jax-js: not in single precision');
  return data;
}

/** `axis` is where the rows are. Every use of an array but the last says `.ref`: jax-js consumes what it is given. */
function batchedStep({ network, rows, batch, learningRate }: DenseWorkload, axis: number): Step {
  const rate = learningRate / Math.min(batch, rows.count);
  return (parameters, x, y) => {
    const activations = [x];
    network.layers.forEach(({ activation }, l) => {
      const z = np.matmul(at(activations, l).ref, at(parameters, 2 * l).ref).add(at(parameters, 2 * l + 1).ref);
      activations.push(activation === 'relu' ? np.maximum(z, 0) : activation === 'softmax' ? nn.softmax(z, -1) : z);
    });
    const after = parameters.slice();
    let dz = at(activations, network.layers.length).sub(y);
    for (let l = network.layers.length - 1; l >= 0; l--) {
      const weights = at(parameters, 2 * l);
      const below = at(activations, l);
      const slopes = np.matmul(np.matrixTranspose(below.ref), dz.ref);
      after[2 * l + 1] = at(parameters, 2 * l + 1).sub(dz.ref.sum(axis, { keepdims: true }).mul(rate));
      if (l > 0) dz = np.where(np.greater(below, 0), np.matmul(dz, np.matrixTranspose(weights.ref)), 0);
      else {
        dz.dispose();
        below.dispose();
      }
      after[2 * l] = weights.sub(slopes.mul(rate));
    }
    return after;
  };
}

function flatStep({ network, rows, starts, learningRate }: DenseWorkload): Step {
  const layers = layout(network);
  const nets = starts.length;
  const { count } = rows;
  const rate = learningRate / count;
  return (parameters, x, y) => {
    const activations: np.Array[] = [];
    network.layers.forEach(({ activation }, l) => {
      const { inputs, units } = at(layers, l);
      const weights = at(parameters, 2 * l).ref;
      const sums = l === 0
        ? np.matmul(x.ref, weights.reshape([inputs, units * nets])).reshape([count, units, nets])
        : at(activations, l - 1).ref.reshape([count, inputs, 1, nets]).mul(weights).sum(1);
      const z = sums.add(at(parameters, 2 * l + 1).ref);
      activations.push(activation === 'relu' ? np.maximum(z, 0) : activation === 'softmax' ? nn.softmax(z, 1) : z);
    });
    const after = parameters.slice();
    let dz = at(activations, layers.length - 1).sub(y);
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units } = at(layers, l);
      const weights = at(parameters, 2 * l);
      after[2 * l + 1] = at(parameters, 2 * l + 1).sub(dz.ref.sum(0).mul(rate));
      if (l === 0) {
        const slopes = np.matmul(np.matrixTranspose(x), dz.reshape([count, units * nets])).reshape([inputs, units, nets]);
        after[0] = weights.sub(slopes.mul(rate));
        break;
      }
      const below = at(activations, l - 1);
      const wide = dz.reshape([count, 1, units, nets]);
      const slopes = below.ref.reshape([count, inputs, 1, nets]).mul(wide.ref).sum(0);
      const products = wide.mul(weights.ref);
      // Under jit, jax-js 0.1.25 sums wrongly over an axis of length 1 here.
      const da = units === 1 ? products.reshape([count, inputs, nets]) : products.sum(2);
      dz = np.where(np.greater(below, 0), da, 0);
      after[2 * l] = weights.sub(slopes.mul(rate));
    }
    return after;
  };
}
