import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect } from 'kysely';
import File from 'libsql';
import { Pool, types } from 'pg';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './tables.ts';

const CONNECTIONS = 10;
/** How long one waits for another process that writes to the same file. */
const BUSY = 10_000;

/** Statements that are kept ready; beyond that the oldest goes. */
const MOST_READY = 200;

/** libsql ends the whole process where it is given anything else. */
function bindable(parameters: readonly unknown[]): unknown[] {
  for (const value of parameters) {
    if (value !== null && typeof value !== 'number' && typeof value !== 'string') throw new TypeError(`${typeof value} is no value of a column`);
  }
  return [...parameters];
}

function openFile(path: string): SqliteDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const file = new File(path, { timeout: BUSY });
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const ready = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => { file.close(); },
    prepare(text) {
      const known = ready.get(text);
      if (known !== undefined) return known;
      // A transaction that will write takes the file at once, so that two processes never wait for each other.
      const statement = file.prepare<unknown[]>(text === 'begin' ? 'begin immediate' : text);
      const prepared: ReturnType<SqliteDatabase['prepare']> = {
        reader: statement.reader,
        all: (parameters) => statement.all(...bindable(parameters)),
        run: (parameters) => statement.run(...bindable(parameters)),
        iterate: (parameters) => statement.iterate(...bindable(parameters)),
      };
      // What is read to its end at once can be used again and again.
      if (/^(select|insert|update|delete|begin|commit|rollback)/.test(text.trimStart())) {
        const [oldest] = ready.keys();
        if (ready.size >= MOST_READY && oldest !== undefined) ready.delete(oldest);
        ready.set(text, prepared);
      }
      return prepared;
    },
  };
}

function openPostgres(address: string): Pool {
  const BIGINT = 20;
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5000,
    // Times and seeds are whole numbers below 2^53.
    types: { getTypeParser: (id, format) => (id === BIGINT ? Number : types.getTypeParser(id, format)) },
  });
  // A connection that breaks while nobody uses it is replaced by the pool.
  pool.on('error', () => undefined);
  // One that breaks in the middle of a transaction fails the next query, and must not end the process.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  return pool;
}

/** Opens the database and brings its tables up to date, or up to so many steps. @throws where it is not there or newer than this server. */
export async function openDatabase(place: { url: string | null; file: string }, steps?: number): Promise<Database> {
  const dialect = place.url === null ? new SqliteDialect({ database: openFile(place.file) }) : new PostgresDialect({ pool: openPostgres(place.url) });
  const database = new Kysely<Tables>({ dialect });
  await migrate(database, place.url !== null, steps);
  return database;
}
