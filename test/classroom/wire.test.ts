import * as v from 'valibot';
import { expect, test } from 'vitest';
import { CODE_LETTERS, codeOf, readCode } from '../../src/classroom/code.ts';
import { csvCell, csvOf } from '../../src/classroom/csv.ts';
import { nicknameAt, NicknameSchema, nicknameText } from '../../src/classroom/nickname.ts';
import { isOfRound, MOST_SEEDS, roundSeed } from '../../src/classroom/round-seed.ts';
import { neighbours, ranked, type Standing } from '../../src/classroom/standing.ts';
import { wordsOf } from '../texts.ts';

test('codes are read as they are said, and drawn evenly', () => {
  expect(new Set(CODE_LETTERS).size).toBe(31);
  expect([readCode('abc-234'), readCode(' K7 mn Pq '), readCode('ABC12O'), readCode('ABC')]).toEqual(['ABC234', 'K7MNPQ', null, null]);
  expect(codeOf(Uint8Array.of(0, 30, 31, 247, 248, 255, 61, 62))).toBe(`2Z2${CODE_LETTERS[30]}Z2`);
  expect(codeOf(Uint8Array.of(248, 249, 250, 251, 252, 253, 254, 255))).toBeNull();
});

test('nicknames go through a text and back; what is unseen is no name', () => {
  for (const name of [{ first: 3, second: 31 }, { free: 'Ana-María O’N.' }, { free: 'نور' }]) expect(nicknameAt(nicknameText(v.parse(NicknameSchema, name)))).toEqual(name);
  for (const free of ['a', ' ', '=1', 'a  b', 'a\u200Bb', '\u202Eabc', 'x'.repeat(25), 'a/b', '@me']) expect(v.safeParse(NicknameSchema, { free }).success, free).toBe(false);
  expect(() => nicknameAt('99+0')).toThrow('Invalid');
});

test('every offered nickname has words in every language', async () => {
  for (const language of ['en', 'ar']) {
    const words = await wordsOf(language);
    await words.classroom();
    for (let at = 0; at < 24; at++) expect(words.has(`nickname.first.${at}`), `${language} ${at}`).toBe(true);
    for (let at = 0; at < 32; at++) expect(words.has(`nickname.second.${at}`), `${language} ${at}`).toBe(true);
  }
});

test('a round has seeds of its own', () => {
  const seeds = Array.from({ length: MOST_SEEDS }, (_, at) => roundSeed(7, at));
  expect(new Set(seeds).size).toBe(MOST_SEEDS);
  expect(seeds.every((seed) => isOfRound(7, seed))).toBe(true);
  expect([isOfRound(8, seeds[0] ?? 0), isOfRound(7, 7)]).toEqual([false, false]);
});

test('those who are level share a rank, and the next one is left out', () => {
  const standing = (pupil: string, stars: number, value: number | null): Standing => ({ pupil, stars, value, at: 0 });
  const list = ranked([standing('d', 1, 0.1), standing('b', 3, 5), standing('a', 3, 5), standing('c', 3, 4), standing('e', 1, null)]);
  expect(list.map(({ pupil, rank }) => [pupil, rank])).toEqual([['c', 1], ['a', 2], ['b', 2], ['d', 4], ['e', 5]]);
  expect(neighbours(list, 'a').map(({ pupil }) => pupil)).toEqual(['c', 'a', 'b']);
  expect(neighbours(list, 'c').map(({ pupil }) => pupil)).toEqual(['c', 'a']);
  expect(neighbours(list, 'z')).toEqual([]);
});

test('no cell of a table is a formula', () => {
  for (const bad of ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '\r=1', '|x', '%x', '＝1']) expect(csvCell(bad).replace(/^"/, '')).toMatch(/^'/);
  expect([csvCell(-7.5), csvCell(null), csvCell(Infinity), csvCell('a,"b"\n')]).toEqual(['-7.5', '', '', '"a,""b""\n"']);
  expect(csvOf([['a', 1], ['b', null]])).toBe('\uFEFFa,1\r\nb,\r\n');
});
