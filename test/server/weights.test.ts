// Levels too heavy to be trained again: the weights are handed in, and measured on rows that only the server has.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attempt, newAttempt } from '../../src/curriculum/attempt.ts';
import { livePlan } from '../../src/curriculum/learning.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { goalValue } from '../../src/curriculum/goal.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { rowsOf } from '../../src/curriculum/dataset.ts';
import { writeWeights } from '../../src/curriculum/weights.ts';
import type { Level } from '../../src/curriculum/level.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { trainLive } from '../../src/engine/live.ts';
import type { Rows } from '../../src/engine/rows.ts';
import { heldOut } from '../../src/server/held-out.ts';
import { judge } from '../../src/server/judge.ts';
import { type Library, openLibrary } from '../../src/server/library.ts';
import { root } from '../source.ts';
import { type Browser, type Databases, joinClass, judged, KINDS, openClass, openDatabases, serve, type Server, submission } from './harness.ts';

const COUNT = 784 * 8 + 8 + 8 * 10 + 10;

/** Ten lamps over eight units over all pixels. */
const LEVEL = {
  schema: 1, id: 'ten-lamps', part: 'introduction', pages: [217, 218], kind: 'trained',
  dataset: { source: 'pictures', set: 'digits', target: 'class', train: { first: 1, last: 400 }, test: { first: 5001, last: 5200 } },
  network: { inputs: 784, layers: [{ kind: 'dense', units: 8, activation: 'relu' }, { kind: 'dense', units: 10, activation: 'softmax' }], loss: 'categorical-cross-entropy' },
  units: 'raw', start: {}, verify: 'weights',
  tools: [{ kind: 'learn', id: 'learn', epochs: 20, batch: 16, rate: 0.05, initial: 'glorot' }],
  views: [{ kind: 'squares', place: 'inset' }],
  goal: { metric: 'accuracy', data: 'test', atMost: 0.8 },
  budget: { steps: 20 }, stars: { by: 'value', bars: [0.8, 0.6, 0.4, 0.2] },
  solution: { seed: 1, moves: [] },
};

let home: string;
let levels: string;
let library: Library;
let level: Level;
let honest: Attempt;

/** What so many epochs make of the level's network, on these rows in place of its own. */
function learned(seed: number, epochs: number, rows?: Rows): Float64Array {
  const { stage, values } = firstPlay(level, seed);
  const plan = livePlan(stage, values);
  if (plan === null || stage.learnt === null) throw new Error('nothing is learnt here');
  const own = rows ?? stage.train;
  let parameters = stage.learnt;
  for (const step of trainLive(stage.task.network, stage.learnt, own, { ...plan, epochs }, own.count)) parameters = step.parameters.slice();
  return parameters;
}

const attempt = (seed: number, parameters: ArrayLike<number>, epochs = 5): Attempt => newAttempt(level, seed, [{ kind: 'weights', epochs, parameters: writeWeights(parameters) }]);

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'downhill-weights-'));
  levels = join(home, 'levels');
  cpSync(join(root, 'levels'), levels, { recursive: true });
  mkdirSync(join(home, 'assets'));
  symlinkSync(join(root, 'assets/datasets'), join(home, 'assets/datasets'));
  const course = JSON.parse(readFileSync(join(levels, 'course.json'), 'utf8'));
  course.parts[0].levels.unshift(LEVEL.id);
  writeFileSync(join(levels, 'course.json'), JSON.stringify(course));
  writeFileSync(join(levels, LEVEL.part, `${LEVEL.id}.json`), JSON.stringify(LEVEL));
  library = openLibrary(levels);
  level = library.level(LEVEL.id);
  library.fetch(LEVEL.id);
  honest = attempt(7, learned(7, 5));
});
/** A level of the same network with another goal, in place of the library's. */
function withGoal(atMost: number): Library {
  const narrow = parseLevel({ ...LEVEL, goal: { ...LEVEL.goal, atMost }, call: { id: 'known', ask: { of: 'metric', metric: 'accuracy', data: 'train' }, answer: { kind: 'compare', with: { of: 'metric', metric: 'accuracy', data: 'test' }, tolerance: 0.05 } } }, `levels/${LEVEL.part}/${LEVEL.id}.json`);
  return { ...library, has: library.has, level: (id) => (id === LEVEL.id ? narrow : library.level(id)) };
}

afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a score is what the server measures, on rows that no player has', () => {
  const [one, other] = [judge(library, honest, 'secret'), judge(library, honest, 'another secret')];
  if (one.status !== 'verified' || other.status !== 'verified') throw new Error(JSON.stringify([one, other]));
  expect(one.passed).toBe(true);
  expect(judge(library, honest, 'secret')).toEqual(one);
  // Another class has other rows.
  expect(other.value).not.toBe(one.value);
  const { stage } = firstPlay(heldOut(level, 'secret'), 7);
  expect(stage.test.count).toBe(200);
  expect(stage.testIds.every((id) => id > 6000)).toBe(true);
  expect(stage.learnt).toEqual(firstPlay(level, 7).stage.learnt);
  const play = replay(heldOut(level, 'secret'), honest);
  expect(one.value).toBe(goalValue(play.stage, play.values, {}, 0));
  expect(() => judge(library, honest)).toThrow('secret');
});

test('to know the test by heart is worth nothing here', () => {
  const { stage } = firstPlay(level, 7);
  const cheat = attempt(7, learned(7, 60, rowsOf(level.dataset, stage.testIds)));
  const shown = replay(level, cheat);
  const found = judge(library, cheat, 'secret');
  if (found.status !== 'verified') throw new Error(found.status);
  expect(shown.value).toBeLessThan(0.02);
  expect(found.value ?? 1).toBeGreaterThan(0.1);
});

test('who reached the goal on the rows that are shown, and just misses it here, has not passed, and forged nothing', () => {
  const { value } = replay(level, honest);
  const narrow = withGoal(value);
  const secret = Array.from({ length: 40 }, (_, index) => `secret ${index}`).find((each) => { const found = judge(library, honest, each); return found.status === 'verified' && (found.value ?? 0) > value; });
  if (secret === undefined) throw new Error('the rows of every class are kinder than those that are shown');
  const made = (moves: Attempt['moves']) => newAttempt(narrow.level(LEVEL.id), 7, moves);
  const on: Attempt['moves'] = [...honest.moves, { kind: 'enter', phase: 'call' }, { kind: 'answer', to: 'more' }];
  expect(replay(narrow.level(LEVEL.id), made(on)).passed).not.toBeNull();
  expect(judge(narrow, made(on), secret)).toMatchObject({ status: 'verified', passed: false, understood: false, stars: 0 });
  // What neither rows allow is still refused.
  expect(judge(narrow, made([{ kind: 'enter', phase: 'call' }, ...honest.moves]), secret)).toEqual({ status: 'rejected', reason: 'impossible-move' });
  // A better network later in the same attempt counts.
  const better: Attempt['moves'] = [...on, { kind: 'enter', phase: 'task' }, { kind: 'weights', epochs: 15, parameters: writeWeights(learned(7, 15)) }];
  expect(judge(narrow, made(better), secret)).toMatchObject({ status: 'verified', passed: true });
});

test.each([
  ['no number', () => { const some = learned(7, 1); some[3] = Number.NaN; return writeWeights(some); }],
  ['without end', () => { const some = learned(7, 1); some[3] = Infinity; return writeWeights(some); }],
  ['too few', () => writeWeights([1, 2, 3])],
  ['too many', () => writeWeights(new Float64Array(COUNT + 1))],
  ['no base64', () => `????${writeWeights(new Float64Array(COUNT)).slice(4)}`],
])('weights that are %s are refused', (_, parameters) => {
  expect(judge(library, newAttempt(level, 7, [{ kind: 'weights', epochs: 5, parameters: parameters() }]), 'secret')).toEqual({ status: 'rejected', reason: 'bad-weights' });
});

