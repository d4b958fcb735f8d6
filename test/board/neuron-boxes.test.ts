import { expect, test } from 'vitest';
import { boxesOf } from '../../src/board/neuron-boxes.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from '../curriculum/levels.ts';

test('a box shows its curve and name once all was asked about it, and not before', () => {
  let play = firstPlay(levelOf('activation'), 1);
  const states = () => boxesOf(play).map(({ name, state }) => `${name} ${state}`);
  expect(states()).toEqual(['linear now', 'relu coming', 'tanh coming', 'sigmoid coming']);
  const say = () => { play = advance(play, { kind: 'answer', to: 0 }); };
  say();
  expect(states()).toEqual(['linear known', 'relu now', 'tanh coming', 'sigmoid coming']);
  say();
  expect(states()[1]).toBe('relu now');
  say();
  expect(states()).toEqual(['linear known', 'relu known', 'tanh now', 'sigmoid coming']);
  for (let left = 4; left > 0; left--) say();
  expect(states().every((state) => state.endsWith('known'))).toBe(true);
  expect(boxesOf(firstPlay(levelOf('untrained'), 1))).toEqual([]);
});

test('a question with weights of its own is a box of its own, whatever stood before it', () => {
  for (let seed = 0; seed < 20; seed++) expect(boxesOf(firstPlay(levelOf('activation-zoo'), seed))).toHaveLength(6);
});
