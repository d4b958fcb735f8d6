import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose, hint } from '../../src/curriculum/hint.ts';
import type { Level } from '../../src/curriculum/level.ts';
import { misnamed, plantedFaults } from '../../src/curriculum/proof-fault.ts';
import { astray, carried } from '../../src/curriculum/proof-hint.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
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

test.each(levels.map((level) => [level.id, level] as const))('hints for %s never read the solution', (_id, level) => {
  for (const seed of [7, 8]) {
    const passed = carried(astray(guarded(level), seed));
    expect(passed).not.toBeNull();
  }
});

/** The names of the faults planted in a level; planting plays the level, so each is planted once. */
const plantedNames = ((known: Map<Level, readonly string[]>) => (level: Level) => {
  const names = known.get(level) ?? plantedFaults(level).map(({ fault }) => fault);
  known.set(level, names);
  return names;
})(new Map());

/** What a setting can be asked for and then be off by one knob. */
const TOLD: readonly string[] = ['apart', 'built', 'shares', 'split', 'wide', 'confusion', 'softmax', 'strays', 'stakes'];

test('planted faults are called by their names', () => {
  for (const level of levels) {
    expect(misnamed(level), level.id).toEqual([]);
    // Of answers that are chosen, or compared, or worked out, not every wrong one is a slip with a name.
    const handled = level.questions.some(({ judged, answer, ask }) => judged && (answer.kind === 'marks' || answer.kind === 'machine' || (answer.kind === 'setting' && TOLD.includes(ask.of))));
    if (level.goal.metric !== 'mistakes' || handled) expect(plantedNames(level).length, level.id).toBeGreaterThan(0);
  }
  const names = new Set(levels.flatMap(plantedNames));
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

test('the call and the transfer are solved without help', () => {
  const level = levelOf('direction');
  const won = replay(level, level.solution);
  for (const phase of ['call', 'transfer'] as const) expect(hint(advance(won, { kind: 'enter', phase }))).toMatchObject({ fault: 'alone', move: { kind: 'enter', phase: 'task' } });
});

const json: unknown = JSON.parse(readFileSync(join(root, 'assets/locales/en/ui.json'), 'utf8'));
const section = typeof json === 'object' && json !== null && 'fault' in json ? json.fault : null;
const sentences = typeof section === 'object' && section !== null ? Object.keys(section) : [];

test.each(levels.map((level) => [level.id, level] as const))('every fault that a hint can name in %s has its sentence', (_id, level) => {
  const named = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
    const names: string[] = [];
    let play = astray(level, seed);
    for (let move = 0; move < 60 && play.verdict !== 'passed'; move++) {
      const said = diagnose(play);
      names.push(said.fault);
      play = advance(play, said.move);
    }
    return [...names, diagnose(play).fault];
  });
  expect([...named, ...plantedNames(level)].filter((fault) => !sentences.includes(fault))).toEqual([]);
});

test('an untouched program is told to begin', () => {
  expect(diagnose(firstPlay(levelOf('four-steps'), 1))).toMatchObject({ fault: 'empty-slot', knob: 'shared-1', move: { option: 'predict' } });
});
