import type { Chord } from '../curriculum/straight-on.ts';
import { exp } from '../engine/exact.ts';
import type { Words } from '../game/translate.ts';
import { drawLantern } from './lantern.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** What is seen of e to z: towers where it is known, and what is asked. */
export interface Powers {
  known: readonly number[];
  /** How far apart it can be fed. */
  step: number;
  /** Where the lantern stands. */
  at: number | null;
  /** All of it is seen. */
  open: boolean;
  asked: { z: number; said: number | null; chord: Chord | null } | null;
}

/** How much air stands over the highest that has to be seen. */
const AIR = 1.35;
/** How high the first look goes. */
const FIRST = 4;

/** Up to what power the board reaches: what stands beside what is asked, whatever its size; without a question, all of it. */
export function powersTop({ at, asked }: Powers, all: number): number {
  if (asked === null) return all;
  const { chord, z, said } = asked;
  const near = chord === null ? [FIRST / AIR] : [exp(chord.to), chord.at(z)];
  return AIR * Math.max(...near, said ?? 0, at === null ? 0 : exp(at));
}

interface Frame {
  small: boolean;
  text: number;
  x(z: number): number;
  sumAt(x: number): number;
  y(power: number): number;
  ground: number;
  /** Where the picture ends above. */
  roof: number;
  /** Half the width of a tower. */
  half: number;
}

export function powersFrame(area: Area, { sums, top }: { sums: { min: number; max: number }; top: number }): Frame {
  const small = area.width < 560;
  const pad = small ? 30 : 60;
  const ground = area.y + area.height - (small ? 56 : 84);
  const unit = (area.width - 2 * pad) / (sums.max - sums.min);
  return {
    small, ground, roof: area.y - 4, text: small ? 15 : 18, half: Math.min(small ? 15 : 32, unit * 0.42),
    x: (z) => area.x + pad + unit * (z - sums.min),
    sumAt: (x) => sums.min + (x - area.x - pad) / unit,
    y: (power) => ground - ((area.height - (small ? 100 : 150)) * power) / top,
  };
}

function drawScale(context: Context, palette: Palette, { small, text, x, y, ground }: Frame, { sums, top }: { sums: { min: number; max: number }; top: number }, words: Words): void {
  const [left, right] = [x(sums.min) - (small ? 26 : 46), x(sums.max) + (small ? 26 : 46)];
  context.save();
  context.font = `${text - 2}px ${FIGURES}`;
  context.fillStyle = palette.quiet.css;
  context.textBaseline = 'bottom';
  for (const power of ticks(0, top, 4)) {
    if (power === 0) continue;
    context.strokeStyle = fade(palette.contour, 0.9);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, y(power));
    context.lineTo(right, y(power));
    context.stroke();
    context.fillText(words.number(power), left, y(power) - 2);
  }
  context.strokeStyle = fade(palette.reference, 0.8);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, ground);
  context.lineTo(right, ground);
  context.stroke();
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (let z = Math.ceil(sums.min); z <= sums.max; z++) context.fillText(words.number(z), x(z), ground + 8);
  context.restore();
}

/** A tear across a tower that goes on through the roof: it is not as high as it looks. */
function drawTear(context: Context, palette: Palette, { x, half, roof, small }: Frame, z: number): void {
  const middle = roof + (small ? 62 : 78);
  const [left, right] = [x(z) - half - 3, x(z) + half + 3];
  const teeth = 4;
  const along = (offset: number) => Array.from({ length: 2 * teeth + 1 }, (_, index) => ({ x: left + ((right - left) * index) / (2 * teeth), y: middle + offset + (index % 2 === 0 ? 4 : -4) }));
  context.save();
  context.beginPath();
  for (const point of [...along(-5), ...along(5).toReversed()]) context.lineTo(point.x, point.y);
  context.closePath();
  context.fillStyle = palette.ground.css;
  context.fill();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  for (const edge of [-5, 5]) {
    context.beginPath();
    for (const point of along(edge)) context.lineTo(point.x, point.y);
    context.stroke();
  }
  context.restore();
}

/** A tower as high as what comes out, or through the roof; over the one a step before it, its joints tell how many of that it holds. */
function drawTower(context: Context, palette: Palette, { x, y, ground, half, roof }: Frame, z: number, before: number | null): void {
  const top = Math.max(roof, y(exp(z)));
  context.save();
  const light = context.createLinearGradient(0, ground, 0, top);
  light.addColorStop(0, fade(palette.glow, 0.25));
  light.addColorStop(1, fade(palette.glow, 0.7));
  context.fillStyle = light;
  context.fillRect(x(z) - half, top, 2 * half, ground - top);
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.strokeRect(x(z) - half, top, 2 * half, ground - top);
  if (before !== null) {
    for (let joint = exp(before); joint < exp(z) && y(joint) > top && ground - y(exp(before)) > 2.5; joint += exp(before)) {
      context.beginPath();
      context.moveTo(x(z) - half, y(joint));
      context.lineTo(x(z) + half, y(joint));
      context.stroke();
    }
    // The one before it, carried over: where the first joint comes from.
    context.setLineDash([3, 3]);
    context.lineWidth = 1.2;
    context.beginPath();
    context.moveTo(x(before) + half, y(exp(before)));
    context.lineTo(x(z) - half, y(exp(before)));
    if (y(exp(before)) > roof) context.stroke();
  }
  context.restore();
}

