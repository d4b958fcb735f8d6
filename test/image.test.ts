// What the Dockerfile takes into the image is whole: a script without what it imports ends before its first line.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source.ts';

const copied = Array.from(readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm), ([, names = '']) => names.split(' ')).flat();
const scripts = copied.filter((name) => name.startsWith('scripts/'));

test('every script of the image is there with the scripts it imports', () => {
  expect(scripts).toContain('scripts/start.js');
  const asked = scripts.flatMap((script) => Array.from(readFileSync(join(root, script), 'utf8').matchAll(/^import .* from '(\..+)';$/gm), ([, path = '']) => normalize(join(dirname(script), path))));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((path) => !scripts.includes(path))).toEqual([]);
});
