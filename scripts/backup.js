// npm run backup -- FILE: a copy of the classroom's database, also while the server runs.
// npm run restore -- FILE: puts it back, into a place that holds no classes yet.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import { postgresFolder } from './postgres.js';

const url = process.env.DATABASE_URL ?? '';
const file = process.env.DATABASE_FILE || 'data/classroom.sqlite';
const [what, given] = process.argv.slice(2);

/** @type {(message: string) => never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** @type {(program: string, args: string[]) => void} */
function postgres(program, args) {
  const folder = postgresFolder();
  const { status, error } = spawnSync(folder === undefined ? program : `${folder}/${program}`, args, { stdio: 'inherit' });
  if (status !== 0) fail(`${program} failed${error ? `: ${error.message}` : ''}. It comes with PostgreSQL's client programs.`);
}

/** @type {() => Promise<number>} */
async function classesInPostgres() {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('classes') is not null as there");
    return rows[0].there ? Number((await client.query('select count(*) as count from classes')).rows[0].count) : 0;
  } finally {
    await client.end();
  }
}

/** @type {(path: string) => number} */
function classesIn(path) {
  if (!existsSync(path)) return 0;
  const database = new Database(path);
  try {
    const there = database.prepare("select name from sqlite_master where name = 'classes'").all([]).length > 0;
    const [row] = there ? database.prepare('select count(*) as count from classes').all([]) : [];
    return typeof row === 'object' && row !== null && 'count' in row ? Number(row.count) : 0;
  } finally {
    database.close();
  }
}

if ((what !== 'backup' && what !== 'restore') || given === undefined) fail('Which file? npm run backup -- FILE, or npm run restore -- FILE');
const target = resolve(given);
if (what === 'backup') {
  if (existsSync(target)) fail(`${target} is there already; give another name.`);
  mkdirSync(dirname(target), { recursive: true });
  if (url !== '') postgres('pg_dump', ['--format=custom', `--file=${target}`, url]);
  else if (!existsSync(file)) fail(`There is no ${resolve(file)}.`);
  else {
    const database = new Database(file, { timeout: 10_000 });
    database.prepare('vacuum into ?').run([target]);
    database.close();
  }
  console.log(`Backed up to ${target}`);
} else {
  if (!existsSync(target)) fail(`There is no ${target}.`);
  const held = url === '' ? classesIn(file) : await classesInPostgres();
  if (held > 0) fail(`The database holds ${held} classes already; restore into an empty one.`);
  if (url !== '') postgres('pg_restore', ['--clean', '--if-exists', '--no-owner', `--dbname=${url}`, target]);
  else {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    copyFileSync(target, file);
  }
  console.log(`Restored from ${target}`);
}
