import * as tf from '@tensorflow/tfjs-core';
import * as layersApi from '@tensorflow/tfjs-layers';
import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { DenseContender } from '../contender.ts';
import type { DenseWorkload } from '../workload.ts';
import { packed, unpacked } from './packing.ts';
import { startTfjs } from './tfjs.ts';

/** tfjs as its tutorials use it: a sequential model and model.fit. Its squared error has the factor 2 that the engine leaves out. */
export const contender: DenseContender = async (workload) => {
  await startTfjs();
  const { rows, epochs, batch } = workload;
  const x = tf.tensor2d(Float32Array.from(rows.inputs), [rows.count, rows.features]);
  const y = tf.tensor2d(Float32Array.from(rows.targets), [rows.count, rows.outputs]);
  const alone = workload.starts.map((start): DenseWorkload => ({ ...workload, starts: [start] }));
  let models: layersApi.Sequential[] = [];
  return {
    begin() { models = alone.map(modelOf); },
    async train() {
      for (const model of models) {
        // One network after the other is the point here.
        // oxlint-disable-next-line eslint/no-await-in-loop
        await model.fit(x, y, { epochs, batchSize: batch, shuffle: false, verbose: 0, yieldEvery: 'never' });
      }
    },
    end() {
      const trained = models.flatMap((model, n) => unpacked(at(alone, n), model.getWeights().map((each) => each.dataSync()), 'first'));
      for (const model of models) model.dispose();
      return trained;
    },
  };
};

function modelOf(workload: DenseWorkload): layersApi.Sequential {
  const { network, learningRate } = workload;
  const regression = network.loss === 'mean-squared-error';
  const model = layersApi.sequential();
  network.layers.forEach(({ units, activation }, l) => {
    if (activation === 'tanh' || activation === 'sigmoid') throw new Error('model.fit: no workload has it');
    model.add(layersApi.layers.dense({ units, activation, ...(l === 0 ? { inputShape: [network.inputs] } : {}) }));
  });
  model.compile({
    optimizer: tf.train.sgd(regression ? learningRate / 2 : learningRate),
    loss: regression ? 'meanSquaredError' : 'categoricalCrossentropy',
  });
  const layers = layout(network);
  model.setWeights(packed(workload, 'first').map((values, a) => {
    const { inputs, units } = at(layers, a >> 1);
    return a % 2 === 0 ? tf.tensor2d(values, [inputs, units]) : tf.tensor1d(values);
  }));
  return model;
}
