// Small machines that are computed at every touch: held against the layers of the engine, and against figures worked out by hand.
import { expect, test } from 'vitest';
import { looksOf } from '../../src/curriculum/attention.ts';
import { detected, trainDetector } from '../../src/curriculum/detector.ts';
import type { Values } from '../../src/curriculum/draw.ts';
import { featureMap, nearestKernel } from '../../src/curriculum/filter.ts';
import { patchOf, picturesOf } from '../../src/curriculum/filter-picture.ts';
import { forgedAt, FORGER, realTown } from '../../src/curriculum/forgery.ts';
import { memoryFigure, remembered, sentBack, weightFor } from '../../src/curriculum/memory.ts';
import { coloursAfter, messagesOf, neighboursOf } from '../../src/curriculum/messages.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Stage } from '../../src/curriculum/stage.ts';
import { feedback } from '../../src/engine/feedback.ts';
import type { Network } from '../../src/engine/network.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { levelOf } from './levels.ts';

const rowsOf = (inputs: readonly number[], outs: number, targets: readonly number[] = []) =>
  ({ inputs: Float64Array.from(inputs), targets: Float64Array.from({ length: outs }, (_, index) => targets[index] ?? 0), count: 1, features: inputs.length, outputs: outs });

test('a kernel makes of a picture what a convolutional layer with its weights makes', () => {
  const kernel = [-1, 0, 1, -1, 0.5, 1, -1, 0, 1];
  const [picture] = picturesOf('village', 14, 1);
  if (picture === undefined) throw new Error('no picture');
  const network: Network = { inputs: 196, inputShape: [14, 14, 1], layers: [{ kind: 'conv2d', filters: 1, size: 3, stride: 1, padding: 'valid', activation: 'linear' }], loss: 'mean-squared-error' };
  const said = outputs(predict(network, Float64Array.of(...kernel, 0), rowsOf([...picture.pixels], 144)));
  const { sums } = featureMap(kernel, picture);
  expect(sums.length).toBe(144);
  sums.forEach((sum, index) => expect(sum).toBeCloseTo(said[index] ?? Number.NaN, 12));
});

test('patches are told by what they show', () => {
  expect(patchOf([1, 1, 0, 1, 1, 0, 1, 1, 0])).toEqual({ kind: 'edge', edge: 'darker-right', step: 1 });
  expect(patchOf([0, 0, 0, 1, 1, 1, 1, 1, 1])).toEqual({ kind: 'edge', edge: 'brighter-down', step: 1 });
  expect(patchOf([0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3])).toEqual({ kind: 'plain' });
  expect(patchOf([0, 1, 0, 0, 1, 0, 0, 1, 0])).toEqual({ kind: 'mixed' });
  expect(patchOf([0, 0, 0, 0, 1, 0, 0, 0, 0])).toEqual({ kind: 'mixed' });
});

test('every village has edges of all four kinds, so that each is judged', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const found = new Set<string>();
    for (const picture of picturesOf(`judge/${seed}`, 14, 3)) {
      for (let place = 0; place < 144; place++) {
        const nine = Array.from({ length: 9 }, (_, index) => picture.pixels[(Math.floor(place / 12) + Math.floor(index / 3)) * 14 + (place % 12) + (index % 3)] ?? 0);
        const patch = patchOf(nine);
        if (patch.kind === 'edge') found.add(patch.edge);
      }
    }
    expect([...found].toSorted(), `seed ${seed}`).toEqual(['brighter-down', 'brighter-right', 'darker-down', 'darker-right']);
  }
});

test('the nearest kernel that serves is found without starting over', () => {
  const almost = { k1: -1, k2: 0, k3: 1, k4: -1, k5: 0, k6: 1, k7: -1, k8: 1, k9: 1 };
  const found = nearestKernel(almost, { wanted: ['brighter-right', 'darker-right'], rectified: false }) ?? [];
  expect(found.filter((weight, index) => weight !== Object.values(almost)[index]).length).toBe(1);
  const right = nearestKernel({}, { wanted: ['darker-right'], rectified: true }) ?? [];
  for (const row of [0, 1, 2]) expect(right.slice(3 * row, 3 * row + 3).reduce((sum, weight) => sum + weight, 0)).toBe(0);
  // Where it gets darker to the right it adds on the left and takes away on the right.
  expect((right[2] ?? 0) + (right[5] ?? 0) + (right[8] ?? 0)).toBeLessThan(-1);
});

test('one weight through time is a recurrent layer of one linear unit, and sends back what the engine sends', () => {
  const inputs = [1, 0, 0.5, 0, 0, -1];
  const w = 0.8;
  const network: Network = { inputs: 6, inputShape: [6, 1], layers: [{ kind: 'recurrent', units: 1, activation: 'linear', returns: 'last' }], loss: 'mean-squared-error' };
  const parameters = Float64Array.of(1, w, 0);
  const rows = rowsOf(inputs, 1);
  const forward = predict(network, parameters, rows);
  const said = remembered(inputs, w, 6);
  expect(outputs(forward)[0]).toBeCloseTo(said[5] ?? Number.NaN, 12);
  expect(sentBack(w, 4)).toEqual([w * w * w, w * w, w, 1].map((each) => expect.closeTo(each, 12)));
  // The engine's gradient of w is the error, here what is said, times that of an error of 1.
  const play = firstPlay(levelOf('memory'), 1);
  const stage: Stage = { ...play.stage, task: { ...play.stage.task, apparatus: { kind: 'memory', inputs } } };
  const change = memoryFigure(stage, { w }, { of: 'memory', figure: 'change', given: {}, step: 6, wanted: 1 });
  expect(Math.abs(feedback(network, parameters, rows, forward)[1] ?? Number.NaN)).toBeCloseTo(Math.abs(said[5] ?? 0) * change, 10);
});

