// A hint tells what is wrong; where, and which way, when it is asked for again.
import { expect, test } from 'vitest';
import type { Hint } from '../../src/curriculum/hint.ts';
import { hintInFull, knobHinted } from '../../src/game/hinted.ts';

const hint: Hint = { fault: 'more-missed', knob: 't', direction: 'down', move: { kind: 'set', values: { t: 0.2 } } };

test('where to turn is shown once the hint is asked for again', () => {
  expect([hintInFull({ hint, hintedOn: false }), knobHinted({ hint, hintedOn: false })]).toEqual([false, null]);
  expect([hintInFull({ hint, hintedOn: true }), knobHinted({ hint, hintedOn: true })]).toEqual([true, 't']);
  expect([hintInFull({ hint: null, hintedOn: true }), knobHinted({ hint: null, hintedOn: true })]).toEqual([false, null]);
});

test('what is ready, or leads to another round, is shown at once', () => {
  expect(hintInFull({ hint: { fault: 'ready', knob: null, direction: null, move: { kind: 'commit' } }, hintedOn: false })).toBe(true);
  expect(hintInFull({ hint: { fault: 'alone', knob: null, direction: null, move: { kind: 'enter', phase: 'task' } }, hintedOn: false })).toBe(true);
});
