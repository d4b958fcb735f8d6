import { sigmoid, tanh } from '../exact.ts';
import { nothingBack } from './activated.ts';
import { checkCounts, checkWord } from './count.ts';
import type { Layer } from './layer.ts';
import { memory, RETURNS, type Returns } from './memory.ts';
import type { Shape } from './shape.ts';

/** Neurons with a memory and two gates that are learnt: how much of it is kept, and how much is looked at (Cho et al., 2014). */
export interface GruSpec {
  readonly kind: 'gru';
  readonly units: number;
  readonly returns: Returns;
}

/** Throws an Error that names the field and the remedy. */
export function checkGru({ units, returns }: GruSpec, field: string): void {
  checkCounts(field, { units });
  checkWord(`${field}.returns`, returns, RETURNS);
}

/**
 * keep = sigmoid(x w + h u + b), look = sigmoid(x w + h u + b), new = tanh(x w + (look × h) u + b), each with its own w, u
 * and b; h(t) = keep × h(t - 1) + (1 - keep) × new, h(-1) = 0. Sees steps × features, gives units or steps × units; its
 * parameters begin at `offset`: w [feature][keep, look, new], u [unit before][keep, look, new], then biases [keep, look, new].
 * Kept are, for every step, keep, look, new and h, units numbers each.
 */
export function gru({ units, returns }: GruSpec, shape: Shape, offset: number): Layer {
  const { steps, features, wide, again, biases, place } = memory('gru', units, 3, returns, shape, offset);
  const kept = 4 * steps * units;
  const dz = new Float64Array(wide);
  const dh = new Float64Array(units);

  /** Bias and input's share of the sum of gate column `g`. */
  const fromInput = (parameters: Float64Array, input: Float64Array, x: number, g: number): number => {
    let sum = parameters[biases + g] ?? NaN;
    for (let i = 0; i < features; i++) sum += (input[x + i] ?? NaN) * (parameters[offset + i * wide + g] ?? NaN);
    return sum;
  };

  return {
    ...place, kept,
    forward(parameters, input, z, a, from, to) {
      for (let row = from; row < to; row++) {
        for (let t = 0; t < steps; t++) {
          const x = (row * steps + t) * features;
          const now = row * kept + 4 * t * units;
          const h = now + 3 * units;
          const before = h - 4 * units;
          for (let g = 0; g < 2 * units; g++) {
            let sum = fromInput(parameters, input, x, g);
            if (t > 0) for (let i = 0; i < units; i++) sum += (z[before + i] ?? NaN) * (parameters[again + i * wide + g] ?? NaN);
            z[now + g] = sigmoid(sum);
          }
          for (let u = 0; u < units; u++) {
            let sum = fromInput(parameters, input, x, 2 * units + u);
            if (t > 0) {
              for (let i = 0; i < units; i++) {
                sum += (z[now + units + i] ?? NaN) * (z[before + i] ?? NaN) * (parameters[again + i * wide + 2 * units + u] ?? NaN);
              }
            }
            const fresh = tanh(sum);
            const keep = z[now + u] ?? NaN;
            z[now + 2 * units + u] = fresh;
            z[h + u] = (t > 0 ? keep * (z[before + u] ?? NaN) : 0) + (1 - keep) * fresh;
          }
          if (returns === 'all') for (let u = 0; u < units; u++) a[(row * steps + t) * units + u] = z[h + u] ?? NaN;
        }
        if (returns === 'last') for (let u = 0; u < units; u++) a[row * units + u] = z[row * kept + (4 * steps - 1) * units + u] ?? NaN;
      }
    },
    throughActivation: nothingBack,
    backward(parameters, input, z, _a, error, gradients, below, from, to) {
      for (let row = from; row < to; row++) {
        dh.fill(0);
        for (let t = steps - 1; t >= 0; t--) {
          const x = (row * steps + t) * features;
          const now = row * kept + 4 * t * units;
          const before = now - units;
          for (let u = 0; u < units; u++) {
            const told = returns === 'all' ? error[(row * steps + t) * units + u] ?? NaN : t === steps - 1 ? error[row * units + u] ?? NaN : 0;
            const d = told + (dh[u] ?? NaN);
            const keep = z[now + u] ?? NaN;
            const fresh = z[now + 2 * units + u] ?? NaN;
            const old = t > 0 ? z[before + u] ?? NaN : 0;
            dz[u] = d * (old - fresh) * keep * (1 - keep);
            dz[2 * units + u] = d * (1 - keep) * (1 - fresh * fresh);
            dh[u] = d * keep;
          }
          for (let i = 0; i < units; i++) {
            let sum = 0;
            for (let u = 0; u < units; u++) sum += (parameters[again + i * wide + 2 * units + u] ?? NaN) * (dz[2 * units + u] ?? NaN);
            const look = z[now + units + i] ?? NaN;
            dz[units + i] = t > 0 ? sum * (z[before + i] ?? NaN) * look * (1 - look) : 0;
            dh[i] = (dh[i] ?? NaN) + sum * look;
          }
          for (let g = 0; g < wide; g++) gradients[biases + g] = (gradients[biases + g] ?? NaN) + (dz[g] ?? NaN);
          for (let i = 0; i < features; i++) {
            const each = input[x + i] ?? NaN;
            let sum = 0;
            for (let g = 0; g < wide; g++) {
              const p = offset + i * wide + g;
              gradients[p] = (gradients[p] ?? NaN) + each * (dz[g] ?? NaN);
              sum += (parameters[p] ?? NaN) * (dz[g] ?? NaN);
            }
            if (below !== undefined) below[x + i] = sum;
          }
          if (t === 0) break;
          for (let i = 0; i < units; i++) {
            const old = z[before + i] ?? NaN;
            const looked = old * (z[now + units + i] ?? NaN);
            let sum = 0;
            for (let g = 0; g < wide; g++) {
              const p = again + i * wide + g;
              gradients[p] = (gradients[p] ?? NaN) + (g < 2 * units ? old : looked) * (dz[g] ?? NaN);
              if (g < 2 * units) sum += (parameters[p] ?? NaN) * (dz[g] ?? NaN);
            }
            dh[i] = (dh[i] ?? NaN) + sum;
          }
        }
      }
    },
  };
}
