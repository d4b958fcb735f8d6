import * as v from 'valibot';
import { Count, Time } from './field.ts';
import { NicknameSchema } from './nickname.ts';

/** What is given: see awards.ts. */
export const AWARDS = ['closest', 'smallest', 'failure', 'improved'] as const;
export type AwardKind = (typeof AWARDS)[number];

/** How a class trains together. `hand`: pupils say the error of their row, and the median counts. `device`: their devices train on their rows. `fold`: each device trains a network without its rows, which judge it; what is new is asked of all of them. */
export const WAYS = ['hand', 'device', 'fold'] as const;

const Values = v.record(v.string(), v.number());

/** A network that the class trains together, as it stands. */
const TogetherSchema = v.looseObject({
  plan: v.string(),
  by: v.picklist(WAYS),
  /** From 1; one more than `laps` once all are done. */
  lap: Count,
  laps: Count,
  state: v.picklist(['running', 'waiting', 'done']),
  until: v.nullable(Time),
  /** As this lap began: in the units of training, in the order of the layout, and in miles, stars and dollars by name; of folds see firstParameters. */
  parameters: v.array(v.number()),
  values: Values,
  /** Before the lap that was last closed. */
  before: v.nullable(Values),
  /** At the beginning of each lap so far. */
  losses: v.array(v.number()),
  /** Features and target of every row. */
  rows: v.array(v.array(v.number())),
  /** What the network says of each row, in the target's units; of folds, which are several, nothing. */
  predicted: v.optional(v.array(v.number()), []),
  /** Who is awaited in this lap, and who was heard. */
  shares: v.array(v.looseObject({ owners: v.number(), answers: v.number() })),
  /** What the shares of the last lap came to. */
  last: v.nullable(v.array(v.looseObject({ by: v.picklist(['class', 'server']), answers: v.number(), said: v.nullable(v.number()), exact: v.nullable(v.number()) }))),
  /** Of folds: their rows, counted from 0, and, once one was heard and worked out again, its network and its loss on the rows it learnt from and on those kept from it. */
  folds: v.nullable(v.array(v.looseObject({ rows: v.array(Count), done: v.nullable(v.looseObject({ learnt: v.number(), kept: v.number(), values: Values })) }))),
  /** The best network of a pupil on the rows that the class's is measured on, without its name. */
  rival: v.nullable(v.looseObject({ level: v.string(), loss: v.number() })),
});
export type Together = v.InferOutput<typeof TogetherSchema>;

/** A share that this pupil owns. */
export const OwnShareSchema = v.looseObject({
  share: Count,
  /** Of its first row: features, what the class's network says of it, the target. */
  inputs: v.array(v.number()),
  predicted: v.number(),
  actual: v.number(),
  /** What was sent, once it was. */
  result: v.nullable(v.array(v.number())),
});
export type OwnShare = v.InferOutput<typeof OwnShareSchema>;

/** A sealed envelope: what network it tests, and, once it is open, its rows. */
const EnvelopeSchema = v.looseObject({
  values: Values,
  /** Its loss on the rows it was trained on, and how many there are of these and of the sealed ones. */
  trained: v.number(),
  trainRows: v.array(v.array(v.number())),
  count: Count,
  rows: v.nullable(v.array(v.looseObject({ inputs: v.array(v.number()), predicted: v.number(), actual: v.number() }))),
});
export type Envelope = v.InferOutput<typeof EnvelopeSchema>;

/** A failure in the museum of the class; `name` only where its finder wishes so. */
const FindingSchema = v.looseObject({ fault: v.string(), level: v.string(), name: v.nullable(NicknameSchema), yours: v.boolean() });
export type Finding = v.InferOutput<typeof FindingSchema>;

/** An award; `name` only where whoever got it wishes so. */
const AwardSchema = v.looseObject({ kind: v.picklist(AWARDS), detail: v.looseObject({ level: v.optional(v.string()), fault: v.optional(v.string()), value: v.optional(v.number()), truth: v.optional(v.number()), from: v.optional(v.number()) }), name: v.nullable(NicknameSchema), yours: v.boolean() });
export type Award = v.InferOutput<typeof AwardSchema>;

/** What pupils and teacher see of the lesson besides levels and boards. */
export const LessonEntries = {
  together: v.nullable(TogetherSchema),
  envelope: v.nullable(EnvelopeSchema),
  museum: v.array(FindingSchema),
  awards: v.array(AwardSchema),
  /** In a round of transfers: how many solved theirs. */
  solved: v.number(),
};
