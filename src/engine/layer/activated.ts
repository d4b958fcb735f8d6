import { activations, type ActivationName } from '../activation/registry.ts';
import { softmax } from '../activation/softmax.ts';
import { checkWord } from './count.ts';
import type { Layer } from './layer.ts';

/** What a sum's way through its activation takes, in multiplications. */
export const ACTIVATION = 10;

const NAMES: readonly string[] = [...Object.keys(activations), 'softmax'];

/** Throws an Error that names the field and the remedy. */
export function checkActivation(activation: ActivationName, field: string): void {
  checkWord(`${field}.activation`, activation, NAMES);
}

/**
 * The activations of `units` sums a row. Softmax looks at `group` of them at a time: all units of a dense layer, those of
 * one step, the channels of one pixel.
 */
export function activate(
  activation: ActivationName, z: Float64Array, a: Float64Array, units: number, group: number, from: number, to: number,
): void {
  if (activation === 'softmax') {
    for (let start = from * units; start < to * units; start += group) softmax(z, a, start, group);
    return;
  }
  const { value } = activations[activation];
  for (let i = from * units; i < to * units; i++) a[i] = value(z[i] ?? NaN);
}

/** The way back through the activation of `units` sums a row. */
export function goingBack(activation: ActivationName, units: number): Layer['throughActivation'] {
  if (activation === 'softmax') {
    return () => {
      throw new Error('activation: softmax only last and with categorical-cross-entropy');
    };
  }
  if (activation === 'linear') return () => undefined;
  const { derivative } = activations[activation];
  return (z, a, error, from, to) => {
    for (let i = from * units; i < to * units; i++) error[i] = (error[i] ?? NaN) * derivative(z[i] ?? NaN, a[i] ?? NaN);
  };
}

/** Nothing to go back through: the layer's own way back does all. */
export const nothingBack: Layer['throughActivation'] = () => undefined;
