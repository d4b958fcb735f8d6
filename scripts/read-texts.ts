import * as v from 'valibot';
import { flawLines } from '../src/curriculum/flaw.ts';
import type { Level } from '../src/curriculum/level.ts';
import { callsOf } from '../src/curriculum/task.ts';
import { readJson } from './read-levels.ts';

const FILE = 'assets/locales/en/levels.json';
const Text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const Named = v.optional(v.record(v.string(), Text), {});
const Prompt = v.pipe(
  Text,
  v.check((text) => text.split(/\s+/).length <= 12, 'twelve words at most'),
);
const LevelTextsSchema = v.strictObject({
  name: Text,
  prompt: Prompt,
  after: Text,
  /** In its place, where no step of the round moved two parameters at once. */
  'after-single': v.optional(Text),
  /** By how much a round was missed. */
  missed: v.optional(Text),
  card: Text,
  formula: v.pipe(v.string(), v.startsWith('<math'), v.endsWith('</math>')),
  /** Over the reference networks, where they train otherwise than the player. */
  crowd: v.optional(Text),
  'formula-words': Text,
  commit: Text,
  transfer: v.optional(Prompt),
  why: v.optional(Text),
  /** What the figures of a round came to, once it is over. */
  figures: v.optional(Text),
  questions: Named,
  options: v.optional(v.record(v.string(), v.record(v.string(), Text)), {}),
  pieces: Named,
  /** The runs of a race. */
  runs: Named,
  places: Named,
  /** Of a piece that was handed over in the wrong place. */
  wrong: Named,
  /** What each of several calls has just shown. */
  whys: Named,
  /** A wrong answer to a question, once its round is over. */
  told: Named,
  /** What a place makes of what lies there. */
  says: Named,
  /** What stands in a column of words, by column and number: `<column>-<number>`. */
  cells: Named,
  /** The word that looks at others, and how its sentence goes on, by question; the words that are looked at, and what the ends of their plane stand for. */
  asking: v.optional(Text),
  endings: Named,
  words: Named,
  axes: Named,
  /** Those who pass messages on. */
  people: Named,
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
  const asked = [...level.questions, ...(level.fresh?.questions ?? []), ...(level.transfer?.questions ?? []), ...callsOf(level)];
  for (const { id, answer } of asked) {
    if (own.questions[id] === undefined) missing.push(`${FILE}: ${level.id}.questions.${id}: missing; give the question`);
    const wanted = answer.kind === 'compare' ? ['less', ...(answer.tolerance === undefined ? [] : ['same']), 'more'] : answer.kind === 'option' ? answer.options : [];
    if (Object.keys(own.options[id] ?? {}).toSorted().join() !== wanted.toSorted().join()) {
      missing.push(`${FILE}: ${level.id}.options.${id}: give ${wanted.join(', ')}, and nothing else`);
    }
  }
  const named = asked.some(({ answer }) => answer.kind === 'run') ? (level.race?.runs ?? []) : [];
  for (const { id } of named) if (own.runs[id] === undefined) missing.push(`${FILE}: ${level.id}.runs.${id}: missing; name the run`);
  for (const { pieces, places } of [level.arrangement, level.fresh?.arrangement, level.transfer?.arrangement].filter((each) => each !== undefined)) {
    for (const { id, dial } of pieces) {
      if (dial !== undefined) continue;
      if (own.pieces[id] === undefined) missing.push(`${FILE}: ${level.id}.pieces.${id}: missing; name the piece`);
      if (own.wrong[id] === undefined) missing.push(`${FILE}: ${level.id}.wrong.${id}: missing; say why it does not belong where it was laid`);
    }
    for (const { id } of places) if (own.places[id] === undefined) missing.push(`${FILE}: ${level.id}.places.${id}: missing; name the place`);
  }
  for (const { apparatus } of [level, level.fresh, level.transfer].filter((each) => each !== undefined)) {
    const [kind, ids] = apparatus?.kind === 'attention' ? (['words', apparatus.words] as const) : apparatus?.kind === 'messages' ? (['people', apparatus.people] as const) : (['words', []] as const);
    for (const { id } of ids) if (own[kind][id] === undefined) missing.push(`${FILE}: ${level.id}.${kind}.${id}: missing; give its name`);
    if (apparatus?.kind === 'attention' && own.asking === undefined) missing.push(`${FILE}: ${level.id}.asking: missing; name the word that looks`);
  }
  return missing;
}
