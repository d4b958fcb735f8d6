// A class that keeps folds back, on both databases; and what plans may say.
import { describe, expect, test } from 'vitest';
import { newAttempt } from '../../src/curriculum/attempt.ts';
import { fitScaling, standardise, toRaw } from '../../src/engine/scaling.ts';
import { startOf } from '../../src/engine/start.ts';
import { measure } from '../../src/engine/measure.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { train } from '../../src/engine/train.ts';
import { makeRows, type Rows } from '../../src/engine/rows.ts';
import { stageOf } from '../../src/curriculum/stage.ts';
import { foldLosses, foldResult } from '../../src/classroom/folds.ts';
import { workShares } from '../../src/classroom/device-share.ts';
import { PLANS } from '../../src/classroom/plans.ts';
import { roundSeed } from '../../src/classroom/round-seed.ts';
import { workshopOf } from '../../src/classroom/workshop.ts';
import { meanAndSpread } from '../../src/classroom/mean-spread.ts';
import type { Desk } from '../../src/classroom/wire.ts';
import { judge } from '../../src/server/judge.ts';
import { judged, KINDS, library, solution, submission } from './harness.ts';
import { deskFor, onDatabase, post, roomFor, togetherIn } from './on-database.ts';

const plan = PLANS.find(({ by }) => by === 'fold') ?? PLANS[0];
if (plan === undefined) throw new Error('no plans');
const level = library.level(plan.level);
/** The folds of a pupil's device, as it sends them. */
const sharesFrom = ({ round, own }: Desk) => own.map(({ share }) => ({ round: 1, lap: 1, share, result: foldResult(workshopOf(plan, level, round?.seed ?? 0), share) }));

/** The same by another way: tables instead of flat arrays, and each fold by itself. */
function byHand(seed: number) {
  if (plan === undefined || plan.start === 'zero' || !('draws' in plan.start)) throw new Error('folds start from draws');
  const draws = Array.from({ length: plan.start.draws }, (_, draw) => roundSeed(seed, draw));
  const { train: rows, test: fresh, task: { network } } = stageOf(level, level.solution.seed, 'task', 0);
  const table = Array.from({ length: rows.count }, (_, row) => ({ inputs: Array.from(rows.inputs.slice(2 * row, 2 * row + 2)), target: [rows.targets[row] ?? 0] }));
  const made = (some: typeof table): Rows => makeRows(some.map(({ inputs }) => inputs), some.map(({ target }) => target));
  const networks = Array.from({ length: plan.shares }, (_, fold) => {
    const learnt = made(table.filter((__, row) => row % plan.shares !== fold));
    const kept = made(table.filter((__, row) => row % plan.shares === fold));
    const scaling = fitScaling(learnt, { targets: true });
    const [parameters = new Float64Array(0)] = draws
      .map((draw) => toRaw(network, train(network, startOf(network, { kind: 'glorot', seed: draw }), standardise(learnt, scaling), { epochs: plan.epochs, learningRate: plan.rate }).parameters, scaling))
      .toSorted((one, other) => measure(network, outputs(predict(network, one, learnt)), learnt) - measure(network, outputs(predict(network, other, learnt)), learnt));
    return { kept: measure(network, outputs(predict(network, parameters, kept)), kept), parameters, said: outputs(predict(network, parameters, fresh)) };
  });
  const said = Float64Array.from({ length: fresh.count }, (_, row) => networks.reduce((sum, each) => sum + (each.said[row] ?? 0), 0) / networks.length);
  return { kept: networks.map(({ kept }) => kept), alone: networks.map((each) => measure(network, each.said, fresh)), together: measure(network, said, fresh) };
}

