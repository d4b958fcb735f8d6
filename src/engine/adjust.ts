import { double } from './double.ts';
import type { LayerLayout } from './layer/layer.ts';
import type { Optimizer } from './optimizer/optimizer.ts';
import type { Past } from './past.ts';
import { penalise, type Penalty } from './penalty.ts';

/**
 * Step four: adjust. Every parameter moves against its gradient, w = w - rate × dw (book pp. 75-76), in place; parameters
 * marked in `frozen` stay where they are. Only those from … to - 1 are looked at.
 */
export function adjust(
  parameters: Float64Array, gradients: Float64Array, rate: number, frozen?: readonly boolean[], from = 0, to = parameters.length,
): void {
  for (let p = from; p < to; p++) {
    if (frozen?.[p] !== true) parameters[p] = (parameters[p] ?? NaN) - rate * (gradients[p] ?? NaN);
  }
}

/**
 * adjust by the rule of an optimizer: one function for one training of `size` parameters, because optimizers remember. An
 * adjustment in pieces begins with parameter 0.
 * @param past what it goes on from; its memory is written into
 */
export function adjustBy(
  optimizer: Optimizer, size: number, frozen?: readonly boolean[], { adjustments, memory }: Past = { adjustments: 0, memory: new Float64Array(size * optimizer.memory) },
): (parameters: Float64Array, gradients: Float64Array, rate: number, from?: number, to?: number) => void {
  if (optimizer.name === 'gradient-descent') return (parameters, gradients, rate, from, to) => adjust(parameters, gradients, rate, frozen, from, to);
  const { decays, memory: slots } = optimizer;
  const remembered = Array.from({ length: slots }, () => 0);
  const powers = decays.map((decay) => raised(decay, adjustments));
  const gone = decays.map(() => 0);
  return (parameters, gradients, rate, from = 0, to = size) => {
    if (from === 0) {
      for (let d = 0; d < powers.length; d++) {
        powers[d] = (powers[d] ?? NaN) * (decays[d] ?? NaN);
        gone[d] = 1 - (powers[d] ?? NaN);
      }
    }
    for (let p = from; p < to; p++) {
      if (frozen?.[p] === true) continue;
      for (let k = 0; k < slots; k++) remembered[k] = memory[p * slots + k] ?? NaN;
      const step = optimizer.step(double, gradients[p] ?? NaN, rate, remembered, gone);
      parameters[p] = (parameters[p] ?? NaN) - step.change;
      for (let k = 0; k < slots; k++) memory[p * slots + k] = step.memory[k] ?? NaN;
    }
  };
}

/** A share multiplied by itself as often as adjustments multiply it. */
export function raised(share: number, times: number): number {
  let power = 1;
  for (let k = 0; k < times && power > 0; k++) power *= share;
  return power;
}

/** Adds the penalty to the gradients of all weights among the parameters from … to - 1, in place. */
export function penaliseWeights(
  layers: readonly LayerLayout[], penalty: Penalty, parameters: Float64Array, gradients: Float64Array, from = 0, to = parameters.length,
): void {
  for (const { weights, biases } of layers) {
    for (let p = Math.max(from, weights); p < Math.min(to, biases); p++) gradients[p] = penalise(double, penalty, gradients[p] ?? NaN, parameters[p] ?? NaN);
  }
}
