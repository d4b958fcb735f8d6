import { activationOf, layout, type Network } from '../engine/network.ts';
import type { Graph, GraphNode } from '../curriculum/graph.ts';
import { labelParts } from './label-parts.ts';
import type { Area } from './view.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where the numbers of a graph stand. */
export interface GraphPlaces {
  small: boolean;
  text: number;
  /** Half the width of a number's hut. */
  radius: number;
  at(node: GraphNode): Point;
  /** The ends of a wire: where it leaves, and where it arrives. */
  wire(node: GraphNode): { from: Point; to: Point };
  /** A unit with an activation has two huts, the sum's and the output's. */
  split(layer: number): boolean;
  chain: boolean;
}

/** The same where the player marks them and carries tokens. */
export interface GraphFrame extends GraphPlaces {
  /** The piece of ground that a number stands on. */
  ground(node: GraphNode): Area;
  /** What a token can be multiplied by, side by side at the foot. */
  chip(index: number, count: number): Area;
}

const onWay = ({ from, to }: { from: Point; to: Point }, part: number): Point => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });

/** Columns from left to right: inputs, layers, the loss; at the foot, room for chips. */
export function graphFrame(area: Area, { network, nodes }: Graph): GraphFrame {
  const small = area.width < 560;
  const layers = layout(network);
  const counts = [network.inputs, ...layers.map(({ units }) => units), 1];
  const most = Math.max(...counts);
  const split = (layer: number) => layer >= 0 && layer < layers.length && activationOf(network, layer) !== 'linear' && activationOf(network, layer) !== 'softmax';
  const chain = most === 1;
  // Along a chain, sum and output stand apart; elsewhere they lean on each other.
  const apart = chain ? 3.3 : 2.05;
  const wide = (column: number) => (split(column - 1) ? 1 + apart / 2 : 1);
  const slots = counts.reduce((sum, _, column) => sum + wide(column), 0);
  const gaps = counts.length - 1;
  // On the way to the loss nothing is written.
  const near = chain ? (small ? 0.5 : 0) : 0.45;
  const foot = small ? 74 : 96;
  const left = area.x + (small ? 8 : 30);
  const width = area.width - 2 * (small ? 8 : 30);
  const radius = Math.max(15, Math.min(small ? 24 : 40, width / (slots * 2 + (chain ? gaps - near : gaps) * (chain ? (small ? 2.2 : 2.6) : small ? 2.7 : 3.1)), ((area.height - foot) / most) * (chain ? 0.14 : 0.24)));
  const gap = (width - slots * 2 * radius) / (gaps - near);
  const middle = area.y + (area.height - foot) * (chain ? 0.5 : 0.52);
  const across = chain ? 0 : Math.min((area.height - foot - 2 * radius - 40) / Math.max(1, most - 1), radius * (small ? 7 : 5.6));
  const start = (column: number) => counts.slice(0, column).reduce((x, _, each) => x + wide(each) * 2 * radius + gap, left) - (column === gaps ? near * gap : 0);
  // A chain runs down to its valley.
  const fall = chain ? Math.min(small ? 130 : 190, (area.height - foot) * 0.4) : 0;
  const unit = (layer: number, index: number, half: 'sum' | 'output'): Point => {
    const column = layer + 1;
    const count = counts[column] ?? 1;
    const offset = split(layer) && half === 'output' ? apart * radius : 0;
    const x = start(column) + radius + offset;
    return { x, y: middle + (index - (count - 1) / 2) * across + fall * ((x - left - radius) / (width - 2 * radius) - 0.5) };
  };
  const wire = (node: GraphNode) => {
    const from = unit(node.layer - 1, node.from, 'output');
    const to = unit(node.layer, node.unit, 'sum');
    return { from: { x: from.x + radius, y: from.y }, to: { x: to.x - radius, y: to.y } };
  };
  const weights = [...nodes.values()].filter(({ kind }) => kind === 'weight');
  const parts = labelParts(weights.map((node) => ({ id: node.id, along: (part) => onWay(wire(node), part) })), { width: small ? 46 : 64, height: small ? 27 : 56 });
  const at = (node: GraphNode): Point => {
    switch (node.kind) {
      case 'weight': {
        return onWay(wire(node), parts.get(node.id) ?? 0.5);
      }
      case 'bias': {
        const { x, y } = unit(node.layer, node.unit, 'sum');
        return { x, y: y - radius - (small ? 16 : 22) };
      }
      case 'loss':
        return unit(layers.length, 0, 'output');
      case 'sum':
        return unit(node.layer, node.unit, 'sum');
      default:
        return unit(node.layer, node.unit, 'output');
    }
  };
  const ground = (node: GraphNode): Area => {
    const { x, y } = at(node);
    const weight = node.kind === 'weight' || node.kind === 'bias';
    const size = chain
      ? { width: weight ? Math.min(150, gap + 2 * radius - 18) : Math.min(130, (apart - 0.2) * radius), height: small ? 56 : 92 }
      : { width: weight ? (small ? 50 : 78) : Math.min(small ? 50 : 78, split(node.layer) ? apart * radius - 4 : 78), height: small ? 32 : 44 };
    const middleX = Math.min(Math.max(x, area.x + size.width / 2 + 4), area.x + area.width - size.width / 2 - 4);
    if (chain) return { x: middleX - size.width / 2, y: weight ? y - radius - size.height - (small ? 28 : 8) : y + radius + 34, ...size };
    return { x: middleX - size.width / 2, y: weight ? y - size.height - 12 : y + radius + 22, ...size };
  };
  return {
    small, text: small ? (chain ? 15 : 13) : 17, radius, at, wire, split, chain, ground,
    chip(index, count) {
      const width = Math.min(small ? 116 : 170, (area.width - 20) / count - 10);
      return { x: area.x + area.width / 2 + (index - count / 2) * (width + 10) + 5, y: area.y + area.height - foot + (small ? 14 : 22), width, height: foot - (small ? 22 : 34) };
    },
  };
}

export function within(point: Point, place: Point, reach: number): boolean {
  return Math.hypot(point.x - place.x, point.y - place.y) <= reach;
}

/** Output layer of a network, counted from 0. */
export const lastLayer = ({ layers }: Network): number => layers.length - 1;
