import * as v from 'valibot';
import { type MetricName, metrics } from '../engine/metric/registry.ts';
import { CARDS } from './card.ts';
import { RangeSchema } from './range.ts';

/**
 * A level is a composition of parts that other levels use too: rows, a network, a start, tools, views and a goal.
 * One phase of it is a Task; the transfer is the same task with some fields replaced.
 */

const Finite = v.pipe(v.number(), v.finite());
const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
const Id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens'));

/** A number, or one drawn by the seed of the attempt: from a list, or from a grid. */
export const DrawSchema = v.union([Finite, v.pipe(v.array(Finite), v.minLength(2)), v.strictObject({ from: Finite, to: Finite, step: v.pipe(Finite, v.gtValue(0)) })]);
const ValuesSchema = v.record(v.string(), DrawSchema);
/** A start value may also be `best`: where the training rows put it, as if it had been trained to the end. */
const StartSchema = v.record(v.string(), v.union([DrawSchema, v.literal('best')]));

/** Hotel numbers as in the book's tables, or so many drawn by the seed. */
const RowsSchema = v.union([
  v.array(Count),
  v.strictObject({ draw: Count, from: v.array(Count) }),
  /** One of these lists, in its own order. */
  v.strictObject({ oneOf: v.pipe(v.array(v.array(Count)), v.minLength(2)) }),
]);

const Split = { train: RowsSchema, test: v.optional(RowsSchema, []) };
export const DatasetSchema = v.variant('source', [
  /** `hotels-line`: the 12 hotels of chapter 1. `hotels`: the 32 of chapters 2 to 4. */
  v.strictObject({
    source: v.picklist(['hotels-line', 'hotels']),
    features: v.pipe(v.array(v.picklist(['distance', 'rating'])), v.minLength(1)),
    target: v.picklist(['price', 'hot', 'category']),
    ...Split,
  }),
  /** Rows of the level's own, numbered from 1; each row has a number for every column. Text of a column: column.<id>. */
  v.strictObject({
    source: v.literal('table'),
    columns: v.pipe(v.array(Id), v.minLength(2)),
    rows: v.pipe(v.array(v.array(Finite)), v.minLength(1)),
    features: v.pipe(v.array(Id), v.minLength(1)),
    target: Id,
    ...Split,
  }),
]);

const ACTIVATIONS = ['linear', 'relu', 'sigmoid', 'tanh'] as const;
export const NetworkSchema = v.strictObject({
  inputs: Count,
  layers: v.pipe(
    v.array(v.strictObject({
      kind: v.literal('dense'),
      units: Count,
      activation: v.picklist([...ACTIVATIONS, 'softmax']),
    })),
    v.minLength(1),
  ),
  loss: v.picklist(['mean-squared-error', 'binary-cross-entropy', 'categorical-cross-entropy']),
});

const METRICS = Object.keys(metrics).join(', ');
const MetricSchema = v.custom<MetricName>((name) => typeof name === 'string' && Object.hasOwn(metrics, name), `use one of ${METRICS}`);

const CardSchema = v.picklist(CARDS);

