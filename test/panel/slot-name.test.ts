import { expect, test } from 'vitest';
import { readJson, readLevel } from '../../scripts/read-levels.ts';
import { slotsOf } from '../../src/curriculum/program.ts';
import type { Words } from '../../src/game/translate.ts';
import { slotName } from '../../src/panel/slot-name.ts';

const texts = readJson('assets/locales/en/ui.json');

function find(key: string): unknown {
  return key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === part)?.[1] : undefined), texts);
}

const words: Words = {
  t: (key, values = {}) => String(find(key)).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name])),
  number: String,
  date: (month, day) => `${day}.${month}.`,
  has: (key) => typeof find(key) === 'string',
  language: 'en',
  direction: 'ltr',
};

test('every slot has a name in words, and no two the same', () => {
  const { program } = readLevel('levels/linear-regression/four-steps.json');
  if (program === undefined) throw new Error('four-steps has no program');
  const names = slotsOf(program).map((slot) => slotName(words, program, slot));
  expect(new Set(names).size).toBe(11);
  expect(names[0]).toBe('the first slot for both');
  expect(names.at(-1)).toBe('the fifth slot of b');
  for (const [index, slot] of slotsOf(program).entries()) expect(names[index]).not.toContain(slot);
  expect(slotName(words, program, 'rate')).toBe('');
});
