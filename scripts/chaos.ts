// npm run chaos [-- --kills N]: the server is killed 50 times under load on each database, and PostgreSQL itself 10 times; then
// every acknowledged attempt has to be there once, and the board has to be what a replay of all of them gives.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chaos } from './chaos-run.ts';
import { startPostgres } from './postgres.js';
import { root } from './read-levels.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } });
const kills = Number(values.kills);
const built = spawnSync('npx', ['vite', 'build', '-c', 'vite.server.config.ts', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const log = (line: string) => console.error(line);
const folder = mkdtempSync(join(tmpdir(), 'downhill-chaos-'));
const postgres = await startPostgres({ durable: true });
try {
  const file = await chaos({ kills, databaseKills: 0, environment: { DATABASE_URL: '', DATABASE_FILE: join(folder, 'classroom.sqlite') }, log });
  const server = await chaos({ kills, databaseKills: Math.ceil(kills / 5), environment: { DATABASE_URL: postgres.url }, killDatabase: postgres.kill, startDatabase: postgres.start, log });
  for (const [name, result] of [['libsql', file], ['PostgreSQL', server]] as const) {
    console.log(`${name}: ${result.acknowledged} acknowledged, ${result.repeated} sent again, ${result.faults.length} faults`);
    for (const fault of result.faults) console.log(`  ${fault}`);
  }
  process.exitCode = file.faults.length + server.faults.length > 0 ? 1 : 0;
} finally {
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