/** Something the engine can compute about the task at its present parameters. */
export const QuantitySchema = v.variant('of', [
  v.strictObject({ of: v.literal('parameter'), name: v.string() }),
  v.strictObject({ of: v.literal('number'), value: Finite }),
  /** A metric of the network, the parameters standing where they are or as given. */
  v.strictObject({ of: v.literal('metric'), metric: MetricSchema, data: v.picklist(['train', 'test']), given: v.optional(v.record(v.string(), Finite), {}) }),
  /** predicted − actual of one row; `each`: the first row at the first asking, and so on; `worst`: the largest by size. */
  v.strictObject({ of: v.literal('error'), data: v.picklist(['train', 'test']), row: v.union([Count, v.picklist(['each', 'worst'])]) }),
  /** The part of the summed squared error that one row causes, in percent. */
  v.strictObject({ of: v.literal('share'), data: v.picklist(['train', 'test']), row: v.union([Count, v.picklist(['worst'])]) }),
  /** dw by the book's rule: mean(input × error), half the slope of the mean squared error. */
  v.strictObject({ of: v.literal('gradient'), parameter: v.string() }),
  /** parameter − rate × gradient: where one update puts it. */
  v.strictObject({ of: v.literal('adjusted'), parameter: v.string() }),
  /** Where the loss is lowest along this parameter, the others standing where they are or as given. */
  v.strictObject({ of: v.literal('best'), parameter: v.string(), given: v.optional(v.record(v.string(), Finite), {}) }),
  /** The part of the gradient that one row causes: input × error, or, for a bias, the error alone. */
  v.strictObject({ of: v.literal('pull'), parameter: v.string(), data: v.picklist(['train', 'test']), row: v.union([Count, v.picklist(['each', 'worst'])]) }),
  /** The epochs that training from here at the present rate takes until the metric is low enough. */
  v.strictObject({ of: v.literal('laps'), metric: MetricSchema, data: v.picklist(['train', 'test']), atMost: Finite }),
  /** Where the best line puts this parameter once every known row counts, and, one input, one `more`: so many dollars above what the line says there. */
  v.strictObject({ of: v.literal('refit'), parameter: v.string(), more: v.optional(v.strictObject({ input: DrawSchema, above: DrawSchema })) }),
  /** Where the learner puts this parameter once rows are changed by so many dollars: `r1` is the first along the road. */
  v.strictObject({ of: v.literal('edited'), parameter: v.string(), given: v.optional(ValuesSchema, {}) }),
  /** How far so many dollars more at one row move this parameter: of the row that moves it most upwards, most downwards, or least. */
  v.strictObject({ of: v.literal('leverage'), parameter: v.string(), dollars: Finite, most: v.picklist(['up', 'down', 'least']) }),
  /** Nothing that is computed: the answer is told by the level. */
  v.strictObject({ of: v.literal('fact') }),
  /** So many times what the network says of these inputs, the parameters standing where they are or as given. */
  v.strictObject({ of: v.literal('output'), inputs: v.pipe(v.array(DrawSchema), v.minLength(1)), given: v.optional(ValuesSchema, {}), times: v.optional(Finite, 1) }),
  /** How far, at most, the network is from saying of the training rows, or of these among them, what it would say with these values. */
  v.strictObject({ of: v.literal('apart'), given: ValuesSchema, rows: v.optional(v.array(Count)) }),
  /** Dollars that the decision leaves lying, weighed by what is at stake; what it earns; or what predicting is worth for each row. */
  v.strictObject({ of: v.literal('stakes'), figure: v.picklist(['lost', 'earned', 'worth']), data: v.picklist(['train', 'test']) }),
  /** The metric of the best line, or of the best rule of so many cuts (`drawn`: as the value `cuts` says), for all training rows or the first so many: `known` as the value of that name says, or one `fewer`. */
  v.strictObject({ of: v.literal('fitted'), by: v.picklist(['line', 'rule']), cuts: v.optional(v.union([Count, v.literal('drawn')]), 1), rows: v.optional(v.picklist(['all', 'known', 'fewer']), 'all'), metric: MetricSchema, data: v.picklist(['train', 'test']) }),
  /** The metric after so many epochs from here at the present rate. */
  v.strictObject({ of: v.literal('trained'), epochs: Count, metric: MetricSchema, data: v.picklist(['train', 'test']) }),
  /** The metric after so many epochs of the rule cards at the present rate, some of them taken out. */
  v.strictObject({ of: v.literal('learnt'), without: v.array(CardSchema), epochs: Count, metric: MetricSchema, data: v.picklist(['train', 'test']) }),
]);

export const PICTURES = ['table', 'record', 'letter', 'photo', 'snapshot', 'sound'] as const;
const PictureSchema = v.picklist(PICTURES);
/** `columns`, `tags` and `free`: how values are found in it; `dial`, `lamp`, `lamps` and `pixels`: in what form a machine answers about it. */
export const LENSES = ['columns', 'tags', 'free', 'dial', 'lamp', 'lamps', 'pixels'] as const;
const LensSchema = v.picklist(LENSES);

