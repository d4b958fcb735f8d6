import { layout, parameterCount, type Network } from './network.ts';
import { random, type Random } from './random.ts';

/**
 * How the parameters start. glorot: weights uniform within ±sqrt(6 / (inputs + units)); he: normal with standard deviation
 * sqrt(2 / inputs); zero: all 0; all of these with biases 0. constant: every weight and bias is `value` (default 0).
 */
export interface Start {
  readonly kind: 'glorot' | 'he' | 'zero' | 'constant';
  readonly value?: number;
}

/** Parameters in the order of the layout, or how to draw them. */
export type StartOrDraw = Float64Array | (Start & { readonly seed: number | string });

/** The parameters that a plan starts with: a copy of those given, or drawn from its seed. */
export function startOf(network: Network, start: StartOrDraw): Float64Array {
  return start instanceof Float64Array ? start.slice() : startParameters(network, start, random(start.seed));
}

const KINDS: readonly string[] = ['glorot', 'he', 'zero', 'constant'] satisfies readonly Start['kind'][];

/** Throws an Error that names the field and the remedy. */
export function checkDraw({ kind, value = 0, seed }: Start & { readonly seed: number | string }): void {
  if (!KINDS.includes(kind)) throw new Error(`start.kind: "${String(kind)}" is unknown; use one of ${KINDS.join(', ')}`);
  if (!Number.isFinite(value)) throw new Error(`start.value: ${value}; give a finite number`);
  if (seed === undefined || Number.isNaN(seed)) throw new Error(`start.seed: ${seed}; give a number or a text`);
}

/** Draws start parameters, in the order of the layout. */
export function startParameters(network: Network, start: Start, random: Random): Float64Array {
  const parameters = new Float64Array(parameterCount(network));
  if (start.kind === 'constant') return parameters.fill(start.value ?? 0);
  if (start.kind === 'zero') return parameters;
  for (const { inputs, units, weights, biases } of layout(network)) {
    const limit = Math.sqrt(6 / (inputs + units));
    const deviation = Math.sqrt(2 / inputs);
    for (let p = weights; p < biases; p++) {
      parameters[p] = start.kind === 'glorot' ? (2 * random.uniform() - 1) * limit : random.normal() * deviation;
    }
  }
  return parameters;
}
