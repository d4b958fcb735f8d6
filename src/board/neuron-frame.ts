import type { Area } from './view.ts';

/** Where the parts of a neuron stand in its area. */
export interface NeuronFrame {
  small: boolean;
  text: number;
  body: Area;
  /** The y of a number. */
  level(value: number): number;
  /** The y of what comes out of the curve. */
  out(value: number): number;
  /** Figures along the sums and along what comes out. */
  outTicks: readonly (readonly [number, number])[];
  /** Middle of a column, and the room it has. */
  column(index: number): { x: number; width: number };
  /** Top of the tickets under the body. */
  tickets: number;
  source(index: number): { x: number; y: number; radius: number };
  /** Where a wire is turned. */
  valve(index: number): { x: number; y: number };
  /** How many pixels up or down turn a wire through its whole range. */
  throw: number;
  plot: (Area & { across(z: number): number }) | null;
  /** Over all of it, where small pictures stand side by side. */
  shelf: Area | null;
}

export interface NeuronShape {
  wires: number;
  columns: number;
  tickets: number;
  curve: boolean;
  shelf?: boolean;
  axis: { min: number; max: number };
  outputs?: { min: number; max: number } | undefined;
}

/** How far from the upper end of an axis a number stands, from 0 to 1; what lies beyond stands at its end. */
function fromTop({ min, max }: { min: number; max: number }, value: number): number {
  return Math.min(1, Math.max(0, (max - value) / (max - min)));
}

/** Points of a wire: from its input to the neuron's rim. */
export function wirePoints(frame: NeuronFrame, index: number): { from: { x: number; y: number }; to: { x: number; y: number }; bend: number } {
  const source = frame.source(index);
  const to = { x: frame.body.x, y: frame.body.y + frame.body.height / 2 };
  return { from: { x: source.x + source.radius, y: source.y }, to, bend: (to.x - source.x) * 0.55 };
}

export function neuronFrame(area: Area, { wires, columns, tickets, curve, shelf = false, axis, outputs }: NeuronShape): NeuronFrame {
  const small = area.width < 560;
  const text = small ? 14 : 16;
  const high = shelf ? (small ? 64 : 92) : 0;
  const top = area.y + (small ? 18 : 40) + high;
  const foot = tickets * (text + 7) + (small ? 16 : 34);
  const height = area.height - (top - area.y) - foot;
  const sourceX = area.x + (small ? 26 : Math.max(60, area.width * 0.085));
  const left = area.x + (small ? (curve ? 122 : 128) : Math.max(220, area.width * 0.29));
  const right = area.x + area.width - (small ? 10 : Math.max(30, area.width * 0.05));
  const whole = right - left;
  const width = curve ? (small ? 44 : 120) : whole;
  const body = { x: left, y: top, width, height };
  const level = (value: number) => body.y + fromTop(axis, value) * body.height;
  const out = (value: number) => body.y + fromTop(outputs ?? axis, value) * body.height;
  const gap = small ? 20 : 64;
  const plotX = left + width + gap;
  const plotWidth = right - plotX - (small ? 18 : 44);
  const room = Math.min(height / Math.max(1, wires), small ? 120 : 190);
  const source = (index: number) => ({ x: sourceX, y: body.y + height / 2 + (index - (wires - 1) / 2) * room, radius: small ? 20 : 28 });
  const inset = small ? 8 : 24;
  return {
    small, text, body, level, out, source,
    outTicks: outputs === undefined ? [[-5, -5], [5, 5]] : [[-5, 0.5], [5, 1]],
    tickets: body.y + height + (small ? 8 : 14),
    throw: Math.min(260, height * 0.7),
    column(index) {
      const each = (width - 2 * inset) / Math.max(1, columns);
      return { x: left + inset + (index + 0.5) * each, width: each };
    },
    valve(index) {
      const from = source(index);
      const part = 0.44;
      const end = { x: left, y: body.y + height / 2 };
      const eased = part * part * (3 - 2 * part);
      return { x: from.x + from.radius + (end.x - from.x - from.radius) * part, y: from.y + (end.y - from.y) * eased };
    },
    plot: curve ? { x: plotX, y: top, width: plotWidth, height, across: (z) => plotX + (1 - fromTop(axis, z)) * plotWidth } : null,
    shelf: shelf ? { x: small ? area.x + 14 : left, y: area.y + (small ? 10 : 24), width: (small ? area.x + area.width - 14 : plotX + plotWidth) - (small ? area.x + 14 : left), height: high } : null,
  };
}
