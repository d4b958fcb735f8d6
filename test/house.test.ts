// Who may import whom, and what the pure rooms must not know. Lint keeps their globals (see .oxlintrc.json).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { codeIn, lineOf, parse, root, type Source, walk } from './source.ts';

const mayImport: Record<string, string[]> = {
  engine: [],
  curriculum: ['engine'],
  game: ['curriculum', 'engine'],
  trainer: ['game', 'curriculum', 'engine'],
  board: ['game', 'curriculum', 'engine'],
  panel: ['game', 'curriculum', 'engine', 'classroom'],
  classwork: ['classroom', 'game', 'storage'],
  watching: ['classroom', 'game'],
  teach: ['panel', 'curriculum', 'locale'],
  classroom: ['curriculum', 'engine'],
  server: ['classroom', 'curriculum', 'engine'],
  locale: [],
  sound: [],
  storage: ['game'],
  content: ['game', 'curriculum'],
  hearing: ['game', 'sound'],
  learning: ['engine', 'curriculum', 'game', 'trainer'],
  main: ['learning', 'engine', 'curriculum', 'game', 'trainer', 'board', 'panel', 'classroom', 'classwork', 'watching', 'locale', 'sound', 'storage', 'content', 'hearing'],
};

/** The only room each of these packages may be imported in. */
const owners: Array<[RegExp, string]> = [
  [/^phaser(\/|$)/, 'board'],
  [/^preact(\/|$)/, 'panel'],
  [/^i18next(\/|$)/, 'locale'],
  [/^howler(\/|$)/, 'sound'],
  [/^idb(\/|$)/, 'storage'],
  [/^@simplewebauthn\/browser$/, 'classroom'],
  [/^(node:|hono(\/|$)|@hono\/|kysely(\/|$)|libsql(\/|$)|pg$|obscenity$|@simplewebauthn\/server$)/, 'server'],
  [/^uqr$/, 'panel'],
];

const pure = ['engine', 'curriculum', 'game'];

/** The only packages that the pure rooms may use. */
const purePackages = new Set(['valibot']);

/** Exactly specified by ECMAScript, so the same bits everywhere; everything else of Math is not. */
const exact = new Set([
  'abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc',
  'E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2',
]);

/** src/engine/loss/mse.ts is in engine; src/sound.ts is in sound. */
const roomOf = (path: string): string => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';

const sources = codeIn('src').map((path) => parse(path));

const importsOf = (source: Source): Array<{ from: Source; to: string }> =>
  source.imports.map((to) => ({ from: source, to }));

function wrongImport({ from, to }: { from: Source; to: string }): string | undefined {
  const room = roomOf(from.path);
  const owner = owners.find(([name]) => name.test(to))?.[1];
  if (owner !== undefined && owner !== room) return `${from.path} imports ${to}, which belongs to src/${owner}`;
  if (!to.startsWith('.')) {
    const welcome = !pure.includes(room) || purePackages.has(to);
    return welcome ? undefined : `${from.path} imports ${to}: ${room} knows no package but ${[...purePackages].join(', ')}`;
  }
  const target = posix.join(posix.dirname(from.path), to.replace(/\?.*$/, ''));
  if (!target.startsWith('src/')) return undefined;
  const other = roomOf(target);
  if (other === room || mayImport[room]?.includes(other)) return undefined;
  return `${from.path} imports ${target}, but ${room} may import only: ${mayImport[room]?.join(', ') || 'nothing'}`;
}

function inexact(source: Source): string[] {
  const found: string[] = [];
  const allowed = new Set<number>();
  walk(source, {
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.object.name !== 'Math' || node.computed) return;
      if (node.property.type === 'Identifier' && exact.has(node.property.name)) allowed.add(node.object.start);
    },
    BinaryExpression(node) {
      if (node.operator === '**') found.push(`${lineOf(source, node.start)} has **: engines differ in its last bit`);
    },
    AssignmentExpression(node) {
      if (node.operator === '**=') found.push(`${lineOf(source, node.start)} has **=: engines differ in its last bit`);
    },
    Identifier(node) {
      if (node.name === 'toLocaleString' || node.name === 'localeCompare') {
        found.push(`${lineOf(source, node.start)} has ${node.name}: it differs between devices`);
      }
    },
  });
  walk(source, {
    Identifier(node) {
      if (node.name !== 'Math' || allowed.has(node.start)) return;
      found.push(`${lineOf(source, node.start)} uses Math for something inexact; see src/engine/exact.ts`);
    },
  });
  return found;
}

test('there is a house to look at', () => {
  expect(sources.length).toBeGreaterThan(0);
  for (const room of pure) expect(sources.some(({ path }) => roomOf(path) === room), `no files in src/${room}`).toBe(true);
});

test('every room is in the table', () => {
  expect(sources.map(({ path }) => roomOf(path)).filter((room) => !(room in mayImport))).toEqual([]);
});

test('each room imports only what it may', () => {
  expect(sources.flatMap(importsOf).flatMap((each) => wrongImport(each) ?? [])).toEqual([]);
});

test('engine, curriculum and game compute the same bits everywhere', () => {
  expect(sources.filter(({ path }) => pure.includes(roomOf(path))).flatMap(inexact)).toEqual([]);
});

test('this test sees what it looks for', () => {
  const bad = parse(
    'src/engine/bad.ts',
    `import type { State } from '../game/state.ts'
     export * from '../panel/app.tsx'
     const later = () => import('phaser')
     import { openDB } from 'idb'
     const { exp } = Math
     export const four = Math.abs(-2) ** 2 + Math.exp(1)`,
  );
  expect(importsOf(bad).flatMap((each) => wrongImport(each) ?? [])).toHaveLength(4);
  expect(inexact(bad)).toHaveLength(3);
});

test('lint forbids clocks, devices, chance and casts in the pure rooms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-lint-'));
  try {
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const room of pure) {
      mkdirSync(join(folder, 'src', room), { recursive: true });
      const lines = ['Math.random()', 'Math.tanh(1)', 'Date.now()', 'performance.now()', 'document.title', 'fetch("/")',
        'localStorage.length', 'navigator.language', 'setTimeout(() => 0)', 'JSON.parse("1") as number'];
      const code = lines.map((line, index) => `export const bad${index} = ${line}`).join('\n');
      writeFileSync(join(folder, 'src', room, 'bad.ts'), code);
      const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
      const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'unix', `src/${room}`], { cwd: folder, encoding: 'utf8' });
      expect(stdout.split('\n').filter((line) => line.startsWith('src/'))).toHaveLength(lines.length);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
