import * as v from 'valibot';
import type { Level } from '../src/curriculum/level.ts';
import { readJson } from './read-levels.ts';

const FILE = 'assets/locales/en/levels.json';
const Sides = v.strictObject({ less: v.string(), same: v.optional(v.string()), more: v.string() });
const Text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const Prompt = v.pipe(
  Text,
  v.check((text) => text.split(/\s+/).length <= 12, 'twelve words at most'),
);
const TextsSchema = v.record(
  v.string(),
  v.strictObject({
    name: Text,
    prompt: Prompt,
    after: Text,
    card: Text,
    formula: v.pipe(v.string(), v.startsWith('<math'), v.endsWith('</math>')),
    'formula-words': Text,
    commit: Text,
    transfer: v.optional(Prompt),
    why: v.optional(Text),
    questions: v.optional(v.record(v.string(), Text), {}),
    options: v.optional(v.record(v.string(), Sides), {}),
  }),
);
export type LevelTexts = v.InferOutput<typeof TextsSchema>;

/** The English texts of all levels. @throws naming the file and the field. */
export function readTexts(): LevelTexts {
  const parsed = v.safeParse(TextsSchema, readJson(FILE));
  if (parsed.success) return parsed.output;
  throw new Error(parsed.issues.map((issue) => `${FILE}: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}`).join('\n'));
}

/** What a level says without a text for it. */
export function missingTexts(level: Level, texts: LevelTexts): readonly string[] {
  const own = texts[level.id];
  if (own === undefined) return [`${FILE}: ${level.id}: no texts; give name, prompt, after, card, formula, formula-words and commit`];
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
