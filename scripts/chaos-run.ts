import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { newAttempt } from '../src/curriculum/attempt.ts';
import { openLibrary } from '../src/server/library.ts';
import { randomBelow, randomId } from '../src/server/token.ts';
import { chaosFaults } from './chaos-check.ts';
import { trainTogether } from './chaos-class.ts';
import { root } from './read-levels.ts';

/** `server`, `database`: kill -9. `clock`: the server comes back with a clock that is a day off. `disk`: there is no byte left on it for a while. */
export type Blow = 'server' | 'database' | 'clock' | 'disk';

export interface ChaosOptions {
  /** How often each of them falls; in what order, chance decides. */
  blows: Readonly<Partial<Record<Blow, number>>>;
  environment: Record<string, string>;
  /** Where the database is a server of its own. `start` does nothing where it runs. */
  database?: { kill(): void; start(): void };
  /** What the database lies on, where that can be filled. */
  disk?: { fill(): void; free(): void } | null;
  log(line: string): void;
}

export interface ChaosResult {
  acknowledged: number;
  /** Sent more than once, on purpose or because an answer was lost. */
  repeated: number;
  /** Laps of trainings together that were closed. */
  laps: number;
  faults: readonly string[];
}

const DAY = 86_400_000;
const LEVEL = 'loss-curve';
const PUPILS = 6;
const pause = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Asks for a stream and reads nothing of it. */
export function pausedReader(port: number, path: string, cookie: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`);
  return socket;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Pupils play, and their devices train together, while the server and its database are killed at random moments; then everything is recomputed. */
export async function chaos({ blows, environment, database, disk, log }: ChaosOptions): Promise<ChaosResult> {
  const library = openLibrary(join(root, 'levels'));
  const level = library.level(LEVEL);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;
  let said = '';
  const ended = (one: ChildProcess | null) => one !== null && (one.exitCode !== null || one.signalCode !== null);
  const up = async (ahead = 0) => {
    server = spawn(process.execPath, [join(root, 'scripts/chaos-server.js')], { env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LEASE: '2', JUDGES: '1', CLOCK_AHEAD: String(ahead), ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    const started = server;
    said = '';
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
    if (server === null || ended(server)) return resolve();
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
  const players = [...pupils.map(play), trainTogether(ask, library, id, teacher, pupils, () => playing.over)];
  // Somebody watches and never reads, and is back whenever the server is.
  let reader = pausedReader(port, `/api/classes/${id}/room/live`, teacher);
  const watching = setInterval(() => { if (reader.destroyed) reader = pausedReader(port, `/api/classes/${id}/room/live`, teacher); }, 100);

  // The blows fall once everybody is at work.
  for (let tries = 0; tries < 200; tries++) {
    const { json } = await ask('GET', `classes/${id}/room`, teacher);
    if (acknowledged.size > 0 && json.together !== null && json.together.lap > 1) break;
    await pause(50);
  }

  const healthy = async () => (await fetch(`${address}/healthz`).catch(() => null))?.ok === true;
  const moments = (['server', 'database', 'clock', 'disk'] as const).flatMap((blow) => Array.from({ length: blows[blow] ?? 0 }, () => ({ blow, place: randomBelow(1e6) })))
    .toSorted((one, other) => one.place - other.place).map(({ blow }) => blow);
  for (const [index, what] of moments.entries()) {
    await pause(100 + randomBelow(400));
    if (what === 'database') {
      database?.kill();
      await pause(randomBelow(300));
      database?.start();
    } else if (what === 'disk') {
      disk?.fill();
      await pause(300 + randomBelow(700));
      disk?.free();
      // PostgreSQL gives up where it can not write what it has promised.
      for (let tries = 0; tries < 100 && !await healthy(); tries++) {
        await pause(100);
        database?.start();
      }
    } else {
      await down();
      await up(what === 'clock' ? (randomBelow(2) === 0 ? DAY : -DAY) : 0);
    }
    if (ended(server)) throw new Error(`the server fell: ${said}`);
    log(`${index + 1} of ${moments.length}: ${what}; ${acknowledged.size} attempts acknowledged`);
  }
  // The clock is set right again.
  await down();
  await up();
  playing.over = true;
  await Promise.all(players);
  clearInterval(watching);
  reader.destroy();
  for (let tries = 0; tries < 400; tries++) {
    const { json } = await ask('GET', `classes/${id}/room`, teacher);
    if (json.waiting === 0) break;
    await pause(100);
  }
  const { json: exported } = await ask('GET', `classes/${id}/export`, teacher);
  const { json: shown } = await ask('GET', `classes/${id}/room`, teacher);
  await down();
  return { acknowledged: acknowledged.size, repeated, laps: exported.laps.filter((lap: { closed: number | null }) => lap.closed !== null).length, faults: chaosFaults(library, acknowledged, exported, shown) };
}
