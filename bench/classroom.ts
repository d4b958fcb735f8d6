import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/postgres.js';
import { root } from '../scripts/read-levels.ts';
import { type Attempt, newAttempt } from '../src/curriculum/attempt.ts';
import { judge } from '../src/server/judge.ts';
import { type Library, openLibrary } from '../src/server/library.ts';
import { randomBelow, randomId } from '../src/server/token.ts';
import { createVisitor, type Visitor } from './classroom-load.ts';

export interface ClassroomResult {
  database: 'libsql' | 'PostgreSQL';
  classes: number;
  streams: number;
  seconds: number;
  submitted: number;
  errors: number;
  lost: number;
  doubled: number;
  submit: { p50: number; p99: number };
  boardLag: { p50: number; p99: number };
  cpuPerSubmission: number;
  memoryApp: number;
  memoryDatabase: number;
  replaysPerSecond: number;
  reconnect: number;
  mix: Readonly<Record<string, { share: number; milliseconds: number }>>;
}

export interface ClassroomOptions {
  postgres: boolean;
  classes: number;
  pupils: number;
  seconds: number;
  rate: number;
  log(line: string): void;
}

const PORT = 4997;
const BURST = 300;
const pause = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, Math.max(0, milliseconds)); });
const quantile = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;

/** What is sent: mostly set by hand, some trained, a few trained long; from the levels there are. */
function mixOf(library: Library): readonly { name: string; share: number; attempt: () => Attempt }[] {
  const byHand = library.level('loss-curve');
  const solution = (ids: readonly string[]) => {
    const level = library.level(ids.find((id) => library.has(id)) ?? 'learning-rate');
    return { name: level.id, attempt: () => newAttempt(level, level.solution.seed, level.solution.moves) };
  };
  return [
    { name: 'loss-curve', share: 0.8, attempt: () => newAttempt(byHand, randomBelow(1e6), [...Array.from({ length: randomBelow(12) }, (_, at) => ({ kind: 'set' as const, values: { w: -1 - at / 2 } })), { kind: 'set', values: { w: -5.35 } }]) },
    { ...solution(['relu-training', 'gradient-descent']), share: 0.15 },
    { ...solution(['budget', 'five-and-ten', 'gold-silver-bronze', 'more-neurons', 'learning-rate']), share: 0.05 },
  ];
}

/** Proportional set size of all processes of a PostgreSQL that runs in this folder, in bytes. */
function postgresMemory(folder: string): number {
  let sum = 0;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
      const own = readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder);
      const childOf = readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes(folder);
      if (own || childOf) sum += 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return sum;
}

async function metricsOf(): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(`http://127.0.0.1:${PORT}/metrics`)).text();
  return Object.fromEntries([...text.matchAll(/^(\S+) (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]));
}

