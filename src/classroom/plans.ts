import * as v from 'valibot';
import file from '../../levels/together.json' with { type: 'json' };
import { WAYS } from './lesson.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
const Level = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/));

/** A training that a class does together: each share of the rows is worked out by those who own it, and the shares make the class's network. */
const PlanSchema = v.strictObject({
  id: Level,
  by: v.picklist(WAYS),
  /** Whose rows and network these are. */
  level: Level,
  /** Levels whose best network of a pupil the class races. */
  rivals: v.array(Level),
  /** Columns that are standardised: the features, or the target, too. */
  scaled: v.picklist(['inputs', 'all']),
  /** `seed`: always the same; `draws`: so many from the seed of the round, of which each fold keeps the one it learns best from. */
  start: v.union([v.literal('zero'), v.strictObject({ seed: v.pipe(v.number(), v.integer()) }), v.strictObject({ draws: v.pipe(Count, v.maxValue(10)) })]),
  rate: v.pipe(v.number(), v.gtValue(0)),
  laps: v.pipe(Count, v.maxValue(100)),
  /** Of each share, before the shares are put together again. */
  epochs: v.pipe(Count, v.maxValue(5000)),
  /** Into so many the rows are dealt, one after the other. */
  shares: v.pipe(Count, v.maxValue(60)),
  /** After so long the server fills what is missing. */
  seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
  /** Errors that can be said by hand, in units of the target. */
  dial: v.optional(v.strictObject({ min: v.number(), max: v.number(), step: v.pipe(v.number(), v.gtValue(0)) })),
});
export type TogetherPlan = v.InferOutput<typeof PlanSchema>;

const Minutes = v.pipe(v.number(), v.minValue(1));
const StepSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['play', 'exit']), level: Level, minutes: Minutes }),
  /** `question`: its text is lesson.ask.<question>, with these values; `truth`: what is told when it opens. */
  v.strictObject({ kind: v.literal('bet'), level: Level, minutes: Minutes, question: Level, values: v.record(v.string(), v.number()), truth: v.number() }),
  v.strictObject({ kind: v.literal('together'), together: Level, minutes: Minutes }),
  v.strictObject({ kind: v.literal('envelope'), minutes: Minutes }),
  v.strictObject({ kind: v.picklist(['join', 'museum']), minutes: Minutes }),
]);
export type LessonStep = v.InferOutput<typeof StepSchema>;

const FileSchema = v.strictObject({
  schema: v.literal(1),
  plans: v.array(PlanSchema),
  /** The level whose network a sealed envelope tests, one linear neuron, and how many rows are sealed. */
  envelope: v.strictObject({ level: Level, rows: Count }),
  /** The steps of a lesson, each a round or a look at the museum. */
  lesson: v.array(StepSchema),
});

const parsed = v.parse(FileSchema, file);

/** What a class can train together, as `levels/together.json` says. */
export const PLANS: readonly TogetherPlan[] = parsed.plans;
export const ENVELOPE = parsed.envelope;
export const LESSON: readonly LessonStep[] = parsed.lesson;

export function planOf(id: string): TogetherPlan | null {
  return PLANS.find((plan) => plan.id === id) ?? null;
}
