import type { ActivationName } from './activation/registry.ts';
import { isCount } from './layer/count.ts';
import type { Layer, LayerLayout } from './layer/layer.ts';
import { checkLayer, layerOf, type LayerSpec } from './layer/registry.ts';
import { sizeOf, told, type Shape } from './layer/shape.ts';
import { lossNames, type LossName } from './loss/registry.ts';

export type { ActivationName } from './activation/registry.ts';
export type { LayerLayout } from './layer/layer.ts';
export type { LayerSpec } from './layer/registry.ts';
export type { LossName } from './loss/registry.ts';

/** A network is a list of layers and a loss. Its parameters live outside, in one flat Float64Array (see layout). */
export interface Network {
  readonly inputs: number;
  /** How the inputs of a row are arranged: [height, width, channels] of a picture, [steps, features] of a sequence; [inputs] if left out. */
  readonly inputShape?: Shape;
  readonly layers: readonly LayerSpec[];
  readonly loss: LossName;
  /** How much a box counts beside its class (loss class-and-box only; 5 if left out). */
  readonly boxWeight?: number;
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
  let shape = network.inputShape ?? [network.inputs];
  return network.layers.map((spec, l) => {
    const layer = placed(spec, shape, offset, l);
    offset = layer.end;
    shape = layer.shape;
    return layer;
  });
}

/** The layer in its place; an Error that its shape does not fit names the layer. */
function placed(spec: LayerSpec, shape: Shape, offset: number, l: number): Layer {
  try {
    return layerOf(spec, shape, offset);
  } catch (error) {
    throw new Error(`layers[${l}].${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What a layer's units do with their sums; 'linear' for a kind that has no activation. */
export function activationOf({ layers }: Pick<Network, 'layers'>, l: number): ActivationName {
  const spec = layers[l];
  return spec !== undefined && 'activation' in spec ? spec.activation : 'linear';
}

/** The layout of the parameters, layer after layer: each its weights, then its biases (the blocks say which). */
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

/** How what comes out for one row is arranged. */
export function outputShape(network: Network): Shape {
  return layersOf(network).at(-1)?.shape ?? [];
}

/**
 * Names of the parameters in the order of the layout. One neuron: "w" and "b", or "w1", "w2" … and "b" with more inputs.
 * Otherwise the block's name and the layer, then the place in the block's table, all counted from 1: of a dense layer
 * "w{layer}.{input}.{unit}" and "b{layer}.{unit}", of a filter "w{layer}.{row}.{column}.{channel}.{filter}".
 */
export function parameterNames(network: Network): string[] {
  const oneNeuron = network.layers.length === 1 && network.layers[0]?.kind === 'dense' && outputCount(network) === 1;
  if (oneNeuron && network.inputs === 1) return ['w', 'b'];
  if (oneNeuron) return [...Array.from({ length: network.inputs }, (_, i) => `w${i + 1}`), 'b'];
  return layersOf(network).flatMap(({ blocks }, l) => blocks.flatMap(({ name, sizes }) => placesOf(sizes).map((place) => `${name}${l + 1}${place}`)));
}

/** Every place of a table, the last size running fastest: .1.1, .1.2 … */
function placesOf(sizes: readonly number[]): string[] {
  return sizes.reduce<string[]>((places, size) => places.flatMap((place) => Array.from({ length: size }, (_, k) => `${place}.${k + 1}`)), ['']);
}

/**
 * Refuses networks that make no sense: throws an Error that names the field and the remedy. Units and inputs are whole
 * numbers from 1; a layer sees a shape that it can see; softmax stands only last and only with categorical cross entropy
 * (per step or pixel where the last layer is such); binary cross entropy wants sigmoid outputs, each a question of its
 * own; mean squared error takes any output but softmax.
 */
export function checkNetwork(network: Network): void {
  if (sound.has(network)) return;
  if (!isCount(network.inputs)) throw new Error(`inputs: ${network.inputs} is no count; give a whole number from 1`);
  if (network.inputShape !== undefined) checkShape(network.inputShape, network.inputs);
  if (network.layers.length === 0) throw new Error('layers: none; give at least one layer');
  network.layers.forEach((spec, l) => {
    checkLayer(spec, `layers[${l}]`);
    if (spec.kind === 'embedding' && l > 0) throw new Error(`layers[${l}].kind: embedding sees word numbers, so it stands first; move it there`);
    if (activationOf(network, l) === 'softmax' && l < network.layers.length - 1) {
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

function checkShape(shape: Shape, inputs: number): void {
  if (!Array.isArray(shape) || !shape.every(isCount)) throw new Error(`inputShape: ${String(shape)}; give a list of whole numbers from 1`);
  if (sizeOf(shape) !== inputs) throw new Error(`inputShape: ${told(shape)} has ${sizeOf(shape)} numbers, but inputs is ${inputs}; make them equal`);
}

function checkPair(network: Network): void {
  if (!lossNames.includes(network.loss)) {
    throw new Error(`loss: "${String(network.loss)}" is unknown; use one of ${lossNames.join(', ')}`);
  }
  const last = network.layers.length - 1;
  const field = `layers[${last}]`;
  const activation = activationOf(network, last);
  if (network.loss === 'mean-squared-error' && activation === 'softmax') {
    throw new Error(`${field}.activation: softmax makes no sense with mean-squared-error; use categorical-cross-entropy as the loss`);
  }
  const boxes = network.layers.findIndex(({ kind }) => kind === 'class-and-box');
  if (boxes >= 0 !== (network.loss === 'class-and-box') || (boxes >= 0 && boxes < last)) {
    throw new Error(`layers[${boxes < 0 ? last : boxes}].kind: the layer class-and-box stands last and with the loss class-and-box, and that loss with it alone; make them fit`);
  }
  const { boxWeight = 0 } = network;
  if (!(boxWeight >= 0 && boxWeight < Infinity)) throw new Error(`boxWeight: ${String(boxWeight)}; give a finite number from 0`);
  if (network.loss === 'mean-squared-error' || network.loss === 'class-and-box') return;
  if (layersOf(network)[last]?.activation === undefined) {
    throw new Error(`${field}.kind: ${network.layers[last]?.kind} gives no probabilities for ${network.loss}; put dense or per-step after it`);
  }
  if (network.loss === 'binary-cross-entropy' && activation !== 'sigmoid') {
    throw new Error(`${field}.activation: ${activation} makes no sense with binary-cross-entropy; use sigmoid`);
  }
  if (network.loss === 'categorical-cross-entropy') {
    if (activation !== 'softmax') {
      throw new Error(`${field}.activation: ${activation} makes no sense with categorical-cross-entropy; use softmax`);
    }
    if (outputShape(network).at(-1) === 1) throw new Error(`${field}.units: 1 output is always certain; categorical-cross-entropy needs 2 or more`);
  }
}
