import { describe, expect, it } from 'vitest';
import { parseCourse } from '../../src/curriculum/course.ts';
import { challengeOf, isBehind, isVouchedFor, levelAfter, lockOf, nextLevel } from '../../src/game/order.ts';
import { mapWith, partOnMap, playableParts, tallyOf } from '../../src/game/parts.ts';
import { type LevelProgress, levelProgress, NEW_PROGRESS, type Progress } from '../../src/game/progress.ts';

/** A course as long as the whole book: seven parts, 94 levels before the last, bosses from the third part on. */
const SIZES = [5, 8, 25, 19, 16, 21, 17];
const ids = SIZES.map((size, part) => Array.from({ length: size }, (_, level) => `l-${part}-${level}`));
const course = parseCourse({ parts: ids.map((levels, number) => ({
  id: `p-${number}`, number, pages: [number, number], levels, ...(number >= 2 ? { boss: levels.at(-1) } : {}),
})) });
const boss = (part: number) => `l-${part}-${(SIZES[part] ?? 0) - 1}`;
const part = (number: number) => {
  const found = course.parts[number];
  if (found === undefined) throw new Error(`no part ${number}`);
  return found;
};

function having(progress: Progress, levels: readonly string[], held: Partial<LevelProgress> = { passed: true, stars: 2 }): Progress {
  return { ...progress, levels: { ...progress.levels, ...Object.fromEntries(levels.map((id) => [id, { ...levelProgress(progress, id), ...held }])) } };
}
const understood = { passed: true, understood: true, stars: 3 };
const first = (number: number) => ids.slice(0, number).flat();

describe('the order', () => {
  it('opens each level after the one before it, across parts', () => {
    expect(lockOf(course, NEW_PROGRESS, 'l-0-0')).toBeNull();
    expect(lockOf(course, NEW_PROGRESS, 'l-0-1')).toEqual({ level: 'l-0-0', understand: false });
    const progress = having(NEW_PROGRESS, ids[0] ?? []);
    expect(lockOf(course, progress, 'l-1-0')).toBeNull();
    expect(lockOf(course, progress, 'l-1-1')).toEqual({ level: 'l-1-0', understand: false });
    expect(levelAfter(course, 'l-0-4')).toBe('l-1-0');
    expect(levelAfter(course, boss(6))).toBeNull();
  });

  it('walks the whole course, and a skip opens what a pass does', () => {
    let progress = NEW_PROGRESS;
    for (const [index, id] of ids.flat().entries()) {
      expect(nextLevel(course, progress)).toBe(id);
      expect(lockOf(course, progress, id)).toBeNull();
      progress = having(progress, [id], index % 3 === 0 ? { skipped: true } : { passed: true, stars: 1 });
    }
    expect(nextLevel(course, progress)).toBe('l-0-0');
    expect(nextLevel(course, having(progress, ids.flat()))).toBeNull();
  });

  it('opens everything where the settings say so', () => {
    const open = { ...NEW_PROGRESS, settings: { ...NEW_PROGRESS.settings, openAll: true } };
    expect(ids.flat().every((id) => lockOf(course, open, id) === null)).toBe(true);
    expect(nextLevel(course, open)).toBe('l-0-0');
  });

  it('goes on where one was when a course grows in front of it and on the way', () => {
    const older = having(NEW_PROGRESS, ['l-2-0', 'l-2-3', 'l-2-7']);
    expect(nextLevel(course, older)).toBe('l-2-8');
    for (const id of ['l-2-0', 'l-2-1', 'l-2-3', 'l-2-4', 'l-2-7', 'l-2-8']) expect(lockOf(course, older, id)).toBeNull();
    const ended = having(NEW_PROGRESS, (ids[2] ?? []).filter((_, index) => index % 2 === 0));
    expect(lockOf(course, ended, 'l-3-0')).toBeNull();
    expect(nextLevel(course, ended)).toBe('l-3-0');
  });
});

