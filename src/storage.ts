import { type IDBPDatabase, openDB } from 'idb';
import { mergeProgress, NEW_PROGRESS, parseProgress, type Progress, ProgressError } from './game/progress.ts';
import { parseRunning, type RunningAttempt } from './game/running.ts';

/** What was found on this device: progress, and why it is not the one that was kept, if so. */
export interface Found {
  progress: Progress;
  fault: ProgressError | null;
}

export interface Storage {
  /** `none` in private windows and where the browser forbids it: the game plays on, nothing is kept. */
  readonly kind: 'kept' | 'none';
  load(): Promise<Found>;
  /** Keeps the best of what is stored and this. A damaged save is set aside first; the save of a later game is left alone. */
  save(progress: Progress): Promise<void>;
  /** Keeps what the board showed at the best run of a level, in place of an earlier picture. */
  keepPicture(level: string, picture: Blob): Promise<void>;
  /** By level. */
  pictures(): Promise<ReadonlyMap<string, Blob>>;
}

const SAVES = 'saves';
const CURRENT = 'progress';
const PICTURES = 'pictures';

function read(stored: unknown): Found {
  if (stored === undefined) return { progress: NEW_PROGRESS, fault: null };
  try {
    return { progress: parseProgress(stored), fault: null };
  } catch (fault) {
    if (fault instanceof ProgressError) return { progress: NEW_PROGRESS, fault };
    throw fault;
  }
}

async function keep(database: IDBPDatabase, progress: Progress): Promise<void> {
  const writing = database.transaction(SAVES, 'readwrite', { durability: 'strict' });
  const stored: unknown = await writing.store.get(CURRENT);
  const { progress: held, fault } = read(stored);
  if (fault?.key === 'notice.save-future') return;
  if (fault !== null) await writing.store.put(stored, `aside-${(await writing.store.count()) + 1}`);
  await writing.store.put(mergeProgress(progress, held), CURRENT);
  await writing.done;
}

/** Opens the place where progress is kept on this device. Never rejects. */
export async function openStorage(): Promise<Storage> {
  try {
    const database = await openDB('downhill', 2, {
      upgrade(opened, from) {
        if (from < 1) opened.createObjectStore(SAVES);
        opened.createObjectStore(PICTURES);
      },
    });
    let last = Promise.resolve();
    return {
      kind: 'kept',
      load: async () => read(await database.get(SAVES, CURRENT)),
      save(progress) {
        last = last.catch(() => undefined).then(() => keep(database, progress));
        return last;
      },
      keepPicture: async (level, picture) => { await database.put(PICTURES, picture, level); },
      async pictures() {
        const [levels, pictures] = await Promise.all([database.getAllKeys(PICTURES), database.getAll(PICTURES)]);
        return new Map(levels.flatMap((level, index) => (pictures[index] instanceof Blob ? [[String(level), pictures[index]]] : [])));
      },
    };
  } catch {
    const pictures = new Map<string, Blob>();
    return {
      kind: 'none',
      load: async () => ({ progress: NEW_PROGRESS, fault: null }),
      save: async () => undefined,
      keepPicture: async (level, picture) => void pictures.set(level, picture),
      pictures: async () => pictures,
    };
  }
}

const RUNNING = 'downhill-running';

/** The attempt that is being played, kept for this tab alone: a reload takes nothing back. */
export interface Running {
  /** Null where there is none, or what is there makes no sense. */
  load(): RunningAttempt | null;
  keep(attempt: RunningAttempt | null): void;
}

/** Where the browser forbids it, nothing is kept. */
export function openRunning(): Running {
  return {
    load() {
      try {
        return parseRunning(sessionStorage.getItem(RUNNING));
      } catch {
        return null;
      }
    },
    keep(attempt) {
      try {
        if (attempt === null) sessionStorage.removeItem(RUNNING);
        else sessionStorage.setItem(RUNNING, JSON.stringify(attempt));
      } catch {
        return;
      }
    },
  };
}

/** Where the class that this device is in is kept. */
export const CLASS_KEY = 'downhill-class';

/** This device is in a class. */
export function isInClass(): boolean {
  try {
    return localStorage.getItem(CLASS_KEY) !== null;
  } catch {
    return false;
  }
}
