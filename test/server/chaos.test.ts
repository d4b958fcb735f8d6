// The short form of `npm run chaos`, and whether its checker sees what it looks for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { chaosFaults } from '../../scripts/chaos-check.ts';
import { chaos } from '../../scripts/chaos-run.ts';
import { startPostgres } from '../../scripts/postgres.js';
import { workShares } from '../../src/classroom/device-share.ts';
import { DeskSchema } from '../../src/classroom/wire.ts';
import { openSmallDisk } from '../../scripts/small-disk.ts';
import { root } from '../source.ts';
import { joinClass, judged, KINDS, library, openClass, openDatabases, serve, solution, submission } from './harness.ts';

const LONGEST = 180_000;

test.each(KINDS)('killed, a day off, out of space: nothing acknowledged is lost or doubled, on %s', async (kind) => {
  const build = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'vite.server.config.ts', '--logLevel', 'error'], { cwd: root, encoding: 'utf8' });
  expect(build.status, build.stderr).toBe(0);
  // Where nothing may be mounted, no disk is filled.
  const disk = kind === 'PostgreSQL' ? null : openSmallDisk(16);
  const folder = disk?.folder ?? mkdtempSync(join(tmpdir(), 'downhill-chaos-'));
  const postgres = kind === 'PostgreSQL' ? await startPostgres({ durable: true }) : null;
  try {
    const environment: Record<string, string> = postgres === null ? { DATABASE_URL: '', DATABASE_FILE: join(folder, 'classroom.sqlite') } : { DATABASE_URL: postgres.url };
    const blows = postgres === null ? { server: 2, clock: 1, disk: disk === null ? 0 : 1 } : { server: 1, clock: 1, database: 1 };
    const { acknowledged, laps, faults } = await chaos({ blows, environment, ...(postgres === null ? {} : { database: postgres }), disk, log: () => undefined });
    expect(faults).toEqual([]);
    expect(acknowledged).toBeGreaterThan(5);
    expect(laps).toBeGreaterThan(0);
  } finally {
    postgres?.stop();
    disk?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, LONGEST);

test('the checker sees a row that is lost, doubled or changed', async () => {
  const databases = await openDatabases('libsql');
  const server = await serve(await databases.fresh());
  try {
    const { teacher, id, code } = await openClass(server);
    const { browser } = await joinClass(server, code);
    await teacher.post(`/api/classes/${id}/rounds`, { kind: 'together', together: 'batches', minutes: null });
    for (let lap = 0; lap < 2; lap++) {
      const desk = v.parse(DeskSchema, (await browser.get(`/api/classes/${id}/desk`)).body);
      for (const share of workShares(desk, library.level('relu-training'))) expect((await browser.post(`/api/classes/${id}/shares`, share)).status).toBe(200);
    }
    const sent = [submission(solution('loss-curve')), submission({ ...solution('loss-curve'), moves: [] })];
    for (const each of sent) {
      await browser.post(`/api/classes/${id}/attempts`, each);
      await judged(browser, id, each.id);
    }
    const { body: exported } = await teacher.get(`/api/classes/${id}/export`);
    const { body: room } = await teacher.get(`/api/classes/${id}/room`);
    const ids = new Set(sent.map((each) => each.id));
    const { attempts } = exported;
    expect(chaosFaults(library, ids, exported, room)).toEqual([]);
    const { laps, shares } = exported;
    expect([laps.length, shares.length]).toEqual([3, 8]);
    const faultsWith = (change: object) => chaosFaults(library, ids, { ...exported, ...change }, room).join();
    expect(faultsWith({ shares: shares.slice(1) })).toContain('counts 1 answers');
    expect(faultsWith({ shares: [...shares, shares[3]] })).toContain('is there twice');
    expect(faultsWith({ shares: shares.map((each: { result: number[] }, at: number) => (at === 2 ? { ...each, result: each.result.map((value) => value + 1e-9) } : each)) })).toContain('there are 0');
    expect(faultsWith({ laps: laps.slice(1) })).toContain('stands where 1 should');
    expect(faultsWith({ laps: laps.map((each: object, at: number) => (at === 2 ? { ...each, parameters: laps[1].parameters } : each)) })).toContain('begins elsewhere');
    expect(faultsWith({ laps: laps.map((each: object, at: number) => (at === 0 ? { ...each, shares: null } : each)) })).toContain('never closed');
    expect(faultsWith({ laps: [] })).toContain('has no lap');
    expect(chaosFaults(library, ids, { attempts: attempts.slice(1) }, room).join()).toContain('is lost');
    expect(chaosFaults(library, ids, { attempts: [...attempts, attempts[0]] }, room).join()).toContain('is there twice');
    expect(chaosFaults(library, ids, { attempts: attempts.map((each: object, at: number) => (at === 0 ? { ...each, stars: 1 } : each)) }, room).join()).toContain('a replay says');
    expect(chaosFaults(library, ids, exported, { ...room, cells: [{ ...room.cells[0], value: 0.5 }] }).join()).toContain('the board shows');
    expect(chaosFaults(library, ids, exported, { ...room, cells: [] }).join()).toContain('the board lacks');
  } finally {
    await server.stop();
    databases.close();
  }
});
