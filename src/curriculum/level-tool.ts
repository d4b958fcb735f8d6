import * as v from 'valibot';
import { Count, Finite } from './draw.ts';
import { RangeSchema } from './range.ts';

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

export type Tool = v.InferOutput<typeof ToolSchema>;
export type FeedTool = Extract<Tool, { kind: 'feed' }>;
export type ParameterTool = Extract<Tool, { kind: 'parameter' }>;
