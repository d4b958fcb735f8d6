// What the board of a call shows: where a change starts from until it is answered, then what it leads to.
import { expect, test } from 'vitest';
import { valuesCalled } from '../../src/curriculum/called.ts';
import { evaluate } from '../../src/curriculum/quantity.ts';
import { callFigures } from '../../src/curriculum/question.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { levels } from './levels.ts';

const calls = levels.flatMap((level) => {
  const entered = level.solution.moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call') + 1;
  if (entered === 0) return [];
  const after = (moves: number) => replay(level, { ...level.solution, moves: level.solution.moves.slice(0, moves) });
  const [open, answered] = [after(entered), after(entered + 1)];
  // Where training begins says nothing of where it ends.
  const trained = open.stage.questions[0]?.question.ask.of === 'trained';
  const changes = valuesCalled(open) !== open.values && open.stage.task.decision === undefined && !trained;
  return changes ? [[level.id, { open, answered }] as const] : [];
});

test('calls of a dozen levels show a change', () => {
  expect(calls.length).toBeGreaterThanOrEqual(12);
});

test.each(calls)('the call of %s shows what it asks about, and gives nothing away', (_id, { open, answered }) => {
  const figures = callFigures(open);
  const asked = open.stage.questions[0]?.question;
  expect(figures).not.toBeNull();
  if (figures === null || asked?.answer.kind !== 'compare') return;
  const plain = 'given' in asked.ask ? { ...asked.ask, given: {} } : asked.ask;
  const shown = (play: typeof open) => evaluate(play.stage, valuesCalled(play), plain);
  if (figures.asked !== figures.against) expect(shown(open)).not.toBeCloseTo(figures.asked, 6);
  expect(shown(answered)).toBeCloseTo(figures.asked, 6);
  expect(valuesCalled(answered)).toBe(valuesCalled(answered));
});

test('a call about a slope shows the valley that it speaks of, and the lantern where it stood', () => {
  const gradient = calls.find(([id]) => id === 'gradient')?.[1].open;
  const at = gradient?.stage.questions[0]?.at;
  if (gradient === undefined) throw new Error('the call of gradient shows nothing');
  expect(valuesCalled(gradient)).toMatchObject({ b: at?.['b'], w: gradient.values['w'] });
  expect(gradient.values['b']).not.toBe(at?.['b']);
});

test('a call about a training shows where that begins', () => {
  const level = levels.find(({ id }) => id === 'diverge');
  if (level === undefined) throw new Error('no such level');
  const entered = level.solution.moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call') + 1;
  const open = replay(level, { ...level.solution, moves: level.solution.moves.slice(0, entered) });
  expect(valuesCalled(open)).toMatchObject(open.stage.questions[0]?.at ?? { w: Number.NaN });
});
