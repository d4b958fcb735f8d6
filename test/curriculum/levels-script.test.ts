// What `npm run levels` says of levels and texts that are broken, in a copy of the house with two levels.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson } from '../../scripts/read-levels.ts';
import { readTexts } from '../../scripts/read-texts.ts';
import { root } from '../source.ts';

const TEXTS = 'assets/locales/en/levels.json';
const PART = 'levels/linear-regression';
let house = '';

function write(path: string, content: unknown): void {
  writeFileSync(join(house, path), typeof content === 'string' ? content : JSON.stringify(content));
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'downhill-levels-'));
  for (const folder of ['src', 'scripts', 'assets', 'levels/calibration', 'levels/trained']) cpSync(join(root, folder), join(house, folder), { recursive: true });
  mkdirSync(join(house, PART));
  for (const id of ['direction', 'bias']) cpSync(join(root, PART, `${id}.json`), join(house, PART, `${id}.json`));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  write('package.json', { type: 'module' });
  write('levels/course.json', { parts: [{ id: 'linear-regression', number: 2, pages: [42, 91], levels: ['direction', 'bias'] }] });
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function levels(): unknown {
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/levels.ts', '--json'], { cwd: house, encoding: 'utf8' });
  return JSON.parse(stdout);
}

test('a text that is missing is told of its level alone, and hides no proof', () => {
  const texts = readTexts();
  const { bias } = texts;
  write(TEXTS, { ...texts, bias: { ...(typeof bias === 'object' ? bias : {}), card: undefined } });
  expect(levels()).toMatchObject([
    { id: 'direction', error: null, proved: true, faults: [] },
    { id: 'bias', error: null, startFails: true, solutionPasses: true, proved: false, faults: [`${TEXTS}: bias.card: missing; give it`] },
  ]);
  write(TEXTS, texts);
});

test('of a level that does not parse, nothing is made up', () => {
  const level = readJson(`${PART}/bias.json`);
  for (const broken of ['{', { ...(typeof level === 'object' ? level : {}), pages: 'all' }]) {
    write(`${PART}/bias.json`, broken);
    const nothing = { pages: null, kind: null, startFails: null, solutionPasses: null, luck: null, blind: null, needsItsTool: null, hintsPass: null, reliable: null };
    expect(levels()).toMatchObject([{ id: 'direction', proved: true }, { id: 'bias', part: 'linear-regression', ...nothing, error: expect.stringContaining(`${PART}/bias.json: `), proved: false }]);
  }
  write(`${PART}/bias.json`, level);
});
