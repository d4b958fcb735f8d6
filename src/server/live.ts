import type { ServerResponse } from 'node:http';
import type { Library } from './library.ts';
import type { Database } from './tables.ts';
import { isRunning } from './rounds.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** Somebody who watches a class: a pupil or its teacher. */
export interface Watcher {
  classId: string;
  /** Null: the teacher. */
  pupil: string | null;
  response: ServerResponse;
  /** What this watcher sees of the class, as JSON; null once it may see nothing any more. */
  view(snapshot: Snapshot): Promise<string | null>;
}

/** Open streams, fed from one query for the versions of all classes that are watched. */
export interface Live {
  watch(watcher: Watcher): boolean;
  /** The class as it stands; the same one for all who ask at the same version. */
  snapshot(classId: string): Promise<Snapshot | null>;
  /** Looks now, not at the next tick. */
  hurry(): void;
  streams(): number;
  lag(): { count: number; sum: number; buckets: readonly number[] };
  close(): void;
}

const TICK = 400;
const HEARTBEAT = 20_000;
const MOST_STREAMS = 6000;
/** Streams one pupil or teacher may hold open. */
const MOST_OF_ONE = 5;
/** Bytes that may wait for a reader that does not read; then its stream is closed. */
const MOST_BUFFERED = 512 * 1024;
export const LAG_BUCKETS: readonly number[] = [10, 50, 100, 250, 500, 1000, 2500];

/** Grows with every change, and differs once the time box of a round has run out. */
export function edition({ row, round }: Snapshot, now: number): string {
  return `${row.version}${round !== null && isRunning(round, now) ? 'r' : ''}`;
}

export function createLive(database: Database, library: Library, clock: () => number): Live {
  const watched = new Map<string, Set<Watcher>>();
  /** What was last sent to each of them. */
  const told = new Map<Watcher, { version: number; edition: string }>();
  const held = new Map<string, Snapshot>();
  let streams = 0;
  let busy = false;
  let again = false;
  const lag = { count: 0, sum: 0, buckets: LAG_BUCKETS.map(() => 0) };

  const leave = (watcher: Watcher) => {
    const set = watched.get(watcher.classId);
    if (set?.delete(watcher) !== true) return;
    told.delete(watcher);
    streams -= 1;
    if (set.size > 0) return;
    watched.delete(watcher.classId);
    held.delete(watcher.classId);
  };
  const end = (watcher: Watcher) => {
    leave(watcher);
    watcher.response.end();
  };
  const write = (watcher: Watcher, text: string) => {
    if (watcher.response.writableLength > MOST_BUFFERED) watcher.response.destroy();
    else watcher.response.write(text);
  };
  /** Each edition once, none after a later one; what failed is sent with the next tick. */
  const send = async (watcher: Watcher, snapshot: Snapshot) => {
    // As it was taken: if the time of its round has run out since, the next tick tells what that opened.
    const now = { version: snapshot.row.version, edition: `${snapshot.row.version}${snapshot.running ? 'r' : ''}` };
    const before = told.get(watcher);
    if (watched.get(watcher.classId)?.has(watcher) !== true || before?.edition === now.edition || (before?.version ?? 0) > now.version) return;
    told.set(watcher, now);
    const view = await watcher.view(snapshot).catch((fault: unknown) => {
      if (told.get(watcher) === now) told.delete(watcher);
      throw fault;
    });
    if (told.get(watcher) !== now) return;
    if (view === null) end(watcher);
    else write(watcher, `id: ${now.version}\ndata: ${view}\n\n`);
  };

  const snapshot = async (classId: string): Promise<Snapshot | null> => {
    const known = held.get(classId);
    if (known !== undefined) {
      const row = await database.selectFrom('classes').select('version').where('class_id', '=', classId).where('expires_at', '>', clock()).executeTakeFirst();
      // Once the time of a round is up, what it sealed is read, too.
      const runs = known.round !== null && isRunning(known.round, clock());
      if (row?.version === known.row.version && runs === known.running) return known;
    }
    const taken = await takeSnapshot(database, library, classId, clock());
    if (taken !== null && watched.has(classId)) held.set(classId, taken);
    return taken;
  };

  const tell = async (classId: string) => {
    const began = clock();
    const taken = await snapshot(classId);
    const watchers = [...watched.get(classId) ?? []];
    if (taken === null) {
      for (const watcher of watchers) end(watcher);
      return;
    }
    for (const watcher of watchers) await send(watcher, taken);
    const took = clock() - began;
    lag.count += 1;
    lag.sum += took;
    for (const [index, bucket] of LAG_BUCKETS.entries()) if (took <= bucket) lag.buckets[index] = (lag.buckets[index] ?? 0) + 1;
  };

  const isTold = (classId: string, latest: string) => [...watched.get(classId) ?? []].every((watcher) => told.get(watcher)?.edition === latest);

  const look = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const ids = [...watched.keys()];
      for (let from = 0; from < ids.length; from += 500) {
        const some = ids.slice(from, from + 500);
        const rows = await database.selectFrom('classes').select(['class_id', 'version']).where('class_id', 'in', some).execute();
        const versions = new Map(rows.map((row) => [row.class_id, row.version]));
        for (const id of some) {
          const known = held.get(id);
          if (known !== undefined && known.row.version === versions.get(id) && isTold(id, edition(known, clock()))) continue;
          // A class that can not be told leaves the others alone; the next tick tries it again.
          await tell(id).catch(() => undefined);
        }
      }
    } catch {
      // The database is away: the next tick asks again, and says so in the metrics of requests.
    } finally {
      busy = false;
    }
    if (!again) return;
    again = false;
    await look();
  };

  const ticking = setInterval(() => { look().catch(() => undefined); }, TICK);
  const beating = setInterval(() => { for (const set of watched.values()) for (const watcher of set) write(watcher, ': still here\n\n'); }, HEARTBEAT);

  return {
    snapshot,
    watch(watcher) {
      const set = watched.get(watcher.classId) ?? new Set<Watcher>();
      const own = [...set].filter(({ pupil }) => pupil === watcher.pupil);
      if (streams >= MOST_STREAMS) return false;
      // Whoever opens another tab keeps the newest ones.
      if (own.length >= MOST_OF_ONE && own[0] !== undefined) end(own[0]);
      watched.set(watcher.classId, set.add(watcher));
      streams += 1;
      watcher.response.on('close', () => leave(watcher));
      watcher.response.on('error', () => leave(watcher));
      snapshot(watcher.classId).then((taken) => (taken === null ? end(watcher) : send(watcher, taken))).catch(() => end(watcher));
      return true;
    },
    hurry: () => { look().catch(() => undefined); },
    streams: () => streams,
    lag: () => lag,
    close() {
      clearInterval(ticking);
      clearInterval(beating);
      for (const watcher of [...watched.values()].flatMap((set) => [...set])) end(watcher);
    },
  };
}
