import { expect, test } from 'vitest';
import { drawnAt, halvesOf, nearestTo } from '../../src/game/codes.ts';
import { parameterCount } from '../../src/engine/network.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { startParameters } from '../../src/engine/start.ts';
import { levelOf } from '../curriculum/levels.ts';

test('a network is cut where it is narrowest: picture to code to picture is what the whole says', () => {
  const plan = levelOf('autoencoder').network;
  const network = { ...plan, layers: plan.layers.map((layer, index) => (index === 2 && layer.kind === 'dense' ? { ...layer, units: 2 } : layer)) };
  const { encoder, decoder, cut, size } = halvesOf(network);
  expect([size, encoder.layers.length, decoder.layers.length]).toEqual([2, 3, 5]);
  expect(parameterCount(encoder)).toBe(cut);
  expect(parameterCount(decoder)).toBe(parameterCount(network) - cut);
  const parameters = startParameters(network, { kind: 'glorot' }, random(1));
  const { uniform } = random('picture');
  const inputs = Float64Array.from({ length: 784 }, uniform);
  const rows = { inputs, targets: new Float64Array(), count: 1, features: 784, outputs: 0 };
  const [x = NaN, y = NaN] = outputs(predict(encoder, parameters.subarray(0, cut), rows));
  expect(drawnAt(network, parameters, [{ x, y }])).toEqual(outputs(predict(network, parameters, rows)));
});

test('nearest on the map is who lies near it in every number of the code', () => {
  const marks = [{ row: 0, shows: 4, x: 1, y: 1, off: 3 }, { row: 1, shows: 7, x: 2, y: 1, off: 0 }, { row: 2, shows: 1, x: -5, y: 1, off: 0 }];
  expect(nearestTo(marks, { x: 1, y: 1 })?.row).toBe(1);
  expect(nearestTo(marks.map((mark) => ({ ...mark, off: 0 })), { x: 1, y: 1 })?.row).toBe(0);
  expect(nearestTo([], { x: 1, y: 1 })).toBeNull();
});
