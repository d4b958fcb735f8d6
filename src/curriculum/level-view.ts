import * as v from 'valibot';
import { Count, Finite, Id } from './draw.ts';
import { COUNTED } from './level-quantity.ts';
import { RATES } from './level-classes.ts';

const Axis = v.strictObject({ min: Finite, max: Finite });
/** Beside the main picture or below it: `half` as large, `third` smaller. */
const Place = v.optional(v.picklist(['main', 'inset', 'half', 'third']), 'main');
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
    /** A band of so many dollars to either side of the line; `counted`: which rows lie in it, and how many do not; `dark`: no band, but the line that was handed over. */
    margin: v.optional(v.strictObject({ dollars: Finite, shown: v.optional(v.picklist(['counted', 'band', 'dark']), 'counted') })),
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
  /** Along one parameter the loss as a valley, and under it, as terraces, how many rows are missed by more than so many dollars. */
  v.strictObject({ kind: v.literal('terraces'), place: Place, parameter: v.string(), axis: Axis, dollars: Finite }),
  /** The three drivers as gates in one pipe: the narrowest decides how much light comes through. */
  v.strictObject({ kind: v.literal('valves'), place: Place }),
  /** The error of each training row as a square, and one as large as their mean: as the player takes it to be while that is asked. */
  v.strictObject({ kind: v.literal('squares'), place: Place }),
  /** One neuron: inputs, wires as wide as their weights, the weighted sum of each row over the water line, and a lantern at what comes out. */
  v.strictObject({
    kind: v.literal('neuron'), place: Place,
    /** The numbers that its sums and outputs go through. */
    axis: Axis,
    /** What comes out of the curve, where that has a scale of its own. */
    outputs: v.optional(Axis),
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
  /**
   * A dense network, layer by layer: wires as wide as their weights, and in each unit what comes out of it: its own map or
   * curve of the inputs (two inputs or one, those of the rows), or its number for the row that goes through; `plain`: nothing.
   */
  v.strictObject({
    kind: v.literal('network'), place: Place,
    units: v.optional(v.picklist(['maps', 'numbers', 'plain']), 'maps'),
    /** The weight is written at each wire, the bias at each unit. */
    figures: v.optional(v.boolean(), false),
    /** What is counted over it. */
    counts: v.optional(v.array(v.picklist(COUNTED)), []),
  }),
  /** Every number of a small network for the row that goes through, and the tokens that come back; under the numbers that are asked about, the ground they stand on, and the token as a ruler laid on it. `errors`: the token that begins at the output is shown. */
  v.strictObject({ kind: v.literal('graph'), place: Place, errors: v.optional(v.boolean(), true) }),
  /**
   * The last layer of a softmax network for the row that goes through. `powers`: e to each sum, as a `curve` over the sums
   * of the first unit, lit where it was, or as a light of that size over each unit. `shares`: what part each has of all.
   * `loss`: how deep the true class's share leaves one standing. `sums` is as far as the posts of the sums reach.
   */
  v.strictObject({ kind: v.literal('machine'), place: Place, sums: Axis, powers: v.optional(v.picklist(['none', 'curve', 'lights']), 'lights'), top: v.optional(Finite, 25), shares: v.optional(v.boolean(), false), loss: v.optional(v.boolean(), false) }),
  /** The sums of a softmax layer over one input as ridges, one a class: the highest is what is predicted, and the rows lie under it. `input` and `sums` are the ends of the axes. */
  v.strictObject({ kind: v.literal('ridges'), place: Place, input: Axis, sums: Axis }),
  /** The row that goes through, with its class, and a switch for each class. */
  v.strictObject({ kind: v.literal('switches'), place: Place }),
  /** What the network says of two inputs, as a sheet in the air over them, and the rows as points: seen from `turn` degrees about, `tilt` degrees above, where no tool of that name turns it. */
  v.strictObject({
    kind: v.literal('surface'), place: Place,
    sheet: v.optional(v.boolean(), true),
    turn: v.optional(Finite, 35),
    tilt: v.optional(Finite, 22),
    /** Bars from the points to the sheet. */
    errors: v.optional(v.boolean(), false),
  }),
  /** For each machine a wheel of the known hotels, each with a ray as long as it is missed by when its fold is kept back; below, what became of those that were hired. */
  v.strictObject({ kind: v.literal('wheel'), place: Place }),
  /** Looks at what is kept back, each a lantern as high as the machine misses there; the envelope holds what comes tomorrow of the best. */
  v.strictObject({ kind: v.literal('envelope'), place: Place }),
  /** Trainings side by side: `laps`, each a way downhill as far as it is seen; `ends`, each start a lantern at where it ended, over the size of its network; `map`, the ground of two inputs with rows of three classes, those kept back ringed, and, once it is answered, what most starts made of it; `fence`, rows by their price and what a run says of them, over the mean and the spread of all. */
  v.strictObject({
    kind: v.literal('race'), place: Place, mode: v.optional(v.picklist(['laps', 'ends', 'map', 'fence']), 'laps'),
    /** Of what is judged. */
    axis: Axis, scale: v.optional(v.picklist(['linear', 'log']), 'linear'),
    laps: v.optional(v.picklist(['linear', 'log']), 'linear'),
  }),
  /** The ground of two inputs, sorted by the network or by hand: every place has its class, the rows lie on it, and where one class meets another runs the boundary. */
  v.strictObject({
    kind: v.literal('boundary'), place: Place, x: Axis, y: Axis,
    /** `classes`: tinted by class. `heights`: contour lines of what is said, too, at every tenth. */
    ground: v.optional(v.picklist(['classes', 'heights', 'bare']), 'classes'),
    /** What is said of each row is written at it. */
    figures: v.optional(v.boolean(), false),
    /** The lines along which the units of the first layer turn. */
    units: v.optional(v.boolean(), false),
    /** Rows in the wrong class are marked. */
    wrong: v.optional(v.boolean(), true),
  }),
  /**
   * Rows strung along what is said of them, yes above and no below, and a fence at the threshold: the four cells. With
   * three classes, a cell for each pair. `dark`: the counts are covered; `bare`: nothing is counted; `none`: no fence.
   */
  v.strictObject({
    kind: v.literal('confusion'), place: Place,
    axis: v.optional(Axis, { min: 0, max: 1 }),
    cells: v.optional(v.picklist(['shown', 'dark', 'bare', 'none']), 'shown'),
    /** Beside it, in percent. */
    rates: v.optional(v.array(v.picklist(RATES)), []),
    /** What is said of each row is written at it. */
    figures: v.optional(v.boolean(), false),
  }),
  /** The ground of two inputs as the healthy network prices it, where its units wake, and what the suspect said where it was fed. */
  v.strictObject({ kind: v.literal('case'), place: Place, x: Axis, y: Axis }),
  /** The starts of the bench on their way down, lap by lap, and how many arrived of each trial. */
  v.strictObject({ kind: v.literal('bench'), place: Place }),
  /**
   * A network of one input and one hidden layer, or of one neuron, over the road: what it says, and what each unit adds.
   * Where knobs move them, bends, slopes and the ground itself have handles.
   */
  v.strictObject({
    kind: v.literal('bend'), place: Place, x: Axis, y: Axis,
    /** Each unit's own part, from the bias up. */
    pieces: v.optional(v.boolean(), true),
    /** `prices`: the rows at their targets; `gate`: on the road, lit where something comes out; `none`. */
    rows: v.optional(v.picklist(['prices', 'gate', 'none']), 'prices'),
    handles: v.optional(v.boolean(), true),
    /** What it says is not seen, only what was fed. */
    sealed: v.optional(v.boolean(), false),
  }),
  /** Pictures, the nine weights that slide over them, and what glows; `dark`: nothing of what comes out is seen. */
  v.strictObject({ kind: v.literal('filter'), place: Place, map: v.optional(v.picklist(['shown', 'dark']), 'shown') }),
  /** A neuron that hears itself, step after step: what it says as lights on a way, and, `gradients`, what of an error comes back along it. `dark`: only the first light is seen. */
  v.strictObject({ kind: v.literal('memory'), place: Place, axis: Axis, gradients: v.optional(v.boolean(), false), lights: v.optional(v.picklist(['shown', 'dark']), 'shown') }),
  /** A picture of the dataset as lamps, and what the network says of it; `draw`: one may draw one's own. */
  v.strictObject({ kind: v.literal('picture'), place: Place, draw: v.optional(v.boolean(), false) }),
  /** What each unit or filter of a layer looks for, and, of a filter, where it finds that in the picture, `pooled` as it is after the pools that follow; layers are counted from 1. */
  v.strictObject({ kind: v.literal('kernels'), place: Place, layer: v.optional(Count, 1), pooled: v.optional(v.boolean(), false) }),
  /** Pictures kept for testing, with the box that the network puts and the true one. */
  v.strictObject({ kind: v.literal('boxes'), place: Place }),
  /** Pictures kept for testing, and beside each what every pixel is said to be, over what it is. */
  v.strictObject({ kind: v.literal('masks'), place: Place }),
  /** The words of a sentence, and how much of its look one of them gives to each: arcs of light, and the plane of query and keys. `dark`: no arcs. */
  v.strictObject({ kind: v.literal('attention'), place: Place, axis: Axis, arcs: v.optional(v.picklist(['shown', 'dark']), 'shown') }),
  /** People and their friendships, each as bright in a colour as they have heard of it. `dark`: only what was told at the start. */
  v.strictObject({ kind: v.literal('messages'), place: Place, colours: v.optional(v.picklist(['shown', 'dark']), 'shown') }),
  /** Real and forged hotels on the ground of a detector that has just learnt from them. `dark`: without it. */
  v.strictObject({ kind: v.literal('forgery'), place: Place, x: Axis, y: Axis, detector: v.optional(v.picklist(['shown', 'dark']), 'shown') }),
  /** Real hotels and those that the network makes of noise, on the ground of the detector that it learns to fool, at the moment that is shown. `dark`: without the ground, and without what the detector tells right. */
  v.strictObject({ kind: v.literal('duel'), place: Place, x: Axis, y: Axis, detector: v.optional(v.picklist(['shown', 'dark']), 'shown') }),
  /** The two numbers that a picture is squeezed into, as a map: what would be drawn everywhere on it, where pictures kept for testing lie, and, large, what is drawn where one stands. */
  v.strictObject({ kind: v.literal('codes'), place: Place }),
  /** A sentence kept for testing, or one's own: after each word a light as high as what the network makes of it so far; or, where words are wanted, the word that it says in the place of each; under it others, `shows` by their numbers. `compose`: one may put one's own together. */
  v.strictObject({ kind: v.literal('sentence'), place: Place, compose: v.optional(v.boolean(), false), shows: v.optional(v.array(Count), []) }),
  /** A page of a text on which is counted what follows a word; then, once these were `heard`, how likely the network takes each next word for, beside how often it followed, and so many sentences that it `writes` at the temperature that is set. */
  v.strictObject({ kind: v.literal('following'), place: Place, heard: v.optional(v.array(Id), []), writes: v.optional(Count) }),
  /** Places in a ring, one of them in its middle, and the pieces that lie in them as lights in the colours of their parts; once all lie right, a lantern goes round and down. */
  v.strictObject({ kind: v.literal('concepts'), place: Place, middle: Id }),
  /** Precision over recall with the contour lines of F1, and the way that the threshold leads over them. */
  v.strictObject({ kind: v.literal('trade'), place: Place, way: v.optional(v.picklist(['shown', 'traced']), 'shown') }),
]);

export type View = v.InferOutput<typeof ViewSchema>;
