import * as v from 'valibot';
import { Count, ValuesSchema } from './draw.ts';

/** What trials on the bench come to. */
export const TRIAL_QUANTITIES = [
  /** How many starts of the bench arrive by the recipe that stands there, some of it set or chosen otherwise; what of it nobody chose is each tile's first. */
  v.strictObject({ of: v.literal('arrivals'), given: v.optional(ValuesSchema, {}), chosen: v.optional(v.record(v.string(), v.string()), {}) }),
  /** How many starts the best of so many recipes that are drawn by chance brings down. */
  v.strictObject({ of: v.literal('searched'), trials: Count }),
] as const;
