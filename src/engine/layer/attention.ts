import { softmax } from '../activation/softmax.ts';
import { ACTIVATION, nothingBack } from './activated.ts';
import { checkCounts } from './count.ts';
import type { Layer } from './layer.ts';
import { sequenceOf, type Shape } from './shape.ts';

/**
 * Every step of a sequence looks at all steps: its query against their keys says how much, and it takes as much of their
 * values (scaled dot-product attention, one head; Vaswani et al., 2017).
 */
export interface AttentionSpec {
  readonly kind: 'attention';
  /** Numbers of a value, which come out for every step. */
  readonly units: number;
  /** Numbers of a query and of a key. */
  readonly size: number;
  /** A step looks at itself and at earlier ones only. */
  readonly causal?: boolean;
}

/** Throws an Error that names the field and the remedy. */
export function checkAttention({ units, size }: AttentionSpec, field: string): void {
  checkCounts(field, { units, size });
}

/**
 * Sees steps × features, gives steps × units; its parameters begin at `offset`: q [feature][number], k [feature][number],
 * v [feature][unit], no biases. Kept are queries, keys and values of all steps, then the shares [step][looked at].
 */
export function attention({ units, size, causal = false }: AttentionSpec, shape: Shape, offset: number): Layer {
  const { steps, features } = sequenceOf(shape, 'attention');
  const keyWeights = offset + features * size;
  const valueWeights = keyWeights + features * size;
  const end = valueWeights + features * units;
  const scale = 1 / Math.sqrt(size);
  const keys = steps * size;
  const values = 2 * keys;
  const shares = values + steps * units;
  const kept = shares + steps * steps;
  const back = new Float64Array(shares);
  const scores = new Float64Array(steps);
  const tables = [
    { weights: offset, wide: size, at: 0 }, { weights: keyWeights, wide: size, at: keys }, { weights: valueWeights, wide: units, at: values },
  ];
  const seen = (step: number): number => (causal ? step + 1 : steps);

  return {
    end, kept,
    inputs: steps * features,
    units: steps * units,
    activation: undefined,
    shape: [steps, units],
    weights: offset, biases: end,
    blocks: [
      { name: 'q', from: offset, sizes: [features, size], fanIn: features, fanOut: size },
      { name: 'k', from: keyWeights, sizes: [features, size], fanIn: features, fanOut: size },
      { name: 'v', from: valueWeights, sizes: [features, units], fanIn: features, fanOut: units },
    ],
    work: steps * (features * (2 * size + units) + steps * (size + units + ACTIVATION)),
    forward(parameters, input, z, a, from, to) {
      for (let row = from; row < to; row++) {
        const base = row * kept;
        for (const { weights, wide, at } of tables) {
          for (let t = 0; t < steps; t++) {
            for (let u = 0; u < wide; u++) {
              let sum = 0;
              for (let i = 0; i < features; i++) sum += (input[(row * steps + t) * features + i] ?? NaN) * (parameters[weights + i * wide + u] ?? NaN);
              z[base + at + t * wide + u] = sum;
            }
          }
        }
        for (let t = 0; t < steps; t++) {
          const share = base + shares + t * steps;
          for (let s = 0; s < steps; s++) {
            let sum = 0;
            for (let k = 0; k < size; k++) sum += (z[base + t * size + k] ?? NaN) * (z[base + keys + s * size + k] ?? NaN);
            scores[s] = sum * scale;
            z[share + s] = 0;
          }
          softmax(scores, scores, 0, seen(t));
          for (let s = 0; s < seen(t); s++) z[share + s] = scores[s] ?? NaN;
          for (let u = 0; u < units; u++) {
            let sum = 0;
            for (let s = 0; s < seen(t); s++) sum += (z[share + s] ?? NaN) * (z[base + values + s * units + u] ?? NaN);
            a[(row * steps + t) * units + u] = sum;
          }
        }
      }
    },
    throughActivation: nothingBack,
    backward(parameters, input, z, _a, error, gradients, below, from, to) {
      for (let row = from; row < to; row++) {
        const base = row * kept;
        back.fill(0);
        for (let t = 0; t < steps; t++) {
          const share = base + shares + t * steps;
          const da = (row * steps + t) * units;
          let mean = 0;
          for (let s = 0; s < seen(t); s++) {
            let sum = 0;
            for (let u = 0; u < units; u++) {
              sum += (error[da + u] ?? NaN) * (z[base + values + s * units + u] ?? NaN);
              const at = values + s * units + u;
              back[at] = (back[at] ?? NaN) + (z[share + s] ?? NaN) * (error[da + u] ?? NaN);
            }
            scores[s] = sum;
            mean += sum * (z[share + s] ?? NaN);
          }
          for (let s = 0; s < seen(t); s++) {
            const ds = (z[share + s] ?? NaN) * ((scores[s] ?? NaN) - mean) * scale;
            for (let k = 0; k < size; k++) {
              const query = t * size + k;
              const key = keys + s * size + k;
              back[query] = (back[query] ?? NaN) + ds * (z[base + key] ?? NaN);
              back[key] = (back[key] ?? NaN) + ds * (z[base + query] ?? NaN);
            }
          }
        }
        below?.fill(0, row * steps * features, (row + 1) * steps * features);
        for (const { weights, wide, at } of tables) {
          for (let t = 0; t < steps; t++) {
            for (let i = 0; i < features; i++) {
              const x = (row * steps + t) * features + i;
              let sum = 0;
              for (let u = 0; u < wide; u++) {
                const p = weights + i * wide + u;
                const d = back[at + t * wide + u] ?? NaN;
                gradients[p] = (gradients[p] ?? NaN) + (input[x] ?? NaN) * d;
                sum += (parameters[p] ?? NaN) * d;
              }
              if (below !== undefined) below[x] = (below[x] ?? NaN) + sum;
            }
          }
        }
      }
    },
  };
}