export const REGIONS = ['roof', 'sky', 'water'] as const;

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
  /** The tools that are in use while this is asked. */
  tools: v.optional(v.array(v.string())),
  /** What it is asked of, where a sorting view shows it. */
  picture: v.optional(PictureSchema),
  /** Once it is answered, a wiring view writes this column of its table in another unit: so many times as large, and so much more. Its text: cells.<column>-<id>. */
  rescaled: v.optional(v.strictObject({ column: Id, id: Id, times: v.optional(Finite, 1), plus: v.optional(Finite, 0) })),
  /** Once it is answered, rivals show what comes of the line that was luckiest on the rows kept back. */
  luckiest: v.optional(v.literal(true)),
  ask: QuantitySchema,
  answer: v.variant('kind', [
    v.strictObject({ kind: v.literal('number'), ...RangeSchema, within: Finite, unit: v.picklist(['dollar', 'dollar-squared', 'percent', 'plain']) }),
    /** Is the quantity less, the same or more than another? `same` is offered where `tolerance` is given. */
    v.strictObject({ kind: v.literal('compare'), with: QuantitySchema, tolerance: v.optional(Finite) }),
    /** One of several, of which the level says what is right. Text: levels.<level>.options.<question>.<option>. */
    v.strictObject({ kind: v.literal('option'), options: v.pipe(v.array(Id), v.minLength(2)), is: Id }),
    /** Which machine misses least tomorrow, in a town that the seed builds? */
    v.strictObject({ kind: v.literal('machine'), among: v.pipe(v.array(v.picklist(MACHINES)), v.minLength(2)) }),
    /** Which row has the largest absolute error, or, where pulls are asked for, pulls hardest? */
    v.strictObject({ kind: v.literal('row'), data: v.picklist(['train', 'test']) }),
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

/**
 * Rule cards: lanes of slots, run one after the other. The first lane is shared: the lanes after it begin with what
 * it leaves, and `subtract` there adjusts the lane's parameter.
 */
export const ProgramSchema = v.strictObject({
  cards: v.pipe(v.array(CardSchema), v.minLength(1)),
  lanes: v.pipe(v.array(v.strictObject({ id: Id, slots: Count, parameter: v.optional(v.string()) })), v.minLength(1)),
  rate: v.pipe(Finite, v.gtValue(0)),
  epochs: Count,
  /** Hidden towns on which the learner is tried after the one that is shown. */
  cases: Count,
  caseRows: RowsSchema,
  caseStart: ValuesSchema,
  /** Programs of which the seed picks one to begin with; slot id to card. */
  starts: v.optional(v.pipe(v.array(v.record(v.string(), CardSchema)), v.minLength(1)), [{}]),
});

/** What the player says instead of the network, by knobs: `guesses` of each test row (g1, g2 …), or a rule of cuts (cut1 …) and the price of each step between them (p1 …). */
export const HandSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('guesses') }),
  v.strictObject({ kind: v.literal('rule'), cuts: Count }),
]);

/** The learner is fixed; the price of one training row at a time is what the player changes, by knobs: so many dollars more (r1 …, along the road). */
export const EditSchema = v.strictObject({
  /** The place that the line turns about is marked. */
  pivot: v.optional(v.boolean(), true),
});

/** Rows predicted at the threshold `t` or under are booked, the others passed over; `pays`, `loss`, `miss` and `cost` are what is at stake. */
export const DecisionSchema = v.strictObject({
  /** What is lost and gained is counted on the board. */
  counted: v.optional(v.boolean(), true),
});

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
  /** Places stand in an order, from first to last: they are drawn as a chain. */
  chain: v.optional(v.boolean(), false),
});

export const ToolSchema = v.variant('kind', [
  /** `turn`: its knob turns by so much at a time, many steps of what can be set on the board. */
  v.strictObject({ kind: v.literal('parameter'), id: v.string(), ...RangeSchema, turn: v.optional(v.pipe(Finite, v.gtValue(0))), unit: v.optional(v.picklist(['dollar', 'plain']), 'plain') }),
  v.strictObject({ kind: v.literal('rate'), id: v.literal('rate'), ...RangeSchema }),
  /** A number that is fed into the network: `x`, or `x1`, `x2` … with more inputs. `times` feeds for each network that is asked about; without it, as many as one likes. */
  v.strictObject({ kind: v.literal('feed'), id: v.pipe(v.string(), v.regex(/^x\d?$/, 'use x, or x1, x2 … with more inputs')), ...RangeSchema, times: v.optional(Count) }),
  /** Training buttons, one for each number of epochs; `budget` epochs in all before a new start. */
  v.strictObject({ kind: v.literal('train'), id: v.literal('train'), epochs: v.pipe(v.array(Count), v.minLength(1)), budget: Count }),
  v.strictObject({ kind: v.literal('choice'), id: v.picklist(['aggregate', 'measure', 'scale', 'keep']), options: v.pipe(v.array(v.string()), v.minLength(2)) }),
]);

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

