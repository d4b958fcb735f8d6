import { describe, expect, it } from 'vitest';
import { keepScore, keepSeen, keepSkip, levelProgress, mergeProgress, NEW_PROGRESS, parseProgress, type Progress, ProgressError } from '../../src/game/progress.ts';

const attempt = { schema: 1 as const, level: 'loss-curve', levelHash: 'a', engine: 1, seed: 7, moves: [] };
const score = (stars: number, value: number | null) => ({ passed: true, stars, value, understood: false, sideGoals: [stars > 2] });

function faultOf(json: unknown, migrations = {}): ProgressError {
  try {
    parseProgress(json, migrations);
  } catch (fault) {
    if (fault instanceof ProgressError) return fault;
    throw fault;
  }
  throw new Error('it was accepted');
}

describe('what is kept of a level', () => {
  it('keeps the better of two passes, whichever came first', () => {
    const first = keepScore(NEW_PROGRESS, 'loss-curve', score(3, 18), attempt);
    const second = keepScore(first, 'loss-curve', score(1, 19), { ...attempt, seed: 8 });
    expect(levelProgress(second, 'loss-curve')).toMatchObject({ stars: 3, best: 18, sideGoals: [true], attempt: { seed: 7 } });
    const third = keepScore(second, 'loss-curve', score(4, 17), { ...attempt, seed: 9 });
    expect(levelProgress(third, 'loss-curve')).toMatchObject({ stars: 4, best: 17, attempt: { seed: 9 } });
  });

  it('remembers a skip without a mark', () => {
    expect(levelProgress(keepSkip(NEW_PROGRESS, 'error'), 'error')).toMatchObject({ skipped: true, passed: false, stars: 0 });
  });

  it('remembers what was seen, over every merge', () => {
    const seen = keepSeen(NEW_PROGRESS, 'unseen');
    expect(levelProgress(seen, 'unseen')).toMatchObject({ seen: true, passed: false });
    expect(keepSeen(seen, 'unseen')).toBe(seen);
    for (const merged of [mergeProgress(seen, keepSkip(NEW_PROGRESS, 'unseen')), mergeProgress(keepSkip(NEW_PROGRESS, 'unseen'), seen)]) {
      expect(levelProgress(merged, 'unseen').seen).toBe(true);
    }
  });

  it('reads a save from before that was kept', () => {
    const { seen: _seen, ...older } = levelProgress(keepSkip(NEW_PROGRESS, 'error'), 'error');
    expect(levelProgress(parseProgress({ ...NEW_PROGRESS, levels: { error: older } }), 'error').seen).toBe(false);
  });

  it('merges two devices to the best of both, with the settings of this one', () => {
    const here = keepScore(NEW_PROGRESS, 'error', score(1, 4), attempt);
    const there: Progress = { ...keepScore(keepScore(NEW_PROGRESS, 'error', score(3, 2), attempt), 'bias', score(2, 9), attempt), settings: { ...NEW_PROGRESS.settings, volume: 0 } };
    const merged = mergeProgress(here, there);
    expect(levelProgress(merged, 'error').stars).toBe(3);
    expect(levelProgress(merged, 'bias').stars).toBe(2);
    expect(merged.settings.volume).toBe(0.5);
    expect(mergeProgress(there, here).levels).toEqual(merged.levels);
  });
});

describe('a save that can not be used', () => {
  it('reads back what it wrote', () => {
    const kept = keepScore(NEW_PROGRESS, 'error', score(1, 4), attempt);
    expect(parseProgress(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('names the field that is damaged', () => {
    const damaged = { ...NEW_PROGRESS, levels: { error: { ...levelProgress(NEW_PROGRESS, 'error'), stars: 9 } } };
    expect(faultOf(damaged)).toMatchObject({ key: 'notice.save-damaged', values: { field: 'levels.error.stars' } });
    expect(faultOf({ ...NEW_PROGRESS, settings: { ...NEW_PROGRESS.settings, volume: 7 } }).values).toEqual({ field: 'settings.volume' });
  });

  it('tells a field that is missing, unknown, of the wrong kind or out of range', () => {
    const { volume, ...rest } = NEW_PROGRESS.settings;
    const flaw = (settings: object) => faultOf({ ...NEW_PROGRESS, settings }).flaw;
    expect([flaw(rest), flaw({ ...rest, volume, colour: 1 }), flaw({ ...rest, volume: 'loud' }), flaw({ ...rest, volume: 7 })]).toEqual(['missing', 'unknown', 'type', 'range']);
  });

  it('refuses what is no save at all', () => {
    for (const json of [null, 3, 'x', [], {}, { schema: 'one' }, { schema: -1 }, { schema: 1.5 }]) expect(faultOf(json).key).toBe('notice.save-damaged');
  });

  it('refuses the save of a later game, and says its version', () => {
    expect(faultOf({ ...NEW_PROGRESS, schema: 2 })).toMatchObject({ key: 'notice.save-future', values: { version: '2' } });
  });

  it('takes an older save through its migrations, and refuses one that has none', () => {
    const older = { schema: 0, stars: {} };
    expect(parseProgress(older, { 0: () => ({ levels: {}, settings: NEW_PROGRESS.settings }) })).toEqual(NEW_PROGRESS);
    expect(faultOf(older).values).toEqual({ field: 'schema' });
  });
});
