// Who may ask what; and whatever is asked, the server stands.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAttempt } from '../../src/curriculum/attempt.ts';
import { judge } from '../../src/server/judge.ts';
import { randomId } from '../../src/server/token.ts';
import { type Answer, type Browser, type Databases, joinClass, judged, library, openClass, openDatabases, serve, type Server, solution, submission } from './harness.ts';

let databases: Databases;
let server: Server;
beforeAll(async () => {
  databases = await openDatabases('libsql');
  server = await serve(await databases.fresh());
});
afterAll(async () => {
  await server?.stop();
  databases?.close();
});

interface Ids {
  class: string;
  pupil: string;
  attempt: string;
  code: string;
  token: string;
}

/** Every route: who may ask it, and a body that is in order. */
const ROUTES: Record<string, { who: 'anyone' | 'pupil' | 'teacher'; body?: (ids: Ids) => object }> = {
  'POST /api/look': { who: 'anyone', body: ({ code }) => ({ code }) },
  'POST /api/join': { who: 'anyone', body: ({ code }) => ({ code, name: { first: 1, second: 1 } }) },
  'POST /api/classes': { who: 'anyone', body: () => ({}) },
  'POST /api/classes/:class/enter': { who: 'anyone', body: ({ token }) => ({ token }) },
  'POST /api/classes/:class/leave': { who: 'pupil', body: () => ({}) },
  'POST /api/classes/:class/attempts': { who: 'pupil', body: () => submission(solution('loss-curve')) },
  'GET /api/classes/:class/attempts/:attempt': { who: 'pupil' },
  'POST /api/classes/:class/visits': { who: 'pupil', body: () => ({ level: 'loss-curve', moves: 1, tries: 1, hints: 0, stuck: false }) },
  'POST /api/classes/:class/bets': { who: 'pupil', body: () => ({ round: 1, value: 4 }) },
  'POST /api/classes/:class/shares': { who: 'pupil', body: () => ({ round: 1, lap: 1, share: 0, result: [4] }) },
  'POST /api/classes/:class/wishes': { who: 'pupil', body: () => ({ award: 'closest', named: true }) },
  'GET /api/classes/:class/desk': { who: 'pupil' },
  'GET /api/classes/:class/desk/live': { who: 'pupil' },
  'POST /api/classes/:class/exit': { who: 'teacher', body: () => ({}) },
  'POST /api/classes/:class/token': { who: 'teacher', body: () => ({}) },
  'POST /api/classes/:class/code': { who: 'teacher', body: () => ({}) },
  'POST /api/classes/:class/settings': { who: 'teacher', body: () => ({ settings: { board: 'off' } }) },
  'POST /api/classes/:class/rounds': { who: 'teacher', body: () => ({ level: 'loss-curve', minutes: null }) },
  'POST /api/classes/:class/rounds/end': { who: 'teacher', body: () => ({}) },
  'POST /api/classes/:class/rounds/lap': { who: 'teacher', body: () => ({ round: 1, lap: 1, close: true }) },
  'POST /api/classes/:class/awards': { who: 'teacher', body: () => ({}) },
  'POST /api/classes/:class/pupils/:pupil': { who: 'teacher', body: () => ({ out: true }) },
  'GET /api/classes/:class/room': { who: 'teacher' },
  'GET /api/classes/:class/room/live': { who: 'teacher' },
  'GET /api/classes/:class/pupils/:pupil/attempts/:attempt': { who: 'teacher' },
  'GET /api/classes/:class/export': { who: 'teacher' },
  'POST /api/classes/:class/passkeys/ask': { who: 'teacher', body: () => ({}) },
  'POST /api/classes/:class/passkeys': { who: 'teacher', body: () => ({ id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'x', attestationObject: 'x' } }) },
  'DELETE /api/classes/:class/passkeys': { who: 'teacher' },
  'POST /api/passkey/ask': { who: 'anyone', body: () => ({}) },
  'POST /api/passkey': { who: 'anyone', body: () => ({ id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x', userHandle: 'x' } }) },
  'DELETE /api/classes/:class': { who: 'teacher' },
};

async function ask(one: Browser, route: string, ids: Ids): Promise<Answer> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(':class', ids.class).replace(':pupil', ids.pupil).replace(':attempt', ids.attempt);
  if (method === 'DELETE') return one.delete(path);
  return method === 'GET' ? one.get(path) : one.post(path, ROUTES[route]?.body?.(ids) ?? {});
}

test('the table names every route there is', () => {
  expect([...server.routes].toSorted()).toEqual(Object.keys(ROUTES).toSorted());
});

test('every route is closed to those it is not for: no token, another part, another class', async () => {
  const mine = await openClass(server);
  const pupil = await joinClass(server, mine.code);
  const sent = submission(solution('loss-curve'));
  await pupil.browser.post(`/api/classes/${mine.id}/attempts`, sent);
  await judged(pupil.browser, mine.id, sent.id);
  const other = await openClass(server);
  const stranger = await joinClass(server, other.code);
  const ids: Ids = { class: mine.id, pupil: pupil.pupil, attempt: sent.id, code: mine.code, token: mine.token };

  const disguised = server.browser();
  // The other class's secrets under this class's names.
  disguised.cookies.set(`teacher-${mine.id}`, other.token);
  disguised.cookies.set(`pupil-${mine.id}`, [...stranger.browser.cookies.values()][0] ?? '');
  const before = JSON.stringify((await mine.teacher.get(`/api/classes/${mine.id}/export`)).body);
  for (const [route, { who }] of Object.entries(ROUTES)) {
    if (who === 'anyone') continue;
    const strangers: Record<string, Browser> = {
      nobody: server.browser(), 'another class’s teacher': other.teacher, 'another class’s pupil': stranger.browser, 'one in disguise': disguised,
      ...(who === 'teacher' ? { 'a pupil of the class': pupil.browser } : { 'the teacher of the class': mine.teacher }),
    };
    for (const [name, one] of Object.entries(strangers)) {
      const { status, body } = await ask(one, route, ids);
      expect([status, body.error], `${route} by ${name}`).toEqual([401, who === 'teacher' ? 'not-teacher' : 'not-pupil']);
    }
  }
  expect(JSON.stringify((await mine.teacher.get(`/api/classes/${mine.id}/export`)).body)).toBe(before);

  // Nothing of one class is to be had by naming another's.
  const foreign = { ...ids, class: other.id };
  for (const route of ['GET /api/classes/:class/pupils/:pupil/attempts/:attempt', 'POST /api/classes/:class/pupils/:pupil']) {
    expect((await ask(other.teacher, route, foreign)).status, route).toBe(404);
  }
  expect((await ask(stranger.browser, 'GET /api/classes/:class/attempts/:attempt', foreign)).status).toBe(404);

  await mine.teacher.post(`/api/classes/${mine.id}/pupils/${pupil.pupil}`, { out: true });
  for (const [route, { who }] of Object.entries(ROUTES)) {
    if (who === 'pupil') expect((await ask(pupil.browser, route, ids)).body.error, `${route} by one who was removed`).toBe('removed');
  }
});

test('a page of another site can not ask in anybody’s name', async () => {
  const { teacher, id } = await openClass(server);
  const forged: Record<string, string>[] = [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
  for (const headers of forged) {
    const { status, body } = await teacher.post(`/api/classes/${id}/token`, {}, headers);
    expect([status, body.error], JSON.stringify(headers)).toEqual([403, 'wrong-origin']);
  }
  expect((await teacher.post(`/api/classes/${id}/token`, '{}', { 'content-type': 'text/plain' })).body.error).toBe('not-json');
});

test('bodies are bounded in size, depth and count', async () => {
  const { id, code } = await openClass(server);
  const { browser } = await joinClass(server, code);
  const path = `/api/classes/${id}/attempts`;
  expect((await browser.post(path, `{"id":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
  expect((await browser.post(path, '['.repeat(30_000))).body.error).toBe('bad-request');
  const many = { ...solution('loss-curve'), moves: Array.from({ length: 5001 }, () => ({ kind: 'commit' as const })) };
  expect((await browser.post(path, submission(many))).status).toBeGreaterThanOrEqual(400);
  expect((await browser.post(path, '{"__proto__":{"x":1}}')).status).toBe(400);
});

test('headers forbid what no page of ours does', async () => {
  const { headers } = await server.browser().get('/healthz');
  const policy = headers.get('content-security-policy') ?? '';
  for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe-inline|[^-]unsafe-eval/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('over HTTPS cookies are bound to the host; metrics are for this machine', async () => {
  const secure = await serve(await databases.fresh(), { PUBLIC_ADDRESS: 'https://downhill.example' });
  const opened = await secure.browser().post('/api/classes', {}, { origin: 'https://downhill.example' });
  expect(opened.headers.getSetCookie().join()).toMatch(/^__Host-teacher-[\w-]{22}=.*Secure/);
  expect(opened.headers.get('strict-transport-security')).toBeTruthy();
  expect((await secure.browser().get('/metrics')).body).toContain('downhill_streams');
  expect((await secure.browser().get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  await secure.stop();
});

const RUNS = 120;

test('whatever is sent, the server answers, and nothing is counted that a replay does not confirm', async () => {
  const seed = Date.now() % 2 ** 31;
  console.info(`fuzz: seed ${seed}`);
  const { teacher, id, code } = await openClass(server);
  const { browser, pupil } = await joinClass(server, code);
  const routes = Object.keys(ROUTES).filter((route) => !route.startsWith('DELETE') && !route.endsWith('/live') && !/leave|exit|token|pupils\/:pupil$/.test(route));
  const good = solution('loss-curve');
  const move = fc.oneof(
    fc.constantFrom(...good.moves),
    fc.record({ kind: fc.constant('set'), values: fc.dictionary(fc.constantFrom('w', 'b', 'rate', '__proto__', 'x'), fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }))) }),
    fc.record({ kind: fc.constantFrom('answer', 'choose', 'train', 'enter', 'commit', 'swap', 'start', 'fly'), to: fc.anything(), epochs: fc.integer(), phase: fc.constantFrom('task', 'call', 'transfer'), tool: fc.string(), option: fc.string() }, { requiredKeys: ['kind'] }),
  );
  const attempt = fc.record({ ...Object.fromEntries(Object.entries(good).map(([key, value]) => [key, fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(value) }, { weight: 1, arbitrary: fc.anything() })])), moves: fc.array(move, { maxLength: 40 }) });
  const body = fc.oneof(
    fc.json(), fc.string(),
    fc.record({ id: fc.constant(null).map(() => randomId()), round: fc.oneof(fc.constant(null), fc.integer()), attempt }).map((each) => JSON.stringify(each)),
    fc.record({ code: fc.string(), name: fc.anything(), token: fc.string(), level: fc.string(), minutes: fc.double(), settings: fc.anything(), out: fc.anything() }, { requiredKeys: [] }).map((each) => JSON.stringify(each)),
  );
  await fc.assert(fc.asyncProperty(fc.constantFrom(...routes), fc.boolean(), fc.string({ maxLength: 30 }), body, async (route, own, odd, text) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(':class', own ? id : encodeURIComponent(odd) || 'x').replace(':pupil', own ? pupil : encodeURIComponent(odd) || 'x').replace(':attempt', encodeURIComponent(odd) || 'x');
    const one = ROUTES[route]?.who === 'pupil' ? browser : teacher;
    const { status } = method === 'GET' ? await one.get(path) : await one.post(path, text);
    expect(status, route).toBeLessThan(500);
  }), { seed, numRuns: RUNS });
  await fc.assert(fc.asyncProperty(attempt, async (each) => {
    const { status } = await browser.post(`/api/classes/${id}/attempts`, { id: randomId(), round: null, attempt: each });
    expect(status === 503 || status < 500).toBe(true);
  }), { seed, numRuns: RUNS });

  for (;;) {
    const { body: room } = await teacher.get(`/api/classes/${id}/room`);
    if (room.waiting === 0) break;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  const { body: all } = await teacher.get(`/api/classes/${id}/export`);
  for (const kept of all.attempts) {
    const again = judge(library, parseAttempt(kept.attempt));
    expect(again.status).toBe(kept.status);
    if (again.status === 'verified') expect([again.passed, again.stars, again.value]).toEqual([kept.passed, kept.stars, kept.value]);
  }
  expect(server.log.filter((line) => line.includes('error'))).toEqual([]);
});

