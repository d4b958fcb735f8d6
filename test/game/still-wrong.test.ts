import { expect, test } from 'vitest';
import type { Move } from '../../src/curriculum/move.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { stillWrong } from '../../src/game/still-wrong.ts';
import { levelOf } from '../curriculum/levels.ts';

const level = levelOf('kinds-of-data');
const { seed, moves } = level.solution;
const right = moves.slice(0, moves.findIndex(({ kind }) => kind === 'commit'));
const choose = (tool: string, option: string): Move => ({ kind: 'choose', tool, option });
const wrongAfter = (played: readonly Move[]) => stillWrong(replay(level, { seed, moves: [...played] }), played).map(({ id }) => id).toSorted();

test('what was found wrong stays marked until it is moved, each for itself', () => {
  const astray = right.map((move) => (move.kind === 'choose' && (move.tool === 'order' || move.tool === 'lobby') ? choose(move.tool, 'structured') : move));
  expect(wrongAfter(astray)).toEqual([]);
  const handed: Move[] = [...astray, { kind: 'commit' }];
  expect(wrongAfter(handed)).toEqual(['lobby', 'order']);
  // Moved to where it is no less wrong, it is not known to be.
  expect(wrongAfter([...handed, choose('order', 'unstructured')])).toEqual(['lobby']);
  expect(wrongAfter([...handed, choose('mail', 'structured')])).toEqual(['lobby', 'order']);
  expect(wrongAfter([...handed, choose('order', 'semi-structured'), choose('lobby', 'unstructured'), { kind: 'commit' }])).toEqual([]);
});
