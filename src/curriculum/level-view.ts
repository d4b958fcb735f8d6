import * as v from 'valibot';
import { Count, Finite, Id } from './draw.ts';

const Axis = v.strictObject({ min: Finite, max: Finite });
const Place = v.optional(v.picklist(['main', 'inset']), 'main');
export const ViewSchema = v.variant('kind', [
  /** Hotels as dots over distance, and the network's line. */
  v.strictObject({
    kind: v.literal('line'), place: Place,
    handles: v.optional(v.boolean(), false),
    /** Error bars, squares on them, and their figures. */
    errors: v.optional(v.picklist(['none', 'bars', 'squares']), 'none'),
    figures: v.optional(v.boolean(), false),
    /** The errors with which the round began, laid end to end: what they come to. */
    added: v.optional(v.boolean(), false),
    /** How far the last lap moved the price that it moved most. */
    moved: v.optional(v.boolean(), false),
    line: v.optional(v.boolean(), true),
    /** The parameters as dials over the town, each from and to so much. */
    dials: v.optional(v.record(v.string(), v.tuple([Finite, Finite]))),
  }),
  v.strictObject({ kind: v.literal('loss-curve'), place: Place, parameter: v.string(), axis: Axis }),
  v.strictObject({ kind: v.literal('landscape'), place: Place, x: v.string(), y: v.string(), xAxis: Axis, yAxis: Axis }),
  /** The loss after each epoch since the round or a new start began, over so many; `choice`: on the scale that a tool of that name is set to. */
  v.strictObject({ kind: v.literal('training-curve'), place: Place, laps: Count, scale: v.optional(v.picklist(['linear', 'log', 'choice']), 'linear') }),
  /** The gradient at each place that was looked at, as a post over this axis; `reach` is the height of the highest. */
  v.strictObject({ kind: v.literal('slopes'), place: Place, parameter: v.string(), axis: Axis, reach: Finite }),
  /** Each row at its distance on a beam, and how hard its error pulls at a parameter there. */
  v.strictObject({ kind: v.literal('pulls'), place: Place, parameter: v.string() }),
  v.strictObject({ kind: v.literal('program'), place: Place }),
  /** One neuron: inputs, wires as wide as their weights, the weighted sum of each row over the water line, and a lantern at what comes out. */
  v.strictObject({
    kind: v.literal('neuron'), place: Place,
    /** The numbers that its sums and outputs go through. */
    axis: Axis,
    /** `dark`: only what goes in and what should come out is seen. */
    sums: v.optional(v.picklist(['shown', 'dark']), 'shown'),
    /** Its weights and bias are not seen. */
    sealed: v.optional(v.boolean(), false),
    /** The function that the sum goes through: `traced` as far as it was fed. */
    curve: v.optional(v.picklist(['none', 'traced', 'shown']), 'none'),
  }),
  /** Machines side by side in a town: what each makes of it, by how much it misses today, and what became of those that were hired. */
  v.strictObject({ kind: v.literal('rivals'), place: Place }),
  /** The piece in the light, seen through the lens of the place where it lies, over the places with their pieces. */
  v.strictObject({ kind: v.literal('sorting'), place: Place }),
  /** A table whose columns are wired to a machine, and what it then says of each row. Texts of a column: cells.<column>; of a cell of words: cells.<column>-<number>. */
  v.strictObject({
    kind: v.literal('wiring'), place: Place,
    /** Columns that a new row does not have yet. */
    late: v.optional(v.array(Id), []),
    /** Columns of words, and those that only count the rows. */
    words: v.optional(v.array(Id), []),
    counts: v.optional(v.array(Id), []),
  }),
]);

export type View = v.InferOutput<typeof ViewSchema>;