describe('placement', () => {
  it('offers the first boss at once, as parts without one have nothing to prove, and later ones in turn', () => {
    expect([0, 1, 2, 3].map((number) => challengeOf(course, NEW_PROGRESS, part(number)))).toEqual([null, null, boss(2), null]);
    const known = having(NEW_PROGRESS, [boss(2)], understood);
    expect([2, 3, 4].map((number) => challengeOf(course, known, part(number)))).toEqual([null, boss(3), null]);
  });

  it('an understood boss opens the next part; what lies before is spared, keeps no stars, stays open', () => {
    const known = having(NEW_PROGRESS, [boss(2)], understood);
    expect(lockOf(course, known, 'l-3-0')).toBeNull();
    expect(nextLevel(course, known)).toBe('l-3-0');
    for (const id of [...first(2), 'l-2-0', 'l-2-23']) {
      expect([isVouchedFor(course, known, id), isBehind(course, known, id), lockOf(course, known, id)]).toEqual([true, true, null]);
      expect(levelProgress(known, id)).toMatchObject({ passed: false, skipped: false, stars: 0 });
    }
    expect(tallyOf(course, known, part(2))).toEqual({ passed: 1, stars: 3, mostStars: 100, lock: null });
    expect(lockOf(course, known, 'l-3-1')).toEqual({ level: 'l-3-0', understand: false });
  });

  it('a boss passed or skipped out of its turn, but not understood, opens nothing and stays offered', () => {
    for (const held of [{ passed: true, stars: 1 }, { skipped: true }]) {
      const tried = having(NEW_PROGRESS, [boss(2)], held);
      expect(lockOf(course, tried, 'l-3-0')).toEqual({ level: boss(2), understand: true });
      expect(nextLevel(course, tried)).toBe('l-0-0');
      expect(challengeOf(course, tried, part(2))).toBe(boss(2));
      expect(lockOf(course, tried, boss(2))).toBeNull();
      expect(isVouchedFor(course, tried, 'l-2-0')).toBe(false);
    }
  });

  it('a boss passed in its turn opens the next part without being understood', () => {
    const progress = having(NEW_PROGRESS, first(3));
    expect(lockOf(course, progress, 'l-3-0')).toBeNull();
    expect(challengeOf(course, progress, part(2))).toBeNull();
  });

  it('is no offer where the boss is next anyway', () => {
    expect(challengeOf(course, having(NEW_PROGRESS, first(3).slice(0, -1)), part(2))).toBeNull();
  });
});

describe('parts', () => {
  it('shows the part where play goes on, or the one asked for; one without levels is not there', () => {
    const some = parseCourse({ parts: [...course.parts.slice(0, 3), { id: 'empty', number: 3, pages: [1, 2], levels: [] }] });
    expect(playableParts(some).map(({ id }) => id)).toEqual(['p-0', 'p-1', 'p-2']);
    expect(partOnMap(some, NEW_PROGRESS, { name: 'map' })?.id).toBe('p-0');
    expect(partOnMap(some, having(NEW_PROGRESS, first(1)), { name: 'map' })?.id).toBe('p-1');
    expect(partOnMap(some, NEW_PROGRESS, { name: 'map', part: 'p-2' })?.id).toBe('p-2');
    expect(partOnMap(some, NEW_PROGRESS, { name: 'map', part: 'empty' })?.id).toBe('p-0');
    expect(partOnMap(some, having(NEW_PROGRESS, first(3), understood), { name: 'map' })?.id).toBe('p-2');
    expect(mapWith(some, 'l-1-3')).toEqual({ name: 'map', part: 'p-1' });
    expect(mapWith(some, 'nope')).toEqual({ name: 'map' });
  });

  it('the boss of a part is its last level', () => {
    expect(() => parseCourse({ parts: [{ id: 'a', number: 0, pages: [1, 2], levels: ['x', 'y'], boss: 'x' }] })).toThrow(/boss of "a"/);
  });
});
