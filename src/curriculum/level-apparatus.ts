import * as v from 'valibot';
import { Count, DrawSchema, Finite, Id, ValuesSchema } from './draw.ts';

/** A small machine of one idea, computed in full at every touch. Its knobs are parameter tools of the names that are told here. */
export const ApparatusSchema = v.variant('kind', [
  /** Nine weights (k1 … k9, row by row) that slide over pictures of so many pixels a side, drawn by the seed: some are seen, others judge. */
  v.strictObject({ kind: v.literal('filter'), size: v.pipe(Count, v.minValue(8), v.maxValue(24)), seen: Count, hidden: Count }),
  /** A neuron whose output comes back to it, times w, with the next input: what it says after each of these inputs. */
  v.strictObject({ kind: v.literal('memory'), inputs: v.pipe(v.array(Finite), v.minLength(2), v.maxLength(16)) }),
  /**
   * A word that looks at the others: its query (q1, q2) against their keys. The word that is `open` has its key from the knobs
   * key1 and key2. Texts: words.<word>, asking, endings.<question>, axes.<left, right, down, up>.
   */
  v.strictObject({ kind: v.literal('attention'), words: v.pipe(v.array(v.strictObject({ id: Id, key: v.tuple([Finite, Finite]) })), v.minLength(2)), open: v.optional(Id) }),
  /**
   * People and friendships (people counted from 1): in each round everybody becomes half of what they were and half of the
   * mean of their friends. Some are told their colour, −1 or 1, at the start, the rest stand at 0; `side` is where each
   * belongs. Values: `rounds`; `teller`, the one person more who is told theirs (0: nobody); `bridge`, 1 where the friendships of
   * that name count, too. Texts: people.<person>.
   */
  v.strictObject({
    kind: v.literal('messages'),
    people: v.pipe(v.array(v.strictObject({ id: Id, x: Finite, y: Finite, side: v.picklist([-1, 1]), told: v.optional(v.literal(true)) })), v.minLength(2)),
    friends: v.pipe(v.array(v.tuple([Count, Count])), v.minLength(1)),
    bridge: v.optional(v.array(v.tuple([Count, Count])), []),
  }),
  /**
   * Forged hotels among real ones. A town draws its hotels' distances about a `centre` with a `spread`, and their prices about
   * a line of this `height` in the middle and this `slope`, with a `scatter`; the values of these names are the forger's. The seed draws the
   * real town's. A detector learns from so many of either, and is tried on as many fresh ones as there are to try.
   */
  v.strictObject({
    kind: v.literal('forgery'), rows: Count, fresh: Count,
    real: v.strictObject({ centre: DrawSchema, spread: DrawSchema, height: DrawSchema, slope: DrawSchema, scatter: DrawSchema }),
  }),
  /**
   * What comes next, of a level that learns the sentences of a text: on a page of so many `lines`, the first training sentences in
   * which the word stands, `next` are counted after it. Their values have the words' names; `temperature` is that of the network's
   * softmax wherever it says what comes next, or writes.
   */
  v.strictObject({ kind: v.literal('following'), word: Id, next: v.pipe(v.array(Id), v.minLength(2)), lines: Count }),
]);

/** Where a picture gets brighter or darker along a row, or down a column. */
export const EDGES = ['brighter-right', 'darker-right', 'brighter-down', 'darker-down'] as const;
const given = v.optional(ValuesSchema, {});

/** Quantities of an apparatus; each is of the apparatus of that kind. */
export const APPARATUS_QUANTITIES = [
  /**
   * `stray`: of edges that should glow and do not, of others and of plain places that do, the largest part in percent, in
   * the pictures that are seen, or in those that judge. `glow`: how bright plain places, upright or level edges are on
   * average. `patch`: what comes out of these nine pixels.
   */
  v.strictObject({
    of: v.literal('filter'), figure: v.picklist(['stray', 'glow', 'patch']), given,
    pictures: v.optional(v.picklist(['seen', 'hidden']), 'hidden'),
    wanted: v.optional(v.array(v.picklist(EDGES)), []),
    /** What comes out below zero stays dark. */
    rectified: v.optional(v.boolean(), false),
    at: v.optional(v.picklist(['plain', 'upright', 'level']), 'plain'),
    patch: v.optional(v.pipe(v.array(DrawSchema), v.length(9))),
  }),
  /**
   * `signal`: what is said at a step, `left`: its size. `off`: how far that is from what is wanted there. `gradient`: what of
   * an error of 1 at that step has reached the first one, and `reach` its size; `change`: the size of the gradient of w there.
   * Beyond the inputs of the apparatus nothing more comes in.
   */
  v.strictObject({
    of: v.literal('memory'), figure: v.picklist(['signal', 'left', 'off', 'gradient', 'reach', 'change']), given,
    step: Count, wanted: v.optional(Finite, 1),
  }),
  /** In percent. `share`: how much of the look a word gets. `short`: by how much, at most, a word gets less than is wanted. */
  v.strictObject({ of: v.literal('attention'), figure: v.picklist(['share', 'short']), given, word: v.optional(Id), wanted: v.optional(v.record(v.string(), Finite), {}) }),
  /**
   * `colour`: a person's, −1 to 1. `unclear`: how many do not show their side's colour by at least `clear`. `apart`: how far the
   * mean colours of the sides are from one another. `reached`: the rounds until something reaches a person.
   */
  v.strictObject({ of: v.literal('messages'), figure: v.picklist(['colour', 'unclear', 'apart', 'reached']), given, person: v.optional(Count, 1), clear: v.optional(Finite, 0.1) }),
  /** How many of fresh hotels the detector tells right, in percent. */
  v.strictObject({ of: v.literal('forgery'), figure: v.picklist(['caught']), given }),
  /**
   * `miscounted`: by how much the counts are off those of the page, all in all. In percent: `counted`, how often that `word` follows on the page;
   * `share`, how likely the network takes it for, once it has `heard` these; `off`, how far its likeliest word is from what is `wanted`.
   */
  v.strictObject({ of: v.literal('following'), figure: v.picklist(['miscounted', 'counted', 'share', 'off']), given, heard: v.optional(v.array(Id), []), word: v.optional(Id), wanted: v.optional(Finite, 0) }),
] as const;

export type Apparatus = v.InferOutput<typeof ApparatusSchema>;
export type Edge = (typeof EDGES)[number];
