import * as v from 'valibot';
import { type MetricName, metrics } from '../engine/metric/registry.ts';
import { CARDS } from './card.ts';
import { Count, DrawSchema, Finite, Id, ValuesSchema } from './draw.ts';
import { APPARATUS_QUANTITIES } from './level-apparatus.ts';
import { CLASS_QUANTITIES } from './level-classes.ts';
import { TRIAL_QUANTITIES } from './level-trial.ts';

export const METRICS = Object.keys(metrics).join(', ');
export const MetricSchema = v.custom<MetricName>((name) => typeof name === 'string' && Object.hasOwn(metrics, name), `use one of ${METRICS}`);
/** Hidden layers and their units, and what the network learns. */
export const COUNTED = ['weights', 'biases', 'parameters', 'inputs', 'hidden', 'layers', 'outputs'] as const;
export const CardSchema = v.picklist(CARDS);
/** Something the engine can compute about the task at its present parameters. */
export const QuantitySchema = v.variant('of', [
  v.strictObject({ of: v.literal('parameter'), name: v.string() }),
  v.strictObject({ of: v.literal('number'), value: Finite }),
  /** A metric of what was learnt, on pictures kept for testing that were all moved to the right by so many pixels, dimmed to so many percent, or turned into their negatives; or on sentences whose words come `backwards`. */
  v.strictObject({ of: v.literal('disturbed'), metric: MetricSchema, by: v.picklist(['right', 'dim', 'negative', 'backwards', 'in-place']), amount: v.optional(DrawSchema, 0) }),
  /** How a whole duel ends, begun from untaught networks, the rates standing where they are or as given: as an option, one of alike, collapsed and adrift; as a number, a metric of it on the rows that were learnt from. */
  v.strictObject({ of: v.literal('duel'), metric: v.optional(MetricSchema, 'resemblance'), given: v.optional(ValuesSchema, {}) }),
  /** A metric of the network, the parameters standing where they are or as given. */
  v.strictObject({ of: v.literal('metric'), metric: MetricSchema, data: v.picklist(['train', 'test']), given: v.optional(ValuesSchema, {}) }),
  /** predicted − actual of one row; `each`: the first row at the first asking, and so on; `worst`: the largest by size. */
  v.strictObject({ of: v.literal('error'), data: v.picklist(['train', 'test']), row: v.union([Count, v.picklist(['each', 'worst'])]) }),
  /** The part of the summed squared error that one row causes, in percent. */
  v.strictObject({ of: v.literal('share'), data: v.picklist(['train', 'test']), row: v.union([Count, v.picklist(['worst'])]) }),
  /** dw by the book's rule: mean(input × error), half the slope of the mean squared error; the parameters standing where they are or as given. */
  v.strictObject({ of: v.literal('gradient'), parameter: v.string(), given: v.optional(ValuesSchema, {}) }),
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
  /** Where the learner puts this parameter once rows are changed by so many dollars: `r1` is the first along the road. It goes by its squared error, or by the law that it is put `under`. */
  v.strictObject({ of: v.literal('edited'), parameter: v.string(), given: v.optional(ValuesSchema, {}), under: v.optional(v.strictObject({ aggregate: v.optional(v.picklist(['mean', 'max']), 'mean'), measure: v.picklist(['error', 'absolute', 'squared', 'hit']) })) }),
  /** How far so many dollars more at one row move this parameter: of the row that moves it most upwards, most downwards, or least. */
  v.strictObject({ of: v.literal('leverage'), parameter: v.string(), dollars: Finite, most: v.picklist(['up', 'down', 'least']) }),
  /** Nothing that is computed: the answer is told by the level. */
  v.strictObject({ of: v.literal('fact') }),
  /** So many times what the network says of these inputs, the parameters standing where they are or as given. */
  v.strictObject({ of: v.literal('output'), inputs: v.pipe(v.array(DrawSchema), v.minLength(1)), given: v.optional(ValuesSchema, {}), times: v.optional(Finite, 1) }),
  /** How far, at most, the network is from saying of the training rows, or of these among them, what it would say with these values. */
  v.strictObject({ of: v.literal('apart'), given: ValuesSchema, rows: v.optional(v.array(Count)) }),
  /** How many of the network's outputs change for the first training row once these values stand. */
  v.strictObject({ of: v.literal('stirred'), given: ValuesSchema }),
  /** Dollars that the decision leaves lying, weighed by what is at stake; what it earns; or what predicting is worth for each row. */
  v.strictObject({ of: v.literal('stakes'), figure: v.picklist(['lost', 'earned', 'worth']), data: v.picklist(['train', 'test']) }),
  /** The metric of the best line, or of the best rule of so many cuts (`drawn`: as the value `cuts` says), for all training rows or the first so many: `known` as the value of that name says, or one `fewer`. */
  v.strictObject({ of: v.literal('fitted'), by: v.picklist(['line', 'rule']), cuts: v.optional(v.union([Count, v.literal('drawn')]), 1), rows: v.optional(v.picklist(['all', 'known', 'fewer']), 'all'), metric: MetricSchema, data: v.picklist(['train', 'test']) }),
  /** The metric after so many epochs from here at the present rate. */
  v.strictObject({ of: v.literal('trained'), epochs: Count, metric: MetricSchema, data: v.picklist(['train', 'test']) }),
  /** By how much the best of those that were looked at misses what is kept back, or what comes tomorrow; after as many looks as the value of that name, or so many. */
  v.strictObject({ of: v.literal('looked'), figure: v.picklist(['promised', 'came']), looks: v.optional(Count) }),
  /** A number of a run of the race, the median over its starts. `each` stands for the run that is asked about, `drawn` for the one whose number, from 1, is the value `run`. */
  v.strictObject({
    of: v.literal('run'), run: Id, data: v.picklist(['train', 'test', 'sealed']),
    /** After so many laps, after so many updates, or, `stop`, after as many laps as the value of that name. */
    after: v.union([Count, v.literal('stop'), v.strictObject({ updates: Count })]),
    /** Instead of the number: in how many of its starts it is at least, or at most, this. */
    reach: v.optional(v.union([v.strictObject({ atLeast: Finite }), v.strictObject({ atMost: Finite })])),
  }),
  /** The first lap at which a run stands as low as another after so many. `drawn` is the run whose number, from 1, is the value `run`. */
  v.strictObject({ of: v.literal('catch-up'), run: Id, with: Id, after: Count, data: v.picklist(['train', 'test']) }),
  /** By how much a weight can be off, at most, that is read from two feeds so far apart, each told to the nearest so much. */
  v.strictObject({ of: v.literal('blur'), apart: DrawSchema, told: v.pipe(Finite, v.gtValue(0)) }),
  /** What a run was given: its rate, the updates of a lap, parameters, laps; and the least and the most that its last layer can say. */
  v.strictObject({ of: v.literal('setting'), run: Id, name: v.picklist(['rate', 'updates', 'parameters', 'epochs', 'lowest', 'highest']) }),
  /** In how many of its starts a run ends with the row in a wrong class, of the row for which that is most. */
  v.strictObject({ of: v.literal('missed'), run: Id, data: v.picklist(['train', 'test']) }),
  /** The metric after so many epochs of the rule cards at the present rate, some of them taken out. */
  v.strictObject({ of: v.literal('learnt'), without: v.array(CardSchema), epochs: Count, metric: MetricSchema, data: v.picklist(['train', 'test']) }),
  /** What one unit makes of these inputs, or of the first training row: its weighted sum, or what comes out; layers and units are counted from 1. */
  v.strictObject({ of: v.literal('unit'), layer: Count, unit: Count, figure: v.picklist(['sum', 'output']), inputs: v.optional(v.pipe(v.array(DrawSchema), v.minLength(1))), given: v.optional(ValuesSchema, {}) }),
  /** By how much the network's first output changes with one more of an input, the others staying: all in all, or through one unit of the first layer. The first training row. */
  v.strictObject({ of: v.literal('slope'), input: Count, through: v.optional(Count), given: v.optional(ValuesSchema, {}) }),
  /** How thick the network's predictions look as they are seen, in percent of the box: 0 where they lie on one line. Two inputs. */
  v.strictObject({ of: v.literal('thickness'), tilt: v.optional(Finite, 12) }),
  /** Where the weighted sum of a unit of the first layer is 0: its gate, or its bend. */
  v.strictObject({ of: v.literal('kink'), unit: v.optional(Count, 1), given: v.optional(ValuesSchema, {}) }),
  /** How many different units the first hidden layer has after so many epochs from here at the present rate. */
  v.strictObject({ of: v.literal('kinds'), epochs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0), given: v.optional(ValuesSchema, {}) }),
  /** How many training rows get through though they are not among these, or are stopped though they are. */
  v.strictObject({ of: v.literal('strays'), rows: v.array(Count) }),
  /** What a softmax layer makes of the row that goes through: e to a unit's sum, its part of all, or the loss. */
  v.strictObject({ of: v.literal('softmax'), figure: v.picklist(['power', 'share', 'loss']), unit: v.optional(Count, 1), given: v.optional(ValuesSchema, {}) }),
  /** How far the parts are from these. */
  v.strictObject({ of: v.literal('shares'), wanted: v.array(Finite) }),
  /** What the split makes of the verdict: the loss on the rows kept for testing, by how much it falls short of `than`, or by how many percent it is off the loss on the others. */
  v.strictObject({ of: v.literal('split'), figure: v.picklist(['test', 'short', 'apart']), than: v.optional(Finite, 0) }),
  /** How many rows are missed by more than so many dollars. */
  v.strictObject({ of: v.literal('wide'), dollars: Finite, data: v.optional(v.picklist(['train', 'test']), 'train') }),
  /** How many of something the network has, its layers being as they are or as given (`units1` …). */
  v.strictObject({ of: v.literal('count'), counted: v.picklist(COUNTED), given: v.optional(v.record(v.string(), Finite), {}) }),
  /** By how many, in all, the network's counts are off these. */
  v.strictObject({ of: v.literal('built'), wanted: v.record(v.picklist(COUNTED), Finite) }),
  ...CLASS_QUANTITIES,
  ...TRIAL_QUANTITIES,
  ...APPARATUS_QUANTITIES,
]);

export type Quantity = v.InferOutput<typeof QuantitySchema>;
