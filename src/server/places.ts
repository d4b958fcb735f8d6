import { MOST_WAITING, MOST_WAITING_OF_CLASS, MOST_WAITING_SIZE } from '../classroom/limits.ts';

/** Places for attempts from their arrival until they are judged: one pupil, one class and all together take up only so much. */
export interface Places {
  /** A place for an attempt of so many bytes, or null where as many wait already as may. What comes back gives it up, once. */
  take(classId: string, pupilId: string, bytes: number): (() => void) | null;
}

/** Taken at once and before anything is awaited, so that many who ask in the same moment are counted, too. */
export function createPlaces(): Places {
  const held = new Map<string, number>();
  let size = 0;
  const heldBy = (key: string) => held.get(key) ?? 0;
  const add = (key: string, count: number) => {
    const left = heldBy(key) + count;
    if (left === 0) held.delete(key);
    else held.set(key, left);
  };
  return {
    take(classId, pupilId, bytes) {
      const pupil = `${classId} ${pupilId}`;
      if (heldBy(pupil) >= MOST_WAITING || heldBy(classId) >= MOST_WAITING_OF_CLASS || size + bytes > MOST_WAITING_SIZE) return null;
      const change = (sign: 1 | -1) => {
        add(pupil, sign);
        add(classId, sign);
        size += sign * bytes;
      };
      change(1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        change(-1);
      };
    },
  };
}
