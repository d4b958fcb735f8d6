// Text and numbers in every language there is.
import { expect, test } from 'vitest';
import { languages, lengthen, loadLocale, numberWriter, type Texts } from '../src/locale.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source.ts';
import { fetched } from './texts.ts';

const folder = join(root, 'assets', 'locales');
const codes = readdirSync(folder);
const MILLIONS = { over: 'over', under: 'under' };
const PLURAL = /_(zero|one|two|few|many|other)$/;

function read(code: string, file: string): Texts {
  return JSON.parse(readFileSync(join(folder, code, file), 'utf8'));
}

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[`${path}${key}`, text] satisfies [string, string]] : flat(text, `${path}${key}.`)));
}

const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w[\w-]*)\}\}/g)].map(([, name = '']) => name).sort();

test('English is written with a true minus, digits that matter, and signs for what is no number', () => {
  const number = numberWriter('en', '', 'ltr', MILLIONS);
  expect([number(-7.0583), number(0.0465), number(16050.9), number(144.466), number(0), number(-0)]).toEqual(['\u22127.06', '0.0465', '16,051', '144', '0', '0']);
  expect([number(-7, 2), number(-0.001, 1), number(150, 0)]).toEqual(['\u22127.00', '0.0', '150']);
  expect([number(Number.NaN), number(1e-9)]).toEqual(['–', '0']);
});

test('over a million nobody counts digits: it is said in words, in every language', async () => {
  const number = numberWriter('en', '', 'ltr', MILLIONS);
  expect([1e6, 1_000_001, 2.14e112, Infinity, -1e6, -2e6, -Infinity].map((value) => number(value))).toEqual(['1,000,000', 'over', 'over', 'over', '\u22121,000,000', 'under', 'under']);
  expect([number(3e9, 0), number(-3e9, 1)]).toEqual(['over', 'under']);
  for (const code of codes) {
    const words = await loadLocale(code, [], fetched);
    const [over, under] = [words.number(2.14e112), words.number(-1e7)];
    expect(over, code).toMatch(/^[\p{L}\p{M} ]{6,}$/u);
    expect(under, code).toMatch(/^[\p{L}\p{M} ]{6,}$/u);
    expect(over, code).not.toBe(under);
    expect(words.t('live.value', { name: 'MSE', value: 1e30 }), code).toContain(over);
  }
});

test('Arabic has its own digits, and the minus stays in front of them', () => {
  expect(numberWriter('ar', 'arab', 'rtl', MILLIONS)(-7.4)).toBe('\u2066\u2212٧٫٤\u2069');
});

test('a day is written as its language does', async () => {
  expect((await loadLocale('en', [], fetched)).date(11, 4)).toBe('November 4');
  expect((await loadLocale('ar', [], fetched)).date(11, 24)).toMatch(/^٢٤ \p{L}+$/u);
});

test('whatever a gauge can measure is told on a tap on its name', () => {
  const keys = flat(read('en', 'ui.json')).map(([key]) => key);
  const metrics = keys.flatMap((key) => (/^metric\.[\w-]+$/.test(key) ? [key.slice('metric.'.length)] : []));
  expect(metrics).toContain('missed-starts');
  expect(metrics.filter((metric) => !keys.includes(`metric-why.${metric}`))).toEqual([]);
});

test('a language is a folder', () => {
  expect(languages().map(({ code }) => code)).toEqual(codes.toSorted());
  expect(languages().find(({ code }) => code === 'ar')?.name).toBe('العربية');
});

test('the language asked for wins, then the browser’s, then English', async () => {
  expect((await loadLocale('ar', ['en'], fetched)).language).toBe('ar');
  expect((await loadLocale(null, ['xx', 'ar-EG', 'en'], fetched)).language).toBe('ar');
  expect((await loadLocale('xx', ['yy'], fetched)).language).toBe('en');
  expect((await loadLocale('ar', [], fetched)).direction).toBe('rtl');
});

test('plurals follow the language', async () => {
  const english = await loadLocale('en', [], fetched);
  expect([0, 1, 37].map((count) => english.t('ghost.reaches', { count }))).toEqual([
    'You already stand at the goal.',
    'Descent from here reaches the goal in 1 lap.',
    'Descent from here reaches the goal in 37 laps.',
  ]);
  const arabic = await loadLocale('ar', [], fetched);
  expect([0, 1, 2, 3, 11, 100].map((count) => arabic.t('counted.steps', { count }))).toEqual(['لا خطوات', 'خطوة واحدة', 'خطوتان', '٣ خطوات', '١١ خطوة', '١٠٠ خطوة']);
});

test('numbers in a text are written as the language writes them', async () => {
  const words = await loadLocale('en', [], fetched);
  expect(words.t('missed.value', { value: -0.04651, bound: 4096 })).toBe('You handed over: \u22120.0465; 4,096 or less was asked.');
  expect(words.t('crowd.among', { count: 4096 })).toBe('You among 4,096 networks');
});

test('a text that is nowhere is known to be nowhere', async () => {
  const words = await loadLocale('en', [], fetched);
  expect([words.has('levels.no-such.name'), words.has('pass.title'), words.has('stars.count')]).toEqual([false, true, true]);
});

test('long texts are at least 40 % longer, and what is filled in stays', async () => {
  expect(lengthen('Set {{value}} now')).toMatch(/\{\{value\}\}/);
  for (const [key, text] of flat(read('en', 'ui.json')))
    if (key !== 'language' && text.length > 0) expect(lengthen(text).length, key).toBeGreaterThanOrEqual(Math.ceil(text.length * 1.4));
  const words = await loadLocale('long', [], fetched);
  expect(words.t('missed.value', { value: 3, bound: 2 })).toMatch(/3.*2/);
});

test.each(codes.filter((code) => code !== 'en'))('%s says everything that English says, with the same numbers in it', (code) => {
  for (const file of ['ui.json', 'levels.json', 'class.json']) {
    const english = new Map<string, string>();
    for (const [key, text] of flat(read('en', file))) english.set(key.replace(PLURAL, ''), `${english.get(key.replace(PLURAL, '')) ?? ''}${text}`);
    const own = flat(read(code, file));
    const said = new Set(own.map(([key]) => key.replace(PLURAL, '')));
    expect(
      [...english.keys()].filter((key) => !said.has(key)),
      file,
    ).toEqual([]);
    for (const [key, text] of own) {
      const source = english.get(key.replace(PLURAL, ''));
      expect(source, `${file}: ${key} is not in English`).toBeDefined();
      const allowed = holes(source ?? '');
      expect(
        holes(text).filter((hole) => !allowed.includes(hole)),
        `${file}: ${key}`,
      ).toEqual([]);
    }
  }
});

test.each(codes)('%s has every plural form that the language needs', (code) => {
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const keys = new Set(flat(read(code, 'ui.json')).map(([key]) => key));
  for (const key of keys) {
    if (!PLURAL.test(key)) continue;
    const base = key.replace(PLURAL, '');
    expect(
      forms.filter((form) => !keys.has(`${base}_${form}`)),
      base,
    ).toEqual([]);
  }
});
