import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose, hint } from '../../src/curriculum/hint.ts';
import type { Level } from '../../src/curriculum/level.ts';
import { misnamed, plantedFaults } from '../../src/curriculum/proof-fault.ts';
import { astray, MOST_MOVES } from '../../src/curriculum/proof-hint.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { taught, teacherOf } from '../../src/curriculum/trained.ts';
import { readTrained } from '../../scripts/read-levels.ts';
import { root } from '../source.ts';
import { levelOf, levels } from './levels.ts';

/** The level with a solution that must not be touched. */
function guarded(level: Level): Level {
  return Object.defineProperty({ ...level }, 'solution', {
    enumerable: false,
    get: () => {
      throw new Error('the hint reads the solution');
    },
  });
}

/** The faults planted in a level, and those misnamed; planting plays the level, so each is planted once. */
const plantedIn = ((known: Map<Level, { names: readonly string[]; wrong: readonly string[] }>) => (level: Level) => {
  const found = known.get(level);
  if (found !== undefined) return found;
  const planted = plantedFaults(level);
  const made = { names: planted.map(({ fault }) => fault), wrong: misnamed(level, planted) };
  known.set(level, made);
  return made;
})(new Map());

/** What a setting can be asked for and then be off by one knob. */
const TOLD: readonly string[] = ['apart', 'built', 'shares', 'split', 'wide', 'confusion', 'softmax', 'strays', 'stakes', 'metric', 'parameter'];

test('planted faults are called by their names', () => {
  for (const level of levels) {
    expect(plantedIn(level).wrong, level.id).toEqual([]);
    // Of answers that are chosen, or compared, or worked out, not every wrong one is a slip with a name.
    const handled = level.questions.some(({ judged, answer, ask }) => judged && (answer.kind === 'marks' || answer.kind === 'machine' || (answer.kind === 'setting' && TOLD.includes(ask.of))));
    // What is learnt while one watches has no setting to spoil by hand.
    if ((level.goal.metric !== 'mistakes' && level.verify === undefined) || handled) expect(plantedIn(level).names.length, level.id).toBeGreaterThan(0);
  }
  const names = new Set(levels.flatMap((level) => plantedIn(level).names));
  for (const fault of ['too-high', 'too-low', 'diverged', 'overshoot', 'creep', 'sign-error', 'wrong-sign', 'no-average', 'new-weight', 'input-on-bias', 'wrong-law']) {
    expect([...names]).toContain(fault);
  }
});

test('where either knob alone makes it worse, the hint names the ravine and moves both', () => {
  const level = levelOf('minimise');
  for (const values of [
    { w: -6, b: 145 },
    { w: -8, b: 155 },
  ]) {
    const said = diagnose(replay(level, { seed: 1, moves: [{ kind: 'set', values }] }));
    expect(said.fault).toBe('ravine');
    expect(said.move).toMatchObject({ kind: 'set', values: { w: -7, b: 150 } });
  }
});

test('a stop that is turned down is called by where it was, whatever was bet before', () => {
  const level = levelOf('early-stopping');
  const stopAt = (stop: number) => [{ kind: 'set', values: { stop } }, { kind: 'answer', to: 'hand-over' }] as const;
  for (const bet of [10, 800]) {
    expect(diagnose(replay(level, { seed: 1, moves: [...stopAt(bet), ...stopAt(10)] })).fault).toBe('too-early');
    expect(diagnose(replay(level, { seed: 1, moves: [...stopAt(bet), ...stopAt(800)] })).fault).toBe('overfit');
  }
});

test('the call and the transfer are solved without help', () => {
  const level = levelOf('direction');
  const won = replay(level, level.solution);
  for (const phase of ['call', 'transfer'] as const) expect(hint(advance(won, { kind: 'enter', phase }))).toMatchObject({ fault: 'alone', move: { kind: 'enter', phase: 'task' } });
});

const json: unknown = JSON.parse(readFileSync(join(root, 'assets/locales/en/ui.json'), 'utf8'));
const section = typeof json === 'object' && json !== null && 'fault' in json ? json.fault : null;
const sentences = typeof section === 'object' && section !== null ? Object.keys(section) : [];

test.each(levels.map((level) => [level.id, level] as const))('hints for %s lead to the goal, never read the solution, and every fault has its sentence', (_id, level) => {
  const own = guarded(level);
  const teach = teacherOf(level.verify === undefined ? null : readTrained(level));
  const named = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
    const names: string[] = [];
    let play = astray(own, seed);
    for (let move = 0; move < MOST_MOVES && play.verdict !== 'passed'; move++) {
      const said = diagnose(play);
      names.push(said.fault);
      play = advance(play, taught(play, said.move, teach));
    }
    expect(play.verdict, `seed ${seed}`).toBe('passed');
    return [...names, diagnose(play).fault];
  });
  expect([...named, ...plantedIn(level).names].filter((fault) => !sentences.includes(fault))).toEqual([]);
});

test('an untouched program is told to begin', () => {
  expect(diagnose(firstPlay(levelOf('four-steps'), 1))).toMatchObject({ fault: 'empty-slot', knob: 'shared-1', move: { option: 'predict' } });
});
