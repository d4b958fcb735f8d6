// npm run chaos [-- --kills N]: under load the server is killed 50 times on each database, and PostgreSQL itself 10 times; the
// clock is a day off 10 times, and the disk full 10 times. Then every acknowledged attempt has to be there once, and the board
// has to be what a replay of all of them gives. What devices train together meanwhile has to be what its shares come to.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chaos } from './chaos-run.ts';
import { startPostgres } from './postgres.js';
import { openSmallDisk } from './small-disk.ts';
import { root } from './read-levels.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } });
const kills = Number(values.kills);
const built = spawnSync('npx', ['vite', 'build', '-c', 'vite.server.config.ts', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const log = (line: string) => console.error(line);
const fifth = Math.ceil(kills / 5);
const [small, large] = [openSmallDisk(16), openSmallDisk(400)];
if (small === null || large === null) log('a disk can not be filled: this user may mount none');
const folder = small?.folder ?? mkdtempSync(join(tmpdir(), 'downhill-chaos-'));
const postgres = await startPostgres({ durable: true, ...(large === null ? {} : { home: large.folder }) });
try {
  const file = await chaos({ blows: { server: kills, clock: fifth, disk: small === null ? 0 : fifth }, disk: small, environment: { DATABASE_URL: '', DATABASE_FILE: join(folder, 'classroom.sqlite') }, log });
  const server = await chaos({ blows: { server: kills, database: fifth, clock: fifth, disk: large === null ? 0 : fifth }, database: postgres, disk: large, environment: { DATABASE_URL: postgres.url }, log });
  for (const [name, result] of [['libsql', file], ['PostgreSQL', server]] as const) {
    console.log(`${name}: ${result.acknowledged} acknowledged, ${result.repeated} sent again, ${result.laps} laps together, ${result.faults.length} faults`);
    for (const fault of result.faults) console.log(`  ${fault}`);
  }
  process.exitCode = file.faults.length + server.faults.length > 0 ? 1 : 0;
} finally {
  postgres.stop();
  small?.close();
  large?.close();
  rmSync(folder, { recursive: true, force: true });
}
