import * as v from 'valibot';
import { Count, DrawSchema, Finite, ValuesSchema } from './draw.ts';

/** Of yes, or of the class that is asked about: found, missed, called so wrongly, rightly left out; and what comes of them. */
export const CELLS = ['caught', 'missed', 'alarms', 'spared'] as const;
export const RATES = ['accuracy', 'precision', 'recall', 'f1'] as const;
const data = v.picklist(['train', 'test']);
const given = v.optional(ValuesSchema, {});

/** Quantities about classes. */
export const CLASS_QUANTITIES = [
  /** A cell of the confusion matrix, what lies wrong in all, or a rate in percent, the values standing where they are or as given; of yes, or of a class counted from 1; `short`: what a rate is short of 100. */
  v.strictObject({ of: v.literal('confusion'), figure: v.picklist([...CELLS, 'wrong', ...RATES]), data, class: v.optional(Count), given, short: v.optional(v.boolean(), false) }),
  /** F1 of this precision and recall, all in percent. */
  v.strictObject({ of: v.literal('harmonic'), precision: DrawSchema, recall: DrawSchema }),
  /** What mistakes cost in all, where one that is missed and a false alarm weigh so much. */
  v.strictObject({ of: v.literal('weighed'), missed: Finite, alarms: Finite, data }),
  /** By how many rows, in all, the cells are off these. */
  v.strictObject({ of: v.literal('cells'), wanted: v.record(v.picklist(CELLS), Finite), data }),
  /** What is said of one row, by its number, the values standing where they are or as given; the lowest or highest of all rows. */
  v.strictObject({ of: v.literal('said'), row: v.union([Count, v.picklist(['lowest', 'highest'])]), data, given }),
  /** The mean cross-entropy of bets: how often each, and the probability it gave to what came true. */
  v.strictObject({ of: v.literal('surprise'), bets: v.pipe(v.array(v.strictObject({ times: DrawSchema, gave: DrawSchema })), v.minLength(1)) }),
  /** How hard a loss pulls at the weighted sum of a sigmoid neuron, by size: its slope there. */
  v.strictObject({ of: v.literal('push'), loss: v.picklist(['mean-squared-error', 'binary-cross-entropy']), sum: DrawSchema, truth: v.picklist([0, 1]) }),
  /** The fewest yes among 100 rows with which a detector of these rates is right more often than one that always says no; in percent of yes caught, and of no called yes. */
  v.strictObject({ of: v.literal('worth-it'), caught: DrawSchema, alarms: DrawSchema }),
] as const;
