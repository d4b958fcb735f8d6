import * as v from 'valibot';
import { Count, DrawSchema, Id } from './draw.ts';
import { LensSchema, PictureSchema, REGIONS } from './level-picture.ts';

/**
 * Sort and wire: pieces that are laid into places and handed over; what lies wrong may be laid anew. Texts:
 * levels.<level>.pieces.<piece>, levels.<level>.places.<place>, and, once it lay wrong, levels.<level>.wrong.<piece>.
 */
export const ArrangementSchema = v.strictObject({
  pieces: v.pipe(v.array(v.strictObject({
    id: Id,
    /** The places it belongs to, any of which is right; none: it stays outside. */
    belongs: v.array(Id),
    /** What it looks like on the board. */
    picture: v.optional(PictureSchema),
    /** The part of the photo that is asked about, where every point is. */
    region: v.optional(v.picklist(REGIONS)),
    /** One of the dials that stand beside the training: what it showed at the end of each of the runs. Layers are the first and the last. */
    dial: v.optional(v.picklist(['first-weight', 'last-weight', 'first-bias', 'last-bias', 'rate', 'epochs', 'units', 'loss'])),
    /** The level whose reference card goes with it. */
    level: v.optional(Id),
  })), v.minLength(2)),
  places: v.pipe(v.array(v.strictObject({
    id: Id,
    holds: v.optional(Count),
    /** What the place makes of a piece that lies there, on the board. */
    lens: v.optional(LensSchema),
    /** Columns that lie here feed the machine, or are what its outputs are compared with. */
    socket: v.optional(v.picklist(['input', 'target'])),
  })), v.minLength(1)),
  /** So many of the pieces are drawn by the seed; all, if left out. */
  draw: v.optional(Count),
  /** Runs of the task's network that dials are read of: so many, from other starts, by one recipe; `units` of its first layer. */
  runs: v.optional(v.strictObject({ count: Count, rate: DrawSchema, epochs: DrawSchema, units: DrawSchema })),
  /** Places stand in an order, from first to last: they are drawn as a chain. */
  chain: v.optional(v.boolean(), false),
});

export type Arrangement = v.InferOutput<typeof ArrangementSchema>;
