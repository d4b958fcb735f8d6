import { activations } from '../activation/registry.ts';
import { softmaxForm } from '../activation/softmax.ts';
import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import { losses } from '../loss/registry.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { type ActivationName, activationOf } from '../network.ts';

/** What a row's formulas read; every value may be asked for more than once. */
export interface RowSource<T> {
  input(i: number): T;
  target(u: number): T;
  weight(layer: number, i: number, u: number): T;
  bias(layer: number, u: number): T;
}

/** Told of a shared value as soon as it is there. */
export type Witness<T> = (layer: number, u: number, value: T) => void;

/** Weighted sums z and activations a of one layer, one per unit: shared values. */
export interface LayerValues<T> {
  readonly z: readonly T[];
  readonly a: readonly T[];
}

/**
 * Predicts one row up to the outputs' weighted sums, written out unit by unit (book pp. 107-111).
 * @param witness of the activations of hidden layers, with their sums
 * @returns values of the hidden layers, and the sums
 */
export function forwardRow<T>(
  m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>, witness: (layer: number, u: number, a: T, z: T) => void,
): { hidden: readonly LayerValues<T>[]; sums: readonly T[] } {
  const last = network.layers.length - 1;
  const hidden: LayerValues<T>[] = [];
  let below: readonly T[] = Array.from({ length: network.inputs }, (_, i) => m.share(source.input(i)));
  for (let l = 0; ; l++) {
    const sums = weightedSums(m, network, source, l, below);
    if (l === last) return { hidden, sums };
    const values = activate(m, activationOf(network, l), sums, (u, a, z) => witness(l, u, a, z));
    hidden.push(values);
    below = values.a;
  }
}

function weightedSums<T>(m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>, l: number, below: readonly T[]): T[] {
  return Array.from({ length: at(network.layers, l).units }, (_, u) => {
    const products = below.map((a, i) => m.multiply(a, source.weight(l, i, u)));
    return products.reduce((sum, product) => m.add(sum, product), source.bias(l, u));
  });
}

/**
 * The outputs of one row.
 * @param witness of the outputs; where they are a softmax, of the sums first
 */
export function outputsOfRow<T>(m: Arithmetic<T>, network: DenseNetwork, sums: readonly T[], witness: (u: number, value: T) => void): LayerValues<T> {
  return activate(m, activationOf(network, network.layers.length - 1), sums, witness);
}

function activate<T>(m: Arithmetic<T>, name: ActivationName, sums: readonly T[], witness: (u: number, a: T, z: T) => void): LayerValues<T> {
  const share = (u: number, value: T, z?: T): T => {
    const a = m.share(value);
    witness(u, a, z ?? a);
    return a;
  };
  if (name === 'softmax') {
    const z = sums.map((sum, u) => share(u, sum));
    return { z, a: softmaxForm(m, z).map((a, u) => share(u, a, at(z, u))) };
  }
  const { form } = activations[name];
  const pairs = sums.map((sum, u) => {
    const z = m.share(sum);
    return { z, a: share(u, form.value(m, z), z) };
  });
  return { z: pairs.map(({ z }) => z), a: pairs.map(({ a }) => a) };
}

/** The loss of one row. */
export function lossOfRow<T>(m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>): T {
  const none = () => undefined;
  const { z, a } = outputsOfRow(m, network, forwardRow(m, network, source, none).sums, none);
  const { form } = losses[network.loss];
  return a.map((each, u) => form.value(m, each, m.share(source.target(u)), at(z, u))).reduce((sum, each) => m.add(sum, each));
}

/**
 * The outputs' dz of one row (book pp. 114-116), shared values.
 * @param witness of each as soon as it is there
 * @param present is laid on the errors: the way to leave out a row that is none
 */
export function errorsOfRow<T>(
  m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>, { z, a }: LayerValues<T>, witness: Witness<T>, present: (error: T) => T,
): T[] {
  const last = network.layers.length - 1;
  const activation = activationOf(network, last);
  const { form, cancels } = losses[network.loss];
  const da = a.map((each, u) => present(form.error(m, each, source.target(u))));
  return da.map((each, u) => {
    const error = m.share(cancels === activation ? each : timesSlope(m, activation, each, at(z, u), at(a, u)));
    witness(last, u, error);
    return error;
  });
}

/**
 * Feedback of one row from the outputs' dz down (book pp. 117-132).
 * @param hidden the values of the hidden layers
 * @param folded see fold.ts
 * @param witness of every hidden layer's dz; where the last layer is folded into the one below, of e there
 */
export function backwardRow<T>(
  m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>, hidden: readonly LayerValues<T>[], outputs: readonly T[], folded: boolean, witness: Witness<T>,
): void {
  const last = network.layers.length - 1;
  let dz = outputs;
  for (let l = last - 1; l >= 0; l--) {
    const { z, a } = at(hidden, l);
    const lone = folded && l === last - 1;
    const errors = a.map((each, i) => {
      const da = lone ? at(dz, 0) : dz.map((error, u) => m.multiply(error, source.weight(l + 1, i, u))).reduce((sum, product) => m.add(sum, product));
      const error = m.share(timesSlope(m, activationOf(network, l), da, at(z, i), each));
      witness(l, i, error);
      return error;
    });
    dz = lone && l > 0 ? errors.map((e, u) => m.share(m.multiply(e, source.weight(last, u, 0)))) : errors;
  }
}

function timesSlope<T>(m: Arithmetic<T>, name: ActivationName, da: T, z: T, a: T): T {
  if (name === 'softmax') throw new Error('softmax stands only last and with categorical-cross-entropy');
  return m.multiply(da, activations[name].form.derivative(m, z, a));
}