test('the weight that leaves so much is its root', () => {
  expect(weightFor(2, 10)).toBeCloseTo(2 ** (1 / 9), 10);
  expect(weightFor(-0.5, 10)).toBeCloseTo(-(0.5 ** (1 / 9)), 10);
});

test('attention gives the shares of the engine’s attention layer', () => {
  const { stage } = firstPlay(levelOf('attention'), 1);
  const values: Values = { q1: 1.5, q2: -0.5, key1: 1, key2: 2 };
  const looks = looksOf(stage, values);
  expect(looks.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  // The query stands at a step of its own, whose key is 0; values are one-hot, so that what comes out is the shares.
  const count = looks.length + 1;
  const features = 4 + count;
  const steps = [{ query: [1.5, -0.5], key: [0, 0] }, ...looks.map(({ key }) => ({ query: [0, 0], key: [...key] }))];
  const inputs = steps.flatMap(({ query, key }, step) => [...query, ...key, ...Array.from({ length: count }, (_, index) => (index === step ? 1 : 0))]);
  const weight = (rows: number, columns: number, at: (row: number, column: number) => number) => Array.from({ length: rows * columns }, (_, index) => at(Math.floor(index / columns), index % columns));
  const parameters = Float64Array.from([...weight(features, 2, (row, column) => (row === column ? 1 : 0)), ...weight(features, 2, (row, column) => (row === column + 2 ? 1 : 0)), ...weight(features, count, (row, column) => (row === column + 4 ? 1 : 0))]);
  const network: Network = { inputs: count * features, inputShape: [count, features], layers: [{ kind: 'attention', units: count, size: 2 }], loss: 'mean-squared-error' };
  const said = outputs(predict(network, parameters, rowsOf(inputs, count * count)));
  const own = said[0] ?? 0;
  looks.forEach(({ share }, index) => expect((said[index + 1] ?? 0) / (1 - own)).toBeCloseTo(share, 12));
});

test('messages are the engine’s message passing with one half for oneself and one half for the mean of friends', () => {
  const { stage } = firstPlay(levelOf('graph'), 1);
  const messages = messagesOf(stage);
  if (messages === null) throw new Error('no messages');
  const values: Values = { rounds: 3, teller: 4, bridge: 1 };
  const neighbours = neighboursOf(messages, values);
  const layer = { kind: 'message', units: 1, activation: 'linear', neighbours } as const;
  const count = messages.people.length;
  const network: Network = { inputs: count, inputShape: [count, 1], layers: [layer, layer, layer], loss: 'mean-squared-error' };
  const said = outputs(predict(network, Float64Array.of(0.5, 0.5, 0, 0.5, 0.5, 0, 0.5, 0.5, 0), rowsOf(coloursAfter(messages, values, 0), count)));
  coloursAfter(messages, values, 3).forEach((colour, person) => expect(colour).toBeCloseTo(said[person] ?? Number.NaN, 12));
});

test('after many rounds nobody differs from anybody', () => {
  const messages = messagesOf(firstPlay(levelOf('graph'), 1).stage);
  if (messages === null) throw new Error('no messages');
  const late = coloursAfter(messages, {}, 600);
  expect(Math.max(...late) - Math.min(...late)).toBeLessThan(1e-3);
});

test('a detector finds one difference after the other, until nothing is left to find', () => {
  for (const seed of [3, 8, 21]) {
    const { stage } = firstPlay(levelOf('forgers'), seed);
    const town = realTown(stage);
    const caught = (values: Values) => forgedAt(stage, { ...stage.start, ...values }).caught;
    const [anywhere, inPlace] = [caught({}), caught({ centre: town.centre, height: town.height })];
    const wide = caught({ centre: town.centre, height: town.height, spread: town.spread, scatter: town.scatter });
    const perfect = caught(Object.fromEntries(FORGER.map((name) => [name, town[name]])));
    expect(anywhere).toBeGreaterThan(95);
    expect(inPlace).toBeLessThan(anywhere);
    expect(wide).toBeLessThan(inPlace);
    expect(perfect).toBeLessThan(58);
    expect(perfect).toBeGreaterThan(42);
  }
});

test('what can be parted without a mistake keeps the detector’s weights finite', () => {
  const real = Array.from({ length: 20 }, (_, index) => ({ miles: index / 10, price: 100 + index }));
  const fakes = real.map(({ miles, price }) => ({ miles: miles + 10, price }));
  const detector = trainDetector(real, fakes);
  expect(detector.weights.every((weight) => Number.isFinite(weight))).toBe(true);
  expect(detected(detector, real, fakes)).toBe(100);
});
