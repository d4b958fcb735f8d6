import type { Layer, LayerLayout } from './layer/layer.ts';
import { checkLayer, layerOf, type LayerSpec } from './layer/registry.ts';
import { losses, type LossName } from './loss/registry.ts';

export type { ActivationName } from './activation/registry.ts';
export type { LayerLayout } from './layer/layer.ts';
export type { LayerSpec } from './layer/registry.ts';
export type { LossName } from './loss/registry.ts';

/** A network is a list of layers and a loss. Its parameters live outside, in one flat Float64Array (see layout). */
export interface Network {
  readonly inputs: number;
  readonly layers: readonly LayerSpec[];
  readonly loss: LossName;
}

/** Networks never change: their layers are looked up by every small training, and put together once. */
const built = new WeakMap<Network, readonly Layer[]>();

/** The network's layers, each in its place. */
export function layersOf(network: Network): readonly Layer[] {
  const found = built.get(network);
  if (found !== undefined) return found;
  const layers = buildLayers(network);
  built.set(network, layers);
  return layers;
}

function buildLayers(network: Network): Layer[] {
  let offset = 0;
  let inputs = network.inputs;
  return network.layers.map((spec) => {
    const layer = layerOf(spec, inputs, offset);
    offset = layer.end;
    inputs = layer.units;
    return layer;
  });
}

/** The layout of the parameters, layer after layer: each its weights, then its biases. */
export function layout(network: Network): readonly LayerLayout[] {
  return layersOf(network);
}

/** How many weights and biases the network has (book pp. 53, 106). */
export function parameterCount(network: Network): number {
  return layersOf(network).at(-1)?.end ?? 0;
}

/** How many numbers come out for one row. */
export function outputCount(network: Network): number {
  return layersOf(network).at(-1)?.units ?? 0;
}

/**
 * Names of the parameters in the order of the layout. One neuron: "w" and "b", or "w1", "w2" … and "b" with more inputs.
 * Otherwise "w{layer}.{input}.{unit}" and "b{layer}.{unit}", all counted from 1.
 */
export function parameterNames(network: Network): string[] {
  const oneNeuron = network.layers.length === 1 && outputCount(network) === 1;
  if (oneNeuron && network.inputs === 1) return ['w', 'b'];
  const names: string[] = [];
  layout(network).forEach(({ inputs, units }, l) => {
    for (let i = 1; i <= inputs; i++) {
      for (let u = 1; u <= units; u++) names.push(oneNeuron ? `w${i}` : `w${l + 1}.${i}.${u}`);
    }
    for (let u = 1; u <= units; u++) names.push(oneNeuron ? 'b' : `b${l + 1}.${u}`);
  });
  return names;
}

/**
 * Refuses networks that make no sense: throws an Error that names the field and the remedy. Units and inputs are whole
 * numbers from 1; softmax stands only last and only with categorical cross entropy; binary cross entropy wants exactly
 * one sigmoid output; mean squared error takes any output but softmax.
 */
export function checkNetwork(network: Network): void {
  if (sound.has(network)) return;
  if (!isCount(network.inputs)) throw new Error(`inputs: ${network.inputs} is no count; give a whole number from 1`);
  if (network.layers.length === 0) throw new Error('layers: none; give at least one layer');
  network.layers.forEach((spec, l) => {
    checkLayer(spec, `layers[${l}]`);
    if (spec.activation === 'softmax' && l < network.layers.length - 1) {
      throw new Error(`layers[${l}].activation: softmax belongs to the last layer only; use relu, tanh or sigmoid here`);
    }
  });
  const count = parameterCount(network);
  if (count > MOST_PARAMETERS) throw new Error(`layers: ${count} parameters; at most ${MOST_PARAMETERS}: give fewer units`);
  checkPair(network);
  sound.add(network);
}

const sound = new WeakSet<Network>();

/** Parameters of a network, at most: 80 MB in double precision. */
const MOST_PARAMETERS = 10_000_000;

function checkPair(network: Network): void {
  if (!Object.hasOwn(losses, network.loss)) {
    throw new Error(`loss: "${String(network.loss)}" is unknown; use one of ${Object.keys(losses).join(', ')}`);
  }
  const field = `layers[${network.layers.length - 1}]`;
  const activation = network.layers.at(-1)?.activation;
  const units = outputCount(network);
  if (network.loss === 'mean-squared-error' && activation === 'softmax') {
    throw new Error(`${field}.activation: softmax makes no sense with mean-squared-error; use categorical-cross-entropy as the loss`);
  }
  if (network.loss === 'binary-cross-entropy') {
    if (activation !== 'sigmoid') {
      throw new Error(`${field}.activation: ${activation} makes no sense with binary-cross-entropy; use sigmoid`);
    }
    if (units !== 1) throw new Error(`${field}.units: ${units} outputs; binary-cross-entropy needs exactly 1`);
  }
  if (network.loss === 'categorical-cross-entropy') {
    if (activation !== 'softmax') {
      throw new Error(`${field}.activation: ${activation} makes no sense with categorical-cross-entropy; use softmax`);
    }
    if (units < 2) throw new Error(`${field}.units: 1 output is always certain; categorical-cross-entropy needs 2 or more`);
  }
}

function isCount(n: number): boolean {
  return n >= 1 && Math.floor(n) === n && n < 1e6;
}
