import * as v from 'valibot';
import type { LayerSpec } from '../engine/layer/registry.ts';
import { lossNames, type LossName } from '../engine/loss/registry.ts';
import { Count, Finite } from './draw.ts';

export const ACTIVATIONS = ['linear', 'relu', 'sigmoid', 'tanh'] as const;
export const OPTIMIZERS = ['gradient-descent', 'momentum', 'rmsprop', 'adam'] as const;

const DenseSchema = v.strictObject({
  kind: v.literal('dense'),
  units: Count,
  activation: v.picklist([...ACTIVATIONS, 'softmax']),
});
/** Of any other kind the engine says what is wrong with it, when the network is checked. */
const LayerSchema = v.union([DenseSchema, v.custom<Exclude<LayerSpec, { kind: 'dense' }>>((layer) => typeof layer === 'object' && layer !== null && 'kind' in layer && typeof layer.kind === 'string' && layer.kind !== 'dense')]);

export const NetworkSchema = v.strictObject({
  inputs: Count,
  /** How the inputs are arranged where a layer needs it: [height, width, channels] or [steps, features]. */
  inputShape: v.optional(v.array(Count)),
  /** How much a box counts beside its class. */
  boxWeight: v.optional(v.pipe(Finite, v.minValue(0))),
  layers: v.pipe(v.array(LayerSchema), v.minLength(1)),
  loss: v.custom<LossName>((name) => lossNames.some((known) => known === name), `use one of ${lossNames.join(', ')}`),
});
