import * as v from 'valibot';

/** Words there are in every language for the first and the second half of an offered nickname: `nickname.first.0` and so on. */
export const FIRST_WORDS = 24;
export const SECOND_WORDS = 32;

/** Letters, marks, digits and single spaces, apostrophes, dashes or dots between them; nothing unseen. */
const FREE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[ '’.-][\p{L}\p{M}\p{N}]+)*\.?$/u;

const Index = (count: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(count - 1));
const PairSchema = v.strictObject({ first: Index(FIRST_WORDS), second: Index(SECOND_WORDS) });
const FreeSchema = v.strictObject({
  free: v.pipe(v.string(), v.maxLength(100), v.normalize('NFC'), v.trim(), v.minLength(2), v.maxLength(24), v.regex(FREE)),
});

/** Two words that were offered, by their numbers, so that each device shows them in its own language; or a name of one's own. */
export const NicknameSchema = v.union([PairSchema, FreeSchema]);
export type Nickname = v.InferOutput<typeof NicknameSchema>;

/** One text for each nickname: equal names have equal texts. */
export function nicknameText(name: Nickname): string {
  return 'free' in name ? `=${name.free}` : `${name.first}+${name.second}`;
}

/** The nickname that such a text stands for. @throws where it is none. */
export function nicknameAt(text: string): Nickname {
  if (text.startsWith('=')) return { free: text.slice(1) };
  const [first = Number.NaN, second = Number.NaN] = text.split('+').map(Number);
  return v.parse(PairSchema, { first, second });
}
