import { activationOf, layout } from '../engine/network.ts';
import type { Graph, GraphNode } from '../curriculum/graph.ts';
import type { GraphPlaces, Point } from './graph-frame.ts';
import type { Area } from './view.ts';

/** Where the numbers of a network stand that rule cards teach: what a wire carries lies before the unit that it comes to, one below the other. */
export interface TaughtFrame extends GraphPlaces {
  /** The place of a weight or a bias before its unit. */
  port(node: GraphNode): Area;
  /** The end of the loss is drawn, too. */
  ends: boolean;
}

/** How far apart sum and output of a unit stand, in radii. */
const LEANING = 2.05;
const AIR = 6;

/** Columns from left to right: inputs, layers and, where there is room, the loss; of every layer the ports of its units, then the units. */
export function taughtFrame(area: Area, { network }: Graph): TaughtFrame {
  const small = area.width < 560;
  const layers = layout(network);
  const bends = (layer: number) => activationOf(network, layer) !== 'linear' && activationOf(network, layer) !== 'softmax';
  const ends = !small;
  const margin = small ? 2 : 20;
  const widths = [2, ...layers.map((_, layer) => (bends(layer) ? 2 + LEANING : 2)), ...(ends ? [2] : [])];
  const radii = widths.reduce((sum, width) => sum + width, 0);
  const radius = Math.max(13, Math.min(small ? 17 : 29, (area.width - 2 * margin) / (radii + layers.length * (small ? 5.6 : 5))));
  const free = area.width - 2 * margin - radii * radius;
  const toLoss = ends ? Math.min(70, free / (layers.length + 1)) : 0;
  const gap = (free - toLoss) / layers.length;
  const port = { width: Math.min(small ? 50 : 78, gap * (small ? 0.62 : 0.7)), text: small ? 12 : 15 };
  const head = small ? 18 : 22;
  const tall = area.height - head;
  const spread = (units: number) => Math.min(tall / units, radius * 5.6);
  const left = (column: number) => area.x + margin + widths.slice(0, column).reduce((sum, width) => sum + width * radius, 0) + Math.min(column, layers.length) * gap + (column > layers.length ? toLoss : 0);
  const unitsOf = (layer: number) => (layer < 0 ? network.inputs : (layers[layer]?.units ?? 1));
  const unit = (layer: number, index: number, half: 'sum' | 'output'): Point => {
    const units = unitsOf(layer);
    const x = left(layer + 1) + radius + (half === 'output' && layer >= 0 && layer < layers.length && bends(layer) ? LEANING * radius : 0);
    return { x, y: area.y + head + tall / 2 + (index - (units - 1) / 2) * spread(units) };
  };
  const portOf = ({ kind, layer, unit: index, from }: GraphNode): Area => {
    const rows = unitsOf(layer - 1) + 1;
    const { x, y } = unit(layer, index, 'sum');
    const height = Math.min(small ? 22 : 30, spread(unitsOf(layer)) / (rows + 0.35));
    const row = kind === 'bias' ? rows - 1 : from;
    return { x: x - radius - AIR - port.width, y: y + (row - rows / 2) * height, width: port.width, height };
  };
  return {
    small, radius, text: port.text, chain: false, ends,
    split: (layer) => layer >= 0 && layer < layers.length && bends(layer),
    port: portOf,
    at(node) {
      if (node.kind === 'weight' || node.kind === 'bias') {
        const { x, y, width, height } = portOf(node);
        return { x: x + width / 2, y: y + height / 2 };
      }
      if (node.kind === 'sum') return unit(node.layer, node.unit, 'sum');
      return node.kind === 'loss' ? unit(layers.length, 0, 'sum') : unit(node.layer, node.unit, 'output');
    },
    wire(node) {
      const from = unit(node.layer - 1, node.from, 'output');
      const { x, y, height } = portOf(node);
      return { from: { x: from.x + radius, y: from.y }, to: { x, y: y + height / 2 } };
    },
  };
}