test('more epochs than the level has are refused; weights made up from nothing are measured as what they are', () => {
  expect(judge(library, newAttempt(level, 7, [{ kind: 'weights', epochs: 21 }]), 'secret')).toEqual({ status: 'rejected', reason: 'impossible-move' });
  expect(judge(library, attempt(7, new Float64Array(COUNT)), 'secret')).toMatchObject({ status: 'verified', passed: false, stars: 0 });
  expect(judge(library, attempt(7, Float64Array.from({ length: COUNT }, (_, index) => 3e38 * (index % 2 === 0 ? 1 : -1))), 'secret')).toMatchObject({ status: 'verified', passed: false });
});

describe.each(KINDS)('in a class, on %s', (kind) => {
  let databases: Databases;
  let server: Server;
  beforeAll(async () => {
    databases = await openDatabases(kind);
    server = await serve(await databases.fresh(), {}, undefined, levels);
  });
  afterAll(async () => {
    await server?.stop();
    databases?.close();
  });
  const send = async (one: Browser, id: string, made: Attempt) => {
    const sent = submission(made);
    expect((await one.post(`/api/classes/${id}/attempts`, sent)).status).toBe(202);
    return judged(one, id, sent.id);
  };

  test('large attempts are taken where weights are judged, and nowhere else; copies look alike to the teacher', async () => {
    const { teacher, id, code } = await openClass(server);
    const [one, copier, other, bad] = [await joinClass(server, code), await joinClass(server, code), await joinClass(server, code), await joinClass(server, code)];
    const verdict = await send(one.browser, id, honest);
    expect(verdict).toMatchObject({ status: 'verified' });
    const shaken = Float64Array.from(learned(7, 5), (value, index) => value * (1 + 0.02 * ((index * 7919) % 13 / 6 - 1)));
    await send(copier.browser, id, attempt(99, shaken));
    await send(other.browser, id, attempt(8, learned(8, 5)));
    expect(await send(bad.browser, id, newAttempt(level, 7, [{ kind: 'weights', epochs: 5, parameters: 'AAAA' }]))).toMatchObject({ status: 'rejected', reason: 'bad-weights' });
    const { body: room } = await teacher.get(`/api/classes/${id}/room`);
    const alike = (pupil: string) => room.cells.find((cell: { pupil: string }) => cell.pupil === pupil).alike;
    expect([one, copier, other, bad].map(({ pupil }) => alike(pupil))).toEqual([1, 1, 0, 0]);

    // Many moves of nothing, then weights: more than 64 kB in all.
    const padded = newAttempt(level, 7, [...Array.from({ length: 1200 }, () => ({ kind: 'weights' as const, epochs: 1 })), ...honest.moves]);
    const large = submission(padded);
    expect(JSON.stringify(large).length).toBeGreaterThan(64 * 1024);
    expect((await one.browser.post(`/api/classes/${id}/attempts`, large)).status).toBe(202);
    expect((await judged(one.browser, id, large.id)).status).toBe('verified');
    expect((await one.browser.post(`/api/classes/${id}/attempts`, submission({ ...padded, level: 'loss-curve', levelHash: library.hash('loss-curve') }))).body.error).toBe('too-large');
    expect((await one.browser.post(`/api/classes/${id}/attempts`, `{"x":"${'y'.repeat(260_000)}"}`)).status).toBe(413);
    // The export stays small; the attempt itself is there.
    const { body: exported } = await teacher.get(`/api/classes/${id}/export`);
    expect(exported.attempts.map((each: { attempt: object | null }) => each.attempt === null).filter(Boolean)).toHaveLength(1);
    expect(JSON.stringify(exported)).not.toContain('secret');
    expect((await teacher.get(`/api/classes/${id}/pupils/${one.pupil}/attempts/${large.id}`)).body.attempt.moves).toHaveLength(1201);
  });
});
