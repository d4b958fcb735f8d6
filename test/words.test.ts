// Every word the player reads is in assets/locales/, in every language, and none of them is left over.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ESTree } from 'vite';
import { expect, test } from 'vitest';
import { codeIn, filesIn, lineOf, parse, read, root, type Source, walk } from './source.ts';

type Texts = Map<string, string>;
/** A key of which parts are fixed: `metric.${name}.short` is ['metric.', '.short']. */
interface Use {
  fixed: string[];
  where: string;
}

const word = /\p{L}{2,}/u;
const spoken = new Set(['title', 'placeholder', 'alt', 'label', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext']);
/** What a language says of itself to src/locale.ts: its direction, script and digits. */
const ofItself = /^language\./;
const plural = /^(.*)_(zero|one|two|few|many|other)$/;

// --- the files -------------------------------------------------------------------------------------------------

function flatten(json: unknown, prefix: string, into: Texts): Texts {
  if (typeof json === 'string') into.set(prefix, json);
  else if (typeof json === 'object' && json !== null) {
    for (const [key, value] of Object.entries(json)) flatten(value, prefix ? `${prefix}.${key}` : key, into);
  } else throw new Error(`${prefix} is not a text`);
  return into;
}

/** All texts of a language by key; those of levels.json begin with "levels.". */
function textsOf(language: string): Texts {
  const folder = `assets/locales/${language}`;
  for (const file of ['ui.json', 'levels.json', 'class.json']) {
    if (!existsSync(join(root, folder, file))) throw new Error(`${folder}/${file} is missing`);
  }
  const levels: Record<string, unknown> = JSON.parse(read(`${folder}/levels.json`));
  const wrapped = Object.keys(levels).length === 1 && 'levels' in levels;
  const texts = flatten(JSON.parse(read(`${folder}/class.json`)), '', flatten(JSON.parse(read(`${folder}/ui.json`)), '', new Map()));
  return flatten(levels, wrapped ? '' : 'levels', texts);
}

const languages = (): string[] => {
  const folder = join(root, 'assets/locales');
  if (!existsSync(folder)) throw new Error('assets/locales is missing: English is to be in assets/locales/en/{ui,levels}.json');
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
};

/** cards_one and cards_other are one key, cards, with two forms. */
function forms(texts: Texts): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const key of texts.keys()) {
    const [, base, form] = plural.exec(key) ?? [];
    const isPlural = base !== undefined && form !== undefined && texts.has(`${base}_other`);
    const name = isPlural ? base : key;
    found.set(name, (found.get(name) ?? new Set<string>()).add(isPlural ? form : ''));
  }
  return found;
}

function formsOf(language: string, key: string): string[] {
  const type = key.endsWith('_ordinal') ? 'ordinal' : 'cardinal';
  return new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories.toSorted();
}

/** The {{values}} that a text waits for, whatever its plural form. */
function values(texts: Texts, key: string): string {
  const all = ['', '_zero', '_one', '_two', '_few', '_many', '_other'].map((form) => texts.get(key + form) ?? '').join(' ');
  return [...new Set([...all.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name))].toSorted().join(', ');
}

// --- the code --------------------------------------------------------------------------------------------------

const plain = (key: string): string => key.replace(/^ui:/, '').replace(/^levels:/, 'levels.');

function fixedOf(node: ESTree.Node): string[] | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return [plain(node.value)];
  if (node.type !== 'TemplateLiteral') return undefined;
  return node.quasis.map(({ value }, index) => (index === 0 ? plain(value.cooked ?? '') : (value.cooked ?? '')));
}

const branches = (node: ESTree.Node): ESTree.Node[] =>
  node.type === 'ConditionalExpression' ? [...branches(node.consequent), ...branches(node.alternate)] : [node];

function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
}

