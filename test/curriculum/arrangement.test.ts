import { expect, test } from 'vitest';
import { readJson } from '../../scripts/read-levels.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { prove } from '../../src/curriculum/proof.ts';
import { advance, reveals } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { MoveError, type Play } from '../../src/curriculum/play.ts';

const FILE = 'levels/linear-regression/unseen.json';
const PIECES = ['ant', 'bee', 'cod', 'dog', 'elk', 'fox', 'gnu', 'hen'];

/** The level of `unseen`, but with animals to be sorted. */
function sorting(arrangement: object): Record<string, unknown> {
  const json = readJson(FILE);
  return {
    ...(typeof json === 'object' ? json : {}),
    questions: [], call: undefined, transfer: undefined, fresh: undefined,
    goal: { metric: 'misplaced', atMost: 0, judged: 'commit' }, arrangement,
    solution: { seed: 1, moves: [...PIECES.map((tool, index) => ({ kind: 'choose', tool, option: index < 2 ? 'six' : index === 2 ? 'none' : 'four' })), { kind: 'commit' }] },
  };
}

const animals = {
  pieces: PIECES.map((id, index) => ({ id, belongs: [index < 2 ? 'six' : index === 2 ? 'none' : 'four'] })),
  places: [{ id: 'none' }, { id: 'four' }, { id: 'six', holds: 2 }],
};
const level = parseLevel(sorting(animals), FILE);
const lay = (play: Play, tool: string, option: string) => advance(play, { kind: 'choose', tool, option });

test('pieces are laid, handed over, and laid anew where they were wrong', () => {
  const right = level.solution.moves.slice(0, -1).reduce(advance, firstPlay(level, 1));
  const wrong = advance(lay(right, 'cod', 'four'), { kind: 'commit' });
  expect(wrong.value).toBe(1);
  expect(wrong.verdict).toBe('open');
  expect(wrong.mistakes).toBe(1);
  expect(diagnose(wrong)).toMatchObject({ fault: 'wrong-place', knob: 'cod', move: { option: 'none' } });
  const mended = advance(lay(wrong, 'cod', 'none'), { kind: 'commit' });
  expect(mended.passed).toMatchObject({ mistakes: 1 });
});

test('a place takes no more than it holds, and only places that there are', () => {
  const full = lay(lay(firstPlay(level, 1), 'ant', 'six'), 'bee', 'six');
  expect(() => lay(full, 'cod', 'six')).toThrow(MoveError);
  expect(() => lay(full, 'cod', 'nowhere')).toThrow(MoveError);
  expect(lay(lay(full, 'bee', ''), 'cod', 'six').choices).toMatchObject({ bee: '', cod: 'six' });
});

test('laying can be taken back, handing over can not', () => {
  const play = firstPlay(level, 1);
  expect(reveals(play, { kind: 'choose', tool: 'ant', option: 'six' })).toBe(false);
  expect(reveals(play, { kind: 'commit' })).toBe(true);
});

test('sorting eight pieces is proved: no luck, hints that carry and name', () => {
  const proof = prove(level);
  expect(proof.faults).toEqual([]);
  expect(proof.luck).toBeLessThan(0.01);
});

test('the seed draws the pieces and the order in which they wait', () => {
  const drawn = parseLevel(sorting({ ...animals, draw: 5 }), FILE);
  const ids = (seed: number) => firstPlay(drawn, seed).stage.pieces.map(({ id }) => id).join();
  expect(ids(1).split(',')).toHaveLength(5);
  expect(new Set([1, 2, 3, 4, 5, 6].map(ids)).size).toBeGreaterThan(3);
});

test.each([
  ['an unknown place', { ...animals, pieces: [...animals.pieces, { id: 'kea', belongs: ['two'] }] }, /pieces\[8\]\.belongs: no place "two"/],
  ['a name twice', { ...animals, places: [...animals.places, { id: 'ant' }] }, /"ant" is there twice/],
  ['more drawn than there are', { ...animals, draw: 9 }, /only 8 pieces/],
])('%s is refused', (_name, arrangement, message) => {
  expect(() => parseLevel(sorting(arrangement), FILE)).toThrow(message);
});
