import { layout, type Network } from '../network.ts';

/**
 * Floating-point operations that training spends on one row in one epoch, as the formulas are written, whatever a kernel
 * does: forward, a multiplication and an addition for each weight and an activation for each neuron; an error for each
 * output; backward, a multiplication and an addition for each weight (dw = input × dz, summed) and an addition for each
 * bias; to the neurons of the layer below, a multiplication for each weight, an addition for each weight but the first of
 * a neuron, and a multiplication for each neuron (f'). Activations and slopes count as one operation, adjustments (once
 * per batch) not at all. For dense layers only. 2-3-1 with ReLU: 50.
 */
export function trainingFlops(network: Network): number {
  return layout(network).reduce((sum, { inputs, units }, l) => {
    const weights = inputs * units;
    const hidden = l < network.layers.length - 1 ? units : 0;
    const carried = l === 0 ? 0 : weights + (weights - inputs) + inputs;
    return sum + 2 * weights + hidden + (hidden === 0 ? units : 0) + carried + 2 * weights + units;
  }, 0);
}