/** What is asked for by t(…), what is only looked for by has(…), and every other string, which may be a key on its way. */
function usesIn(source: Source): { asked: Use[]; looked: Use[]; strings: Use[] } {
  const uses: { asked: Use[]; looked: Use[]; strings: Use[] } = { asked: [], looked: [], strings: [] };
  const note = (node: ESTree.Node, list: Use[]): void => {
    const fixed = fixedOf(node);
    if (fixed) list.push({ fixed, where: lineOf(source, node.start) });
  };
  const lists = new Map([['t', uses.asked], ['has', uses.looked]]);
  walk(source, {
    CallExpression(node) {
      const list = lists.get(nameOf(node.callee));
      const [first] = node.arguments;
      if (list && first) for (const branch of branches(first)) note(branch, list);
    },
    Literal: (node) => note(node, uses.strings),
    TemplateLiteral: (node) => note(node, uses.strings),
  });
  return uses;
}

/** A key fits where its parts stand in this order; a string that ends in a dot begins a key. */
function fits({ fixed }: Use, key: string): boolean {
  const [first = ''] = fixed;
  if (fixed.length === 1) return first === key || (first.length > 1 && first.endsWith('.') && key.startsWith(first));
  if (!first.includes('.')) return false;
  return new RegExp(`^${fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`).test(key);
}

const shown = ({ fixed }: Use): string => fixed.join('${…}');

function literalWords(source: Source): string[] {
  const found: string[] = [];
  const check = (node: ESTree.Node | null | undefined): void => {
    if (!node) return;
    for (const branch of branches(node)) {
      if (fixedOf(branch)?.some((part) => word.test(part))) found.push(`${lineOf(source, branch.start)} ${source.text.slice(branch.start, branch.end)}`);
    }
  };
  const inside = (node: ESTree.Node): ESTree.Node => (node.type === 'JSXExpressionContainer' ? node.expression : node);
  walk(source, {
    JSXText(node) {
      if (word.test(node.value)) found.push(`${lineOf(source, node.start)} ${node.value.trim()}`);
    },
    JSXAttribute(node) {
      if (node.name.type === 'JSXIdentifier' && spoken.has(node.name.name) && node.value) check(inside(node.value));
    },
    JSXElement: (node) => node.children.forEach((child) => check(inside(child))),
    JSXFragment: (node) => node.children.forEach((child) => check(inside(child))),
    CallExpression(node) {
      if (node.callee.type !== 'MemberExpression') return;
      const name = nameOf(node.callee);
      if (name === 'text' && nameOf(node.callee.object) === 'add') check(node.arguments[2]);
      if (name === 'setText') check(node.arguments[0]);
    },
  });
  return found;
}

// --- the tests -------------------------------------------------------------------------------------------------

const sources = codeIn('src').map((path) => parse(path));

const levelIds = (): string[] =>
  filesIn('levels', /\.json$/)
    .filter((path) => path.split('/').length === 3 && !path.startsWith('levels/calibration/') && !path.startsWith('levels/trained/'))
    .map((path) => path.replace(/^.*\/|\.json$/g, ''));

function stringsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(stringsIn) : [];
}

/** Each key that code or levels ask for, as it has to be found in English; `levels.${id}.title` is one for each level. */
function missing(english: string[], used: ReturnType<typeof usesIn>[], ids: string[]): string[] {
  const looked = new Set(used.flatMap((each) => each.looked.map(shown)));
  return used.flatMap((each) => each.asked).flatMap((use) => {
    const last = use.fixed[1] ?? '';
    const ofEachLevel = use.fixed.length === 2 && use.fixed[0] === 'levels.' && last.startsWith('.');
    if (!ofEachLevel) return english.some((key) => fits(use, key)) || looked.has(shown(use)) ? [] : [`${use.where} ${shown(use)}`];
    if (looked.has(shown(use))) return [];
    return ids.map((id) => `levels.${id}${last}`).filter((key) => !english.includes(key)).map((key) => `${use.where} ${key}`);
  });
}

test('no words in code', () => {
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.flatMap(literalWords), 'texts belong into assets/locales/en/ui.json').toEqual([]);
});

