import type { Words } from '../game/translate.ts';
import { contoursOf } from './contour.ts';
import { drawLantern } from './lantern.ts';
import { drawFigure } from './neuron-drawing.ts';
import { blend, fade, type Palette, WORDS } from './palette.ts';
import { partOn, type Spot, type SurfaceFrame } from './surface-frame.ts';

type Context = CanvasRenderingContext2D;

/** Knots along each side of the sheet. */
export const KNOTS = 21;

/** Heights of the sheet in parts of the box, KNOTS × KNOTS, row after row from y = 0. */
export type Sheet = Float64Array;

export interface RowSpot extends Spot {
  id: number;
  /** What the network says of it, in parts of the box. */
  said: number;
  sealed: boolean;
}

const line = (context: Context, frame: SurfaceFrame, from: Spot, to: Spot) => {
  const [one, other] = [frame.at(from), frame.at(to)];
  context.moveTo(one.x, one.y);
  context.lineTo(other.x, other.y);
};

/** The floor with its two roads, and the upright of the heights. */
export function drawBox(context: Context, palette: Palette, frame: SurfaceFrame, names: readonly [string, string], words: Words): void {
  const { x, y, text, small } = frame;
  context.save();
  context.strokeStyle = fade(palette.contour, 0.55);
  context.lineWidth = 1;
  context.beginPath();
  for (const value of x.ticks) line(context, frame, { x: partOn(x, value), y: 0, z: 0 }, { x: partOn(x, value), y: 1, z: 0 });
  for (const value of y.ticks) line(context, frame, { x: 0, y: partOn(y, value), z: 0 }, { x: 1, y: partOn(y, value), z: 0 });
  context.stroke();
  context.strokeStyle = fade(palette.contour, 1);
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [from, to] of [[[0, 0], [1, 0]], [[1, 0], [1, 1]], [[1, 1], [0, 1]], [[0, 1], [0, 0]]] as const) {
    line(context, frame, { x: from[0], y: from[1], z: 0 }, { x: to[0], y: to[1], z: 0 });
  }
  context.stroke();
  context.restore();
  const near = frame.at({ x: 0, y: 0, z: 0 }).depth < frame.at({ x: 0, y: 1, z: 0 }).depth ? 0 : 1;
  const left = frame.at({ x: 0, y: 0, z: 0 }).depth < frame.at({ x: 1, y: 0, z: 0 }).depth ? 0 : 1;
  const outward = (spot: Spot, centre: Spot, by: number) => {
    const [place, middle] = [frame.at(spot), frame.at(centre)];
    const away = Math.max(1, Math.hypot(place.x - middle.x, place.y - middle.y));
    return { x: place.x + ((place.x - middle.x) / away) * by, y: place.y + ((place.y - middle.y) / away) * by };
  };
  const middle = { x: 0.5, y: 0.5, z: 0 };
  for (const value of x.ticks) {
    const place = outward({ x: partOn(x, value), y: near, z: 0 }, { x: partOn(x, value), y: 0.5, z: 0 }, text);
    drawFigure(context, palette, words.number(value, value % 1 === 0 ? 0 : 1), place.x, place.y, text - 2, palette.quiet, 'center', 400);
  }
  for (const value of y.ticks) {
    const place = outward({ x: left, y: partOn(y, value), z: 0 }, { x: 0.5, y: partOn(y, value), z: 0 }, text);
    drawFigure(context, palette, words.number(value, value % 1 === 0 ? 0 : 1), place.x, place.y, text - 2, palette.quiet, 'center', 400);
  }
  context.save();
  context.font = `16px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const edges = [{ name: names[0], edge: { x: 0.5, y: near, z: 0 } }, { name: names[1], edge: { x: left, y: 0.5, z: 0 } }];
  if (small) drawBelow(context, frame, edges);
  else {
    // A name stands beyond the figures of its edge by as much as it is long that way.
    for (const { name, edge } of edges) {
      const [from, to] = [frame.at(middle), frame.at(edge)];
      const away = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
      const half = (Math.abs(to.x - from.x) * context.measureText(name).width + Math.abs(to.y - from.y) * text) / (2 * away);
      const place = outward(edge, middle, text * 2.4 + half);
      context.fillText(name, place.x, place.y);
    }
  }
  context.restore();
  drawUpright(context, palette, frame, words);
}

/** On a small board there is no room beside the box: the names stand in one line under it, each as near to its edge as the other allows. */
function drawBelow(context: Context, { at, area, text }: SurfaceFrame, edges: readonly { name: string; edge: Spot }[]): void {
  const gap = text;
  const placed = edges.map(({ name, edge }) => ({ name, x: at(edge).x, width: context.measureText(name).width })).sort((one, other) => one.x - other.x);
  const [first, second] = placed;
  if (first === undefined || second === undefined) return;
  const [from, to] = [area.x + gap, area.x + area.width - gap];
  const right = Math.min(to - second.width / 2, Math.max(from + first.width + gap + second.width / 2, second.x));
  const other = Math.max(from + first.width / 2, Math.min(right - second.width / 2 - gap - first.width / 2, first.x));
  const floor = [[0, 0], [0, 1], [1, 0], [1, 1]] as const;
  const y = Math.min(area.y + area.height - text, Math.max(...floor.map(([x, depth]) => at({ x, y: depth, z: 0 }).y)) + text * 3);
  context.fillText(first.name, other, y);
  context.fillText(second.name, right, y);
}

/** The heights at the corner that lies farthest to the left. */
function drawUpright(context: Context, palette: Palette, frame: SurfaceFrame, words: Words): void {
  const corners = [[0, 0], [0, 1], [1, 0], [1, 1]] as const;
  const [x, y] = corners.reduce((best, each) => (frame.at({ x: each[0], y: each[1], z: 0 }).x < frame.at({ x: best[0], y: best[1], z: 0 }).x ? each : best));
  context.save();
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 1.5;
  context.beginPath();
  line(context, frame, { x, y, z: 0 }, { x, y, z: 1 });
  context.stroke();
  context.restore();
  for (const value of frame.z.ticks) {
    const place = frame.at({ x, y, z: partOn(frame.z, value) });
    drawFigure(context, palette, words.t('unit.dollar', { value: words.number(value, 0) }), place.x - 8, place.y, frame.text - 2, palette.quiet, 'right', 400);
  }
}

/** Rows before and behind the sheet: what lies under it is drawn first. */
export function drawRow(context: Context, palette: Palette, frame: SurfaceFrame, row: RowSpot, look: { errors: boolean; picked: boolean; sheet: boolean }): void {
  const top = frame.at(row);
  const foot = frame.at({ ...row, z: 0 });
  context.save();
  context.strokeStyle = fade(palette.quiet, 0.28);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(foot.x, foot.y);
  context.lineTo(top.x, top.y);
  context.stroke();
  context.beginPath();
  context.arc(foot.x, foot.y, 1.5, 0, 2 * Math.PI);
  context.fillStyle = fade(palette.quiet, 0.5);
  context.fill();
  if (look.sheet) {
    const said = frame.at({ ...row, z: row.said });
    if (look.errors) {
      context.strokeStyle = palette.error.css;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(top.x, top.y);
      context.lineTo(said.x, said.y);
      context.stroke();
    }
    context.beginPath();
    context.arc(said.x, said.y, 3, 0, 2 * Math.PI);
    context.strokeStyle = palette.you.css;
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.restore();
  if (look.picked) {
    drawLantern(context, palette, top.x, top.y + 8, 28);
    return;
  }
  context.save();
  context.beginPath();
  context.arc(top.x, top.y, frame.small ? 3.5 : 5, 0, 2 * Math.PI);
  context.fillStyle = row.sealed ? palette.panel.css : blend(palette.actual, palette.you, 0.15).css;
  context.fill();
  context.strokeStyle = row.sealed ? palette.actual.css : palette.ground.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}

/** The sheet as panes, the farthest first, and lines of equal height on it. */
export function drawSheet(context: Context, palette: Palette, frame: SurfaceFrame, sheet: Sheet): void {
  const last = KNOTS - 1;
  const spot = (column: number, row: number): Spot => ({ x: column / last, y: row / last, z: sheet[row * KNOTS + column] ?? 0 });
  const panes: { depth: number; corners: readonly { x: number; y: number }[]; height: number }[] = [];
  for (let row = 0; row < last; row++) {
    for (let column = 0; column < last; column++) {
      const corners = [spot(column, row), spot(column + 1, row), spot(column + 1, row + 1), spot(column, row + 1)];
      if (corners.some(({ z }) => z < -0.25 || z > 1.35)) continue;
      const places = corners.map(frame.at);
      panes.push({ depth: places.reduce((sum, { depth }) => sum + depth, 0), corners: places, height: corners.reduce((sum, { z }) => sum + z, 0) / 4 });
    }
  }
  panes.sort((one, other) => other.depth - one.depth);
  context.save();
  context.lineJoin = 'round';
  for (const { corners, height } of panes) {
    const colour = blend(palette.reference, palette.you, Math.min(1, Math.max(0, height)));
    context.beginPath();
    corners.forEach(({ x, y }, index) => { if (index === 0) context.moveTo(x, y); else context.lineTo(x, y); });
    context.closePath();
    context.fillStyle = fade(colour, palette.theme === 'night' ? 0.2 : 0.26);
    context.fill();
    context.strokeStyle = fade(colour, 0.2);
    context.lineWidth = 0.6;
    context.stroke();
  }
  drawLevels(context, palette, frame, sheet);
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.beginPath();
  for (let step = 0; step < last; step++) {
    for (const [from, to] of [[spot(step, 0), spot(step + 1, 0)], [spot(step, last), spot(step + 1, last)], [spot(0, step), spot(0, step + 1)], [spot(last, step), spot(last, step + 1)]] as const) {
      if ([from, to].every(({ z }) => z >= -0.25 && z <= 1.35)) line(context, frame, from, to);
    }
  }
  context.stroke();
  context.restore();
}

function drawLevels(context: Context, palette: Palette, frame: SurfaceFrame, sheet: Sheet): void {
  const low = Math.max(-0.25, Math.min(...sheet));
  const high = Math.min(1.35, Math.max(...sheet));
  if (!(high - low > 1e-6)) return;
  const wide = KNOTS + 2;
  const inside = (at: number) => Math.min(KNOTS - 1, Math.max(0, at - 1));
  const heights = Float64Array.from({ length: wide * wide }, (_, index) => sheet[inside(Math.floor(index / wide)) * KNOTS + inside(index % wide)] ?? 0);
  const levels = Array.from({ length: 12 }, (_, step) => low + ((high - low) * (step + 1)) / 13);
  const cell = 1 / (KNOTS - 1);
  for (const { threshold, major, rings } of contoursOf({ heights, columns: wide, rows: wide, left: -cell, top: -cell, cell }, levels)) {
    context.strokeStyle = fade(palette.you, major ? 0.75 : 0.4);
    context.lineWidth = major ? 1.5 : 1;
    context.beginPath();
    for (const ring of rings) {
      let drawing = false;
      for (let index = 0; index < ring.length; index += 2) {
        const [x, y] = [ring[index] ?? 0, ring[index + 1] ?? 0];
        const within = x >= 0 && x <= 1 && y >= 0 && y <= 1;
        const place = frame.at({ x, y, z: threshold });
        if (within && drawing) context.lineTo(place.x, place.y);
        else if (within) context.moveTo(place.x, place.y);
        drawing = within;
      }
    }
    context.stroke();
  }
}
