// Whoever does not read is left behind, and nobody else notices.
import { expect, test } from 'vitest';
import { pausedReader } from '../../scripts/chaos-run.ts';
import { openDatabase } from '../../src/server/database.ts';
import { joinClass, openClass, openDatabases, serve } from './harness.ts';

test('a reader that is paused is cut off; the others go on hearing', async () => {
  const databases = await openDatabases('libsql');
  const place = await databases.fresh();
  const server = await serve(place);
  try {
    const { teacher, id, code } = await openClass(server);
    const { pupil } = await joinClass(server, code);
    // Much to tell: how it goes on three hundred levels.
    const database = await openDatabase({ url: null, file: place.DATABASE_FILE });
    await database.insertInto('visits').values(Array.from({ length: 300 }, (_, at) => ({ class_id: id, pupil_id: pupil, level: `level-${at}`, moves: 1, tries: 1, hints: 0, is_stuck: 0, seen_at: 0 }))).execute();
    await database.destroy();
    const streams = async () => Number(/^downhill_streams (\d+)$/m.exec((await server.browser().get('/metrics')).body)?.[1]);
    const stream = await teacher.stream(`/api/classes/${id}/room/live`);
    const { version } = await stream.next();
    const paused = pausedReader(server.port, `/api/classes/${id}/room/live`, [...teacher.cookies].map((each) => each.join('=')).join('; '));
    await expect.poll(streams).toBe(2);
    const began = process.memoryUsage().rss;
    let changes = 0;
    for (; changes < 1000 && await streams() === 2; changes++) {
      await teacher.post(`/api/classes/${id}/settings`, { name: `Name ${changes}` });
      await stream.next();
    }
    expect(await streams()).toBe(1);
    expect(changes).toBeGreaterThan(5);
    expect(process.memoryUsage().rss - began).toBeLessThan(150 * 1024 * 1024);
    await teacher.post(`/api/classes/${id}/settings`, { name: 'Still here' });
    let room = await stream.next();
    while (room.name !== 'Still here') room = await stream.next();
    expect(room.version).toBeGreaterThan(version);
    paused.destroy();
    stream.close();
  } finally {
    await server.stop();
    databases.close();
  }
});