describe.each(KINDS)('on %s', (kind) => {
  const { clock, classOf } = onDatabase(kind);
  const filled = async (asked: () => Promise<number>) => {
    for (let tries = 0; await asked() === 1 && tries < 60; tries++) await new Promise((resolve) => { setTimeout(resolve, 100); });
  };

  test('each device keeps its fold back; folds come in one by one, and all their networks are asked about new rows', async () => {
    const { teacher, id, pupils } = await classOf(6);
    const attempt = newAttempt(level, level.solution.seed, level.solution.moves);
    const sent = submission(attempt);
    await post(pupils[0]?.browser ?? teacher, id, 'attempts', sent);
    await judged(pupils[0]?.browser ?? teacher, id, sent.id);
    await post(teacher, id, 'rounds', { kind: 'together', together: plan.id, minutes: null });
    const expected = byHand((await roomFor(teacher, id)).round?.seed ?? 0);
    for (const [index, { browser, pupil }] of pupils.entries()) {
      const desk = await deskFor(browser, id);
      expect(desk.own.map(({ share }) => share)).toEqual([index % plan.shares]);
      const [share] = sharesFrom(desk);
      if (index === 0) expect(workShares(desk, level)).toEqual([share]);
      expect((await post(browser, id, 'shares', share ?? {})).status).toBe(200);
      const room = await roomFor(teacher, id);
      expect(togetherIn(room).folds?.filter(({ done }) => done !== null)).toHaveLength(Math.min(plan.shares, index + 1));
      if (index < pupils.length - 1) expect(room.awaited).not.toContain(pupil);
    }
    const { state, last, folds, losses, rival } = togetherIn(await roomFor(teacher, id));
    expect([state, last?.map(({ by }) => by)]).toEqual(['done', Array.from({ length: plan.shares }, () => 'class')]);
    expect(folds?.map(({ done }) => done?.kept)).toEqual(expected.kept);
    expect(losses.at(-1)).toBeCloseTo(expected.together, 9);
    // What all predict at once is better than the mean of them alone: the errors of some make up for those of others.
    expect(losses.at(-1)).toBeLessThan(meanAndSpread(expected.alone).mean);
    // The pupil's network is measured on the same new rows, not on those it has learnt from.
    expect(rival?.level).toBe(level.id);
    expect(rival?.loss).not.toBeCloseTo(27.14, 1);
  });

  test('a forged fold counts for nothing, and what is missing after 40 seconds the server trains', async () => {
    const { teacher, id, pupils } = await classOf(5);
    await post(teacher, id, 'rounds', { kind: 'together', together: plan.id, minutes: null });
    const [honest, forger] = pupils;
    if (honest === undefined || forger === undefined) throw new Error('five pupils');
    for (const share of sharesFrom(await deskFor(honest.browser, id))) await post(honest.browser, id, 'shares', share);
    const [forged] = sharesFrom(await deskFor(forger.browser, id));
    if (forged === undefined) throw new Error('a share');
    expect((await post(forger.browser, id, 'shares', { ...forged, result: forged.result.slice(1) })).body.error).toBe('bad-request');
    expect((await post(forger.browser, id, 'shares', { ...forged, result: forged.result.map((value) => value * (1 + 1e-12)) })).status).toBe(200);
    expect(togetherIn(await roomFor(teacher, id)).folds?.map(({ done }) => done !== null)).toEqual([true, false, false, false, false]);
    clock.ahead += 41_000;
    await filled(async () => togetherIn(await roomFor(teacher, id)).lap);
    clock.ahead -= 41_000;
    const { round, ...room } = await roomFor(teacher, id);
    const expected = byHand(round?.seed ?? 0);
    const { last, folds, losses } = togetherIn({ round, ...room });
    expect(last?.map(({ by, answers }) => [by, answers])).toEqual([['class', 1], ['server', 0], ['server', 0], ['server', 0], ['server', 0]]);
    expect(folds?.map(({ done }) => done?.kept)).toEqual(expected.kept);
    expect(losses.at(-1)).toBeCloseTo(expected.together, 9);
  });
});

test('every round has starts of its own', () => {
  const [one, other] = [1, 2].map((seed) => foldResult(workshopOf(plan, level, seed), 0));
  expect(one).not.toEqual(other);
});

test('a fold is told what it learnt from and what was kept back, and learns the first far better', () => {
  const workshop = workshopOf(plan, level, 5);
  expect(workshop.shares.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: workshop.shown.count }, (_, row) => row));
  const losses = workshop.shares.map((_, share) => foldLosses(workshop, share));
  expect(meanAndSpread(losses.map(({ learnt }) => learnt)).mean).toBeLessThan(0.6 * meanAndSpread(losses.map(({ kept }) => kept)).mean);
});

test('folds of a level without rows for testing are refused by name', () => {
  expect(() => workshopOf({ ...plan, level: 'fit-by-eye' }, library.level('fit-by-eye'), 5)).toThrow(`levels/together.json: ${plan.id}: fit-by-eye has no rows for testing`);
});

test.each(PLANS.flatMap((each) => each.rivals.map((rival): [string, string] => [each.id, rival])))('%s: what wins %s is a network that the class can race', (id, rival) => {
  const raced = PLANS.find((each) => each.id === id) ?? plan;
  const { names } = workshopOf(raced, library.level(raced.level), 5);
  const found = judge(library, solution(rival));
  const won = found.status === 'verified' ? Object.keys(found.parameters ?? {}) : [];
  expect(won.filter((name) => /^[wb]/.test(name)).toSorted()).toEqual([...names].toSorted());
  // Neither may what it is made of be chosen there.
  expect(library.level(rival).network.layers).toEqual(library.level(raced.level).network.layers);
  expect(library.level(rival).tools.filter(({ kind }) => kind === 'choice' || kind === 'units')).toEqual([]);
});