test('every key that is used has its English', () => {
  const english = [...forms(textsOf('en')).keys()];
  expect(missing(english, sources.map(usesIn), levelIds()), 'keys without English').toEqual([]);
  const named = filesIn('levels', /\.json$/).flatMap((path) => stringsIn(JSON.parse(read(path)))).map(plain);
  expect(named.filter((key) => key.startsWith('levels.') && !english.includes(key)), 'keys in levels without English').toEqual([]);
  expect(levelIds().filter((id) => !english.some((key) => key.startsWith(`levels.${id}.`))), 'levels without a text').toEqual([]);
});

test('no English is left over', () => {
  const ids = new Set(levelIds());
  const used = sources.map(usesIn).flatMap(({ asked, looked, strings }) => [...asked, ...looked, ...strings]);
  const named = new Set(filesIn('levels', /\.json$/).flatMap((path) => stringsIn(JSON.parse(read(path)))).map(plain));
  const keys = [...forms(textsOf('en')).keys()];
  expect(keys.filter((key) => !ofItself.test(key) && !named.has(key) && !used.some((use) => fits(use, key))), 'keys that nothing uses').toEqual([]);
  const orphans = keys.filter((key) => key.startsWith('levels.') && !ids.has(key.split('.')[1] ?? ''));
  expect(orphans, 'texts of levels that do not exist').toEqual([]);
});

test('each language says what English says, in its own plural forms', () => {
  const english = textsOf('en');
  const keys = forms(english);
  const wrong = languages().flatMap((language) => {
    const texts = textsOf(language);
    const own = forms(texts);
    return [
      ...[...keys.keys()].filter((key) => !own.has(key)).map((key) => `${language} lacks ${key}`),
      ...[...own.keys()].filter((key) => !keys.has(key)).map((key) => `${language} has ${key}, English has not`),
      ...[...texts].filter(([key, text]) => text.trim() === '' && !ofItself.test(key)).map(([key]) => `${language}: ${key} is empty`),
      ...[...own].flatMap(([key, found]) => {
        if (found.has('') && found.size === 1 && !keys.get(key)?.has('other')) return [];
        // i18next takes `_zero` for a count of 0 in any language that has a sentence of its own for it.
        const needed = formsOf(language, key);
        const [has, needs] = [[...found].filter((form) => form !== 'zero' || needed.includes(form)).toSorted().join(', '), needed.join(', ')];
        return has === needs ? [] : [`${language}: ${key} has the forms ${has}; it needs ${needs}`];
      }),
      ...[...keys.keys()].filter((key) => own.has(key) && values(texts, key) !== values(english, key))
        .map((key) => `${language}: ${key} waits for {{${values(texts, key)}}}, in English for {{${values(english, key)}}}`),
    ];
  });
  expect(wrong).toEqual([]);
});

test('this test sees what it looks for', () => {
  const bad = parse('src/panel/bad.tsx', `
    export const Bad = ({ t, name, yes, scene, line, id }) => (
      <p title="Two words" aria-label={t('one.two')} class="fine">Hello {'there'} {yes ? t('a.b') : t(\`metric.\${name}\`)} w {t(\`levels.\${id}.title\`)}
        {scene.add.text(0, 0, 'Loss')} {line.setText(\`Step \${name}\`)} {scene.add.text(0, 0, t('c.d'))}
      </p>)`);
  expect(literalWords(bad)).toHaveLength(5);
  expect(missing(['metric.mse', 'levels.first.title'], [usesIn(bad)], ['first', 'second']).map((line) => line.split(' ')[1]))
    .toEqual(['one.two', 'a.b', 'levels.second.title', 'c.d']);
  expect(formsOf('pl', 'cards')).toEqual(['few', 'many', 'one', 'other']);
  expect([...forms(new Map([['cards_one', ''], ['cards_other', ''], ['phase_two', '']])).keys()]).toEqual(['cards', 'phase_two']);
});
