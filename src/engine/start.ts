import { checkFields, describe } from './fields.ts';
import { sizeOf } from './layer/shape.ts';
import { layersOf, parameterCount, type Network } from './network.ts';
import { allAtOnce, boundless, inParts, type Budget, type Pieces } from './pieces.ts';
import { random, type Random } from './random.ts';

/**
 * How the parameters start. glorot: weights uniform within ±sqrt(6 / (inputs + units)), the wires into a unit and out of an
 * input; he: normal with standard deviation sqrt(2 / inputs); zero: all 0; all of these with biases 0. constant: every weight and bias is `value` (default 0).
 */
export interface Start {
  readonly kind: 'glorot' | 'he' | 'zero' | 'constant';
  readonly value?: number;
}

/** Parameters in the order of the layout, or how to draw them. */
export type StartOrDraw = Float64Array | (Start & { readonly seed: number | string });

/** The parameters that a plan starts with: a copy of those given, or drawn from its seed. */
export function startOf(network: Network, start: StartOrDraw): Float64Array {
  return allAtOnce(startInPieces(network, start, boundless()));
}

/** The same a piece at a time. */
export function* startInPieces(network: Network, start: StartOrDraw, budget: Budget): Pieces<Float64Array> {
  return start instanceof Float64Array ? start.slice() : yield* drawInPieces(network, start, random(start.seed), budget);
}

const KINDS: readonly string[] = ['glorot', 'he', 'zero', 'constant'] satisfies readonly Start['kind'][];

/** Throws an Error that names the field and the remedy. */
export function checkDraw(draw: Start & { readonly seed: number | string }): void {
  checkFields('start', draw, ['kind', 'value', 'seed']);
  const { kind, value = 0, seed } = draw;
  if (!KINDS.includes(kind)) throw new Error(`start.kind: "${String(kind)}" is unknown; use one of ${KINDS.join(', ')}`);
  if (!Number.isFinite(value)) throw new Error(`start.value: ${describe(value)}; give a finite number`);
  if (typeof seed !== 'string' && !Number.isFinite(seed)) throw new Error(`start.seed: ${describe(seed)}; give a finite number or a text`);
}

/** Draws start parameters, in the order of the layout. */
export function startParameters(network: Network, start: Start, random: Random): Float64Array {
  return allAtOnce(drawInPieces(network, start, random, boundless()));
}

/** What it takes to draw a number, in multiplications. */
const DRAWN = 30;

function* drawInPieces(network: Network, start: Start, random: Random, budget: Budget): Pieces<Float64Array> {
  const parameters = new Float64Array(parameterCount(network));
  if (start.kind === 'constant') return parameters.fill(start.value ?? 0);
  if (start.kind === 'zero') return parameters;
  for (const { blocks } of layersOf(network)) {
    for (const { from, sizes, fanIn, fanOut } of blocks) {
      if (fanIn === 0) continue;
      const limit = Math.sqrt(6 / (fanIn + fanOut));
      const deviation = Math.sqrt(2 / fanIn);
      yield* inParts(sizeOf(sizes), 1, DRAWN, budget, (first, end) => {
        for (let p = from + first; p < from + end; p++) {
          parameters[p] = start.kind === 'glorot' ? (2 * random.uniform() - 1) * limit : random.normal() * deviation;
        }
      });
    }
  }
  return parameters;
}
