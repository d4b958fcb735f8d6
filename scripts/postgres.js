// The database of the tests: PostgreSQL as it is installed, started on a port and folder of its own.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const install = 'apt-get update && apt-get install -y --no-install-recommends postgresql';
const debian = '/usr/lib/postgresql';

/** Where initdb and pg_ctl are, or undefined. The environment's PG_BIN goes first.
 * @returns {string | undefined} */
export function postgresFolder() {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env.PG_BIN ?? '', ...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** Finds PostgreSQL or installs it; the text says what to do where neither works.
 * @returns {string | undefined} */
export function missingPostgres() {
  if (postgresFolder() !== undefined) return undefined;
  const able = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (able) spawnSync(install, { shell: true, stdio: 'inherit' });
  if (postgresFolder() !== undefined) return undefined;
  return `PostgreSQL is missing${able ? ' and could not be installed' : ''}. On Debian run: ${install}\nElsewhere install it from your system's packages, or set PG_BIN to the folder of its initdb and pg_ctl.`;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Who runs PostgreSQL: it refuses to be root's. */
function owner() {
  const root = process.getuid?.() === 0;
  const id = (/** @type {string} */ flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return root ? { user: id('-u'), group: id('-g') } : undefined;
}

/** A process and those it started.
 * @type {(id: number) => number[]} */
function familyOf(id) {
  const lines = (spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '').trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return [id, ...lines.filter(([, parent]) => parent === id).map(([child]) => child ?? id)];
}

/** kill -9 for each of them.
 * @type {(ids: number[]) => void} */
function killAll(ids) {
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended before its turn.
    }
  }
}

/** An empty server of its own, gone after `stop`. `kill` is `kill -9` of all its processes at once, `start` brings it back.
 * @param {{ durable?: boolean, home?: string }} [options] durable: as in earnest; otherwise faster, for tests that do not cut the power. home: a folder to lie in
 * @returns {Promise<{ url: string, folder: string, port: number, start: () => void, kill: () => void, stop: () => void }>} */
export async function startPostgres({ durable = false, home = tmpdir() } = {}) {
  const missing = missingPostgres();
  const programs = postgresFolder();
  if (missing !== undefined || programs === undefined) throw new Error(missing);
  const who = owner();
  const folder = mkdtempSync(join(home, 'downhill-postgres-'));
  if (who !== undefined) chownSync(folder, who.user, who.group);
  const port = await freePort();
  const data = join(folder, 'data');
  /** @type {(program: string, args: string[]) => void} */
  const run = (program, args) => {
    const { status, stderr, stdout } = spawnSync(join(programs, program), args, { ...(who && { uid: who.user, gid: who.group }), cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
  };
  run('initdb', ['-D', data, '-U', 'downhill', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C']);
  const flags = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1${durable ? '' : ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off'}`;
  const lock = join(data, 'postmaster.pid');
  const start = () => {
    if (existsSync(lock)) return;
    try {
      run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', flags, 'start']);
    } catch (fault) {
      throw new Error(`${fault}${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`, { cause: fault });
    }
  };
  start();
  return {
    url: `postgres://downhill@127.0.0.1:${port}/postgres`,
    folder,
    port,
    start,
    kill() {
      if (!existsSync(lock)) return;
      killAll(familyOf(Number(readFileSync(lock, 'utf8').split('\n')[0])));
      // Nobody may be there to bury the dead, and PostgreSQL takes them for living.
      for (const each of [lock, join(folder, `.s.PGSQL.${port}.lock`)]) rmSync(each, { force: true });
    },
    stop() {
      try {
        if (existsSync(lock)) run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
