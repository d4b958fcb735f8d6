// What is backed up while the server runs comes back as it was; on both databases.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../source.ts';
import { joinClass, judged, KINDS, openClass, openDatabases, serve, solution, submission } from './harness.ts';

const run = (what: string, file: string, place: object) => spawnSync(process.execPath, [join(root, 'scripts/backup.js'), what, file], { env: { ...process.env, ...place }, encoding: 'utf8' });

test.each(KINDS)('on %s', async (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-backup-'));
  const databases = await openDatabases(kind);
  try {
    const place = await databases.fresh();
    const server = await serve(place);
    const { teacher, id, code } = await openClass(server);
    const { browser } = await joinClass(server, code);
    const sent = submission(solution('loss-curve'));
    await browser.post(`/api/classes/${id}/attempts`, sent);
    await judged(browser, id, sent.id);
    const before = (await teacher.get(`/api/classes/${id}/export`)).body;
    const file = join(folder, 'backup');
    expect(run('backup', file, place).stderr).toBe('');
    expect(run('restore', file, place).status, 'never over classes').toBe(1);
    await server.stop();

    const empty = await databases.fresh();
    expect(run('restore', file, empty).stderr).toBe('');
    const again = await serve(empty);
    const back = again.browser();
    for (const [name, value] of teacher.cookies) back.cookies.set(name, value);
    expect((await back.get(`/api/classes/${id}/export`)).body).toEqual(before);
    await again.stop();
  } finally {
    databases.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
