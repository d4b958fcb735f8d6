import { checkDense, dense, type DenseSpec } from './dense.ts';
import type { Layer } from './layer.ts';

/** Every kind of layer. To add one: its file with its spec, a member of this union, and a line in each function. */
export type LayerSpec = DenseSpec;

/** The layer in its place: it sees `inputs` numbers a row, and its parameters begin at `offset`. */
export function layerOf(spec: LayerSpec, inputs: number, offset: number): Layer {
  switch (spec.kind) {
    case 'dense': return dense(spec, inputs, offset);
  }
}

/** Throws an Error that names the field and the remedy. */
export function checkLayer(spec: LayerSpec, field: string): void {
  switch (spec.kind) {
    case 'dense': return checkDense(spec, field);
    default: throw new Error(`${field}.kind: "${String(spec['kind'])}" is unknown; use dense`);
  }
}