/** What the lantern shows. `trace`: ground once lit stays lit. With `oil`, each committed look costs one; to go back to where one stood costs nothing. No step in the dark can be undone. */
export const VisibilitySchema = v.strictObject({
  /** In parts of the axis that is walked along: 0.1 lights a tenth of it to either side. */
  radius: v.pipe(Finite, v.gtValue(0)),
  trace: v.boolean(),
  oil: v.optional(Count),
});

export const GoalSchema = v.strictObject({
  /** A metric of the network; `gradient`: the size of the gradient of `parameter`; `mistakes` in questions; `program`: by how many dollars its prices are off the true learner's at most; `misplaced` pieces of an arrangement; `next-move`: the largest change of a price that one more lap would bring; `breaking-rate`: the lowest rate of the round at which training ended higher than the round began; `tilt`: how much the learner's line rises or falls with each step of `parameter`'s input. */
  metric: v.union([MetricSchema, v.picklist(['gradient', 'mistakes', 'program', 'misplaced', 'next-move', 'breaking-rate', 'tilt'])], `use gradient, mistakes, program, misplaced, next-move, breaking-rate, tilt or one of ${METRICS}`),
  parameter: v.optional(v.string()),
  data: v.optional(v.picklist(['train', 'test']), 'train'),
  /** A bound; or so much above, or so many times, the best that the level's parameters can reach on its rows. */
  /** `timesEdge`: so many times the rate at which training no longer arrives. */
  atMost: v.union([Finite, v.strictObject({ aboveBest: Finite }), v.strictObject({ timesBest: Finite }), v.strictObject({ timesEdge: Finite })]),
  /** `live`: judged after every step. `commit`: only when the player hands over, once a round. */
  judged: v.optional(v.picklist(['live', 'commit']), 'live'),
  /** To be handed over at the first lap that reaches it, no later. */
  first: v.optional(v.boolean()),
});

const SettledSchema = {
  dataset: DatasetSchema,
  network: NetworkSchema,
  /** Training happens in these units; knobs, boards and gradients shown are always in miles, stars and dollars. */
  units: v.picklist(['raw', 'standardised']),
  start: StartSchema,
  tools: v.array(ToolSchema),
  views: v.pipe(v.array(ViewSchema), v.minLength(1)),
  goal: GoalSchema,
};
const gauge = v.picklist(['shown', 'hidden']);
const questions = v.array(QuestionSchema);
const TaskSchema = v.strictObject({
  ...SettledSchema,
  /** Parameters that training leaves alone. */
  frozen: v.optional(v.array(v.string()), []),
  gauge: v.optional(gauge, 'shown'),
  visibility: v.optional(VisibilitySchema),
  questions: v.optional(questions, []),
  /** The questions come in an order that the seed draws, and never begin as in the round before. */
  shuffle: v.optional(v.boolean(), false),
  program: v.optional(ProgramSchema),
  arrangement: v.optional(ArrangementSchema),
  hand: v.optional(HandSchema),
  decision: v.optional(DecisionSchema),
  edit: v.optional(EditSchema),
});
/** Fields of the task that are replaced; the others stay. */
const ChangesSchema = v.partial(v.strictObject({ ...SettledSchema, frozen: v.array(v.string()), visibility: VisibilitySchema, questions, shuffle: v.boolean(), program: ProgramSchema, arrangement: ArrangementSchema, hand: HandSchema, decision: DecisionSchema, edit: EditSchema }));

