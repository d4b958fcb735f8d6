import * as v from 'valibot';
import { Count, Finite } from './draw.ts';
import { DRIVERS } from './level-drivers.ts';
import { OPTIMIZERS } from './level-network.ts';
import { RangeSchema } from './range.ts';

/** What a tile can measure errors as; `hit`: right or wrong, `within`: a count, which has no slope. */
export const MEASURES = ['error', 'absolute', 'squared', 'hit', 'within'] as const;

export const ToolSchema = v.variant('kind', [
  /** `turn`: its knob turns by so much at a time, many steps of what can be set on the board. */
  /** `symbol`: its sign, where its name says too much. */
  v.strictObject({ kind: v.literal('parameter'), id: v.string(), ...RangeSchema, symbol: v.optional(v.string()), turn: v.optional(v.pipe(Finite, v.gtValue(0))), unit: v.optional(v.picklist(['dollar', 'plain']), 'plain') }),
  v.strictObject({ kind: v.literal('rate'), id: v.literal('rate'), ...RangeSchema }),
  /** A number that is fed into the network: `x`, or `x1`, `x2` … with more inputs. `times` feeds for each network that is asked about; without it, as many as one likes. */
  v.strictObject({ kind: v.literal('feed'), id: v.pipe(v.string(), v.regex(/^x\d?$/, 'use x, or x1, x2 … with more inputs')), ...RangeSchema, times: v.optional(Count) }),
  /** Training buttons, one for each number of epochs; `budget` epochs in all before a new start. */
  /** `anew`: each training begins where the round did. */
  v.strictObject({ kind: v.literal('train'), id: v.literal('train'), epochs: v.pipe(v.array(Count), v.minLength(1)), budget: Count, anew: v.optional(v.boolean(), false) }),
  /** Tries the recipe that stands there on every start of the bench. */
  v.strictObject({ kind: v.literal('trial'), id: v.literal('trial') }),
  /** `aggregate` and `measure` are the tiles of a law; `scale` is how losses are shown, `keep` what is kept back; `network` is one of the task's networks; the others belong to a bench. */
  v.strictObject({ kind: v.literal('choice'), id: v.picklist(['aggregate', 'measure', 'scale', 'keep', 'activation', 'initial', 'batch', 'loss', 'network']), options: v.pipe(v.array(v.string()), v.minLength(2)) }),
  /**
   * A training that is watched while it goes on, and can be paused, scrubbed and begun anew: so many epochs at most and rows an
   * adjustment, at a rate of its own or that of a rate tool, from parameters that the seed draws. The level is verified by weights.
   */
  v.strictObject({
    kind: v.literal('learn'), id: v.literal('learn'), epochs: Count, batch: Count,
    rate: v.optional(v.union([v.pipe(Finite, v.gtValue(0)), v.pipe(v.array(v.pipe(Finite, v.gtValue(0))), v.minLength(1))])),
    optimizer: v.optional(v.picklist(OPTIMIZERS)),
    /** Of the optimizer, its own if left out. */
    momentum: v.optional(v.pipe(Finite, v.minValue(0), v.ltValue(1))),
    initial: v.optional(v.picklist(['glorot', 'he']), 'he'),
  }),
  /** How many units, or filters, stand in a layer, `units1` being the first after the inputs, `units0` the inputs; a hidden layer of none is not there. New wires have small weights. `counts`: what the player knows them as, where that is not their layer. */
  v.strictObject({ kind: v.literal('units'), id: v.pipe(v.string(), v.regex(/^units\d$/, 'use units1 for the first layer, units2 …; units0 for the inputs')), ...RangeSchema, counts: v.optional(v.picklist(['units', 'filters', 'code'])) }),
  /** How much the place of a thing counts beside its class: the network's boxWeight. */
  v.strictObject({ kind: v.literal('balance'), id: v.literal('balance'), ...RangeSchema }),
  /** How fast either side of a duel learns: the network, or the detector that it is to fool. It can be turned while they learn. */
  v.strictObject({ kind: v.literal('duel'), id: v.picklist(['forger-rate', 'detector-rate']), ...RangeSchema }),
  /** Where a surface is seen from, in degrees: `turn` about it, `tilt` above. */
  v.strictObject({ kind: v.literal('view'), id: v.picklist(['turn', 'tilt']), ...RangeSchema }),
  /**
   * Evidence of a case: so many looks for each. Of a race, how it went on the rows learnt from, kept back or sealed, lap by lap; or what
   * is said of the row with the lowest target, the middle one, or the one with the highest.
   */
  v.strictObject({ kind: v.literal('evidence'), id: v.literal('evidence'), options: v.pipe(v.array(v.picklist(['train', 'test', 'sealed', 'cheapest', 'middle', 'dearest'])), v.minLength(2)), times: Count }),
  /** A valve of the three drivers, on a notch from 0. */
  v.strictObject({ kind: v.literal('valve'), id: v.picklist(DRIVERS), ...RangeSchema }),
]);

export type Tool = v.InferOutput<typeof ToolSchema>;
export type FeedTool = Extract<Tool, { kind: 'feed' }>;
export type EvidenceTool = Extract<Tool, { kind: 'evidence' }>;
export type UnitsTool = Extract<Tool, { kind: 'units' }>;
export type ParameterTool = Extract<Tool, { kind: 'parameter' }>;

/** Tools that stand on a number: knobs. */
export function takesNumber(tool: Tool): tool is Extract<Tool, { min: number }> {
  return 'min' in tool;
}
