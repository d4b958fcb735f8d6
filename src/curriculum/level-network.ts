import * as v from 'valibot';
import { Count } from './draw.ts';

export const ACTIVATIONS = ['linear', 'relu', 'sigmoid', 'tanh'] as const;
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
