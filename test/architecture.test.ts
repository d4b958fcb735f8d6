// The map is true: every path that ARCHITECTURE.md names exists.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from './source.ts';

const rooms = ['src', 'levels', 'assets', 'test', 'scripts', 'docs', 'bench', '.ci'];
const ending = /\.(ts|tsx|js|json|md|html|css|webm|mp3|svg|wgsl)$/;

/** Paths in `code spans`, in code blocks and in links; a/{b,c}.ts is two, a/<name>.json is its folder. */
function pathsIn(text: string): string[] {
  const spans = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```/g), ...text.matchAll(/`([^`\n]+)`/g), ...text.matchAll(/\]\(([^)\s]+)\)/g)];
  const words = spans.flatMap(([, span = '']) => span.split(/[\s,;:()|]+(?![^{]*\})/));
  const paths = words
    .map((word) => word.replace(/^\.\//, '').replace(/[.#]$|#.*$/, ''))
    .filter((word) => rooms.some((room) => word.startsWith(`${room}/`)) || (/^[\w.-]+$/.test(word) && ending.test(word) && /^[A-Z]|^index|\.config\./.test(word)))
    .flatMap(braces)
    .map((path) => (/[<*…]/.test(path) ? dirname(path.slice(0, path.search(/[<*…]/) + 1)) : path));
  return [...new Set(paths)].filter((path) => path !== '.');
}

function braces(path: string): string[] {
  const found = /^(.*)\{([^}]*)\}(.*)$/.exec(path);
  if (!found) return [path];
  const [, before = '', inside = '', after = ''] = found;
  return inside.split(',').flatMap((each) => braces(before + each.trim() + after));
}

test('ARCHITECTURE.md names only what exists', () => {
  expect(existsSync(join(root, 'ARCHITECTURE.md')), 'ARCHITECTURE.md is missing').toBe(true);
  const paths = pathsIn(read('ARCHITECTURE.md'));
  expect(paths.length, 'ARCHITECTURE.md names no path at all').toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('ARCHITECTURE.md can be read in one sitting', () => {
  expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150);
});

test('paths are found in spans, blocks and links', () => {
  const text = 'See `src/engine/{exact,random}.ts` and [this](docs/a.md).\n```\nlevels/<part>/<id>.json  one a file\n```\n`tanh`';
  expect(pathsIn(text).toSorted()).toEqual(['docs/a.md', 'levels', 'src/engine/exact.ts', 'src/engine/random.ts']);
});
