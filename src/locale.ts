import { createInstance } from 'i18next';

/** Text of one language: nested sections of strings. */
export interface Texts {
  [key: string]: string | Texts;
}

/** The same shape as the game's Words; this file imports nothing of the game. */
interface Words {
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  number(value: number, decimals?: number): string;
  date(month: number, day: number): string;
  has(key: string): boolean;
  language: string;
  direction: 'ltr' | 'rtl';
  /** Resolves once the texts of the levels have arrived. */
  whole: Promise<void>;
  /** Fetches the texts of the classroom, which most players never need. */
  classroom(): Promise<void>;
}

/** Texts are content, fetched as such: those of the interface first, those of the levels once the title can be used. */
const interfaces = import.meta.glob<string>('../assets/locales/*/ui.json', { eager: true, query: '?url', import: 'default' });
const courses = import.meta.glob<string>('../assets/locales/*/levels.json', { eager: true, query: '?url', import: 'default' });

/** Texts of the classroom. */
const classes = import.meta.glob<string>('../assets/locales/*/class.json', { eager: true, query: '?url', import: 'default' });

/** What falls in where a language says nothing yet. */
const SOURCE = 'en';
/** English made longer at run time, to see where the layout breaks. */
const LONG = 'long';

/** Fonts of scripts that the Latin ones do not cover, loaded with the language. */
const FONTS: Readonly<Record<string, () => Promise<unknown>>> = {
  arabic: () => import('@fontsource-variable/noto-sans-arabic/wght.css'),
};

function codeOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}

/** Every folder of assets/locales with a ui.json, named in the language itself. */
export function languages(): readonly { code: string; name: string }[] {
  return Object.keys(interfaces).map(codeOf).sort().map((code) => ({
    code,
    name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  }));
}

/** The language asked for, or the first of the browser's that there is. */
function chosen(asked: string | null, preferred: readonly string[]): string {
  const codes = languages().map(({ code }) => code);
  const found = [...(asked === null ? [] : [asked]), ...preferred]
    .map((tag) => codes.find((code) => tag === code || tag.startsWith(`${code}-`)))
    .find((code) => code !== undefined);
  return found ?? SOURCE;
}

async function fetchTexts(address: string): Promise<Texts> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

type Read = (address: string) => Promise<Texts>;

async function textsOf(code: string, among: Readonly<Record<string, string>>, read: Read): Promise<Texts> {
  const path = Object.keys(among).find((each) => codeOf(each) === code);
  const address = path === undefined ? undefined : among[path];
  return address === undefined ? {} : read(address);
}

const interfaceOf = (code: string, read: Read) => textsOf(code, interfaces, read);
const courseOf = async (code: string, read: Read): Promise<Texts> => ({ levels: await textsOf(code, courses, read) });

async function classOf(code: string, read: (address: string) => Promise<Texts>): Promise<Texts> {
  const path = Object.keys(classes).find((each) => codeOf(each) === code);
  const address = path === undefined ? undefined : classes[path];
  return address === undefined ? {} : read(address);
}

/** A text about 40 % longer; what stands in braces or tags stays. */
export function lengthen(text: string): string {
  if (text.startsWith('<')) return text;
  const grown = text.split(/(\{\{.*?\}\})/).map((part) => (part.startsWith('{{') ? part : part.replace(/[aeiou]/g, '$&$&')));
  const missing = Math.ceil(text.length * 1.4) - grown.join('').length;
  return missing > 0 ? `${grown.join('')} ${'~'.repeat(Math.max(1, missing - 1))}` : grown.join('');
}

function lengthenAll(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? lengthen(text) : key === 'language' ? text : lengthenAll(text)]));
}

/** Beyond this size digits tell nobody anything: it is said in words. */
const MOST = 1e6;

/** `numbers` is a numbering system such as arab, or empty for the usual one. */
const tagOf = (language: string, numbers: string) => (numbers === '' ? language : `${language}-u-nu-${numbers}`);

/**
 * How numbers are written in a language: `numbers` is a numbering system such as arab, or empty for the usual one; `beyond`
 * is what stands for everything over a million and for everything under minus a million. Where text runs from right to
 * left, a minus sign is kept in front of its digits.
 */
export function numberWriter(language: string, numbers: string, direction: Words['direction'], beyond: { over: string; under: string }): Words['number'] {
  const tag = tagOf(language, numbers);
  const made = new Map<string, Intl.NumberFormat>();
  const format = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(tag, options);
    made.set(key, format);
    const text = format.format(Object.is(value, -0) ? 0 : value).replace(/[\u061C\u200E\u200F]/g, '').replace('-', '\u2212');
    return direction === 'rtl' && text.includes('\u2212') ? `\u2066${text}\u2069` : text;
  };
  return (value, decimals) => {
    if (Number.isNaN(value)) return '–';
    const size = Math.abs(value);
    if (size > MOST) return value < 0 ? beyond.under : beyond.over;
    if (size < 1e-6 && decimals === undefined) return format(0, {});
    if (decimals !== undefined) {
      const rounded = Number(value.toFixed(decimals));
      return format(rounded, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    }
    return size >= 100 ? format(value, { maximumFractionDigits: 0 }) : format(value, { maximumSignificantDigits: 3 });
  };
}

function sectionText(texts: Texts, section: string, key: string): string {
  const found = texts[section];
  const text = typeof found === 'object' ? found[key] : undefined;
  return typeof text === 'string' ? text : '';
}

/**
 * Text in `language`, or in the browser's where it is null; English fills what is missing. The interface is there at once, the
 * texts of levels follow: see `whole`.
 */
export async function loadLocale(language: string | null, preferred: readonly string[] = navigator.languages, read: Read = fetchTexts): Promise<Words> {
  const long = language === LONG;
  const code = long ? SOURCE : chosen(language, preferred);
  const own = await interfaceOf(code, read);
  const i18n = createInstance();
  await i18n.init({
    lng: code,
    fallbackLng: SOURCE,
    resources: { [code]: { translation: long ? lengthenAll(own) : own } },
    interpolation: { escapeValue: false },
  });
  const add = (to: string, texts: Texts) => { i18n.addResourceBundle(to, 'translation', texts, true); };
  const whole = courseOf(code, read).then((texts) => add(code, long ? lengthenAll(texts) : texts));
  // A language that says everything never waits for English.
  const fill = async () => {
    add(SOURCE, await interfaceOf(SOURCE, read));
    add(SOURCE, await courseOf(SOURCE, read));
  };
  if (code !== SOURCE) whole.then(fill, fill).catch(() => undefined);
  const script = sectionText(own, 'language', 'script');
  await FONTS[script]?.();
  const direction = sectionText(own, 'language', 'direction') === 'rtl' ? 'rtl' : 'ltr';
  const beyond = { over: sectionText(own, 'language', 'over-million'), under: sectionText(own, 'language', 'under-million') };
  const numbers = sectionText(own, 'language', 'numbers');
  const number = numberWriter(code, numbers, direction, beyond);
  return {
    language: code,
    direction,
    number,
    date: (month, day) => new Intl.DateTimeFormat(tagOf(code, numbers), { month: 'long', day: 'numeric' }).format(new Date(2000, month - 1, day)),
    whole,
    async classroom() {
      const texts = await classOf(code, read);
      add(code, long ? lengthenAll(texts) : texts);
    },
    has: (key) => i18n.exists(key, { count: 1 }) || i18n.exists(key),
    t(key, values = {}) {
      const replace = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? number(value) : value]));
      const { count } = values;
      return i18n.t(key, typeof count === 'number' ? { replace, count } : { replace });
    },
  };
}
