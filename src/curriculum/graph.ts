import { activations } from '../engine/activation/registry.ts';
import { exp, log } from '../engine/exact.ts';
import { activationOf, layout, type Network } from '../engine/network.ts';
import type { Rows } from '../engine/rows.ts';

export type NodeKind = 'input' | 'sum' | 'output' | 'weight' | 'bias' | 'loss';

/** A number of the network for the row that goes through; layers are counted from 0, inputs stand in layer −1. */
export interface GraphNode {
  id: string;
  kind: NodeKind;
  layer: number;
  unit: number;
  /** The unit that a weight comes from. */
  from: number;
  value: number;
  /** How the loss of this row changes with it: half the squared error, or the cross entropy. */
  gradient: number;
}

export interface Graph {
  network: Network;
  nodes: ReadonlyMap<string, GraphNode>;
  inputs: readonly number[];
  targets: readonly number[];
}

/** What one row is for the network: its inputs, and what is wanted. */
export interface Row {
  inputs: readonly number[];
  targets: readonly number[];
}

export function rowAt(rows: Rows, index: number): Row {
  return {
    inputs: Array.from(rows.inputs.slice(index * rows.features, (index + 1) * rows.features)),
    targets: Array.from(rows.targets.slice(index * rows.outputs, (index + 1) * rows.outputs)),
  };
}

export const inputId = (unit: number) => `x${unit + 1}`;
export const sumId = (layer: number, unit: number) => `z${layer + 1}.${unit + 1}`;
export const outputId = (layer: number, unit: number) => `a${layer + 1}.${unit + 1}`;
/** What a unit takes from below: an input, or what comes out of the layer before. */
export const sourceId = (layer: number, from: number) => (layer === 0 ? inputId(from) : outputId(layer - 1, from));

interface Pinned {
  id: string;
  value: number;
}

interface Ran {
  z: number[][];
  a: number[][];
  loss: number;
}

function softmax(z: readonly number[]): number[] {
  const top = Math.max(...z);
  const powers = z.map((each) => exp(each - top));
  const sum = powers.reduce((all, each) => all + each, 0);
  return powers.map((each) => each / sum);
}

function lossOf({ loss }: Network, said: readonly number[], wanted: readonly number[]): number {
  return said.reduce((sum, a, index) => {
    const y = wanted[index] ?? Number.NaN;
    if (loss === 'mean-squared-error') return sum + ((a - y) * (a - y)) / 2;
    if (loss === 'binary-cross-entropy') return sum - (y * log(a) + (1 - y) * log(1 - a));
    return y === 0 ? sum : sum - y * log(a);
  }, 0);
}

/** What goes through for one row, one number held where it is put. */
function run(network: Network, parameters: Float64Array, names: readonly string[], row: Row, pinned: Pinned | null): Ran {
  const held = (id: string, value: number) => (pinned !== null && pinned.id === id ? pinned.value : value);
  const parameter = (index: number) => held(names[index] ?? '', parameters[index] ?? 0);
  const z: number[][] = [];
  const a: number[][] = [];
  let below = row.inputs.map((value, unit) => held(inputId(unit), value));
  for (const [layer, { units, weights, biases }] of layout(network).entries()) {
    const sums = Array.from({ length: units }, (_, unit) => held(sumId(layer, unit),
      below.reduce((sum, value, from) => sum + value * parameter(weights + from * units + unit), parameter(biases + unit))));
    const name = activationOf(network, layer);
    const out = name === 'softmax' ? softmax(sums) : sums.map(activations[name].value);
    const outputs = out.map((value, unit) => held(outputId(layer, unit), value));
    z.push(sums);
    a.push(outputs);
    below = outputs;
  }
  return { z, a, loss: lossOf(network, below, row.targets) };
}

/** dz of every layer and da of every hidden one: the chain rule, from the loss backwards. */
function backward(network: Network, parameters: Float64Array, { z, a }: Ran, { targets }: Row): { dz: number[][]; da: number[][] } {
  const layers = layout(network);
  const dz: number[][] = layers.map(() => []);
  const da: number[][] = layers.map(() => []);
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const name = activationOf(network, layer);
    const above = layers[layer + 1];
    const last = above === undefined;
    const back = (a[layer] ?? []).map((value, unit) => {
      if (last) return value - (targets[unit] ?? Number.NaN);
      return (dz[layer + 1] ?? []).reduce((sum, error, to) => sum + error * (parameters[above.weights + unit * above.units + to] ?? 0), 0);
    });
    da[layer] = back;
    const cancels = last && network.loss !== 'mean-squared-error';
    dz[layer] = back.map((error, unit) => (cancels || name === 'softmax' ? error : error * activations[name].derivative(z[layer]?.[unit] ?? 0, a[layer]?.[unit] ?? 0)));
  }
  return { dz, da };
}

/** Every number of the network for one row, and how the loss changes with it. `parameters` flat, `names` in their order. */
export function graphOf(network: Network, parameters: Float64Array, names: readonly string[], row: Row): Graph {
  const ran = run(network, parameters, names, row, null);
  const { dz, da } = backward(network, parameters, ran, row);
  const nodes = new Map<string, GraphNode>();
  const add = (node: GraphNode) => nodes.set(node.id, node);
  row.inputs.forEach((value, unit) => add({ id: inputId(unit), kind: 'input', layer: -1, unit, from: 0, value, gradient: 0 }));
  for (const [layer, { inputs, units, weights, biases }] of layout(network).entries()) {
    for (let unit = 0; unit < units; unit++) {
      const error = dz[layer]?.[unit] ?? 0;
      for (let from = 0; from < inputs; from++) {
        const below = layer === 0 ? (row.inputs[from] ?? 0) : (ran.a[layer - 1]?.[from] ?? 0);
        const index = weights + from * units + unit;
        add({ id: names[index] ?? '', kind: 'weight', layer, unit, from, value: parameters[index] ?? 0, gradient: error * below });
      }
      add({ id: names[biases + unit] ?? '', kind: 'bias', layer, unit, from: 0, value: parameters[biases + unit] ?? 0, gradient: error });
      add({ id: sumId(layer, unit), kind: 'sum', layer, unit, from: 0, value: ran.z[layer]?.[unit] ?? 0, gradient: error });
      add({ id: outputId(layer, unit), kind: 'output', layer, unit, from: 0, value: ran.a[layer]?.[unit] ?? 0, gradient: da[layer]?.[unit] ?? 0 });
    }
  }
  add({ id: 'loss', kind: 'loss', layer: network.layers.length, unit: 0, from: 0, value: ran.loss, gradient: 1 });
  return { network, nodes, inputs: row.inputs, targets: row.targets };
}

/** The loss of a row with one number of the network put elsewhere and all that follows from it. */
export function lossWith(network: Network, parameters: Float64Array, names: readonly string[], row: Row, id: string, value: number): number {
  return run(network, parameters, names, row, { id, value }).loss;
}

/** The numbers that change when one of them is nudged, itself among them. */
export function ripple(network: Network, parameters: Float64Array, names: readonly string[], row: Row, nudged: string): ReadonlySet<string> {
  const before = graphOf(network, parameters, names, row).nodes;
  const index = names.indexOf(nudged);
  const after = graphOf(network, parameters.map((value, each) => (each === index ? value + 0.01 : value)), names, row).nodes;
  return new Set([...before].flatMap(([id, { value }]) => (Math.abs(value - (after.get(id)?.value ?? value)) > 1e-9 ? [id] : [])));
}
