import * as v from 'valibot';
import { Count, DrawSchema, Finite, ValuesSchema } from './draw.ts';

/** A small machine of one idea, computed in full at every touch. Its knobs are parameter tools of the names that are told here. */
export const ApparatusSchema = v.variant('kind', [
  /** Nine weights (k1 … k9, row by row) that slide over pictures of so many pixels a side, drawn by the seed: some are seen, others judge. */
  v.strictObject({ kind: v.literal('filter'), size: v.pipe(Count, v.minValue(8), v.maxValue(24)), seen: Count, hidden: Count }),
  /** A neuron whose output comes back to it, times w, with the next input: what it says after each of these inputs. */
  v.strictObject({ kind: v.literal('memory'), inputs: v.pipe(v.array(Finite), v.minLength(2), v.maxLength(16)) }),
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
] as const;

export type Apparatus = v.InferOutput<typeof ApparatusSchema>;
export type Edge = (typeof EDGES)[number];
