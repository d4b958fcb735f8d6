import { expect, test } from 'vitest';
import { bestLine } from '../../src/curriculum/best-line.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { metricAt } from '../../src/curriculum/measured.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import { slipOf } from '../../src/curriculum/hint-question.ts';
import { openQuestion } from '../../src/curriculum/question.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf, levels } from './levels.ts';

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
  const bent = advance(transferOf('bend'), commit);
  expect([bent.verdict, bestLine(bent)]).toEqual(['missed', null]);
});

test('a setting that no tiles make is lost without a line, and named by its own knob', () => {
  const start = firstPlay(levelOf('accuracy-lies'), 3);
  const once = advance(start, { kind: 'answer', to: 'hand-over' });
  const lost = advance(once, { kind: 'answer', to: 'hand-over' });
  expect(lost.verdict).toBe('missed');
  expect(bestLine(lost)).toBeNull();
  expect([diagnose(start).fault, slipOf(once), slipOf(lost)]).toEqual(['alarms-outnumber', 'alarms-outnumber', 'alarms-outnumber']);
});

test('no level breaks where every setting of a round is handed over as it stands', () => {
  const handedOver = (play: Play): Play => {
    const question = openQuestion(play)?.question;
    return question?.answer.kind === 'setting' && play.refused.length < 4 ? handedOver(advance(play, { kind: 'answer', to: 'hand-over' })) : play;
  };
  const lost = levels.filter((level) => level.questions[0]?.answer.kind === 'setting' && level.questions[0].ask.of === 'metric').map((level) => handedOver(firstPlay(level, 3)));
  expect(lost.length).toBeGreaterThan(1);
  for (const play of lost) expect(() => bestLine(play), play.level.id).not.toThrow();
});
