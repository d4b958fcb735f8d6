// What a call asks is worked out from what the board then does, and the gauge has both numbers of it.
import { expect, test } from 'vitest';
import { trueLearner } from '../../src/curriculum/program.ts';
import { callFigures } from '../../src/curriculum/question.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { levelOf, levels } from './levels.ts';

test.each(levels.flatMap((level) => (level.call?.answer.kind !== 'compare' ? [] : [[level.id, level] as const])))('the two numbers behind the call of %s say what is right', (_id, level) => {
  const answered = level.solution.moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call') + 2;
  const play = replay(level, { ...level.solution, moves: level.solution.moves.slice(0, answered) });
  const figures = callFigures(play);
  const truth = play.answers[0]?.truth;
  expect(figures).not.toBeNull();
  if (figures === null) return;
  if (truth === 'less') expect(figures.asked).toBeLessThan(figures.against);
  else if (truth === 'more') expect(figures.asked).toBeGreaterThan(figures.against);
  else expect(figures.asked).toBeCloseTo(figures.against, 1);
});

test('a call about the learner is asked of one that works, whatever lies in the slots', () => {
  const level = levelOf('four-steps');
  const { seed, moves } = level.solution;
  const passed = replay(level, { seed, moves: moves.slice(0, moves.findIndex(({ kind }) => kind === 'enter')) });
  const fresh = advance(advance(passed, { kind: 'enter', phase: 'task' }), { kind: 'enter', phase: 'call' });
  expect(level.program).toBeDefined();
  if (level.program !== undefined) expect(fresh.choices).toMatchObject(trueLearner(level.program));
});

test('two slots change places in one move, and only slots do', () => {
  const level = levelOf('four-steps');
  const laid = replay(level, { seed: 1, moves: [{ kind: 'choose', tool: 'w-1', option: 'average' }, { kind: 'swap', tool: 'w-1', with: 'b-2' }] });
  expect(laid.choices).toMatchObject({ 'w-1': '', 'b-2': 'average' });
  expect(laid.steps).toBe(2);
  for (const move of [{ kind: 'swap', tool: 'w-1', with: 'w-1' }, { kind: 'swap', tool: 'w-1', with: 'c-1' }] as const) expect(() => advance(laid, move)).toThrow('no two slots');
});
