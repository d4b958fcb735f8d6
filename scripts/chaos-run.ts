import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { newAttempt } from '../src/curriculum/attempt.ts';
import { openLibrary } from '../src/server/library.ts';
import { randomBelow, randomId } from '../src/server/token.ts';
import { chaosFaults } from './chaos-check.ts';
import { root } from './read-levels.ts';

export interface ChaosOptions {
  /** How often the server is killed. */
  kills: number;
  /** How often its database is, where that can be. */
  databaseKills: number;
  environment: Record<string, string>;
  killDatabase?: () => void;
  startDatabase?: () => void;
  log(line: string): void;
}

export interface ChaosResult {
  acknowledged: number;
  /** Sent more than once, on purpose or because an answer was lost. */
  repeated: number;
  faults: readonly string[];
}

const LEVEL = 'loss-curve';
const PUPILS = 6;
const pause = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Pupils play while the server, and its database, are killed at random moments; then everything is recomputed. */
export async function chaos({ kills, databaseKills, environment, killDatabase, startDatabase, log }: ChaosOptions): Promise<ChaosResult> {
  const library = openLibrary(join(root, 'levels'));
  const level = library.level(LEVEL);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;
  const up = async () => {
    server = spawn(process.execPath, [join(root, 'scripts/chaos-server.js')], { env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LEASE: '2', JUDGES: '1', ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    const started = server;
    let said = '';
    started.stderr?.on('data', (part: Buffer) => { said = `${said}${part.toString()}`.slice(-2000); });
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(`${address}/healthz`).catch(() => null);
      if (answer?.ok === true) return;
      if (started.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`the server does not come up: ${said}`);
  };
  const down = () => new Promise<void>((resolve) => {
    if (server === null || server.exitCode !== null) return resolve();
    server.on('exit', () => resolve());
    server.kill('SIGKILL');
  });
  const ask = async (method: string, path: string, cookie: string, body?: object) => {
    const answer = await fetch(`${address}/api/${path}`, { method, headers: { cookie, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }), signal: AbortSignal.timeout(5000) });
    return { status: answer.status, json: JSON.parse(await answer.text()), cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
  };

  await up();
  const opened = await ask('POST', 'classes', '', {});
  const [id, teacher] = [opened.json.class, opened.cookie];
  const { json: room } = await ask('GET', `classes/${id}/room`, teacher);
  const pupils = await Promise.all(Array.from({ length: PUPILS }, async (_, index) => (await ask('POST', 'join', '', { code: room.code, name: { first: index, second: 0 } })).cookie));

  const acknowledged = new Set<string>();
  let repeated = 0;
  const playing = { over: false };
  const send = async (cookie: string, body: { id: string }) => {
    for (let tries = 0; ; tries++) {
      // Now and then nobody waits for the answer: it is lost, and the same is sent again.
      const lost = randomBelow(10) === 0;
      const asked = ask('POST', `classes/${id}/attempts`, cookie, body).catch(() => null);
      const answer = lost ? null : await asked;
      if (answer?.status === 202) {
        acknowledged.add(body.id);
        return;
      }
      if (answer !== null && answer.status !== 503 && answer.status !== 500) throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.json)}`);
      repeated += 1;
      if (tries > 400) throw new Error('is never taken');
      await pause(20 + randomBelow(60));
    }
  };
  const play = async (cookie: string) => {
    let held: { id: string; round: null; attempt: ReturnType<typeof newAttempt> } | null = null;
    while (!playing.over) {
      const before = Array.from({ length: randomBelow(4) }, (_, at) => ({ kind: 'set' as const, values: { w: -1 - at } }));
      const moves = randomBelow(8) === 0 ? [{ kind: 'set' as const, values: { w: -5.3512345 } }] : [...before, { kind: 'set' as const, values: { w: -5.35 } }];
      const submission = { id: randomId(), round: null, attempt: newAttempt(level, randomBelow(1000), moves) };
      // Some wait and come after later ones; some come twice.
      if (held === null && randomBelow(4) === 0) {
        held = submission;
        continue;
      }
      await send(cookie, submission);
      if (randomBelow(5) === 0) { repeated += 1; await send(cookie, submission); }
      if (held !== null) await send(cookie, held);
      held = null;
      await pause(randomBelow(30));
    }
  };
  const players = pupils.map(play);
  // Somebody watches and never reads.
  const reader = fetch(`${address}/api/classes/${id}/room/live`, { headers: { cookie: teacher } }).catch(() => null);

  const moments = [...Array.from({ length: kills }, () => 'server'), ...Array.from({ length: databaseKills }, () => 'database')];
  for (const [index, what] of moments.entries()) {
    await pause(100 + randomBelow(400));
    if (what === 'database') {
      killDatabase?.();
      await pause(randomBelow(300));
      startDatabase?.();
    } else {
      await down();
      await up();
    }
    log(`${index + 1} of ${moments.length}: the ${what} was killed; ${acknowledged.size} attempts acknowledged`);
  }
  playing.over = true;
  await Promise.all(players);
  await reader;
  for (let tries = 0; tries < 400; tries++) {
    const { json } = await ask('GET', `classes/${id}/room`, teacher);
    if (json.waiting === 0) break;
    await pause(100);
  }
  const { json: exported } = await ask('GET', `classes/${id}/export`, teacher);
  const { json: shown } = await ask('GET', `classes/${id}/room`, teacher);
  await down();
  return { acknowledged: acknowledged.size, repeated, faults: chaosFaults(library, acknowledged, exported, shown) };
}
