import { expect, test } from 'vitest';
import { dailySeed, dayOf } from '../../src/curriculum/daily.ts';
import { withFault } from '../../src/curriculum/suspect.ts';
import { kinkOf } from '../../src/curriculum/pieces.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { MoveError } from '../../src/curriculum/play.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';

const level = parseLevel({
  schema: 1, id: 'tiny', part: 'foundations', pages: [1, 1], kind: 'trained',
  dataset: { source: 'hotels', features: ['distance'], target: 'price', train: [1, 5, 9, 12, 20, 24] },
  network: { inputs: 1, layers: [{ kind: 'dense', units: 2, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }], loss: 'mean-squared-error' },
  units: 'standardised', start: { rate: 0.1 },
  bench: { starts: 3, epochs: 20, budget: 130, reach: { metric: 'mean-squared-error', atMost: 1 } },
  tools: [{ kind: 'choice', id: 'initial', options: ['random', 'zero'] }, { kind: 'rate', id: 'rate', min: 0.01, max: 1, step: 1.1, scale: 'log' }, { kind: 'trial', id: 'trial' }],
  views: [{ kind: 'bench' }],
  goal: { metric: 'missed-starts', atMost: 0 },
  budget: { steps: 10 }, stars: { by: 'epochs', bars: [4, 3, 2, 1] },
  solution: { seed: 1, moves: [] },
}, 'levels/foundations/tiny.json');

test('a trial runs every start of the round, the same for each recipe, and spends their laps', () => {
  const once = advance(firstPlay(level, 7), { kind: 'trial' });
  expect(once.epochs).toBe(60);
  expect(once.trials[0]?.runs).toHaveLength(3);
  const again = advance(advance(once, { kind: 'set', values: { rate: 0.2 } }), { kind: 'trial' });
  expect(again.trials[1]?.runs.map(({ losses }) => losses[0])).toEqual(once.trials[0]?.runs.map(({ losses }) => losses[0]));
  expect(() => advance(again, { kind: 'trial' })).toThrow(MoveError);
});

test('from all zeros nothing but the bias learns, and each start is dead', () => {
  const zero = advance(advance(firstPlay(level, 7), { kind: 'choose', tool: 'initial', option: 'zero' }), { kind: 'trial' });
  expect(zero.trials[0]?.runs.map(({ fate }) => fate)).toEqual(['dead', 'dead', 'dead']);
  expect(zero.value).toBe(3);
});

test('a new start draws other parameters, an undone one the same', () => {
  const first = firstPlay(level, 7);
  const next = advance(first, { kind: 'start' });
  expect(next.values['w1.1.1']).not.toBe(first.values['w1.1.1']);
  expect(advance(first, { kind: 'start' }).values).toEqual(next.values);
});

test('a gate stands where its weighted sum is zero', () => {
  expect(kinkOf({ weight: 2, bias: -25 })).toBe(12.5);
});

test('each fault changes what it names', () => {
  const healthy = { 'w1.1.1': 1, 'w1.2.1': 2, 'b1.1': 3, 'w2.1.1': 4, 'b2.1': 5 };
  expect(withFault(healthy, 'swapped', 1)).toEqual({ ...healthy, 'w1.1.1': 2, 'w1.2.1': 1 });
  expect(withFault(healthy, 'flipped', 1)).toEqual({ ...healthy, 'w2.1.1': -4 });
  expect(withFault(healthy, 'dead', 1)).toEqual({ ...healthy, 'w2.1.1': 0 });
  expect(withFault(healthy, 'lost-bias', 1)).toEqual({ ...healthy, 'b2.1': 0 });
});

test('every day has a seed of its own', () => {
  expect(dailySeed(2026, 11, 23)).not.toBe(dailySeed(2026, 11, 24));
  expect(dailySeed(9999, 12, 31)).toBeLessThan(4294967296);
  expect(dayOf(dailySeed(2026, 2, 9))).toEqual({ month: 2, day: 9 });
  expect([1, 0, 20261324, 20260024, 20261132, 20261100, 3123456789].map(dayOf)).toEqual(Array(7).fill(null));
});
