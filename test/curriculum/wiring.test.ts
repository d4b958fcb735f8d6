import { expect, test } from 'vitest';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { wired } from '../../src/curriculum/wiring.ts';
import { levelOf } from './levels.ts';

const level = levelOf('features-and-target');
const wire = (features: readonly string[], target = 'price'): Play =>
  [...features.map((tool) => [tool, 'features'] as const), [target, 'target'] as const].reduce((play, [tool, option]) => advance(play, { kind: 'choose', tool, option }), firstPlay(level, 1));

test('miles and stars give the weights that the words tell', () => {
  const made = wired(wire(['distance', 'rating']));
  expect(made?.fault).toBeNull();
  expect(made?.inputs).toEqual(['distance', 'rating']);
  expect(made?.weights[0]).toBeCloseTo(-7.43, 2);
  expect(made?.weights[1]).toBeCloseTo(7.52, 2);
  expect(made?.freshMiss).toBeCloseTo(6.2, 1);
});

test.each([
  [['tax'], 'leak'], [['price'], 'leak'], [['bill', 'distance'], 'leak'], [['name', 'distance'], 'by-heart'],
] as const)('%s fed in: perfect on what is known, and nothing to say of tomorrow', (features, fault) => {
  const made = wired(wire(features, features.some((each) => each === 'price') ? 'tax' : 'price'));
  expect(made?.fault).toBe(fault);
  expect(made?.knownMiss).toBeLessThan(3);
  expect(made?.fresh.every((said) => said === null)).toBe(true);
});

test('the number of the line serves today and fails tomorrow', () => {
  const made = wired(wire(['number']));
  expect(made?.fault).toBe('row-number');
  expect(made?.freshMiss).toBeGreaterThan(4 * (made?.knownMiss ?? Infinity));
});

test('another unit changes the weight, or the bias, and no price', () => {
  const passed = level.solution.moves.slice(0, level.solution.moves.findIndex(({ kind }) => kind === 'enter')).reduce(advance, firstPlay(level, level.solution.seed));
  const before = wired(passed);
  const met = new Set<string>();
  for (let play = advance(passed, { kind: 'enter', phase: 'call' }), round = 0; round < 30; round++, play = advance(play, { kind: 'enter', phase: 'call' })) {
    const question = play.stage.questions[0]?.question;
    const answer = question?.answer.kind === 'option' ? (question.answer.is ?? '') : '';
    const after = wired(advance(play, { kind: 'answer', to: answer }));
    met.add(question?.id ?? '');
    before?.fresh.forEach((said, row) => expect(after?.fresh[row]).toBeCloseTo(said ?? Number.NaN, 6));
    expect(after?.weights.every((weight, index) => Math.abs((weight ?? 0) - (before?.weights[index] ?? 0)) < 1e-9), question?.id).toBe(answer === 'bias');
    expect(Math.abs((after?.bias ?? 0) - (before?.bias ?? 0)) > 1e-6, question?.id).toBe(answer === 'bias');
    if (question?.id === 'kilometres') expect(after?.weights[0]).toBeCloseTo(-4.62, 2);
  }
  expect(met.size).toBe(5);
});
