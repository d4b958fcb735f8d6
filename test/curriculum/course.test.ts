// The course and its files agree.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCourse } from '../../src/curriculum/course.ts';
import { levels } from './levels.ts';

const course = parseCourse(JSON.parse(readFileSync('levels/course.json', 'utf8')));

test.each(course.parts)('$id names levels that are there, each in its part, and says which one is its boss', (part) => {
  const own = part.levels.map((id) => levels.find((level) => level.id === id));
  expect(own.flatMap((level, index) => (level === undefined ? [part.levels[index]] : []))).toEqual([]);
  expect(own.filter((level) => level !== undefined && level.part !== part.id).map((level) => level?.id)).toEqual([]);
  expect(own.filter((level) => level?.boss === true).map((level) => level?.id)).toEqual(part.boss === undefined ? [] : [part.boss]);
});

test('a boss proves what comes before it: it has a call or a transfer to be understood by', () => {
  const bosses = levels.filter(({ boss }) => boss);
  expect(bosses.length).toBeGreaterThan(0);
  expect(bosses.filter(({ transfer }) => transfer === undefined)).toEqual([]);
});
