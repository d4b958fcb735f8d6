import type { Crowd } from '../game/crowd.ts';
import type { Ghost } from '../game/ghost.ts';
import { drawHollowLantern } from './lantern.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

interface Point {
  x: number;
  y: number;
}

const MOST_DRAWN = 60;

/** Reference networks that are trained, as far as they stand on ground that is seen; the one picked out stands out. */
export function drawCrowd(context: CanvasRenderingContext2D, palette: Palette, crowd: Crowd, index: number, place: (value: number, parameters: Float64Array) => Point | null): void {
  const stride = Math.max(1, Math.ceil(crowd.trained / MOST_DRAWN));
  const at = (network: number) => {
    const parameters = crowd.parameters.subarray(network * crowd.width, (network + 1) * crowd.width);
    return place(parameters[index] ?? Number.NaN, parameters);
  };
  for (let network = 0; network < crowd.trained; network += stride) {
    const point = at(network);
    if (point !== null) drawHollowLantern(context, palette, point.x, point.y - 5, 10, 0.5);
  }
  const picked = crowd.picked === null || crowd.picked >= crowd.trained ? null : at(crowd.picked);
  if (picked === null) return;
  drawHollowLantern(context, palette, picked.x, picked.y - 8, 18, 1);
  context.beginPath();
  context.arc(picked.x, picked.y - 7, 15, 0, 2 * Math.PI);
  context.strokeStyle = palette.reference.css;
  context.lineWidth = 1.5;
  context.stroke();
}

const PIECES = 12;

/** A stretch of the ghost's way in pieces, so that one that leaves the light is drawn up to its edge. */
function pieces(from: Float64Array, to: Float64Array): readonly Float64Array[] {
  return Array.from({ length: PIECES }, (_, piece) => from.map((value, index) => value + ((to[index] ?? value) - value) * ((piece + 1) / PIECES)));
}

/** Where descent from the player's own weights would go: a cool trail, and a marker at the epoch that is shown, or where it was last seen before. */
export function drawGhost(context: CanvasRenderingContext2D, palette: Palette, ghost: Ghost, place: (parameters: Float64Array) => Point | null): void {
  const at = Math.min(ghost.at, ghost.path.length - 1);
  let before: Point | null = null;
  let marker: Point | null = null;
  let gone = false;
  context.save();
  context.strokeStyle = fade(palette.reference, 0.85);
  context.lineWidth = 1.5;
  context.setLineDash([2, 4]);
  context.beginPath();
  for (const [epoch, parameters] of ghost.path.entries()) {
    const from = ghost.path[epoch - 1];
    const edge = from !== undefined && (before === null) !== (place(parameters) === null);
    for (const piece of edge ? pieces(from, parameters) : [parameters]) {
      const point = place(piece);
      if (point !== null && before === null) context.moveTo(point.x, point.y);
      else if (point !== null && before !== null && Math.hypot(point.x - before.x, point.y - before.y) > 2) context.lineTo(point.x, point.y);
      else if (point !== null) continue;
      if (epoch <= at && point !== null) marker = point;
      before = point;
    }
    if (epoch === at) {
      marker = before ?? marker;
      gone = before === null;
    }
  }
  context.stroke();
  context.setLineDash([]);
  if (marker !== null) drawHollowLantern(context, palette, marker.x, marker.y - 9, 22, gone ? 0.5 : 1);
  context.restore();
}

/** Places where the lantern stood before. */
export function drawSteps(context: CanvasRenderingContext2D, palette: Palette, points: readonly Point[], strength = 0.6): void {
  points.slice(-80).forEach((point, index, all) => {
    context.fillStyle = fade(palette.you, strength * (0.35 + (0.65 * (index + 1)) / all.length));
    context.beginPath();
    context.arc(point.x, point.y, 3, 0, 2 * Math.PI);
    context.fill();
  });
}

/** A ruler laid on the slope, with the gradient's figure. `slope` in pixels down a pixel. */
export function drawTangent(context: CanvasRenderingContext2D, palette: Palette, at: Point, slope: number, half: number, label: string, size: number, frame: Area, lantern: number): void {
  const length = Math.hypot(1, slope);
  const [ux, uy] = [1 / length, slope / length];
  context.save();
  context.strokeStyle = palette.text.css;
  context.lineCap = 'round';
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(at.x - half * ux, at.y - half * uy);
  context.lineTo(at.x + half * ux, at.y + half * uy);
  context.stroke();
  context.lineWidth = 1.5;
  context.beginPath();
  for (const mark of [-1, -0.5, 0.5, 1]) {
    const wide = Math.abs(mark) === 1 ? 6 : 3.5;
    const [x, y] = [at.x + mark * half * ux, at.y + mark * half * uy];
    context.moveTo(x + wide * uy, y - wide * ux);
    context.lineTo(x - wide * uy, y + wide * ux);
  }
  context.stroke();
  if (label !== '') {
    context.font = `600 ${size}px ${FIGURES}`;
    context.textBaseline = 'middle';
    const wide = context.measureText(label).width;
    const above = at.y - lantern - 16;
    const fits = above > frame.y + size;
    const x = Math.min(Math.max(fits ? at.x - wide / 2 + 40 * Math.min(Math.max(slope, -1), 1) : at.x + (slope > 0 ? 34 : -34 - wide), frame.x + 4), frame.x + frame.width - wide - 4);
    const y = fits ? above : at.y - lantern / 2;
    context.lineJoin = 'round';
    context.lineWidth = 5;
    context.strokeStyle = fade(palette.ground, 0.85);
    context.strokeText(label, x, y);
    context.fillStyle = palette.text.css;
    context.fillText(label, x, y);
  }
  context.restore();
}

/** The lantern is gone over the rim: an arrow where it left, and where it is. */
export function drawLeaving(context: CanvasRenderingContext2D, palette: Palette, frame: Area, side: 'left' | 'right' | 'up' | 'down', figure: string, size: number, along?: number): void {
  const level = side === 'left' || side === 'right';
  const x = level ? (side === 'left' ? frame.x + 10 : frame.x + frame.width - 10) : Math.min(Math.max(along ?? frame.x + frame.width / 2, frame.x + 30), frame.x + frame.width - 30);
  const y = level ? (along ?? frame.y + 30) : side === 'up' ? frame.y + 10 : frame.y + frame.height - 10;
  const angle = { right: 0, down: Math.PI / 2, left: Math.PI, up: -Math.PI / 2 }[side];
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.strokeStyle = palette.error.css;
  context.lineWidth = 2.5;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const back of [0, -8]) {
    context.beginPath();
    context.moveTo(back - 5, -8);
    context.lineTo(back + 3, 0);
    context.lineTo(back - 5, 8);
    context.stroke();
  }
  context.restore();
  context.save();
  context.font = `600 ${size}px ${FIGURES}`;
  context.fillStyle = palette.you.css;
  context.textBaseline = 'middle';
  context.textAlign = side === 'left' ? 'left' : side === 'right' ? 'right' : 'center';
  const [textX, textY] = level ? [side === 'left' ? x + 22 : x - 22, y] : [x, y + (side === 'up' ? 26 : -26)];
  context.lineJoin = 'round';
  context.lineWidth = 6;
  context.strokeStyle = palette.ground.css;
  context.strokeText(figure, textX, textY);
  context.fillText(figure, textX, textY);
  context.restore();
}
