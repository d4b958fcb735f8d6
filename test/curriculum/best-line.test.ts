import { expect, test } from 'vitest';
import { bestLine } from '../../src/curriculum/best-line.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { metricAt } from '../../src/curriculum/measured.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { levelOf } from './levels.ts';

/** The transfer of a level whose task is solved. */
function transferOf(id: string): Play {
  const level = levelOf(id);
  const end = level.solution.moves.findIndex((move) => move.kind === 'enter');
  return advance(replay(level, { seed: level.solution.seed, moves: level.solution.moves.slice(0, end) }), { kind: 'enter', phase: 'transfer' });
}

const commit: Move = { kind: 'commit' };

test('a lost transfer shows the best line beside the one that was handed over', () => {
  const open = transferOf('fit-by-eye');
  expect(bestLine(open)).toBeNull();
  const lost = advance(open, commit);
  const found = bestLine(lost);
  expect(lost.verdict).toBe('missed');
  expect(found?.own).toMatchObject({ values: lost.values, value: lost.value });
  expect(found?.free).toEqual(['w', 'b']);
  expect(found?.best.value).toBeCloseTo(lost.bound / 1.25, 6);
  expect(metricAt(lost.stage, found?.best.values ?? {}, 'mean-squared-error', 'train')).toBe(found?.best.value);
});

test('what is frozen stays where it is', () => {
  const lost = advance(transferOf('bias'), commit);
  const found = bestLine(lost);
  expect(found?.free).toEqual(['b']);
  expect(found?.best.values['w']).toBe(lost.values['w']);
});

test('a client who was sent away too often is shown the tiles that serve', () => {
  let lost = transferOf('choose-the-goal');
  const first = lost.stage.questions[0]?.question;
  for (let refused = 0; refused < 2; refused++) lost = advance(advance(lost, { kind: 'choose', tool: 'measure', option: 'error' }), { kind: 'answer', to: 'hand-over' });
  const found = bestLine(lost);
  expect([lost.verdict, first?.id]).toEqual(['missed', 'big-errors-hurt']);
  expect(found).toMatchObject({ metric: 'mean-squared-error', own: { law: { aggregate: 'mean', measure: 'error' } }, best: { law: { aggregate: 'mean', measure: 'squared' } } });
  expect(found?.best.value).toBeLessThan(found?.own.value ?? 0);
});

test('nothing is shown of a round that can still be won, nor where no line is asked for', () => {
  expect(bestLine(transferOf('bias'))).toBeNull();
  expect(bestLine(advance(transferOf('gradient'), commit))).toBeNull();
});
