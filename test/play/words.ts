import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const Texts = v.record(v.string(), v.unknown());

function textsOf(language: string, file: string): Record<string, unknown> {
  const path = fileURLToPath(new URL(`../../assets/locales/${language}/${file}.json`, import.meta.url));
  return v.parse(Texts, JSON.parse(readFileSync(path, 'utf8')));
}

/** Those of the game before those of the class: some names stand in both. */
const english = [{ ...textsOf('en', 'ui'), levels: textsOf('en', 'levels') }, textsOf('en', 'class')];

function find(key: string): unknown {
  const found = english.map((all) => key.split('.').reduce<unknown>((texts, part) => (v.is(Texts, texts) ? texts[part] : undefined), all));
  return found.find((text) => text !== undefined);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pattern(text: string, values: Readonly<Record<string, string>>): string {
  return text.split(/(\{\{\w+\}\})/).map((part) => {
    const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
    if (name === undefined) return escaped(part);
    const value = values[name];
    return value === undefined ? '.+?' : escaped(value);
  }).join('');
}

export function hasText(key: string): boolean {
  return typeof find(key) === 'string';
}

/** A text without values, as it stands. */
export function said(key: string): string {
  const found = find(key);
  if (typeof found !== 'string') throw new Error(`assets/locales/en: there is no text "${key}"`);
  return found;
}

/** Exactly this text of the game, in any of its plurals; what is not given in `values` may be anything. */
export function text(key: string, values: Readonly<Record<string, string>> = {}): RegExp {
  const forms = ['', '_zero', '_one', '_other'].map((plural) => find(`${key}${plural}`)).filter((form) => typeof form === 'string');
  if (forms.length === 0) throw new Error(`assets/locales/en: there is no text "${key}"`);
  return new RegExp(`^(?:${forms.map((form) => pattern(form, values)).join('|')})$`);
}

/** A text that is part of a longer name. */
export function within(key: string, values: Readonly<Record<string, string>> = {}): RegExp {
  return new RegExp(text(key, values).source.slice(1, -1));
}
