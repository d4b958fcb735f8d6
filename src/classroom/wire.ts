import * as v from 'valibot';
import { AttemptSchema } from '../curriculum/attempt.ts';
import { Count, IdSchema, Time } from './field.ts';
import { AWARDS, LessonEntries, OwnShareSchema } from './lesson.ts';
import { MOST_MINUTES } from './limits.ts';
import { NicknameSchema } from './nickname.ts';

/** What crosses the wire between a browser and the classroom's server, in both directions. Times are milliseconds since 1970, of the server's clock. */

const LevelId = v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z][a-z0-9-]*$/));
// Nothing unseen, so that no name can hide or turn the text around it.
const Title = v.pipe(v.string(), v.maxLength(200), v.normalize('NFC'), v.trim(), v.maxLength(60), v.regex(/^[^\p{C}\u2028\u2029]*$/u));

const Ask = v.pipe(v.string(), v.maxLength(400), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(140), v.regex(/^[^\p{C}\u2028\u2029]*$/u));
const Bet = v.pipe(v.number(), v.finite(), v.minValue(-1e12), v.maxValue(1e12));

export const SettingsSchema = v.strictObject({
  /** Levels that may be played for the class; null: all. */
  open: v.nullable(v.pipe(v.array(LevelId), v.maxLength(200))),
  /** What pupils see of each other. */
  board: v.picklist(['histogram', 'neighbours', 'ranked', 'off']),
  /** Names of one's own, besides those that are offered. */
  freeNames: v.boolean(),
  /** New pupils may come in. */
  joinable: v.boolean(),
  /** Not deleted after 90 days. */
  keep: v.boolean(),
});
export type ClassSettings = v.InferOutput<typeof SettingsSchema>;
export const NEW_SETTINGS: ClassSettings = { open: null, board: 'histogram', freeNames: false, joinable: true, keep: false };

// --- requests ---------------------------------------------------------------------------------------------------

export const OpenClassSchema = v.strictObject({ name: v.optional(Title, '') });
export const EnterSchema = v.strictObject({ token: IdSchema });
export const LookSchema = v.strictObject({ code: v.pipe(v.string(), v.maxLength(20)) });
export const JoinSchema = v.strictObject({ code: v.pipe(v.string(), v.maxLength(20)), name: NicknameSchema });
export const SubmitSchema = v.strictObject({
  /** Made by the client: the same id twice is the same attempt. */
  id: IdSchema,
  /** The round of the class it was played in, if any. */
  round: v.nullable(Count),
  attempt: AttemptSchema,
});
export type Submission = v.InferOutput<typeof SubmitSchema>;
/** How it goes on a level, as the pupil's device tells it: shown to the teacher, never scored. */
export const VisitSchema = v.strictObject({ level: LevelId, moves: Count, tries: Count, hints: Count, stuck: v.boolean(), /** What the goal asks about, as it stands. */ value: v.optional(v.nullable(Bet), null) });
export type Visit = v.InferOutput<typeof VisitSchema>;
export const ChangeSchema = v.strictObject({ name: v.optional(Title), settings: v.optional(v.partial(SettingsSchema)) });
/** `play`: a level. `bet`: a number that everyone commits. `envelope`: the same, and the server opens the rows it is about. `together`: the class trains one network. `exit`: a level's transfer alone. */
export const ROUND_KINDS = ['play', 'bet', 'envelope', 'together', 'exit'] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];
export const StartRoundSchema = v.strictObject({
  kind: v.optional(v.picklist(ROUND_KINDS)),
  /** The plan of what is trained together. */
  together: v.optional(v.nullable(LevelId), null),
  /** Not of an envelope or what is trained together: these bring their own. */
  level: v.optional(LevelId),
  /** A time box, or null. */
  minutes: v.nullable(v.pipe(v.number(), v.minValue(0.1), v.maxValue(MOST_MINUTES))),
  /** Where it is not the level that is played, but a number about it that everyone commits: the question. */
  question: v.optional(v.nullable(Ask), null),
});
export const EndRoundSchema = v.strictObject({ truth: v.optional(v.nullable(Bet), null) });
export const BetSchema = v.strictObject({ round: Count, value: Bet });
export const ShareSchema = v.strictObject({ round: Count, lap: Count, share: Count, result: v.pipe(v.array(Bet), v.minLength(1), v.maxLength(2000)) });
export type ShareSent = v.InferOutput<typeof ShareSchema>;
export const TurnLapSchema = v.strictObject({ round: Count, lap: Count, /** It goes on and is to end; else the next is to begin. */ close: v.boolean() });
const Fault = v.pipe(v.string(), v.maxLength(40), v.regex(/^[a-z][a-z0-9-]*$/));
/** Whether a finder, or whoever got an award, wants to be named. */
export const WishSchema = v.strictObject({ fault: v.optional(Fault), award: v.optional(v.picklist(AWARDS)), named: v.boolean() });
/** `fault`: the failure of the class's museum that the teacher finds finest. */
export const GiveAwardsSchema = v.strictObject({ fault: v.optional(v.nullable(Fault), null) });
export const ChangePupilSchema = v.strictObject({ name: v.optional(NicknameSchema), out: v.optional(v.boolean()) });
export const NothingSchema = v.strictObject({});

