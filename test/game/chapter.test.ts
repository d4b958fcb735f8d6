import { expect, test } from 'vitest';
import { newAttempt } from '../../src/curriculum/attempt.ts';
import { parseCourse } from '../../src/curriculum/course.ts';
import { rules } from '../../src/curriculum/rules.ts';
import { faultOf } from '../../src/curriculum/faults.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { gradientAt } from '../../src/curriculum/measured.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { type Bars, score } from '../../src/curriculum/score.ts';
import { chapterOf } from '../../src/game/chapter.ts';
import { hasEnded, partEndedBy } from '../../src/game/parts.ts';
import { keepFault, keepScore, mergeProgress, NEW_PROGRESS, type Progress } from '../../src/game/progress.ts';
import { createGame } from '../../src/game/store.ts';
import { levelOf, levels } from '../curriculum/levels.ts';

const course = parseCourse({ parts: [
  { id: 'one', number: 1, pages: [1, 2], levels: ['error'] },
  { id: 'two', number: 2, pages: [3, 4], levels: ['learning-rate', 'by-hand'] },
] });
const bars: ReadonlyMap<string, Bars> = new Map([['by-hand', [6400, 5300, 4230, 4090]]]);
const content = { course, levels: new Map(levels.map((level) => [level.id, level])), bars };

function won(progress: Progress, level: Level, before: readonly Move[] = []): Progress {
  const attempt = newAttempt(level, level.solution.seed, [...before, ...level.solution.moves]);
  return keepScore(progress, level.id, score(level, replay(level, attempt), bars.get(level.id) ?? null), attempt);
}

const again: Move = { kind: 'enter', phase: 'task' };
const rate = levelOf('learning-rate');
const boss = levelOf('by-hand');
const tooFast: readonly Move[] = [{ kind: 'set', values: { rate: 0.3 } }, { kind: 'train', epochs: 3 }, again];

test('a part ends with its last level, whatever that is', () => {
  expect(['error', 'learning-rate', 'by-hand', 'nothing'].map((id) => partEndedBy(course, id))).toEqual(['one', null, 'two', null]);
  const passed = won(NEW_PROGRESS, boss);
  expect([hasEnded(course, NEW_PROGRESS, 'two'), hasEnded(course, won(NEW_PROGRESS, rate), 'two'), hasEnded(course, passed, 'two'), hasEnded(course, passed, 'none')]).toEqual([false, false, true, false]);
  expect(chapterOf(content, NEW_PROGRESS, 'two')).toBeNull();
});

test('its numbers are the player’s own, beside those of the reference networks', () => {
  const chapter = chapterOf(content, won(won(NEW_PROGRESS, rate, tooFast), boss), 'two');
  expect(chapter).toMatchObject({ stars: 8, mostStars: 8, arrival: { epochs: 2, networks: { count: 4096, epochs: 100, best: 4090 } } });
  expect(chapter?.arrival?.value).toBeLessThan(20);
  expect(chapter?.camps.map(({ id, held }) => [id, held.passed])).toEqual([['learning-rate', true], ['by-hand', true]]);
});

test('what an older level was like is not told', () => {
  const progress = won(NEW_PROGRESS, boss);
  const held = progress.levels['by-hand'];
  if (held === undefined || held.attempt === null) throw new Error('nothing was kept');
  const older = { ...progress, levels: { 'by-hand': { ...held, attempt: { ...held.attempt, levelHash: 'another' } } } };
  expect(chapterOf(content, older, 'two')).toMatchObject({ arrival: null, stars: 4 });
});

test('the last move names the failure that it led to', () => {
  const last = (level: Level, moves: readonly Move[]) => {
    const end = moves.at(-1);
    return end === undefined ? null : faultOf(replay(level, { seed: 1, moves: [...moves] }), end);
  };
  expect(last(rate, tooFast.slice(0, 2))).toBe('diverged');
  expect(last(rate, tooFast.slice(0, 1))).toBeNull();
  const adjust = levelOf('adjust');
  const play = replay(adjust, { seed: 1, moves: [] });
  const { w = 0, rate: step = 0 } = play.values;
  const added = Math.round(100 * (w + step * gradientAt(play.stage, play.values, 'w'))) / 100;
  expect(last(adjust, [{ kind: 'answer', to: added }])).toBe('wrong-sign');
});

test('a failure that was met stays met: over a restart, in a level that was never passed, and in another save', () => {
  const game = createGame({ ...content, load: () => Promise.resolve(), rules: () => rules }, NEW_PROGRESS, () => 5);
  game.go({ name: 'level', id: 'learning-rate' });
  for (const move of tooFast.slice(0, 2)) game.send(move);
  game.restart();
  const { progress } = game.state();
  expect(progress.levels['learning-rate']).toMatchObject({ passed: false, faults: ['diverged'] });
  expect(chapterOf(content, won(progress, boss), 'two')?.faults).toEqual(['diverged']);
  const elsewhere = keepFault(keepFault(NEW_PROGRESS, 'learning-rate', 'creep'), 'learning-rate', 'creep');
  expect(mergeProgress(progress, elsewhere).levels['learning-rate']?.faults).toEqual(['diverged', 'creep']);
});
