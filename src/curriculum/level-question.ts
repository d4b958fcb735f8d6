import * as v from 'valibot';
import { Count, Finite, Id, ValuesSchema } from './draw.ts';
import { MarksSchema } from './level-marks.ts';
import { ACTIVATIONS } from './level-network.ts';
import { PictureSchema } from './level-picture.ts';
import { QuantitySchema } from './level-quantity.ts';
import { ViewSchema } from './level-view.ts';
import { RangeSchema } from './range.ts';

export const MACHINES = ['memory', 'line', 'cut'] as const;
export const QuestionSchema = v.strictObject({
  /** Text: levels.<level>.questions.<id>. */
  id: Id,
  /** Asked so many times, with fresh draws each time. */
  repeat: v.optional(Count, 1),
  /** Puts parameters and the rate here before asking. */
  at: v.optional(ValuesSchema, {}),
  /** The activation of the last layer from here on. */
  activation: v.optional(v.picklist(ACTIVATIONS)),
  /** So many of the training rows are known while this is asked; all, if left out. */
  known: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The training row that goes through a graph, counted from 1. */
  row: v.optional(Count),
  /** The boundary bends only at these of its places from here on, counted from 1. */
  bends: v.optional(v.array(Count)),
  /** A fault that the seed picks among the options, and plants in a unit of the network that stands at the start; of a race, the run of that name is the case. The fault's name is what is right. */
  planted: v.optional(v.literal(true)),
  /** The run of a race that shows, once a case is closed, what the same start comes to without the fault. */
  cure: v.optional(Id),
  /** What feeds tell while this is asked is told to the nearest so much. */
  told: v.optional(v.pipe(Finite, v.gtValue(0))),
  /** The tools that are in use while this is asked. */
  tools: v.optional(v.array(v.string())),
  /** What the board shows while it is asked, instead of the level's own views. */
  views: v.optional(v.array(ViewSchema)),
  /** A call that starts where the question of this name was answered. */
  from: v.optional(Id),
  /** What it is asked of, where a sorting view shows it. */
  picture: v.optional(PictureSchema),
  /** Once it is answered, a wiring view writes this column of its table in another unit: so many times as large, and so much more. Its text: cells.<column>-<id>. */
  rescaled: v.optional(v.strictObject({ column: Id, id: Id, times: v.optional(Finite, 1), plus: v.optional(Finite, 0) })),
  /** The runs of the race that are seen, and can be answered with; all, if left out. `masked`: without their names, in an order that the seed draws. */
  runs: v.optional(v.pipe(v.array(Id), v.minLength(1))),
  masked: v.optional(v.boolean(), false),
  /** Of these rows the race shows figures while it is asked; `laps` runs along updates or laps. */
  sees: v.optional(v.array(v.picklist(['train', 'test', 'sealed'])), ['train']),
  along: v.optional(v.picklist(['laps', 'updates']), 'laps'),
  /** Once it is answered, rivals show what comes of the line that was luckiest on the rows kept back. */
  luckiest: v.optional(v.literal(true)),
  /** Ideas that come back: of the questions of one station the seed draws one, another in every round. A ring shows where it stands. */
  station: v.optional(Id),
  /** The level whose idea comes back in it: the player's own reference card is shown where it was missed. */
  recalls: v.optional(Id),
  ask: QuantitySchema,
  answer: v.variant('kind', [
    /** `starts`: where its knob stands before it is touched. */
    v.strictObject({ kind: v.literal('number'), ...RangeSchema, starts: v.optional(Finite, 0), within: Finite, unit: v.picklist(['dollar', 'dollar-squared', 'percent', 'plain']) }),
    /** Is the quantity less, the same or more than another? `same` is offered where `tolerance` is given. */
    v.strictObject({ kind: v.literal('compare'), with: QuantitySchema, tolerance: v.optional(Finite) }),
    /** One of several, of which the level says what is right, unless it comes out of a duel. Text: levels.<level>.options.<question>.<option>. */
    v.strictObject({ kind: v.literal('option'), options: v.pipe(v.array(Id), v.minLength(2)), is: v.optional(Id) }),
    /** Which machine misses least tomorrow, in a town that the seed builds, or, where some are given, draws from them? */
    v.strictObject({ kind: v.literal('machine'), among: v.pipe(v.array(v.picklist(MACHINES)), v.minLength(2)), towns: v.optional(v.array(v.strictObject({ ground: v.picklist(['slope', 'river', 'quarters']), number: Count })), []) }),
    /** Which row has the largest absolute error, or, where pulls are asked for, pulls hardest? */
    v.strictObject({ kind: v.literal('row'), data: v.picklist(['train', 'test']) }),
    /** Which run has the least or the most of what is asked of `each`? Or which comes first, in the order of the question's runs, that has enough? */
    v.strictObject({ kind: v.literal('run'), by: v.picklist(['least', 'most', 'first']), enough: v.optional(Finite) }),
    MarksSchema,
    /** Set the tools so that the quantity is at most this, or at most so much above the least that any of them reaches, and hand over. */
    v.strictObject({ kind: v.literal('setting'), atMost: v.union([Finite, v.strictObject({ aboveLeast: Finite })]) }),
  ]),
  /** A bet is kept and shown, but not judged. */
  judged: v.optional(v.boolean(), true),
  /** A wrong answer is tried again: it counts as a mistake, but the round can still be won. */
  again: v.optional(v.boolean(), false),
  /** What happens once it is answered: the test set opens, the parameter asked for moves to the true answer, the network is trained for so many laps, or the line is put where the known rows, and what is asked of, want it. */
  then: v.optional(v.picklist(['nothing', 'open-test', 'apply', 'train', 'refit']), 'nothing'),
  laps: v.optional(Count, 1),
});

export type Question = v.InferOutput<typeof QuestionSchema>;
export type Machine = (typeof MACHINES)[number];
