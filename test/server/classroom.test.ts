// The same suite on both databases: a class from its opening to its end.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { newAttempt } from '../../src/curriculum/attempt.ts';
import { roundSeed } from '../../src/classroom/round-seed.ts';
import { DeskSchema, KeptAttemptSchema, RoomSchema, VerdictSchema } from '../../src/classroom/wire.ts';
import { openDatabase } from '../../src/server/database.ts';
import { folder, joinClass, judged, KINDS, library, openClass, serve, solution, submission } from './harness.ts';
import { onDatabase } from './on-database.ts';

const LEVEL = 'loss-curve';
const level = library.level(LEVEL);

describe.each(KINDS)('on %s', (kind) => {
  const { clock, now, databases, server } = onDatabase(kind);

  test('a class opens without an account, and a pupil joins by code with an offered name', async () => {
    const { teacher, id, code, token } = await openClass(server());
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
    expect(token).toMatch(/^[\w-]{22}$/);
    const one = server().browser();
    const looked = await one.post('/api/look', { code: ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} ` });
    expect([looked.status, looked.body.class, looked.body.free, looked.body.offers.length]).toEqual([200, id, false, 6]);
    const name = looked.body.offers[0];
    const joined = await one.post('/api/join', { code, name });
    expect(joined.status).toBe(201);
    const set = joined.headers.getSetCookie().join();
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Strict/i);
    expect(JSON.stringify(joined.body)).not.toContain([...one.cookies.values()][0]?.split('.')[1]);
    // The same browser is the same pupil again.
    const desk = await one.get(`/api/classes/${id}/desk`);
    expect(v.parse(DeskSchema, desk.body).you).toEqual({ pupil: joined.body.pupil, name });
    expect((await server().browser().post('/api/join', { code, name })).body.error).toBe('name-taken');
    const room = v.parse(RoomSchema, (await teacher.get(`/api/classes/${id}/room`)).body);
    expect(room.pupils.map((each) => each.pupil)).toEqual([joined.body.pupil]);
  });

  test('what a pupil sends is recomputed: a play is verified, a forged one is refused', async () => {
    const { teacher, id, code } = await openClass(server());
    const { browser } = await joinClass(server(), code);
    const sent = submission(solution(LEVEL));
    const answer = await browser.post(`/api/classes/${id}/attempts`, sent);
    expect(answer.status).toBe(202);
    const first = v.parse(VerdictSchema, answer.body);
    expect(['provisional', 'verified']).toContain(first.status);
    const verdict = await judged(browser, id, sent.id);
    expect(verdict).toMatchObject({ status: 'verified', stars: 4, value: 1 });
    // The same attempt twice, as after a lost answer, is one attempt.
    expect((await browser.post(`/api/classes/${id}/attempts`, sent)).body).toMatchObject({ id: sent.id, status: 'verified' });

    const forged = submission({ ...solution(LEVEL), moves: [{ kind: 'set', values: { w: -5.351234 } }] });
    await browser.post(`/api/classes/${id}/attempts`, forged);
    expect(await judged(browser, id, forged.id)).toMatchObject({ status: 'rejected', reason: 'impossible-move', stars: null });
    const boasting = await browser.post(`/api/classes/${id}/attempts`, { ...submission(solution(LEVEL)), stars: 4 });
    expect([boasting.status, boasting.body.error]).toEqual([400, 'bad-request']);
    const stale = await browser.post(`/api/classes/${id}/attempts`, submission({ ...solution(LEVEL), levelHash: '0' }));
    expect([stale.status, stale.body.error]).toEqual([409, 'stale']);

    const room = v.parse(RoomSchema, (await teacher.get(`/api/classes/${id}/room`)).body);
    expect(room.cells).toMatchObject([{ level: LEVEL, attempts: 2, rejected: 1, passed: true, understood: true, stars: 4, value: 1, best: sent.id, helped: 0 }]);
    const kept = v.parse(KeptAttemptSchema, (await teacher.get(`/api/classes/${id}/pupils/${room.cells[0]?.pupil}/attempts/${sent.id}`)).body);
    expect(kept.attempt).toEqual(sent.attempt);
  });

  test('a step that a hint took costs its star here, too', async () => {
    const { id, code } = await openClass(server());
    const { browser } = await joinClass(server(), code);
    const sent = submission(newAttempt(level, 1, [{ kind: 'set', values: { w: -5.35 }, hinted: true }]));
    await browser.post(`/api/classes/${id}/attempts`, sent);
    expect(await judged(browser, id, sent.id)).toMatchObject({ status: 'verified', stars: 3 });
  });

  test('a round has a seed of the server, a time box and a podium; late ones join what goes on', async () => {
    const { teacher, id, code } = await openClass(server());
    const [one, two] = [await joinClass(server(), code), await joinClass(server(), code)];
    expect((await teacher.post(`/api/classes/${id}/rounds`, { level: LEVEL, minutes: 5 })).status).toBe(201);
    const late = await joinClass(server(), code);
    const { round } = v.parse(DeskSchema, (await late.browser.get(`/api/classes/${id}/desk`)).body);
    if (round === null) throw new Error('no round is going on');
    expect(round).toMatchObject({ number: 1, level: LEVEL, ended: null, until: round.started + 5 * 60_000 });

    const play = (seed: number, moves: readonly number[]) => newAttempt(level, seed, moves.map((w) => ({ kind: 'set', values: { w } })));
    const own = submission(play(12345, [-5.35]), 1);
    expect((await one.browser.post(`/api/classes/${id}/attempts`, own)).body.error).toBe('wrong-seed');
    const seed = roundSeed(round.seed, 0);
    const best = submission(play(seed, [-5.35]), 1);
    const equal = submission(play(roundSeed(round.seed, 3), [-5.35]), 1);
    const third = submission(play(seed, [-1, -2, -5.35]), 1);
    for (const [pupil, sent] of [[one, best], [two, equal], [late, third]] as const) {
      expect((await pupil.browser.post(`/api/classes/${id}/attempts`, sent)).status).toBe(202);
      expect((await judged(pupil.browser, id, sent.id)).status).toBe('verified');
    }
    const during = v.parse(DeskSchema, (await late.browser.get(`/api/classes/${id}/desk`)).body);
    expect(during.podium).toBeNull();
    expect(during.boards[0]).toMatchObject({ level: LEVEL, values: [1, 1, 3], passed: 3 });
    expect(during.boards[0]?.places.map(({ rank, you }) => [rank, you])).toEqual([[1, false], [3, true]]);

    await teacher.post(`/api/classes/${id}/rounds/end`);
    const after = submission(play(seed, [-5.35]), 1);
    await late.browser.post(`/api/classes/${id}/attempts`, after);
    await judged(late.browser, id, after.id);
    const room = v.parse(RoomSchema, (await teacher.get(`/api/classes/${id}/room`)).body);
    // Those who are level share a rank; what came after the end changes nothing.
    expect(room.podium?.places.map(({ rank, value, parameters }) => [rank, value, parameters['w']])).toEqual([[1, 1, -5.35], [1, 1, -5.35], [3, 3, -5.35]]);
    expect((await one.browser.get(`/api/classes/${id}/desk`)).body.podium.places).toHaveLength(3);
  });

  test('a round whose time is up is over, and says so to whoever watches', async () => {
    const { teacher, id, code } = await openClass(server());
    const { browser } = await joinClass(server(), code);
    await teacher.post(`/api/classes/${id}/rounds`, { level: LEVEL, minutes: 1 });
    const stream = await browser.stream(`/api/classes/${id}/desk/live`);
    expect((await stream.next()).podium).toBeNull();
    clock.ahead += 61_000;
    try {
      expect((await stream.next()).podium).toMatchObject({ round: 1, level: LEVEL });
    } finally {
      clock.ahead -= 61_000;
      stream.close();
    }
  });

  test('a number is committed by each, and opens for everyone at once', async () => {
    const { teacher, id, code } = await openClass(server());
    const pupils = [await joinClass(server(), code), await joinClass(server(), code), await joinClass(server(), code)];
    await teacher.post(`/api/classes/${id}/rounds`, { level: LEVEL, minutes: null, question: 'What will the test say?' });
    for (const [index, { browser }] of pupils.entries()) expect((await browser.post(`/api/classes/${id}/bets`, { round: 1, value: [140, 20, 31.8][index] })).status).toBe(200);
    // The first word counts.
    await pupils[0]?.browser.post(`/api/classes/${id}/bets`, { round: 1, value: 144.5 });
    const before = v.parse(DeskSchema, (await pupils[0]?.browser.get(`/api/classes/${id}/desk`))?.body);
    expect([before.round?.question, before.bet, before.committed, before.reveal]).toEqual(['What will the test say?', 140, 3, null]);
    expect(JSON.stringify((await teacher.get(`/api/classes/${id}/room`)).body)).not.toMatch(/31\.8/);
    await teacher.post(`/api/classes/${id}/rounds/end`, { truth: 144.5 });
    const after = v.parse(DeskSchema, (await pupils[1]?.browser.get(`/api/classes/${id}/desk`))?.body);
    expect([after.reveal, after.bet, after.podium]).toEqual([{ values: [20, 31.8, 140], median: 31.8, truth: 144.5 }, 20, null]);
    expect((await pupils[1]?.browser.post(`/api/classes/${id}/bets`, { round: 1, value: 144.5 }))?.body.error).toBe('no-round');
  });

  test('boards move while one plays: by stream, and by asking again', async () => {
    const { teacher, id, code } = await openClass(server());
    const { browser } = await joinClass(server(), code);
    const stream = await teacher.stream(`/api/classes/${id}/room/live`);
    expect(v.parse(RoomSchema, await stream.next()).cells).toEqual([]);
    const before = await browser.get(`/api/classes/${id}/desk`);
    const tag = before.headers.get('etag') ?? '';
    expect((await browser.get(`/api/classes/${id}/desk`, { 'if-none-match': tag })).status).toBe(304);
    await browser.post(`/api/classes/${id}/visits`, { level: LEVEL, moves: 9, tries: 2, hints: 1, stuck: true });
    expect(v.parse(RoomSchema, await stream.next()).cells).toMatchObject([{ level: LEVEL, moves: 9, tries: 2, hints: 1, stuck: true, attempts: 0 }]);
    const sent = submission(solution(LEVEL));
    await browser.post(`/api/classes/${id}/attempts`, sent);
    let room = await stream.next();
    while (room.cells[0]?.passed !== true) room = await stream.next();
    expect(room.cells[0].stars).toBe(4);
    expect((await browser.get(`/api/classes/${id}/desk`, { 'if-none-match': tag })).status).toBe(200);
    stream.close();
  });

  test('levels are opened and locked, and the board shows what the teacher chose', async () => {
    const { teacher, id, code } = await openClass(server());
    const pupils = [await joinClass(server(), code), await joinClass(server(), code), await joinClass(server(), code), await joinClass(server(), code)];
    const settings = (change: object) => teacher.post(`/api/classes/${id}/settings`, { settings: change });
    expect((await settings({ open: ['no-such-level'] })).body.error).toBe('no-level');
    await settings({ open: ['one-weight'] });
    expect((await pupils[0]?.browser.post(`/api/classes/${id}/attempts`, submission(solution(LEVEL))))?.body.error).toBe('locked');
    await settings({ open: [LEVEL] });
    for (const [index, { browser }] of pupils.entries()) {
      const moves = Array.from({ length: index }, (_, at) => ({ kind: 'set' as const, values: { w: -1 - at } }));
      const sent = submission(newAttempt(level, 1, [...moves, { kind: 'set', values: { w: -5.35 } }]));
      await browser.post(`/api/classes/${id}/attempts`, sent);
      expect((await judged(browser, id, sent.id)).status).toBe('verified');
    }
    const board = async () => (await pupils[2]?.browser.get(`/api/classes/${id}/desk`))?.body.boards[0];
    const shown = async () => { const { values, places } = await board(); return [values, places.map((each: { rank: number }) => each.rank)]; };
    expect(await shown()).toEqual([[1, 2, 3, 4], [2, 3, 4]]);
    await settings({ board: 'neighbours' });
    expect(await shown()).toEqual([null, [2, 3, 4]]);
    await settings({ board: 'ranked' });
    expect(await shown()).toEqual([[1, 2, 3, 4], [1, 2, 3, 4]]);
    await settings({ board: 'off' });
    expect(await shown()).toEqual([null, [3]]);
  });

  test('pupils are renamed, removed and readmitted; own names are for the teacher to allow', async () => {
    const { teacher, id, code } = await openClass(server());
    const { browser, pupil } = await joinClass(server(), code);
    const change = (body: object) => teacher.post(`/api/classes/${id}/pupils/${pupil}`, body);
    await change({ name: { free: 'Noor' } });
    expect((await browser.get(`/api/classes/${id}/desk`)).body.you.name).toEqual({ free: 'Noor' });
    const stream = await browser.stream(`/api/classes/${id}/desk/live`);
    await stream.next();
    await change({ out: true });
    expect(await stream.next()).toBeNull();
    expect((await browser.get(`/api/classes/${id}/desk`)).body.error).toBe('removed');
    await change({ out: false });
    expect((await browser.get(`/api/classes/${id}/desk`)).status).toBe(200);
    const own = { code, name: { free: 'Mina B.' } };
    expect((await server().browser().post('/api/join', own)).body.error).toBe('name-refused');
    await teacher.post(`/api/classes/${id}/settings`, { settings: { freeNames: true } });
    expect((await server().browser().post('/api/join', own)).status).toBe(201);
    expect((await server().browser().post('/api/join', { code, name: { free: 'fuck you' } })).body.error).toBe('name-refused');
    for (const free of ['=1+1', '<b>', 'a\u202Eb', 'x'.repeat(25), ' ', 'a\u0000']) expect((await server().browser().post('/api/join', { code, name: { free } })).status, free).toBe(400);
    await teacher.post(`/api/classes/${id}/settings`, { settings: { joinable: false } });
    expect((await server().browser().post('/api/look', { code })).body.error).toBe('closed');
  });

  test('links and codes are rotated; the old ones open nothing', async () => {
    const { teacher, id, code, token } = await openClass(server());
    const elsewhere = server().browser();
    expect((await elsewhere.post(`/api/classes/${id}/enter`, { token })).status).toBe(200);
    const fresh = (await teacher.post(`/api/classes/${id}/token`)).body.token;
    expect((await elsewhere.get(`/api/classes/${id}/room`)).status).toBe(401);
    expect((await elsewhere.post(`/api/classes/${id}/enter`, { token })).body.error).toBe('not-teacher');
    expect((await elsewhere.post(`/api/classes/${id}/enter`, { token: fresh })).status).toBe(200);
    await teacher.post(`/api/classes/${id}/code`);
    expect((await server().browser().post('/api/look', { code })).body.error).toBe('no-code');
    clock.ahead += 13 * 3_600_000;
    const { code: next } = (await teacher.get(`/api/classes/${id}/room`)).body;
    expect((await server().browser().post('/api/look', { code: next })).body.error).toBe('no-code');
    clock.ahead = 0;
  });

  test('a class is exported, and deleted with all its data; 90 days do so, too', async () => {
    const { teacher, id, code } = await openClass(server());
    const { browser, pupil } = await joinClass(server(), code);
    const sent = submission(solution(LEVEL));
    await browser.post(`/api/classes/${id}/attempts`, sent);
    await judged(browser, id, sent.id);
    const { body } = await teacher.get(`/api/classes/${id}/export`);
    expect(body.attempts).toMatchObject([{ id: sent.id, pupil, status: 'verified', attempt: sent.attempt }]);
    expect(JSON.stringify(body)).not.toMatch(/hash"|token/);
    expect((await teacher.delete(`/api/classes/${id}`)).status).toBe(200);
    expect((await browser.get(`/api/classes/${id}/desk`)).status).toBe(401);

    const old = await openClass(server());
    clock.ahead += 91 * 24 * 3_600_000;
    expect((await old.teacher.get(`/api/classes/${old.id}/room`)).status).toBe(401);
    clock.ahead = 0;
    await old.teacher.post(`/api/classes/${old.id}/settings`, { settings: { keep: true } });
    clock.ahead += 91 * 24 * 3_600_000;
    expect((await old.teacher.get(`/api/classes/${old.id}/room`)).status).toBe(200);
    clock.ahead = 0;
  });

  test('several servers share the database: they start at once, and each takes up what another left', async () => {
    const shared = await databases().fresh();
    // A file has one server; PostgreSQL has as many as one likes.
    const many = await Promise.all(kind === 'libsql' ? [serve(shared)] : [serve(shared), serve(shared), serve(shared)]);
    const [first, second = first] = many;
    if (first === undefined || second === undefined) throw new Error('no servers');
    const { teacher, id, code } = await openClass(first);
    const { browser } = await joinClass(first, code);
    const away = second.browser();
    for (const [name, value] of teacher.cookies) away.cookies.set(name, value);
    const stream = await away.stream(`/api/classes/${id}/room/live`);
    await stream.next();
    const sent = submission(solution(LEVEL));
    await browser.post(`/api/classes/${id}/attempts`, sent);
    let room = await stream.next();
    while (room.cells[0]?.passed !== true) room = await stream.next();
    expect(room.cells[0].stars).toBe(4);
    stream.close();
    await Promise.all(many.map((each) => each.stop()));
  });

  test('an attempt that was acknowledged is judged by the next server, if need be', async () => {
    const shared = await databases().fresh();
    const first = await serve(shared, {}, now);
    const { id, code } = await openClass(first);
    const { browser } = await joinClass(first, code);
    const many = Array.from({ length: 6 }, () => submission(solution(LEVEL)));
    for (const each of many) expect((await browser.post(`/api/classes/${id}/attempts`, each)).status).toBe(202);
    await first.stop();
    clock.ahead += 121_000;
    const next = await serve(shared, {}, now);
    const again = next.browser();
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    for (const each of many) expect((await judged(again, id, each.id)).status).toBe('verified');
    clock.ahead = 0;
    await next.stop();
  });

  test('a level that changed meanwhile: what waits is kept and outdated, what was reached stays, and like stands beside like', async () => {
    const shared = await databases().fresh();
    const levels = mkdtempSync(join(tmpdir(), 'downhill-levels-'));
    cpSync(folder, levels, { recursive: true });
    const path = join(levels, level.part, `${LEVEL}.json`);
    const changed = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...changed, budget: { steps: changed.budget.steps + 1 } }));
    try {
      const before = await serve(shared, {}, now);
      const { teacher, id, code } = await openClass(before);
      const { browser } = await joinClass(before, code);
      await teacher.post(`/api/classes/${id}/rounds`, { level: LEVEL, minutes: null });
      expect(v.parse(DeskSchema, (await browser.get(`/api/classes/${id}/desk`)).body).judges).toEqual({ engine: solution(LEVEL).engine, level: solution(LEVEL).levelHash });
      const reached = submission(solution(LEVEL));
      await browser.post(`/api/classes/${id}/attempts`, reached);
      await judged(browser, id, reached.id);
      const early = await browser.post(`/api/classes/${id}/attempts`, submission({ ...solution(LEVEL), engine: solution(LEVEL).engine + 1 }));
      expect([early.status, early.body.error, early.headers.get('retry-after')]).toEqual([503, 'too-new', '30']);
      const waiting = submission(solution(LEVEL));
      await browser.post(`/api/classes/${id}/attempts`, waiting);
      await judged(browser, id, waiting.id);
      await before.stop();
      // As if the server had been brought up to date before it came to this one.
      const database = await openDatabase({ url: shared.DATABASE_URL || null, file: shared.DATABASE_FILE });
      await database.updateTable('attempts').set({ status: 'provisional', passed: 0, stars: 0, lease_until: 0 }).where('attempt_id', '=', waiting.id).execute();
      await database.destroy();

      const after = await serve(shared, {}, now, levels);
      const [pupil, owner] = [after.browser(), after.browser()];
      for (const [name, value] of browser.cookies) pupil.cookies.set(name, value);
      for (const [name, value] of teacher.cookies) owner.cookies.set(name, value);
      expect(await judged(pupil, id, waiting.id)).toMatchObject({ status: 'outdated', reason: 'other-version', stars: null, value: null });
      expect((await pupil.post(`/api/classes/${id}/attempts`, submission(solution(LEVEL)))).body.error).toBe('stale');
      const desk = v.parse(DeskSchema, (await pupil.get(`/api/classes/${id}/desk`)).body);
      expect(desk.judges.level).not.toBe(solution(LEVEL).levelHash);
      const moves = [-1, -5.35].map((w) => ({ kind: 'set' as const, values: { w } }));
      const anew = submission({ ...solution(LEVEL), levelHash: desk.judges.level ?? '', seed: roundSeed(desk.round?.seed ?? 0, 0), moves }, 1);
      await pupil.post(`/api/classes/${id}/attempts`, anew);
      expect((await judged(pupil, id, anew.id)).status).toBe('verified');
      const { boards } = v.parse(DeskSchema, (await pupil.get(`/api/classes/${id}/desk`)).body);
      expect(boards.map(({ level: of, values }) => [of, values])).toContainEqual([LEVEL, [2]]);
      // All that was sent is there; nobody is called a forger for it.
      const { body: exported } = await owner.get(`/api/classes/${id}/export`);
      expect(exported.attempts).toHaveLength(3);
      const room = v.parse(RoomSchema, (await owner.get(`/api/classes/${id}/room`)).body);
      expect(room.cells).toMatchObject([{ rejected: 0, attempts: 3, passed: true, stars: 4, value: 1 }]);
      await after.stop();
    } finally {
      rmSync(levels, { recursive: true, force: true });
    }
  });

  test('wrong codes are counted, right ones are not', async () => {
    const strict = await serve(await databases().fresh());
    const { code } = await openClass(strict);
    for (let tries = 0; tries < 40; tries++) await joinClass(strict, code);
    const guesser = strict.browser();
    // A whole class that types yesterday's code shuts nobody out; whoever tries one code after the other is.
    for (let tries = 0; tries < 70; tries++) expect((await guesser.post('/api/look', { code: 'ZZZZZZ' })).status).toBe(404);
    expect((await guesser.post('/api/look', { code })).status).toBe(200);
    for (let tries = 0; tries < 59; tries++) expect((await guesser.post('/api/look', { code: `ZZZZ${tries + 10}` })).status).toBe(404);
    const refused = await guesser.post('/api/look', { code });
    expect([refused.status, refused.body.error, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, 'too-many-tries', true]);
    await strict.stop();
  });

  test('a database that a newer server made is left alone', async () => {
    const shared = await databases().fresh();
    await (await serve(shared)).stop();
    const database = await openDatabase({ url: shared.DATABASE_URL || null, file: shared.DATABASE_FILE });
    await sql`insert into migrations (step) values (99)`.execute(database);
    await database.destroy();
    await expect(serve(shared)).rejects.toThrow('newer Downhill');
  });
});