/** Straight on from what is known: a ring where a line would be, under the ground where it falls below zero. */
function drawChord(context: Context, palette: Palette, { x, y, ground, text, small }: Frame, chord: Chord, z: number, { area, top }: { area: Area; top: number }, words: Words): void {
  const foot = Math.min(y(Math.min(chord.at(z), top)), ground + (small ? 40 : 60));
  const start = z > chord.to ? chord.from : chord.to;
  context.save();
  context.strokeStyle = palette.quiet.css;
  context.fillStyle = palette.ground.css;
  context.lineWidth = 2;
  context.setLineDash([7, 5]);
  context.beginPath();
  context.moveTo(x(start), y(exp(start)));
  context.lineTo(x(z), foot);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(x(z), foot, small ? 6 : 8, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.restore();
  // Over the line where it rises, left of the ring where it falls, or under the line at the edge of the board.
  const rises = z > chord.to;
  const figure = words.number(chord.at(z));
  const beside = small ? 10 : 14;
  const edge = !rises && x(z) - beside - figure.length * text * 0.6 < area.x;
  drawFigure(context, palette, figure, x(z) + (edge ? beside : rises ? (small ? -8 : -10) : -beside), foot + (rises ? -text : 0), text - 2, palette.quiet, edge ? 'left' : 'right');
}

function drawAsked(context: Context, palette: Palette, { x, y, ground, text }: Frame, { z, said }: { z: number; said: number | null }, top: number, words: Words): void {
  context.save();
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  context.setLineDash([5, 6]);
  context.beginPath();
  context.moveTo(x(z), ground);
  context.lineTo(x(z), y(top) + 20);
  context.stroke();
  context.restore();
  drawFigure(context, palette, '?', x(z), y(top) + 6, text + 10, palette.target);
  if (said === null) return;
  const high = y(Math.min(said, top));
  context.save();
  context.fillStyle = palette.target.css;
  context.beginPath();
  context.arc(x(z), high, 8, 0, 2 * Math.PI);
  context.fill();
  context.restore();
  drawFigure(context, palette, words.number(said), x(z) - 14, high, text, palette.target, 'right');
}

/** e to z over z: towers that each hold so many of the one before, and where a straight line would go on. */
export function drawPowers(context: Context, palette: Palette, area: Area, view: { sums: { min: number; max: number }; top: number }, { known, step, at, open, asked }: Powers, words: Words): void {
  const frame = powersFrame(area, view);
  const { x, y, ground, text, small } = frame;
  drawScale(context, palette, frame, view, words);
  if (asked?.chord != null) drawChord(context, palette, frame, asked.chord, asked.z, { area, top: view.top }, words);
  const towers = known.filter((z) => z >= view.sums.min && z <= view.sums.max);
  for (const z of towers) {
    drawTower(context, palette, frame, z, towers.find((each) => Math.abs(each - (z - step)) < 1e-9) ?? null);
    if (y(exp(z)) < frame.roof) drawTear(context, palette, frame, z);
  }
  if (open) {
    context.save();
    context.strokeStyle = palette.you.css;
    context.lineWidth = 3;
    context.beginPath();
    for (let part = 0; part <= 80; part++) {
      const z = view.sums.min + ((view.sums.max - view.sums.min) * part) / 80;
      context.lineTo(x(z), y(exp(z)));
    }
    context.stroke();
    context.restore();
  }
  for (const [index, z] of towers.entries()) if (z !== at) drawFigure(context, palette, words.number(exp(z)), Math.min(Math.max(x(z), area.x + 34), area.x + area.width - 34), Math.max(area.y + 16 + (index % 2) * 20, y(exp(z)) - 13), text - 1, palette.text);
  if (asked !== null) drawAsked(context, palette, frame, asked, view.top, words);
  if (at === null) return;
  drawLantern(context, palette, x(at), y(exp(at)) + 6, small ? 26 : 34, 1);
  drawFigure(context, palette, words.number(exp(at)), x(at), y(exp(at)) - (small ? 36 : 46), text + 2, palette.you);
  drawFigure(context, palette, `z ${words.number(at)}`, x(at), ground + (small ? 36 : 46), text, palette.you);
}
