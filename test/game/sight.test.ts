import { describe, expect, it } from 'vitest';
import type { Move } from '../../src/curriculum/move.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { valuesAt } from '../../src/curriculum/training.ts';
import { ghostFrom } from '../../src/game/ghost.ts';
import { inSight } from '../../src/game/sight.ts';
import { levelOf } from '../curriculum/levels.ts';

const play = (id: string, ...moves: Move[]) => replay(levelOf(id), { seed: 1, moves });
const set = (values: Record<string, number>): Move => ({ kind: 'set', values });

describe('what is known of the ground', () => {
  it('in the dark ends with the light, and what was lit stays lit', () => {
    const walked = play('loss-curve', set({ w: -1 }), set({ w: 1 }));
    for (const [w, seen] of [[2, true], [-1, true], [-1.6, true], [-3, false], [-5.35, false]] as const) expect(inSight(walked, { w, b: 140 }), `w ${w}`).toBe(seen);
  });

  it('is only where the lantern is, where light leaves no trace', () => {
    const passed = play('loss-curve', set({ w: -5.35 }), { kind: 'enter', phase: 'transfer' });
    const w = passed.values['w'] ?? 0;
    expect(inSight(passed, passed.values)).toBe(true);
    expect(passed.stage.task.visibility?.trace).toBe(false);
    expect(inSight(passed, { ...passed.values, w: w + 1 })).toBe(false);
  });

  it('with oil is a look at each place, not the way between', () => {
    const looked = play('gradient', set({ w: 0 }));
    expect(inSight(looked, { ...looked.values, w: 0.5 })).toBe(true);
    expect(inSight(looked, { ...looked.values, w: 2.5 })).toBe(false);
  });

  it('is everywhere once the goal is reached, and where nothing is dark', () => {
    expect(inSight(play('loss-curve', set({ w: -5.35 })), { w: -14, b: 140 })).toBe(true);
    expect(inSight(play('learning-rate'), { w: -14, b: 150 })).toBe(true);
  });
});

describe('descent from here', () => {
  it.each(['minimise', 'loss-curve'])('in %s does not end in the player’s light', (id) => {
    const here = play(id, set({ w: -1 }));
    const ghost = ghostFrom(here);
    const end = ghost.path.at(-1);
    expect(ghost.reaches).not.toBeNull();
    if (end === undefined) throw new Error('no descent');
    expect(inSight(here, valuesAt(here.stage, end, here.values))).toBe(false);
  });
});
