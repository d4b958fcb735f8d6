import { attention, checkAttention, type AttentionSpec } from './attention.ts';
import { checkClassAndBox, classAndBox, type ClassAndBoxSpec } from './class-and-box.ts';
import { checkConv2d, conv2d, type Conv2dSpec } from './conv2d.ts';
import { checkDense, dense, type DenseSpec } from './dense.ts';
import { checkDropout, dropout, type DropoutSpec } from './dropout.ts';
import { checkEmbedding, embedding, type EmbeddingSpec } from './embedding.ts';
import { checkGru, gru, type GruSpec } from './gru.ts';
import type { Layer } from './layer.ts';
import { mean, type MeanSpec } from './mean.ts';
import { checkMessage, message, type MessageSpec } from './message.ts';
import { checkPerStep, perStep, type PerStepSpec } from './per-step.ts';
import { checkPool, pool, type PoolSpec } from './pool.ts';
import { checkRecurrent, recurrent, type RecurrentSpec } from './recurrent.ts';
import { checkRepeat, repeat, type RepeatSpec } from './repeat.ts';
import { checkReshape, reshape, type FlattenSpec, type ReshapeSpec } from './reshape.ts';
import { sizeOf, type Shape } from './shape.ts';
import { checkUpsample, upsample, type UpsampleSpec } from './upsample.ts';

/** Every kind of layer. To add one: its file with its spec, a member of this union, and a line in each function. */
export type LayerSpec = DenseSpec | PerStepSpec | Conv2dSpec | PoolSpec | UpsampleSpec | FlattenSpec | ReshapeSpec | DropoutSpec
  | EmbeddingSpec | RecurrentSpec | GruSpec | RepeatSpec | AttentionSpec | MessageSpec | MeanSpec | ClassAndBoxSpec;

/** The layer in its place: it sees rows of that shape, and its parameters begin at `offset`. Throws an Error where it cannot see that shape. */
export function layerOf(spec: LayerSpec, shape: Shape, offset: number): Layer {
  switch (spec.kind) {
    case 'dense': return dense(spec, shape, offset);
    case 'per-step': return perStep(spec, shape, offset);
    case 'conv2d': return conv2d(spec, shape, offset);
    case 'pool': return pool(spec, shape, offset);
    case 'upsample': return upsample(spec, shape, offset);
    case 'flatten': return reshape([sizeOf(shape)], shape, offset);
    case 'reshape': return reshape(spec.shape, shape, offset);
    case 'dropout': return dropout(spec, shape, offset);
    case 'embedding': return embedding(spec, shape, offset);
    case 'recurrent': return recurrent(spec, shape, offset);
    case 'gru': return gru(spec, shape, offset);
    case 'repeat': return repeat(spec, shape, offset);
    case 'attention': return attention(spec, shape, offset);
    case 'message': return message(spec, shape, offset);
    case 'mean': return mean(shape, offset);
    case 'class-and-box': return classAndBox(spec, shape, offset);
  }
}

const KINDS = Object.keys({
  dense: 0, 'per-step': 0, conv2d: 0, pool: 0, upsample: 0, flatten: 0, reshape: 0, dropout: 0, embedding: 0, recurrent: 0,
  gru: 0, repeat: 0, attention: 0, message: 0, mean: 0, 'class-and-box': 0,
} satisfies Record<LayerSpec['kind'], 0>);

/** Throws an Error that names the field and the remedy. */
export function checkLayer(spec: LayerSpec, field: string): void {
  switch (spec.kind) {
    case 'dense': return checkDense(spec, field);
    case 'per-step': return checkPerStep(spec, field);
    case 'conv2d': return checkConv2d(spec, field);
    case 'pool': return checkPool(spec, field);
    case 'upsample': return checkUpsample(spec, field);
    case 'flatten': case 'mean': return undefined;
    case 'reshape': return checkReshape(spec, field);
    case 'dropout': return checkDropout(spec, field);
    case 'embedding': return checkEmbedding(spec, field);
    case 'recurrent': return checkRecurrent(spec, field);
    case 'gru': return checkGru(spec, field);
    case 'repeat': return checkRepeat(spec, field);
    case 'attention': return checkAttention(spec, field);
    case 'message': return checkMessage(spec, field);
    case 'class-and-box': return checkClassAndBox(spec, field);
    default: throw new Error(`${field}.kind: "${String(spec['kind'])}" is unknown; use one of ${KINDS.join(', ')}`);
  }
}
