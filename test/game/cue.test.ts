import { describe, expect, it } from 'vitest';
import { levelFiles, readJson, readLevel } from '../../scripts/read-levels.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { CUES, type Cue, cueOf } from '../../src/game/cue.ts';

const levels = new Map(levelFiles().map(readLevel).map((level) => [level.id, level]));
const sounds = Object.keys(Object(readJson('assets/audio/sprite.json')));

function levelAt(id: string): Level {
  const level = levels.get(id);
  if (level === undefined) throw new Error(`no level ${id}`);
  return level;
}

const startOf = (id: string): Play => firstPlay(levelAt(id), levelAt(id).solution.seed);

/** The cue of the last of these moves, with these stars before and after it. */
function heard(id: string, moves: readonly Move[], before = 0, after = before): Cue | null {
  const plays = moves.reduce<Play[]>((all, move) => [...all, advance(all.at(-1) ?? startOf(id), move)], [startOf(id)]);
  const [from, to] = plays.slice(-2);
  if (from === undefined || to === undefined) throw new Error('a cue needs a move');
  return cueOf(from, to, before, after);
}

const set = (values: Record<string, number>): Move => ({ kind: 'set', values });
const pass = set({ w: -7.4, b: 152 });

/** The first moves of a level's own solution. */
const solution = (id: string, count: number) => levelAt(id).solution.moves.slice(0, count);

describe('what is heard', () => {
  it('nothing where nothing changed', () => {
    const play = startOf('fit-by-eye');
    expect(cueOf(play, play, 0, 0)).toBeNull();
  });

  it('a press where a value changed', () => {
    expect(heard('fit-by-eye', [set({ w: -3 })])).toBe('press');
  });

  it.each([[0, 'pass-0'], [1, 'pass-1'], [2, 'pass-2'], [3, 'pass-3'], [4, 'pass-3']] as const)('a pass with %i stars', (stars, cue) => {
    expect(heard('fit-by-eye', [pass], 0, stars)).toBe(cue);
  });

  it.each([[1, 'star-1'], [2, 'star-2'], [3, 'star-3'], [4, 'star-4']] as const)('star %i once the pass is behind', (stars, cue) => {
    expect(heard('fit-by-eye', [pass, set({ w: -7.5 })], stars - 1, stars)).toBe(cue);
  });

  it('entering another phase, or another level', () => {
    expect(heard('fit-by-eye', [pass, { kind: 'enter', phase: 'call' }])).toBe('enter');
    expect(cueOf(startOf('fit-by-eye'), startOf('bias'), 0, 0)).toBe('enter');
  });

  it('a miss where a round is handed over in vain', () => {
    expect(heard('bias', [{ kind: 'commit' }])).toBe('miss');
  });

  it('a miss where a learner runs and is wrong, and the round goes on', () => {
    expect(heard('four-steps', [{ kind: 'choose', tool: 'w-1', option: 'subtract' }, { kind: 'commit' }])).toBe('miss');
  });

  it('a miss for a wrong answer, a card laid down for a right one', () => {
    const [right] = solution('error', 1);
    if (right?.kind !== 'answer' || typeof right.to !== 'number') throw new Error('error begins with a number');
    expect(heard('error', [right])).toBe('place');
    expect(heard('error', [{ kind: 'answer', to: right.to + 5 }])).toBe('miss');
  });

  it('an envelope where the sealed hotels open', () => {
    expect(heard('unseen', solution('unseen', 1))).toBe('open');
  });

  it('a look where oil is spent', () => {
    expect(heard('gradient', solution('gradient', 1))).toBe('look');
  });

  it('a card laid down where a tile is turned', () => {
    expect(heard('choose-the-goal', [{ kind: 'choose', tool: 'aggregate', option: 'max' }])).toBe('place');
  });

  it('nothing that the sounds do not hold', () => {
    expect(CUES.filter((cue) => !sounds.includes(cue))).toEqual([]);
    expect(new Set(CUES).size).toBe(CUES.length);
  });
});
