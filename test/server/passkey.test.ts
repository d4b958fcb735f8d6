// A passkey opens a class beside its secret link, and nothing else does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePasskey, type Passkey } from './authenticator.ts';
import { type Browser, type Databases, KINDS, openClass, openDatabases, serve, type Server } from './harness.ts';

const ORIGIN = 'https://downhill.example';

describe.each(KINDS)('on %s', (kind) => {
  let databases: Databases;
  let server: Server;
  let ahead = 0;
  beforeAll(async () => {
    databases = await openDatabases(kind);
    server = await serve(await databases.fresh(), { PUBLIC_ADDRESS: ORIGIN }, () => Date.now() + ahead);
  });
  afterAll(async () => {
    await server?.stop();
    databases?.close();
  });

  const add = async (teacher: Browser, id: string): Promise<Passkey> => {
    const passkey = makePasskey((await teacher.post(`/api/classes/${id}/passkeys/ask`)).body, ORIGIN);
    expect((await teacher.post(`/api/classes/${id}/passkeys`, passkey.made)).status).toBe(201);
    return passkey;
  };
  const challenge = async (one: Browser) => (await one.post('/api/passkey/ask')).body.challenge;

  test('it lets another browser of the teacher in, and a new link throws it out', async () => {
    const { teacher, id } = await openClass(server);
    const passkey = await add(teacher, id);
    expect((await teacher.get(`/api/classes/${id}/room`)).body.passkeys).toBe(1);
    const phone = server.browser();
    const opened = await phone.post('/api/passkey', passkey.shown(await challenge(phone)));
    expect([opened.status, opened.body]).toEqual([200, { class: id }]);
    expect(opened.headers.getSetCookie().join()).toMatch(/^__Host-teacher-[\w-]{22}=.*HttpOnly.*Secure.*SameSite=Strict/);
    expect((await phone.get(`/api/classes/${id}/room`)).status).toBe(200);
    // Both are in; leaving ends one of them for good.
    const kept = [...phone.cookies];
    expect((await phone.post(`/api/classes/${id}/exit`)).status).toBe(200);
    for (const [name, value] of kept) phone.cookies.set(name, value);
    expect((await phone.get(`/api/classes/${id}/room`)).status).toBe(401);
    expect((await teacher.get(`/api/classes/${id}/room`)).status).toBe(200);

    await phone.post('/api/passkey', passkey.shown(await challenge(phone)));
    await teacher.post(`/api/classes/${id}/token`);
    expect((await phone.get(`/api/classes/${id}/room`)).status).toBe(401);
    expect((await phone.post('/api/passkey', passkey.shown(await challenge(phone)))).status).toBe(200);
    const stream = await phone.stream(`/api/classes/${id}/room/live`);
    expect((await stream.next()).passkeys).toBe(1);
    await teacher.delete(`/api/classes/${id}/passkeys`);
    expect(await stream.next(), 'what a forgotten passkey opened').toBeNull();
    expect((await phone.get(`/api/classes/${id}/room`)).status).toBe(401);
    expect((await phone.post('/api/passkey', passkey.shown(await challenge(phone)))).body.error).toBe('no-passkey');
  });

  test('a challenge is good once and for a while; other pages, other keys and other classes open nothing', async () => {
    const [mine, other] = [await openClass(server), await openClass(server)];
    const passkey = await add(mine.teacher, mine.id);
    const foreign = await add(other.teacher, other.id);
    const thief = server.browser();
    const refused = async (shown: object) => {
      const { status, body } = await thief.post('/api/passkey', shown);
      expect([status, body.error]).toEqual([403, 'no-passkey']);
      expect(thief.cookies.size).toBe(0);
    };
    const used = passkey.shown(await challenge(mine.teacher));
    expect((await mine.teacher.post('/api/passkey', used)).status).toBe(200);
    await refused(used);
    await refused(passkey.shown(Buffer.from('A'.repeat(44)).toString('base64url')));
    await refused(passkey.shown(await challenge(thief), 'https://downhill.example.evil'));
    // Somebody else's key in the name of this class.
    const shown = passkey.shown(await challenge(thief));
    await refused({ ...shown, response: { ...shown.response, signature: foreign.shown(await challenge(thief)).response.signature } });
    await refused({ ...foreign.shown(await challenge(thief)), response: { ...shown.response } });
    const late = await challenge(thief);
    ahead += 6 * 60_000;
    await refused(passkey.shown(late));
    ahead = 0;
    // None is kept that was not asked for, or by who is not the teacher.
    const { body: asked } = await mine.teacher.post(`/api/classes/${mine.id}/passkeys/ask`);
    expect((await other.teacher.post(`/api/classes/${mine.id}/passkeys`, makePasskey(asked, ORIGIN).made)).status).toBe(401);
    expect((await mine.teacher.post(`/api/classes/${mine.id}/passkeys`, makePasskey(asked, 'https://elsewhere.example').made)).status).toBe(403);
    expect((await mine.teacher.get(`/api/classes/${mine.id}/room`)).body.passkeys).toBe(1);
    expect(JSON.stringify((await mine.teacher.get(`/api/classes/${mine.id}/export`)).body)).not.toContain('passkey');
    await mine.teacher.delete(`/api/classes/${mine.id}`);
    await refused(passkey.shown(await challenge(thief)));
  });

  test('plain HTTP at an address has none', async () => {
    const plain = await serve(await databases.fresh());
    expect((await plain.browser().post('/api/passkey/ask')).body.error).toBe('no-passkey');
    await plain.stop();
  });
});