/** The move was the step of a hint, not the player's own. */
const Hinted = { hinted: v.optional(v.literal(true)) };
const MoveSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('set'), values: v.record(v.string(), Finite), ...Hinted }),
  v.strictObject({ kind: v.literal('choose'), tool: v.string(), option: v.string(), ...Hinted }),
  /** What lies in two slots changes places. */
  v.strictObject({ kind: v.literal('swap'), tool: v.string(), with: v.string() }),
  v.strictObject({ kind: v.literal('train'), epochs: Count, ...Hinted }),
  v.strictObject({ kind: v.literal('answer'), to: v.union([Finite, v.string()]), ...Hinted }),
  v.strictObject({ kind: v.literal('commit'), ...Hinted }),
  /** Back to the start values with the epochs used so far still counted: costs a step. */
  v.strictObject({ kind: v.literal('start') }),
  /** Goes on to the call or the transfer, or begins a fresh round of the phase it names. */
  v.strictObject({ kind: v.literal('enter'), phase: v.picklist(['task', 'call', 'transfer']) }),
]);
/** Moves an attempt may have. */
export const MOST_MOVES = 5000;
export const MovesSchema = v.pipe(v.array(MoveSchema), v.maxLength(MOST_MOVES));

export const LevelSchema = v.strictObject({
  schema: v.literal(1),
  id: Id,
  part: Id,
  pages: v.tuple([Count, Count]),
  kind: v.picklist(['set-by-hand', 'trained', 'chosen']),
  boss: v.optional(v.boolean(), false),
  ...TaskSchema.entries,
  /** The tool or part of a level that is new here, if any. */
  introduces: v.optional(v.string()),
  /** Steps after which the best value no longer counts for stars. */
  budget: v.strictObject({ steps: Count }),
  /** Places among the reference networks, or, where none is trained, by what is counted; four bars, loosest first. */
  stars: v.variant('by', [
    v.strictObject({ by: v.literal('reference') }),
    v.strictObject({ by: v.picklist(['mistakes', 'steps', 'epochs', 'rounds']), bars: v.tuple([Finite, Finite, Finite, Finite]) }),
  ]),
  sideGoals: v.optional(v.array(v.strictObject({ metric: v.picklist(['steps', 'epochs', 'mean-squared-error', 'rounds']), data: v.optional(v.picklist(['train', 'test']), 'train'), atMost: Finite })), []),
  reference: v.optional(v.strictObject({
    frozen: v.optional(v.array(v.string()), []),
    /** `glorot` in training units, or each free parameter uniform over these bounds in display units. */
    start: v.union([v.literal('glorot'), v.record(v.string(), v.strictObject({ from: Finite, to: Finite }))]),
    /** One number, or drawn on a log scale for each network or for each epoch. */
    learningRate: v.union([Finite, v.strictObject({ from: Finite, to: Finite, per: v.picklist(['network', 'epoch']) })]),
    batch: v.union([v.literal('full'), Count]),
    epochs: Count,
    count: Count,
    seed: v.pipe(v.number(), v.integer()),
  })),
  call: v.optional(QuestionSchema),
  /** Other calls: the seed draws one of them and the first, never the same twice running. */
  calls: v.optional(v.array(QuestionSchema)),
  /** From the second round on, for what a first look has given away: other rows or another start. */
  fresh: v.optional(ChangesSchema),
  /** The task on the player's own: its gauge is hidden and it is judged when handed over. */
  transfer: v.optional(ChangesSchema),
  solution: v.strictObject({ seed: v.pipe(v.number(), v.integer()), moves: MovesSchema }),
});

export type Draw = v.InferOutput<typeof DrawSchema>;
export type Values = Readonly<Record<string, number>>;
export type Quantity = v.InferOutput<typeof QuantitySchema>;
export type Question = v.InferOutput<typeof QuestionSchema>;
export type Arrangement = v.InferOutput<typeof ArrangementSchema>;
export type Region = (typeof REGIONS)[number];
export type Machine = (typeof MACHINES)[number];
export type Picture = (typeof PICTURES)[number];
export type Lens = (typeof LENSES)[number];
export type Program = v.InferOutput<typeof ProgramSchema>;
export type Tool = v.InferOutput<typeof ToolSchema>;
export type FeedTool = Extract<Tool, { kind: 'feed' }>;
export type ParameterTool = Extract<Tool, { kind: 'parameter' }>;
export type View = v.InferOutput<typeof ViewSchema>;
export type Goal = v.InferOutput<typeof GoalSchema>;
export type Task = v.InferOutput<typeof TaskSchema>;
export type Move = v.InferOutput<typeof MoveSchema>;
export type Level = v.InferOutput<typeof LevelSchema>;
export type Phase = 'task' | 'call' | 'transfer';
