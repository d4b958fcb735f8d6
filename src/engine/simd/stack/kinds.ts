import type { Layer } from '../../layer/layer.ts';
import type { LayerSpec } from '../../layer/registry.ts';
import { sizeOf, type Shape } from '../../layer/shape.ts';
import { arrangedCode, arrangedFirst, meanCode, upsampleCode } from './arranged.ts';
import { attentionCode } from './attention.ts';
import { classAndBoxCode } from './class-and-box.ts';
import { conv2dCode } from './conv2d.ts';
import { denseCode, perStepCode } from './dense.ts';
import { dropoutCode } from './dropout.ts';
import { embeddingCode } from './embedding.ts';
import { gruCode } from './gru.ts';
import { messageCode } from './message.ts';
import { poolCode } from './pool.ts';
import { recurrentCode } from './recurrent.ts';
import { repeatCode } from './repeat.ts';
import type { LayerCode, Take, Tensor } from './tensor.ts';

/**
 * A layer's code.
 * @param shape of what comes in, as the reference has it
 */
export function codeOf(spec: LayerSpec, layer: Layer, shape: Shape, input: Tensor, weights: Take, scratch: Take): LayerCode {
  const [height = 1, wide = 1] = shape;
  const { kind } = spec;
  const features = INDIFFERENT.includes(kind) ? input.features : shape.at(-1) ?? 1;
  const inPlaces = input.features === features && input.places * input.features === sizeOf(shape);
  if (!inPlaces || (input.stride % 4 !== 0 && IN_VECTORS.includes(kind))) {
    return arrangedFirst(input, features, scratch, (arranged) => codeOf(spec, layer, shape, arranged, weights, scratch));
  }
  switch (spec.kind) {
    case 'dense': return denseCode(layer, input, weights, scratch);
    case 'class-and-box': return classAndBoxCode(spec, layer, input, weights, scratch);
    case 'per-step': return perStepCode(layer, input, weights, scratch);
    case 'conv2d': return conv2dCode(spec, layer, height, wide, input, weights, scratch);
    case 'pool': return poolCode(spec, layer, height, wide, input, scratch);
    case 'attention': return attentionCode(spec, layer, input, weights, scratch);
    case 'message': return messageCode(spec, layer, input, weights, scratch);
    case 'dropout': return dropoutCode(spec, input, scratch);
    case 'flatten': return { output: input, tables: [], forward: () => undefined, backward: () => undefined };
    case 'embedding': return embeddingCode(spec, layer, input, weights, scratch);
    case 'recurrent': return recurrentCode(spec, layer, input, weights, scratch);
    case 'gru': return gruCode(spec, layer, input, weights, scratch);
    case 'repeat': return repeatCode(spec, input, scratch);
    case 'mean': return meanCode(input, scratch);
    case 'upsample': return upsampleCode(spec, height, wide, input, scratch);
    case 'reshape': return arrangedCode(input, spec.shape.at(-1) ?? 1, scratch);
  }
}

/** Kinds that see one number after the other, however they are arranged. */
const INDIFFERENT: readonly string[] = ['dense', 'class-and-box', 'dropout', 'flatten', 'embedding', 'reshape'] satisfies readonly LayerSpec['kind'][];

/** Kinds that take their input vector by vector. */
const IN_VECTORS: readonly string[] = ['pool', 'dropout', 'message', 'repeat', 'mean', 'upsample'] satisfies readonly LayerSpec['kind'][];