/** Classes of pupils who all watch, and some of whom submit, on one server. */
export async function classroomBench({ postgres, classes, pupils, seconds, rate, log }: ClassroomOptions): Promise<ClassroomResult> {
  const built = spawnSync('npx', ['vite', 'build', '-c', 'vite.server.config.ts', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the server can not be built');
  const library = openLibrary(join(root, 'levels'));
  const mix = mixOf(library);
  const took = Object.fromEntries(mix.map(({ name, share, attempt }) => {
    const began = performance.now();
    for (let round = 0; round < 20; round++) judge(library, attempt());
    return [name, { share, milliseconds: (performance.now() - began) / 20 }];
  }));
  const folder = mkdtempSync(join(tmpdir(), 'downhill-bench-'));
  const database = postgres ? await startPostgres({ durable: true }) : null;
  const server: ChildProcess = spawn(process.execPath, [join(root, 'scripts/chaos-server.js')], {
    env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', OPEN_PER_HOUR: '100000', DATABASE_URL: database?.url ?? '', DATABASE_FILE: join(folder, 'classroom.sqlite') }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    for (let tries = 0; tries < 200 && !(await fetch(`http://127.0.0.1:${PORT}/healthz`).catch(() => null))?.ok; tries++) await pause(50);
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const rooms: { id: string; teacher: Visitor; visitors: Visitor[]; base: number; sent: { at: number; known: boolean }[]; version: number; acknowledged: string[] }[] = [];
    for (let index = 0; index < classes; index++) {
      const teacher = createVisitor(PORT, agent);
      const { json } = await teacher.ask('POST', 'classes', {});
      const { json: room } = await teacher.ask('GET', `classes/${json.class}/room`);
      const visitors = await Promise.all(Array.from({ length: pupils }, async (_, at) => {
        const visitor = createVisitor(PORT, agent);
        const { status } = await visitor.ask('POST', 'join', { code: room.code, name: { first: at % 24, second: Math.floor(at / 24) } });
        if (status !== 201) throw new Error(`join: ${status}`);
        return visitor;
      }));
      rooms.push({ id: json.class, teacher, visitors, base: 1 + pupils, sent: [], version: 0, acknowledged: [] });
    }
    log(`${classes} classes with ${pupils} pupils each`);
    const lags: number[] = [];
    const listenAll = async () => {
      const closers: (() => void)[] = [];
      const all = rooms.flatMap((room) => room.visitors.map((visitor, at) => ({ room, visitor, at })));
      for (let from = 0; from < all.length; from += 200) {
        closers.push(...await Promise.all(all.slice(from, from + 200).map(({ room, visitor, at }) => visitor.listen(`classes/${room.id}/desk/live`, (version) => {
          if (at !== 0) return;
          room.version = version;
          const now = performance.now();
          for (const each of room.sent.slice(0, version - room.base)) {
            if (!each.known) lags.push(now - each.at);
            each.known = true;
          }
        }))));
      }
      return closers;
    };
    let closers = await listenAll();
    log(`${closers.length} streams`);

    const before = await metricsOf();
    const submits: number[] = [];
    let errors = 0;
    let submitted = 0;
    const submit = async () => {
      const room = rooms[submitted % rooms.length];
      const visitor = room?.visitors[randomBelow(pupils)];
      submitted += 1;
      if (room === undefined || visitor === undefined) return;
      const draw = randomBelow(1000) / 1000;
      const kind = draw < 0.8 ? mix[0] : draw < 0.95 ? mix[1] : mix[2];
      const id = randomId();
      const began = performance.now();
      room.sent.push({ at: began, known: false });
      try {
        const { status } = await visitor.ask('POST', `classes/${room.id}/attempts`, { id, round: null, attempt: kind?.attempt() });
        submits.push(performance.now() - began);
        if (status === 202) room.acknowledged.push(id);
        else errors += 1;
      } catch {
        errors += 1;
      }
    };
    let memoryApp = 0;
    let memoryDatabase = 0;
    const watching = setInterval(() => {
      metricsOf().then((now) => { memoryApp = Math.max(memoryApp, now['downhill_memory_bytes'] ?? 0); }, () => undefined);
      if (database !== null) memoryDatabase = Math.max(memoryDatabase, postgresMemory(database.folder));
    }, 2000);
    const flights: Promise<void>[] = [];
    const began = performance.now();
    for (let index = 0; index < seconds * rate; index++) {
      await pause(began + (1000 * index) / rate - performance.now());
      flights.push(submit());
      if (index > 0 && index % (20 * rate) === 0) for (let burst = 0; burst < BURST; burst++) flights.push(submit());
    }
    await Promise.all(flights);
    for (let tries = 0; tries < 1200 && ((await metricsOf())['downhill_queue'] ?? 0) > 0; tries++) await pause(100);
    await pause(1500);
    const lasted = (performance.now() - began) / 1000;
    const after = await metricsOf();
    clearInterval(watching);
    log(`${submitted} submitted in ${lasted.toFixed(1)} s`);

    for (const close of closers) close();
    await pause(500);
    const again = performance.now();
    closers = await listenAll();
    const reconnect = (performance.now() - again) / 1000;
    for (const close of closers) close();

    let lost = 0;
    let doubled = 0;
    for (const room of rooms) {
      const { json } = await room.teacher.ask('GET', `classes/${room.id}/export`);
      const ids: string[] = json.attempts.map((each: { id: string }) => each.id);
      const there = new Set(ids);
      doubled += ids.length - there.size;
      lost += room.acknowledged.filter((id) => !there.has(id)).length;
      lost += json.attempts.filter((each: { status: string }) => each.status !== 'verified').length;
    }
    agent.destroy();
    submits.sort((a, b) => a - b);
    lags.sort((a, b) => a - b);
    const grown = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
    return {
      database: postgres ? 'PostgreSQL' : 'libsql', classes, streams: classes * pupils, seconds, submitted, errors, lost, doubled,
      submit: { p50: quantile(submits, 0.5), p99: quantile(submits, 0.99) }, boardLag: { p50: quantile(lags, 0.5), p99: quantile(lags, 0.99) },
      cpuPerSubmission: (1000 * grown('downhill_cpu_seconds')) / submitted, memoryApp, memoryDatabase,
      replaysPerSecond: grown('downhill_replay_seconds_count') / grown('downhill_replay_seconds_sum'), reconnect, mix: took,
    };
  } finally {
    server.kill('SIGTERM');
    database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const MEGA = 1024 * 1024;

export function classroomTable(result: ClassroomResult): string {
  const memory = (result.memoryApp + result.memoryDatabase) / MEGA;
  return [
    `${result.database}: ${result.classes} classes, ${result.streams} streams, ${result.submitted} submissions in ${result.seconds} s with bursts of ${BURST}`,
    `errors ${result.errors}, lost ${result.lost}, doubled ${result.doubled}`,
    `submit p50 ${result.submit.p50.toFixed(1)} ms, p99 ${result.submit.p99.toFixed(1)} ms; board lag p50 ${result.boardLag.p50.toFixed(0)} ms, p99 ${result.boardLag.p99.toFixed(0)} ms`,
    `CPU ${result.cpuPerSubmission.toFixed(1)} ms a submission; memory ${memory.toFixed(0)} MB (app ${(result.memoryApp / MEGA).toFixed(0)}, database ${(result.memoryDatabase / MEGA).toFixed(0)})`,
    `a thread makes ${result.replaysPerSecond.toFixed(0)} replays a second; ${result.streams} streams come back in ${result.reconnect.toFixed(1)} s`,
    ...Object.entries(result.mix).map(([name, { share, milliseconds }]) => `  ${Math.round(100 * share)} % ${name}: ${milliseconds.toFixed(2)} ms a replay`),
    `bar: 0 errors, 0 lost, 0 doubled, at most 400 MB, streams back within 30 s: ${result.errors + result.lost + result.doubled === 0 && memory <= 400 && result.reconnect <= 30 ? 'met' : 'missed'}`,
  ].join('\n');
}