// --- answers ----------------------------------------------------------------------------------------------------

export const RefusalSchema = v.looseObject({ error: v.string() });

export const OpenedSchema = v.looseObject({ class: IdSchema, token: IdSchema });
export const RotatedSchema = v.looseObject({ token: IdSchema });
export const LookedSchema = v.looseObject({ class: IdSchema, name: v.string(), free: v.boolean(), offers: v.array(NicknameSchema) });
export type Looked = v.InferOutput<typeof LookedSchema>;
export const JoinedSchema = v.looseObject({ class: IdSchema, pupil: IdSchema, name: NicknameSchema });

/** `outdated`: received in a version of the level that this server no longer has; kept, and neither counted nor held against anybody. */
export const STATUSES = ['provisional', 'verified', 'rejected', 'outdated'] as const;
export const VerdictSchema = v.looseObject({
  id: IdSchema,
  status: v.picklist(STATUSES),
  /** Why it was rejected, or is outdated. */
  reason: v.nullable(v.string()),
  stars: v.nullable(v.number()),
  value: v.nullable(v.number()),
});
export type Verdict = v.InferOutput<typeof VerdictSchema>;

const RoundSchema = v.looseObject({
  number: Count,
  level: v.string(),
  seed: v.number(),
  started: Time,
  until: v.nullable(Time),
  ended: v.nullable(Time),
  question: v.nullable(v.string()),
  kind: v.picklist(ROUND_KINDS),
  together: v.nullable(v.string()),
});
export type Round = v.InferOutput<typeof RoundSchema>;

const PlaceSchema = v.looseObject({
  rank: v.number(),
  name: NicknameSchema,
  stars: v.number(),
  value: v.nullable(v.number()),
  you: v.boolean(),
});
export type Place = v.InferOutput<typeof PlaceSchema>;

/** One level as the class stands on it. */
const BoardSchema = v.looseObject({
  level: v.string(),
  /** Best values of all who passed, best first, without names; null where the board is off or shows neighbours only. */
  values: v.nullable(v.array(v.nullable(v.number()))),
  /** Your own place, and where the teacher chose so, those next to you or all. */
  places: v.array(PlaceSchema),
  /** How many passed. */
  passed: v.number(),
  /** What reference networks reached, best first, at equal parts of them; null where none were trained. */
  references: v.nullable(v.array(v.number())),
});
export type Board = v.InferOutput<typeof BoardSchema>;

const PodiumSchema = v.looseObject({
  round: Count,
  level: v.string(),
  /** Plays that are still to be recomputed. */
  waiting: v.number(),
  places: v.array(PlaceSchema),
});

/** What was committed, opened for all at once: without names. */
const RevealSchema = v.looseObject({ values: v.array(v.number()), median: v.nullable(v.number()), truth: v.nullable(v.number()) });
export type Reveal = v.InferOutput<typeof RevealSchema>;

