// The museum's pictures: content that names failures which are told by name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import exhibits from '../assets/museum.json';
import { root } from './source.ts';

const names: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'assets/locales/en/ui.json'), 'utf8')).fault;

test('each failure hangs once and has its name', () => {
  const faults = exhibits.map(({ fault }) => fault);
  expect(new Set(faults).size).toBe(faults.length);
  expect(faults.filter((fault) => !Object.hasOwn(names, fault))).toEqual([]);
});

test.each(exhibits)('$fault is drawn within its frame, and unlike the others', ({ fault, ground, trail, dots, bad }) => {
  expect(ground.length).toBeGreaterThan(0);
  for (const path of [...ground, trail, ...(bad === '' ? [] : [bad])]) expect(path).toMatch(/^M[\d\s.\-A-Za-z]+$/);
  for (const [x = -1, y = -1] of dots) expect(x >= 0 && x <= 120 && y >= 0 && y <= 80, `${x}, ${y}`).toBe(true);
  expect(exhibits.filter((other) => other.trail === trail && other.bad === bad).map((other) => other.fault)).toEqual([fault]);
});
