// A lesson beyond levels, on both databases: a class that is the algorithm, sealed envelopes, the museum, exit tickets, awards.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newAttempt } from '../../src/curriculum/attempt.ts';
import { bestValues } from '../../src/curriculum/measured.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { PLANS } from '../../src/classroom/plans.ts';
import { roundSeed } from '../../src/classroom/round-seed.ts';
import { assembled, firstParameters, lossOf, resultOf, valuesShown, workshopOf } from '../../src/classroom/workshop.ts';
import { openDatabase } from '../../src/server/database.ts';
import { type Browser, judged, KINDS, library, solution, submission } from './harness.ts';
import { deskFor, onDatabase, post, roomFor, togetherIn } from './on-database.ts';

const workshopBy = (by: 'hand' | 'device') => {
  const plan = PLANS.find((each) => each.by === by);
  if (plan === undefined) throw new Error(`no plan by ${by}`);
  return workshopOf(plan, library.level(plan.level), 5);
};

describe.each(KINDS)('on %s', (kind) => {
  const { clock, databases, place, classOf } = onDatabase(kind);

  test('a class descends by hand: 16,051, 1,459, 146, 28, 17.4', async () => {
    const { teacher, id, pupils } = await classOf(9);
    expect((await post(teacher, id, 'rounds', { kind: 'together', together: 'hotels', minutes: null })).status).toBe(201);
    const seen: number[] = [];
    for (let lap = 1; lap <= 4; lap++) {
      for (const { browser } of pupils) {
        const { own } = await deskFor(browser, id);
        expect(own).toHaveLength(1);
        for (const { share, predicted, actual } of own) expect((await post(browser, id, 'shares', { round: 1, lap, share, result: [Math.round(predicted - actual)] })).status).toBe(200);
      }
      const together = togetherIn(await roomFor(teacher, id));
      expect([together.lap, together.state]).toEqual([lap + 1, lap === 4 ? 'done' : 'waiting']);
      seen.push(...(lap === 1 ? together.losses : together.losses.slice(-1)));
      await post(teacher, id, 'rounds/lap', { round: 1, lap: lap + 1, close: false });
    }
    expect(seen.map((loss) => loss.toFixed(loss < 20 ? 1 : 0))).toEqual(['16051', '1459', '146', '28', '17.4']);
  });

  test('the median counts, one wrong answer does nothing, and what is missing is filled once the time is up', async () => {
    const { teacher, id, pupils } = await classOf(3);
    await post(teacher, id, 'rounds', { kind: 'together', together: 'hotels', minutes: null });
    const [first, second, third] = pupils;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three pupils');
    const { own } = await deskFor(first.browser, id);
    // Three own eight hotels between them.
    expect(own.map(({ share }) => share)).toEqual([0, 3, 6]);
    expect((await post(first.browser, id, 'shares', { round: 1, lap: 1, share: 1, result: [5] })).body.error).toBe('not-yours');
    expect((await post(first.browser, id, 'shares', { round: 1, lap: 1, share: 0, result: [5000] })).body.error).toBe('bad-request');
    expect((await post(first.browser, id, 'shares', { round: 1, lap: 2, share: 0, result: [5] })).body.error).toBe('no-round');
    for (const { share, predicted, actual } of own) await post(first.browser, id, 'shares', { round: 1, lap: 1, share, result: [Math.round(predicted - actual)] });
    // The first word counts.
    await post(first.browser, id, 'shares', { round: 1, lap: 1, share: 0, result: [300] });
    expect((await roomFor(teacher, id)).awaited.toSorted()).toEqual([second.pupil, third.pupil].toSorted());
    clock.ahead += 41_000;
    let room = await roomFor(teacher, id);
    for (let tries = 0; togetherIn(room).lap === 1 && tries < 60; tries++) {
      await new Promise((resolve) => { setTimeout(resolve, 100); });
      room = await roomFor(teacher, id);
    }
    clock.ahead = 0;
    const { last, losses } = togetherIn(room);
    expect(last?.map(({ by }) => by)).toEqual(['class', 'server', 'server', 'class', 'server', 'server', 'class', 'server']);
    expect(Math.round(losses[1] ?? 0)).toBe(1459);
    // Of three who own a hotel one is far off: the middle one counts.
    const many = await classOf(24);
    await post(many.teacher, many.id, 'rounds', { kind: 'together', together: 'hotels', minutes: null });
    for (const [index, { browser }] of many.pupils.entries()) {
      const [share] = (await deskFor(browser, many.id)).own;
      if (share === undefined) throw new Error('a pupil without a share');
      await post(browser, many.id, 'shares', { round: 1, lap: 1, share: share.share, result: [index < 8 ? 300 : Math.round(share.predicted - share.actual)] });
    }
    const after = togetherIn(await roomFor(many.teacher, many.id));
    expect(after.last?.every(({ by, answers, said, exact }) => by === 'class' && answers === 3 && Math.abs((said ?? 0) - (exact ?? 0)) <= 0.5)).toBe(true);
    expect(Math.round(after.losses[1] ?? 0)).toBe(1459);
  });

  test('devices take shares of the rows; what they send is worked out anew, and a forged share moves nothing', async () => {
    const workshop = workshopBy('device');
    const { teacher, id, pupils } = await classOf(5);
    await post(teacher, id, 'rounds', { kind: 'together', together: workshop.plan.id, level: workshop.plan.level, minutes: null });
    let parameters = firstParameters(workshop);
    for (let lap = 1; lap <= 3; lap++) {
      const exact = workshop.shares.map((_, share) => resultOf(workshop, parameters, share));
      for (const { browser } of pupils) {
        const desk = await deskFor(browser, id);
        // One device for each share is enough: the lap may be over by now.
        if (desk.together?.lap !== lap) continue;
        expect(desk.together.parameters).toEqual(Array.from(parameters));
        for (const { share } of desk.own) await post(browser, id, 'shares', { round: 1, lap, share, result: share === 1 ? (exact[1] ?? []).map((value) => value + 1e-9) : exact[share] });
      }
      parameters = assembled(workshop, parameters, exact);
      const together = togetherIn(await roomFor(teacher, id));
      expect([together.lap, together.state, together.parameters]).toEqual([lap + 1, 'running', Array.from(parameters)]);
      expect(together.last?.map(({ by }) => by)).toEqual(['class', 'server', 'class', 'class']);
      expect(together.losses.at(-1)).toBe(lossOf(workshop, valuesShown(workshop, parameters)));
    }
  });

  test('the class races the best network of a pupil on the same rows', async () => {
    const { teacher, id, pupils } = await classOf(2);
    const sent = submission(newAttempt(library.level('fit-by-eye'), 1, [{ kind: 'set', values: { w: -7.4, b: 152 } }]));
    const one = pupils[0]?.browser ?? teacher;
    await post(one, id, 'attempts', sent);
    expect((await judged(one, id, sent.id)).status).toBe('verified');
    await post(teacher, id, 'rounds', { kind: 'together', together: 'hotels', minutes: null });
    expect(togetherIn(await deskFor(one, id)).rival).toMatchObject({ level: 'fit-by-eye', loss: expect.closeTo(16.37, 1) });
  });

  test('a sealed envelope is read by nobody before it opens for everyone at once', async () => {
    const { teacher, id, pupils } = await classOf(3);
    const [one, two, three] = pupils.map(({ browser }) => browser);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three pupils');
    await post(teacher, id, 'rounds', { kind: 'envelope', minutes: null });
    const database = await openDatabase({ url: place().DATABASE_URL || null, file: place().DATABASE_FILE });
    const kept = await database.selectFrom('envelopes').select('contents').where('class_id', '=', id).executeTakeFirstOrThrow();
    await database.destroy();
    const { rows, truth } = JSON.parse(kept.contents);
    expect(rows).toHaveLength(4);
    const secrets = [String(truth), ...rows.map((row: { predicted: number }) => String(row.predicted))];
    await post(one, id, 'bets', { round: 1, value: Math.round(truth) + 10.25 });
    await post(two, id, 'bets', { round: 1, value: Math.round(truth) - 1.5 });
    const stream = await three.stream(`/api/classes/${id}/desk/live`);
    const first = JSON.stringify(await stream.next());
    const views = [first, ...await Promise.all([one, two, three].map(async (browser) => JSON.stringify(await deskFor(browser, id)))), JSON.stringify(await roomFor(teacher, id)), JSON.stringify((await teacher.get(`/api/classes/${id}/export`)).body)];
    for (const view of views) for (const secret of secrets) expect(view).not.toContain(secret);
    const before = await deskFor(two, id);
    expect([before.reveal, before.envelope?.rows, before.envelope?.count, before.bet]).toEqual([null, null, 4, Math.round(truth) - 1.5]);
    expect((await roomFor(teacher, id)).awaited).toEqual([pupils[2]?.pupil]);
    await post(teacher, id, 'rounds/end', { truth: 1 });
    let opened = await stream.next();
    while (opened.envelope.rows === null) opened = await stream.next();
    expect(opened.envelope.rows).toEqual(rows);
    stream.close();
    for (const browser of [one, two, three]) {
      const desk = await deskFor(browser, id);
      expect([desk.reveal?.truth, desk.envelope?.rows]).toEqual([truth, rows]);
    }
    // What the network is off by, squared and averaged, is the truth.
    expect(rows.reduce((sum: number, { predicted, actual }: { predicted: number; actual: number }) => sum + (predicted - actual) ** 2, 0) / rows.length).toBeCloseTo(truth, 6);
    expect((await three.post(`/api/classes/${id}/bets`, { round: 1, value: truth })).body.error).toBe('no-round');
    await post(teacher, id, 'awards', {});
    expect((await deskFor(two, id)).awards).toMatchObject([{ kind: 'closest', yours: true, name: null, detail: { truth } }]);
  });

  test('an envelope whose time is up opens for those who watch, though nothing else happens', async () => {
    const { teacher, id, pupils } = await classOf(1);
    const [pupil] = pupils;
    if (pupil === undefined) throw new Error('one pupil');
    await post(teacher, id, 'rounds', { kind: 'envelope', level: 'unseen', minutes: 1 });
    const stream = await pupil.browser.stream(`/api/classes/${id}/desk/live`);
    expect((await stream.next()).envelope.rows).toBeNull();
    clock.ahead += 61_000;
    try {
      let opened = await stream.next();
      while (opened.envelope.rows === null) opened = await stream.next();
      expect(opened.envelope.rows).toHaveLength(4);
    } finally {
      clock.ahead -= 61_000;
      stream.close();
    }
  });

  test('an envelope tests the network that the class trained together', async () => {
    const { teacher, id } = await classOf(1);
    await post(teacher, id, 'rounds', { kind: 'together', together: 'hotels', minutes: null });
    await post(teacher, id, 'rounds/lap', { round: 1, lap: 1, close: true });
    const { values } = togetherIn(await roomFor(teacher, id));
    await post(teacher, id, 'rounds', { kind: 'envelope', minutes: null });
    expect((await roomFor(teacher, id)).envelope?.values).toEqual(values);
  });

  test('each named failure hangs once in the museum of the class, its finder unnamed unless the finder wishes', async () => {
    const { teacher, id, pupils } = await classOf(2);
    const level = library.level('learning-rate');
    const rate = level.tools.find((tool) => tool.kind === 'rate');
    const laps = level.tools.find((tool) => tool.kind === 'train');
    if (rate?.kind !== 'rate' || laps?.kind !== 'train') throw new Error('learning-rate trains at a rate');
    const [one, two] = pupils;
    if (one === undefined || two === undefined) throw new Error('two pupils');
    for (const { browser } of pupils) {
      const sent = submission(newAttempt(level, 1, [{ kind: 'set', values: { rate: rate.max } }, { kind: 'train', epochs: Math.max(...laps.epochs) }]));
      await post(browser, id, 'attempts', sent);
      expect((await judged(browser, id, sent.id)).status).toBe('verified');
    }
    const { museum } = await deskFor(two.browser, id);
    expect(museum).toEqual([{ fault: 'diverged', level: 'learning-rate', name: null, yours: false }]);
    expect((await post(two.browser, id, 'wishes', { fault: 'diverged', named: true })).body.error).toBe('not-yours');
    expect((await post(one.browser, id, 'wishes', { fault: 'diverged', named: true })).status).toBe(200);
    expect((await roomFor(teacher, id)).museum).toMatchObject([{ fault: 'diverged', name: one.name }]);
    await post(one.browser, id, 'wishes', { fault: 'diverged', named: false });
    expect((await roomFor(teacher, id)).museum).toMatchObject([{ fault: 'diverged', name: null }]);
    await post(teacher, id, 'awards', { fault: 'diverged' });
    expect((await roomFor(teacher, id)).awards).toMatchObject([{ kind: 'failure', name: null, detail: { fault: 'diverged' } }]);
    expect((await post(two.browser, id, 'wishes', { award: 'failure', named: true })).body.error).toBe('not-yours');
    await post(one.browser, id, 'wishes', { award: 'failure', named: true });
    expect((await deskFor(two.browser, id)).awards).toMatchObject([{ kind: 'failure', name: one.name, yours: false }]);
    expect((await post(teacher, id, 'awards', { fault: 'plateau' })).body.error).toBe('not-found');
  });

  test('an exit ticket is the transfer alone, on seeds of the server', async () => {
    const { teacher, id, pupils } = await classOf(2);
    const [one] = pupils;
    if (one === undefined) throw new Error('a pupil');
    const bare = library.ids.find((each) => library.level(each).transfer === undefined);
    if (bare !== undefined) expect((await post(teacher, id, 'rounds', { kind: 'exit', level: bare, minutes: null })).body.error).toBe('no-transfer');
    await post(teacher, id, 'rounds', { kind: 'exit', level: 'fit-by-eye', minutes: 3 });
    const { round } = await deskFor(one.browser, id);
    const level = library.level('fit-by-eye');
    const seed = roundSeed(round?.seed ?? 0, 0);
    const alone = replay(level, { seed, moves: [{ kind: 'enter', phase: 'transfer' }] });
    const best = bestValues(alone.stage, alone.values, ['w', 'b']);
    const values = { w: Number((best['w'] ?? 0).toFixed(1)), b: Math.round(best['b'] ?? 0) };
    const sent = submission(newAttempt(level, seed, [{ kind: 'enter', phase: 'transfer' }, { kind: 'set', values }, { kind: 'commit' }]), 1);
    await post(one.browser, id, 'attempts', sent);
    expect((await judged(one.browser, id, sent.id)).status).toBe('verified');
    expect((await deskFor(one.browser, id)).yourSolved).toBe(true);
    const room = await roomFor(teacher, id);
    expect([room.solved, room.podium, room.awaited]).toEqual([1, null, [pupils[1]?.pupil]]);
    expect(room.cells.map(({ passed }) => passed), 'what was not played is not passed').toEqual([false]);
  });

  test('the smallest network that reached the goal gets an award, where sizes differ', async () => {
    const { teacher, id, pupils } = await classOf(2);
    const bowl = library.level('bowl');
    for (const [index, { browser }] of pupils.entries()) {
      const sent = submission(newAttempt(bowl, 1, [
        { kind: 'choose', tool: 'initial', option: 'random' }, { kind: 'choose', tool: 'activation', option: 'tanh' },
        { kind: 'set', values: { units1: 2 * (index + 1) } }, { kind: 'set', values: { rate: 0.3 } }, { kind: 'trial' },
      ]));
      await post(browser, id, 'attempts', sent);
      expect(await judged(browser, id, sent.id)).toMatchObject({ status: 'verified', stars: 4 });
    }
    await post(teacher, id, 'awards', {});
    // Two inputs, two neurons and an output: 2 × 2 + 2 + 2 + 1.
    expect((await deskFor(pupils[0]?.browser ?? teacher, id)).awards).toMatchObject([{ kind: 'smallest', yours: true, detail: { level: 'bowl', value: 9 } }]);
    expect((await roomFor(teacher, id)).awards).toHaveLength(1);
  });

  test('awards go by kind: who improved most; never by speed', async () => {
    const { teacher, id, pupils } = await classOf(2);
    const [one, two] = pupils;
    if (one === undefined || two === undefined) throw new Error('two pupils');
    const level = library.level('loss-curve');
    const play = async (browser: Browser, moves: readonly number[]) => {
      const sent = submission(newAttempt(level, 1, moves.map((w) => ({ kind: 'set', values: { w } }))));
      await post(browser, id, 'attempts', sent);
      expect((await judged(browser, id, sent.id)).status).toBe('verified');
    };
    await play(one.browser, [-1, -2, -3, -4, -6, -7, -8, -5.35]);
    await play(one.browser, [-5.35]);
    await play(two.browser, [-5.35]);
    await post(teacher, id, 'awards', {});
    expect((await deskFor(one.browser, id)).awards).toMatchObject([{ kind: 'improved', yours: true, detail: { level: 'loss-curve', value: 4 } }]);
    expect((await deskFor(two.browser, id)).awards).toMatchObject([{ kind: 'improved', yours: false, name: null }]);
  });

  test('boards show the reference networks beside the class, best first', async () => {
    const { id, pupils } = await classOf(1);
    const one = pupils[0]?.browser;
    if (one === undefined) throw new Error('a pupil');
    const sent = submission(solution('fit-by-eye'));
    await post(one, id, 'attempts', sent);
    await judged(one, id, sent.id);
    const [board] = (await deskFor(one, id)).boards;
    expect(board?.references?.length).toBeGreaterThan(20);
    expect(board?.references).toEqual(board?.references?.toSorted((a, b) => a - b));
  });

  test('a class from before lessons is read as it was', async () => {
    const shared = await databases().fresh();
    // As the step before left it: no kind, and a question where a number was asked for.
    const older = await openDatabase({ url: shared.DATABASE_URL || null, file: shared.DATABASE_FILE }, 2);
    await sql`insert into rounds (class_id, round, level, seed, started_at, question) values ('x', 1, 'unseen', 1, 1, 'How much?'), ('x', 2, 'unseen', 1, 1, null)`.execute(older);
    await older.destroy();
    const again = await openDatabase({ url: shared.DATABASE_URL || null, file: shared.DATABASE_FILE });
    const rounds = await again.selectFrom('rounds').select(['round', 'kind', 'together']).orderBy('round').execute();
    expect(rounds).toEqual([{ round: 1, kind: 'bet', together: null }, { round: 2, kind: 'play', together: null }]);
    await again.destroy();
  });
});
