// A server of its own for a test, on either database, and browsers that talk to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../scripts/postgres.js';
import { configurationFrom } from '../../src/server/configuration.ts';
import { type Running, startServer } from '../../src/server/server.ts';
import { randomId } from '../../src/server/token.ts';
import { newAttempt, type Attempt } from '../../src/curriculum/attempt.ts';
import { openLibrary } from '../../src/server/library.ts';
import { root } from '../source.ts';

export const folder = join(root, 'levels');
export const library = openLibrary(folder);
export const worker = { worker: new URL('./judge-worker.js', import.meta.url) };

export interface Place {
  DATABASE_URL: string;
  DATABASE_FILE: string;
}

export interface Databases {
  /** An empty database. */
  fresh(): Promise<Place>;
  close(): void;
}

function files(): Databases {
  const home = mkdtempSync(join(tmpdir(), 'downhill-classroom-'));
  return {
    fresh: async () => ({ DATABASE_URL: '', DATABASE_FILE: join(home, `${randomId()}.sqlite`) }),
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function servers(): Promise<Databases> {
  const server = await startPostgres();
  let made = 0;
  return {
    async fresh() {
      made += 1;
      const client = new Client(server.url);
      await client.connect();
      await client.query(`create database test_${made}`);
      await client.end();
      return { DATABASE_URL: server.url.replace(/postgres$/, `test_${made}`), DATABASE_FILE: '' };
    },
    close: () => server.stop(),
  };
}

export const KINDS = ['libsql', 'PostgreSQL'] as const;

export async function openDatabases(kind: (typeof KINDS)[number]): Promise<Databases> {
  return kind === 'libsql' ? files() : servers();
}

/** JSON of the server, taken as it comes. */
export type Body = ReturnType<typeof JSON.parse>;

export interface Answer {
  status: number;
  body: Body;
  headers: Headers;
}

/** A browser with cookies of its own. */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  cookies: Map<string, string>;
  /** Opens a stream and hands back the messages as they come. */
  stream(path: string): Promise<{ next(): Promise<Body>; close(): void; status: number }>;
}

export interface Server extends Running {
  address: string;
  browser(): Browser;
  log: string[];
}

export async function serve(place: Place, environment: Record<string, string> = {}, clock?: () => number, levels: string = folder): Promise<Server> {
  const log: string[] = [];
  const configuration = { ...configurationFrom({ HOST: '127.0.0.1', OPEN_PER_HOUR: '100000', JUDGES: '1', ...place, ...environment }, 2), port: 0 };
  const running = await startServer({ configuration, site: null, folder: levels, worker, log: (level, message, about) => log.push(JSON.stringify({ level, message, ...about })), ...(clock === undefined ? {} : { clock }) });
  const address = `http://127.0.0.1:${running.port}`;
  return { ...running, address, log, browser: () => browser(address) };
}

function browser(address: string): Browser {
  const cookies = new Map<string, string>();
  const headersOf = (more: Record<string, string>) => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...more });
  const ask = async (method: string, path: string, body: string | undefined, more: Record<string, string>): Promise<Answer> => {
    const answer = await fetch(`${address}${path}`, { method, headers: headersOf(more), ...(body === undefined ? {} : { body }) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: answer.headers };
  };
  return {
    cookies,
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    post: (path, body = {}, headers = {}) => ask('POST', path, typeof body === 'string' ? body : JSON.stringify(body), { 'content-type': 'application/json', origin: address, ...headers }),
    delete: (path) => ask('DELETE', path, undefined, { origin: address }),
    async stream(path) {
      const stop = new AbortController();
      const answer = await fetch(`${address}${path}`, { headers: headersOf({}), signal: stop.signal });
      const reader = answer.body?.getReader();
      let text = '';
      return {
        status: answer.status,
        close: () => stop.abort(),
        async next() {
          for (;;) {
            const end = text.indexOf('\n\n');
            if (end >= 0) {
              const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
              text = text.slice(end + 2);
              if (data !== undefined) return JSON.parse(data);
              continue;
            }
            const part = await reader?.read();
            if (part === undefined || part.done) return null;
            text += new TextDecoder().decode(part.value);
          }
        },
      };
    },
  };
}

/** A class with its teacher. */
export async function openClass(server: Server): Promise<{ teacher: Browser; id: string; token: string; code: string }> {
  const teacher = server.browser();
  const { body } = await teacher.post('/api/classes', { name: 'A class' });
  const room = await teacher.get(`/api/classes/${body.class}/room`);
  return { teacher, id: body.class, token: body.token, code: room.body.code };
}

let joined = 0;
/** A pupil of the class, by a name that nobody else has. */
export async function joinClass(server: Server, code: string): Promise<{ browser: Browser; pupil: string; name: object }> {
  const one = server.browser();
  joined += 1;
  const name = { first: joined % 24, second: Math.floor(joined / 24) % 32 };
  const { status, body } = await one.post('/api/join', { code, name });
  if (status !== 201) throw new Error(`could not join: ${status} ${JSON.stringify(body)}`);
  return { browser: one, pupil: body.pupil, name };
}

/** The level's own solution, as a pupil would send it. */
export function solution(level: string): Attempt {
  const { seed, moves } = library.level(level).solution;
  return newAttempt(library.level(level), seed, moves);
}

export function submission(attempt: Attempt, round: number | null = null, id: string = randomId()): { id: string; round: number | null; attempt: Attempt } {
  return { id, round, attempt };
}

/** Asks until the attempt is judged. */
export async function judged(one: Browser, classId: string, id: string): Promise<Body> {
  for (let tries = 0; tries < 200; tries++) {
    const { body } = await one.get(`/api/classes/${classId}/attempts/${id}`);
    if (body.status !== 'provisional') return body;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('was never judged');
}
