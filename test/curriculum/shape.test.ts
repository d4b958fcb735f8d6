import { expect, test } from 'vitest';
import { layout } from '../../src/engine/network.ts';
import { countOf } from '../../src/curriculum/shape.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

test('a network is built unit by unit, and a layer of none is not there', () => {
  const start = firstPlay(levelOf('layers-and-units'), 1);
  expect(layout(start.stage.task.network).map(({ units }) => units)).toEqual([1, 1]);
  const built = advance(advance(start, { kind: 'set', values: { units1: 3 } }), { kind: 'set', values: { units2: 3 } });
  const { network } = built.stage.task;
  expect([countOf(network, 'weights'), countOf(network, 'biases'), countOf(network, 'hidden')]).toEqual([21, 7, 6]);
  expect(built.stage.names.every((name) => Number.isFinite(built.values[name]))).toBe(true);
  const less = advance(built, { kind: 'set', values: { units2: 0 } });
  expect(countOf(less.stage.task.network, 'layers')).toBe(2);
});

test('a wire that stays keeps its weight when a unit joins its layer', () => {
  const start = advance(firstPlay(levelOf('layers-and-units'), 1), { kind: 'set', values: { units1: 2 } });
  const more = advance(start, { kind: 'set', values: { units1: 3 } });
  expect(more.values['w1.1.1']).toBe(start.values['w1.1.1']);
});