/** What this server judges by: the version of the engine, and of the level that the round is about. */
const JudgesSchema = v.looseObject({ engine: v.number(), level: v.nullable(v.string()) });

/** What a pupil sees. */
export const DeskSchema = v.looseObject({
  version: v.number(),
  now: Time,
  judges: JudgesSchema,
  name: v.string(),
  you: v.looseObject({ pupil: IdSchema, name: NicknameSchema }),
  open: v.nullable(v.array(v.string())),
  round: v.nullable(RoundSchema),
  boards: v.array(BoardSchema),
  podium: v.nullable(PodiumSchema),
  pupils: v.number(),
  /** The number this pupil committed, how many did, and what came out once it was opened. */
  bet: v.nullable(v.number()),
  committed: v.number(),
  reveal: v.nullable(RevealSchema),
  ...LessonEntries,
  /** Of what the class trains together. */
  own: v.array(OwnShareSchema),
  /** This pupil solved the transfer of the round. */
  yourSolved: v.boolean(),
});
export type Desk = v.InferOutput<typeof DeskSchema>;

const CellSchema = v.looseObject({
  pupil: IdSchema,
  level: v.string(),
  /** Attempts received, and those of them that were refused. */
  attempts: v.number(),
  rejected: v.number(),
  waiting: v.number(),
  passed: v.boolean(),
  understood: v.boolean(),
  stars: v.number(),
  value: v.nullable(v.number()),
  /** The attempt that reached it. */
  best: v.nullable(v.string()),
  /** Steps of hints in it, recomputed. */
  helped: v.number(),
  /** Other pupils who made the very same moves, where there were many. */
  alike: v.number(),
  moves: v.number(),
  tries: v.number(),
  hints: v.number(),
  stuck: v.boolean(),
  /** What the goal asks about, as it stands on the pupil's device; null: never said. */
  at: v.nullable(v.number()),
  /** When the pupil was last there; 0: never said. */
  seen: Time,
});
export type Cell = v.InferOutput<typeof CellSchema>;

/** What the teacher sees. */
export const RoomSchema = v.looseObject({
  version: v.number(),
  now: Time,
  class: IdSchema,
  name: v.string(),
  code: v.string(),
  codeUntil: Time,
  expires: Time,
  settings: SettingsSchema,
  round: v.nullable(RoundSchema),
  rounds: v.number(),
  pupils: v.array(v.looseObject({ pupil: IdSchema, name: NicknameSchema, out: v.boolean(), joined: Time })),
  cells: v.array(CellSchema),
  podium: v.nullable(v.looseObject({
    round: Count, level: v.string(), waiting: v.number(),
    places: v.array(v.looseObject({ rank: v.number(), pupil: IdSchema, name: NicknameSchema, stars: v.number(), value: v.nullable(v.number()), attempt: v.string(), parameters: v.record(v.string(), v.number()) })),
  })),
  committed: v.number(),
  reveal: v.nullable(RevealSchema),
  ...LessonEntries,
  /** Features and target of the rows of a round with one feature: what winners are drawn on. */
  ground: v.array(v.array(v.number())),
  /** Who gave nothing yet of what is asked of them: for the teacher alone. */
  awaited: v.array(IdSchema),
  /** What reference networks reached, by level, for the boards. */
  references: v.record(v.string(), v.array(v.number())),
  /** Attempts of the class that wait to be recomputed. */
  waiting: v.number(),
  /** Passkeys that open the class. */
  passkeys: v.number(),
  /** Addresses at which pupils on the same network reach this server. */
  addresses: v.array(v.string()),
});
export type Room = v.InferOutput<typeof RoomSchema>;

/** An attempt as the teacher opens it on the board. */
export const KeptAttemptSchema = v.looseObject({ id: IdSchema, pupil: IdSchema, name: NicknameSchema, attempt: AttemptSchema, status: v.picklist(STATUSES), reason: v.nullable(v.string()) });
export type KeptAttempt = v.InferOutput<typeof KeptAttemptSchema>;
