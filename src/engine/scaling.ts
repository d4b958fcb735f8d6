import { activationOf, layout, type Network, outputCount } from './network.ts';
import type { Rows } from './rows.ts';

/** Mean and population standard deviation of every column, in the units of the data (miles, stars, dollars). */
export interface Scaling {
  readonly inputMean: readonly number[];
  readonly inputStd: readonly number[];
  readonly targetMean: readonly number[];
  readonly targetStd: readonly number[];
}

/**
 * Fits a scaling to (training) rows. A constant column gets standard deviation 1. Without `targets`, targets keep their
 * units (mean 0, standard deviation 1), as classification wants it.
 */
export function fitScaling(rows: Rows, options: { readonly targets: boolean }): Scaling {
  const inputs = columns(rows.inputs, rows.count, rows.features);
  const targets = columns(rows.targets, rows.count, rows.outputs);
  return {
    inputMean: inputs.map(({ mean }) => mean),
    inputStd: inputs.map(({ std }) => std),
    targetMean: targets.map(({ mean }) => (options.targets ? mean : 0)),
    targetStd: targets.map(({ std }) => (options.targets ? std : 1)),
  };
}

/** Rows in standardised units: (value - mean) / standard deviation, column by column. New arrays. */
export function standardise(rows: Rows, scaling: Scaling): Rows {
  checkWidths(rows.features, rows.outputs, scaling);
  return {
    ...rows,
    inputs: rows.inputs.map((x, i) => (x - (scaling.inputMean[i % rows.features] ?? NaN)) / (scaling.inputStd[i % rows.features] ?? NaN)),
    targets: rows.targets.map((y, i) => (y - (scaling.targetMean[i % rows.outputs] ?? NaN)) / (scaling.targetStd[i % rows.outputs] ?? NaN)),
  };
}

/**
 * Parameters learnt in standardised units, turned into parameters that take miles and stars and give dollars: the first
 * layer absorbs the inputs' scaling, a linear last layer the target's. Throws where the target is scaled and the last
 * layer is not linear: no parameters could do that.
 */
export function toRaw(network: Network, parameters: Float64Array, scaling: Scaling): Float64Array {
  const { raw, first, last } = prepare(network, parameters, scaling);
  for (let u = 0; u < first.units; u++) {
    let shift = 0;
    for (let i = 0; i < first.inputs; i++) {
      const at = first.weights + i * first.units + u;
      raw[at] = (raw[at] ?? NaN) / (scaling.inputStd[i] ?? NaN);
      shift += (raw[at] ?? NaN) * (scaling.inputMean[i] ?? NaN);
    }
    raw[first.biases + u] = (raw[first.biases + u] ?? NaN) - shift;
  }
  for (let u = 0; u < last.units; u++) {
    const std = scaling.targetStd[u] ?? NaN;
    for (let i = 0; i < last.inputs; i++) {
      const at = last.weights + i * last.units + u;
      raw[at] = (raw[at] ?? NaN) * std;
    }
    raw[last.biases + u] = (raw[last.biases + u] ?? NaN) * std + (scaling.targetMean[u] ?? NaN);
  }
  return raw;
}

/** The way back: parameters in miles, stars and dollars turned into standardised ones. Inverse of toRaw. */
export function toStandard(network: Network, parameters: Float64Array, scaling: Scaling): Float64Array {
  const { raw: standard, first, last } = prepare(network, parameters, scaling);
  for (let u = 0; u < last.units; u++) {
    const std = scaling.targetStd[u] ?? NaN;
    for (let i = 0; i < last.inputs; i++) {
      const at = last.weights + i * last.units + u;
      standard[at] = (standard[at] ?? NaN) / std;
    }
    standard[last.biases + u] = ((standard[last.biases + u] ?? NaN) - (scaling.targetMean[u] ?? NaN)) / std;
  }
  for (let u = 0; u < first.units; u++) {
    let shift = 0;
    for (let i = 0; i < first.inputs; i++) {
      const at = first.weights + i * first.units + u;
      shift += (standard[at] ?? NaN) * (scaling.inputMean[i] ?? NaN);
      standard[at] = (standard[at] ?? NaN) * (scaling.inputStd[i] ?? NaN);
    }
    standard[first.biases + u] = (standard[first.biases + u] ?? NaN) + shift;
  }
  return standard;
}

function prepare(network: Network, parameters: Float64Array, scaling: Scaling) {
  checkWidths(network.inputs, outputCount(network), scaling);
  const layers = layout(network);
  const first = layers[0];
  const last = layers.at(-1);
  if (first === undefined || last === undefined) throw new Error('layers: none; give at least one layer');
  const scaled = scaling.targetMean.some((m) => m !== 0) || scaling.targetStd.some((s) => s !== 1);
  if (scaled && activationOf(network, network.layers.length - 1) !== 'linear') {
    throw new Error('scaling: targets are scaled but the last layer is not linear; fit the scaling with targets: false');
  }
  return { raw: parameters.slice(), first, last };
}

function checkWidths(features: number, outputs: number, scaling: Scaling): void {
  if (scaling.inputMean.length !== features || scaling.targetMean.length !== outputs) {
    throw new Error(`scaling: fitted to ${scaling.inputMean.length} inputs and ${scaling.targetMean.length} targets, `
      + `used on ${features} and ${outputs}; fit it to these rows`);
  }
}

function columns(flat: Float64Array, count: number, width: number): { mean: number; std: number }[] {
  return Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += flat[row * width + column] ?? NaN;
    const mean = sum / count;
    let squares = 0;
    let constant = true;
    for (let row = 0; row < count; row++) {
      const value = flat[row * width + column] ?? NaN;
      squares += (value - mean) * (value - mean);
      if (value !== flat[column]) constant = false;
    }
    return { mean, std: constant ? 1 : Math.sqrt(squares / count) };
  });
}
