// Whoever asks oddly: leaves in the middle, sends what no browser sends, or everything at once.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_WAITING } from '../../src/classroom/limits.ts';
import { openDatabase } from '../../src/server/database.ts';
import { randomId } from '../../src/server/token.ts';
import { type Browser, type Databases, joinClass, judged, KINDS, openClass, openDatabases, type Place, serve, type Server, solution, submission } from './harness.ts';

const cookiesOf = ({ cookies }: Browser) => [...cookies].map((each) => each.join('=')).join('; ');

describe.each(KINDS)('on %s', (kind) => {
  let databases: Databases;
  let place: Place;
  let server: Server;
  let ahead = 0;
  beforeAll(async () => {
    databases = await openDatabases(kind);
    place = await databases.fresh();
    server = await serve(place, {}, () => Date.now() + ahead);
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    databases?.close();
  });

  const figure = async (name: string) => Number(new RegExp(`^downhill_${name} (\\d+)$`, 'm').exec((await server.browser().get('/metrics')).body)?.[1]);
  /** Sends these bytes and hangs up after so long; resolves to what came back. */
  const raw = (text: string, milliseconds: number) => new Promise<string>((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (part) => { answer += part.toString(); });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(text, () => setTimeout(() => socket.destroy(), milliseconds));
  });

  test('no cookie, however odd, is more than a stranger’s', async () => {
    const { id } = await openClass(server);
    for (const value of ['%00', '%00.%00', 'x.%00', '%ff.%fe', '%ED%A0%80.x', '..', '%C3%A9.x', 'x'.repeat(4000)]) {
      for (const [part, path] of [['pupil', 'desk'], ['teacher', 'room']]) expect((await server.browser().get(`/api/classes/${id}/${path}`, { cookie: `${part}-${id}=${value}` })).status, `${part} ${value}`).toBe(401);
    }
    const shown = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x', userHandle: 'AAAA' } };
    expect((await server.browser().post('/api/passkey', shown, { host: 'localhost', origin: 'http://localhost' })).status).toBeLessThan(500);
    expect(server.log.filter((line) => line.includes('error'))).toEqual([]);
  });

  test('streams of those who left at once are closed, and a head has none', async () => {
    const { id, code } = await openClass(server);
    const { browser } = await joinClass(server, code);
    const asked = (method: string) => `${method} /api/classes/${id}/desk/live HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${cookiesOf(browser)}\r\nConnection: close\r\n\r\n`;
    const before = await figure('streams');
    await Promise.all(Array.from({ length: 60 }, (_, index) => raw(asked('GET'), index % 12)));
    await expect.poll(() => figure('streams'), { timeout: 5000 }).toBe(before);
    expect(await raw(asked('HEAD'), 5000)).toMatch(/^HTTP\/1.1 200 OK\r\n.*event-stream/s);
    expect(await figure('streams')).toBe(before);
  });

  test('a request that ends in the middle is nobody’s fault', async () => {
    const head = `POST /api/look HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n`;
    await raw(`${head}{"code":`, 50);
    await expect.poll(async () => (await server.browser().get('/metrics')).body, { timeout: 5000 }).toContain('downhill_requests_total{kind="400"}');
    expect(server.log.filter((line) => line.includes('error'))).toEqual([]);
  });

  test('of many attempts at once no more are taken than may wait', async () => {
    const { id, code } = await openClass(server);
    const { browser } = await joinClass(server, code);
    const answers = await Promise.all(Array.from({ length: 40 }, () => browser.post(`/api/classes/${id}/attempts`, submission(solution('loss-curve')))));
    expect(answers.filter(({ status }) => status !== 202 && status !== 503)).toEqual([]);
    expect(Math.max(...answers.filter(({ status }) => status === 202).map(({ body }) => body.queue))).toBeLessThanOrEqual(MOST_WAITING);
    // Its places come back.
    const sent = submission(solution('loss-curve'));
    await expect.poll(async () => (await browser.post(`/api/classes/${id}/attempts`, sent)).status, { timeout: 5000 }).toBe(202);
    expect(await judged(browser, id, sent.id)).toMatchObject({ status: 'verified' });
  });

  test('what was ended stays ended where the clock is set back: nobody commits a number after all were read', async () => {
    const { teacher, id, code } = await openClass(server);
    const [one, late] = [await joinClass(server, code), await joinClass(server, code)];
    await teacher.post(`/api/classes/${id}/rounds`, { kind: 'bet', level: 'loss-curve', minutes: null, question: 'How much?' });
    await one.browser.post(`/api/classes/${id}/bets`, { round: 1, value: 4 });
    expect((await teacher.get(`/api/classes/${id}/export`)).body.bets, 'before it opens').toEqual([]);
    await teacher.post(`/api/classes/${id}/rounds/end`);
    ahead = -86_400_000;
    expect((await late.browser.post(`/api/classes/${id}/bets`, { round: 1, value: 4 })).body.error).toBe('no-round');
    expect((await late.browser.get(`/api/classes/${id}/desk`)).body.reveal.values).toEqual([4]);
    expect((await teacher.get(`/api/classes/${id}/export`)).body.bets).toHaveLength(1);
    ahead = 0;
  });

  test('so does a time box that ran out, once anybody read what it opened, and where nobody did', async () => {
    const { teacher, id, code } = await openClass(server);
    const [one, late] = [await joinClass(server, code), await joinClass(server, code)];
    for (const [round, isRead] of [[1, true], [2, false]] as const) {
      await teacher.post(`/api/classes/${id}/rounds`, { kind: 'bet', level: 'loss-curve', minutes: 5, question: 'How much?' });
      await one.browser.post(`/api/classes/${id}/bets`, { round, value: 4 });
      ahead = 301_000;
      if (isRead) expect((await one.browser.get(`/api/classes/${id}/desk`)).body.reveal.values).toEqual([4]);
      else await new Promise((resolve) => { setTimeout(resolve, 2500); });
      ahead = 0;
      expect((await late.browser.post(`/api/classes/${id}/bets`, { round, value: 4 })).body.error).toBe('no-round');
      expect((await teacher.get(`/api/classes/${id}/room`)).body).toMatchObject({ reveal: { values: [4] }, round: { ended: expect.any(Number) } });
    }
  });

  test('when too many codes were tried in all, those still join who are where their class is, and a teacher who has the link', async () => {
    const proxied = await serve(await databases.fresh(), { TRUST_PROXY: '1', WRONG_CODES: '120' });
    const from = (address: string, browser = proxied.browser()) => (path: string, body: object) => browser.post(path, body, { 'x-forwarded-for': address });
    try {
      const school = proxied.browser();
      const { body: { class: id, token } } = await from('192.0.2.1', school)('/api/classes', { name: '' });
      const { code } = (await school.get(`/api/classes/${id}/room`, { 'x-forwarded-for': '192.0.2.1' })).body;
      const other = proxied.browser();
      const { body: { class: otherId } } = await from('192.0.2.9', other)('/api/classes', { name: '' });
      await other.get(`/api/classes/${otherId}/room`, { 'x-forwarded-for': '192.0.2.9' });
      for (let network = 0; network < 2; network++) await Promise.all(Array.from({ length: 60 }, (_, at) => from(`198.51.100.${network}`)('/api/look', { code: `no code ${at}` })));
      const joining = { code, name: { first: 1, second: 1 } };
      expect((await from('203.0.113.7')('/api/join', joining)).body.error, 'from elsewhere').toBe('too-many-tries');
      expect((await from('192.0.2.9')('/api/join', joining)).body.error, 'beside another class').toBe('too-many-tries');
      expect((await from('192.0.2.1')('/api/look', { code: '222222' })).body.error, 'a wrong code, answered as a right one is elsewhere').toBe('too-many-tries');
      expect((await from('192.0.2.1')('/api/join', joining)).status, 'beside the teacher').toBe(201);
      expect((await from('203.0.113.7')(`/api/classes/${id}/enter`, { token })).status).toBe(200);
      expect((await from('203.0.113.7')(`/api/classes/${otherId}/enter`, { token })).body.error).toBe('not-teacher');
    } finally {
      await proxied.stop();
    }
  });

  test('a class that is deleted while everybody writes leaves nothing behind', async () => {
    const { teacher, id, code } = await openClass(server);
    const pupils = await Promise.all(Array.from({ length: 5 }, () => joinClass(server, code)));
    await teacher.post(`/api/classes/${id}/rounds`, { kind: 'bet', level: 'loss-curve', minutes: null, question: 'How much?' });
    const write = async ({ browser }: { browser: Browser }) => Promise.all(Array.from({ length: 8 }, async (_, at) => (at % 2 === 0
      ? browser.post(`/api/classes/${id}/attempts`, submission(solution('loss-curve')))
      : browser.post(`/api/classes/${id}/visits`, { level: 'loss-curve', moves: at, tries: 1, hints: 0, stuck: false }))));
    const late = Array.from({ length: 5 }, (_, at) => server.browser().post('/api/join', { code, name: { first: at, second: 31 } }));
    const answers = await Promise.all([...pupils.map(write), teacher.delete(`/api/classes/${id}`), ...pupils.map(write), ...late, teacher.post(`/api/classes/${id}/code`)]);
    expect(answers.flat().filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
    expect(server.log.filter((line) => line.includes('error'))).toEqual([]);
    const database = await openDatabase({ url: place.DATABASE_URL || null, file: place.DATABASE_FILE });
    for (const table of ['classes', 'join_codes', 'pupils', 'rounds', 'attempts', 'visits', 'secrets'] as const) {
      expect(await database.selectFrom(table).select('class_id').where('class_id', '=', id).execute(), table).toEqual([]);
    }
    await database.destroy();
  });

  test('an attempt that an older server took and this one can not read is outdated, exported, and in nobody’s way', async () => {
    const shared = await databases.fresh();
    const first = await serve(shared);
    const { teacher, id, code } = await openClass(first);
    const { browser, pupil } = await joinClass(first, code);
    await first.stop();
    const database = await openDatabase({ url: shared.DATABASE_URL || null, file: shared.DATABASE_FILE });
    const [strange, plain] = [randomId(), randomId()];
    for (const [attempt, moves] of [[strange, '[{"kind":"fly"}]'], [plain, JSON.stringify(solution('loss-curve').moves)]]) {
      const { level, levelHash, engine, seed } = solution('loss-curve');
      await database.insertInto('attempts').values({
        class_id: id, pupil_id: pupil, attempt_id: attempt ?? '', level, level_hash: levelHash, engine, round: 0, seed, moves: moves ?? '', move_count: 1, print: '', status: 'provisional', reason: null,
        passed: 0, understood: 0, stars: 0, value: null, helped: 0, transferred: 0, parameters: null, received_at: 1, judged_at: null, lease_until: 0,
      }).execute();
    }
    await database.destroy();
    const next = await serve(shared);
    const again = (one: Browser) => { const back = next.browser(); for (const [name, value] of one.cookies) back.cookies.set(name, value); return back; };
    expect(await judged(again(browser), id, strange)).toMatchObject({ status: 'outdated', reason: 'other-version' });
    expect(await judged(again(browser), id, plain)).toMatchObject({ status: 'verified' });
    const { status, body } = await again(teacher).get(`/api/classes/${id}/export`);
    expect([status, body.attempts.length]).toEqual([200, 2]);
    expect((await again(teacher).get(`/api/classes/${id}/pupils/${pupil}/attempts/${strange}`)).status).toBe(404);
    await next.stop();
  });
});
