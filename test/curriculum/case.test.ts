import { expect, test } from 'vitest';
import type { Level } from '../../src/curriculum/level.ts';
import type { Question } from '../../src/curriculum/level-question.ts';
import { coursesOf, type Course, figureAt, rowOfCase, targetsOf } from '../../src/curriculum/race.ts';
import { advance, reveals } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { openQuestion } from '../../src/curriculum/question.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { stageOf } from '../../src/curriculum/stage.ts';
import { levels } from './levels.ts';

function named(id: string): Level {
  const level = levels.find((each) => each.id === id);
  if (level === undefined) throw new Error(`no level ${id}`);
  return level;
}

const casesOf = (level: Level): readonly Question[] => [level.questions, level.fresh?.questions ?? [], level.transfer?.questions ?? []].flat().filter(({ planted }) => planted === true);

/** Every network that a case of the level can be about: each suspect on each heat, as it was really trained; the misread ones are told. */
function misread(level: Level, read: (course: Course, play: Play, heat: number) => string): { networks: number; wrong: readonly string[] } {
  const play = firstPlay(level, 1);
  const { race } = play.stage.task;
  if (race === undefined) throw new Error(`${level.id} has no race`);
  const heats = new Set(casesOf(level).flatMap(({ at }) => { const heat = at['heat']; return Array.isArray(heat) ? heat : []; }));
  const suspects = new Set(casesOf(level).flatMap(({ answer }) => (answer.kind === 'option' ? answer.options : [])));
  const told = [...heats].flatMap((heat) => race.runs.filter(({ id }) => suspects.has(id)).flatMap((run) => coursesOf(play.stage, race, { heat }, run).map((course) => ({ id: run.id, heat, said: read(course, play, heat) }))));
  return { networks: told.length, wrong: told.filter(({ id, said }) => id !== said).map(({ id, heat, said }) => `heat ${heat}: ${id} looks like ${said}`) };
}

test('of every training, the curve of the rows kept back tells alone what went wrong', () => {
  const { networks, wrong } = misread(named('early-stopping'), (course) => {
    const { laps } = course;
    const figures = laps.map((lap) => figureAt(course, 'test', lap));
    const last = figures.at(-1) ?? Number.NaN;
    if (last < 60) return 'leaked';
    if (last > 1.25 * Math.min(...figures)) return 'late';
    return figureAt(course, 'test', Math.floor(0.75 * (laps.at(-1) ?? 0))) > 1.07 * last ? 'short' : 'sound';
  });
  expect(networks).toBeGreaterThan(30);
  expect(wrong).toEqual([]);
});

test('what leaked promises far more than sealed rows keep, and so does no training that is sound', () => {
  const play = firstPlay(named('early-stopping'), 1);
  const { race } = play.stage.task;
  const kept = (id: string, heat: number) => (race?.runs ?? []).filter((run) => run.id === id && race !== undefined).flatMap((run) => (race === undefined ? [] : coursesOf(play.stage, race, { heat }, run).map((course) => figureAt(course, 'sealed', 800) / figureAt(course, 'test', 800))))[0] ?? Number.NaN;
  const least = (list: readonly number[]) => list.toSorted((one, other) => one - other);
  const heats = [12, 14, 15, 16, 17, 18, 19];
  expect(least(heats.map((heat) => kept('leaked', heat)))[0]).toBeGreaterThan(2);
  expect(least(heats.map((heat) => kept('leaked', heat) / kept('sound', heat)))[3]).toBeGreaterThan(3);
});

test('of every price network, the cheapest and the dearest hotel tell its last box', () => {
  const boxes: Readonly<Record<string, string>> = { 'mean/free': 'relu', 'mean/spread': 'sigmoid', 'spread/spread': 'tanh', 'free/free': 'linear' };
  const { networks, wrong } = misread(named('right-activation'), (course, { stage }, heat) => {
    const { race } = stage.task;
    if (race === undefined) return 'no race';
    const { mean, spread } = targetsOf(stage, race, { heat });
    const says = (evidence: string) => course.says.train[rowOfCase(stage, race, { heat }, evidence)?.index ?? -1] ?? Number.NaN;
    const low = says('cheapest') > mean - 3 ? 'mean' : says('cheapest') > mean - spread - 0.5 ? 'spread' : 'free';
    const high = says('dearest') > mean + spread + 10 ? 'free' : 'spread';
    return boxes[`${low}/${high}`] ?? `${low}/${high}`;
  });
  expect(networks).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

/** The first case of a round, whatever was said before. */
function toCase(play: Play): Play {
  const asked = openQuestion(play);
  return asked === null || asked.question.planted === true ? play : toCase(advance(play, { kind: 'answer', to: asked.question.answer.kind === 'number' ? 133 : 'hand-over' }));
}

test('a look is paid for and not taken back; another case is a closed file', () => {
  const level = named('right-activation');
  const first = toCase(firstPlay(level, 1));
  const look = { kind: 'choose', tool: 'evidence', option: 'cheapest' } as const;
  expect(reveals(first, look)).toBe(true);
  const once = advance(first, look);
  expect(() => advance(once, look)).toThrow(/has been looked at/);
  const twice = advance(once, { ...look, option: 'middle' });
  expect(() => advance(twice, { ...look, option: 'dearest' })).toThrow(/no more evidence/);
  expect(() => advance(first, { ...look, option: 'train' })).toThrow(/no option/);
  expect(advance(twice, { kind: 'answer', to: 'relu' }).choices['evidence']).toBeUndefined();
  expect(() => advance(firstPlay(level, 1), look)).toThrow(/no option|not in use/);
});

test('five seeds bring different cases', () => {
  const drawn = (id: string) => new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(firstPlay(named(id), seed).stage.questions.flatMap(({ question, at }) => (question.planted === true ? [at['run'], at['heat']] : [])))));
  expect(drawn('early-stopping').size).toBeGreaterThan(3);
  expect(drawn('right-activation').size).toBeGreaterThan(3);
});

test('a case never has the fault of the case before it', () => {
  for (const id of ['early-stopping', 'right-activation', 'case-files']) {
    for (let seed = 1; seed <= 12; seed++) {
      const level = named(id);
      const faults = (['task', 'transfer'] as const).map((phase) => stageOf(level, seed, phase, 0).questions.flatMap(({ question: { planted, answer } }) => (planted === true && answer.kind === 'option' ? [answer.is] : [])));
      expect(faults.flatMap((of) => of.filter((fault, index) => index > 0 && fault === of[index - 1])), `${id}, seed ${seed}`).toEqual([]);
      expect(faults.flat()).not.toEqual([]);
    }
  }
});
