import { activations, type ElementwiseName } from '../activation/registry.ts';
import { nothingBack } from './activated.ts';
import { checkCounts, checkWord } from './count.ts';
import type { Layer } from './layer.ts';
import { memory, RETURNS, type Returns } from './memory.ts';
import type { Shape } from './shape.ts';

/** Neurons with a memory: at every step each sees that step's features and what all of them said one step before (book pp. 225-226). */
export interface RecurrentSpec {
  readonly kind: 'recurrent';
  readonly units: number;
  readonly activation: ElementwiseName;
  readonly returns: Returns;
}

/** Throws an Error that names the field and the remedy. */
export function checkRecurrent({ units, activation, returns }: RecurrentSpec, field: string): void {
  checkCounts(field, { units });
  checkWord(`${field}.activation`, activation, Object.keys(activations));
  checkWord(`${field}.returns`, returns, RETURNS);
}

/**
 * h(t) = f(b + sum of x(t) × w + sum of h(t - 1) × u), h(-1) = 0. Sees steps × features, gives units or steps × units; its
 * parameters begin at `offset`: w [feature][unit], u [unit before][unit], then biases. Kept are the sums of all steps, then
 * what was said at all steps. The way back goes through all steps (backpropagation through time; Werbos, 1990).
 */
export function recurrent({ units, activation, returns }: RecurrentSpec, shape: Shape, offset: number): Layer {
  const { steps, features, again, biases, outputs, place } = memory('recurrent', units, 1, returns, shape, offset);
  const { value, derivative } = activations[activation];
  const kept = 2 * steps * units;
  const dz = new Float64Array(units);
  const dh = new Float64Array(units);
  return {
    ...place, kept,
    forward(parameters, input, z, a, from, to) {
      for (let row = from; row < to; row++) {
        const said = row * kept + steps * units;
        for (let t = 0; t < steps; t++) {
          const x = (row * steps + t) * features;
          const before = said + (t - 1) * units;
          for (let u = 0; u < units; u++) {
            let sum = parameters[biases + u] ?? NaN;
            for (let i = 0; i < features; i++) sum += (input[x + i] ?? NaN) * (parameters[offset + i * units + u] ?? NaN);
            if (t > 0) for (let i = 0; i < units; i++) sum += (z[before + i] ?? NaN) * (parameters[again + i * units + u] ?? NaN);
            z[row * kept + t * units + u] = sum;
            z[said + t * units + u] = value(sum);
          }
        }
        const first = returns === 'all' ? said : said + (steps - 1) * units;
        for (let i = 0; i < outputs; i++) a[row * outputs + i] = z[first + i] ?? NaN;
      }
    },
    throughActivation: nothingBack,
    backward(parameters, input, z, _a, error, gradients, below, from, to) {
      for (let row = from; row < to; row++) {
        const said = row * kept + steps * units;
        dh.fill(0);
        for (let t = steps - 1; t >= 0; t--) {
          const x = (row * steps + t) * features;
          const before = said + (t - 1) * units;
          for (let u = 0; u < units; u++) {
            const told = returns === 'all' ? error[row * outputs + t * units + u] ?? NaN : t === steps - 1 ? error[row * units + u] ?? NaN : 0;
            const d = (told + (dh[u] ?? NaN)) * derivative(z[row * kept + t * units + u] ?? NaN, z[said + t * units + u] ?? NaN);
            dz[u] = d;
            gradients[biases + u] = (gradients[biases + u] ?? NaN) + d;
          }
          for (let i = 0; i < features; i++) {
            const each = input[x + i] ?? NaN;
            let sum = 0;
            for (let u = 0; u < units; u++) {
              const p = offset + i * units + u;
              gradients[p] = (gradients[p] ?? NaN) + each * (dz[u] ?? NaN);
              sum += (parameters[p] ?? NaN) * (dz[u] ?? NaN);
            }
            if (below !== undefined) below[x + i] = sum;
          }
          if (t === 0) break;
          for (let i = 0; i < units; i++) {
            const each = z[before + i] ?? NaN;
            let sum = 0;
            for (let u = 0; u < units; u++) {
              const p = again + i * units + u;
              gradients[p] = (gradients[p] ?? NaN) + each * (dz[u] ?? NaN);
              sum += (parameters[p] ?? NaN) * (dz[u] ?? NaN);
            }
            dh[i] = sum;
          }
        }
      }
    },
  };
}
