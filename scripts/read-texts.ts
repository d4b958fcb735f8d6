import * as v from 'valibot';
import { flawLines } from '../src/curriculum/flaw.ts';
import type { Level } from '../src/curriculum/level.ts';
import { readJson } from './read-levels.ts';

const FILE = 'assets/locales/en/levels.json';
const Sides = v.strictObject({ less: v.string(), same: v.optional(v.string()), more: v.string() });
const Text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const Prompt = v.pipe(
  Text,
  v.check((text) => text.split(/\s+/).length <= 12, 'twelve words at most'),
);
const LevelTextsSchema = v.strictObject({
  name: Text,
  prompt: Prompt,
  after: Text,
  card: Text,
  formula: v.pipe(v.string(), v.startsWith('<math'), v.endsWith('</math>')),
  'formula-words': Text,
  commit: Text,
  transfer: v.optional(Prompt),
  why: v.optional(Text),
  /** What the figures of a round came to, once it is over. */
  figures: v.optional(Text),
  questions: v.optional(v.record(v.string(), Text), {}),
  options: v.optional(v.record(v.string(), Sides), {}),
});
const TextsSchema = v.record(v.string(), v.unknown());
export type Texts = v.InferOutput<typeof TextsSchema>;

/** The English texts by level, each still to be checked with its level. @throws where the file holds no such list. */
export function readTexts(): Texts {
  const parsed = v.safeParse(TextsSchema, readJson(FILE));
  if (parsed.success) return parsed.output;
  throw new Error(flawLines(FILE, parsed.issues));
}

/** What a level says without a text for it, or with one that can't be: of this level alone. */
export function missingTexts(level: Level, texts: Texts): readonly string[] {
  if (!Object.hasOwn(texts, level.id)) return [`${FILE}: ${level.id}: no texts; give name, prompt, after, card, formula, formula-words and commit`];
  const parsed = v.safeParse(LevelTextsSchema, texts[level.id]);
  if (!parsed.success) return flawLines(FILE, parsed.issues, level.id).split('\n');
  const own = parsed.output;
  const missing: string[] = [];
  if (level.transfer !== undefined && own.transfer === undefined) missing.push(`${FILE}: ${level.id}.transfer: missing; give the prompt of the transfer`);
  if (level.call !== undefined && own.why === undefined) missing.push(`${FILE}: ${level.id}.why: missing; explain in a sentence or two what the call has just shown`);
  const asked = [...level.questions, ...(level.fresh?.questions ?? []), ...(level.transfer?.questions ?? []), ...(level.call === undefined ? [] : [level.call])];
  for (const { id, answer } of asked) {
    if (own.questions[id] === undefined) missing.push(`${FILE}: ${level.id}.questions.${id}: missing; give the question`);
    if (answer.kind !== 'compare') continue;
    const sides = own.options[id];
    if (sides === undefined || (sides.same === undefined) !== (answer.tolerance === undefined))
      missing.push(`${FILE}: ${level.id}.options.${id}: give less and more, and same where the question has a tolerance`);
  }
  return missing;
}
