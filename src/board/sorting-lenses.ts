import type { Lens, Region } from '../curriculum/level-picture.ts';
import { drawGlow } from './light.ts';
import { fade, type Palette } from './palette.ts';
import { COLUMNS, horizon, HOUSE, LINES, lineAt } from './sorting-pictures.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;
type Draw = (context: Context, palette: Palette, area: Area, part: number, region: Region | null) => void;

/** Frames where columns would be: what lies across an edge is cut. */
const columns: Draw = (context, palette, { x, y, width, height }, part) => {
  for (const [from, to] of COLUMNS) {
    const [left, right] = [from - 0.03, to + 0.03];
    context.strokeStyle = palette.you.css;
    context.lineWidth = 2;
    context.fillStyle = fade(palette.you, 0.12);
    context.beginPath();
    context.roundRect(x + left * width, y + 0.05 * height, (right - left) * width, 0.9 * height * part, 6);
    context.fill();
    context.stroke();
  }
};

/** Loops where tags of a record would stand. */
const tags: Draw = (context, palette, { x, y, width, height }, part) => {
  const seen = Math.ceil(LINES.length * part);
  for (const [index, [inset, tag, value]] of LINES.slice(0, seen).entries()) {
    const left = x + (0.055 + 0.13 * inset) * width;
    const at = y + lineAt(index, LINES.length) * height;
    context.strokeStyle = palette.you.css;
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(left, at - 0.05 * height, (tag + 0.05) * width, 0.1 * height, 6);
    context.stroke();
    context.setLineDash([4, 4]);
    context.beginPath();
    context.moveTo(left + (tag + 0.05) * width, at);
    context.lineTo(left + (tag + 0.085 + value) * width, at);
    context.stroke();
    context.setLineDash([]);
  }
};

/** A light that goes over everything, from the beginning to the end. */
const free: Draw = (context, palette, { x, y, width, height }, part) => {
  const lines = 6;
  context.strokeStyle = fade(palette.you, 0.9);
  context.lineWidth = 2;
  context.setLineDash([2, 6]);
  context.lineCap = 'round';
  context.beginPath();
  let end = { x, y };
  for (let step = 0; step <= 200 * part; step++) {
    const along = (step / 200) * lines;
    const line = Math.min(lines - 1, Math.floor(along));
    end = { x: x + (0.05 + 0.9 * (along - line)) * width, y: y + (lineAt(line, lines) + 0.055) * height };
    if (step === 0 || along - line < lines / 200) context.moveTo(end.x, end.y);
    else context.lineTo(end.x, end.y);
  }
  context.stroke();
  context.setLineDash([]);
  drawGlow(context, palette.you, end.x, end.y, 16, 0.7);
};

/** Where a machine's answer stands under what it was asked about. */
function stand({ x, y, width, height }: Area): { x: number; y: number; size: number } {
  return { x: x + width / 2, y: y + height * 0.74, size: Math.min(width * 0.5, height * 0.4) };
}

function plate(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  context.fillStyle = fade(palette.ground, 0.82);
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x, y, width, height, 12);
  context.fill();
  context.stroke();
}

/** A needle on a scale: any number can be said. */
const dial: Draw = (context, palette, area, part) => {
  const { x, y, size } = stand(area);
  plate(context, palette, { x: x - size * 0.75, y: y - size * 0.5, width: size * 1.5, height: size });
  const radius = size * 0.66;
  const foot = y + size * 0.32;
  context.strokeStyle = palette.quiet.css;
  context.lineWidth = 2;
  for (let tick = 0; tick <= 8; tick++) {
    const angle = Math.PI * (1.08 + (0.84 * tick) / 8);
    context.beginPath();
    context.moveTo(x + radius * Math.cos(angle), foot + radius * Math.sin(angle));
    context.lineTo(x + radius * 0.86 * Math.cos(angle), foot + radius * 0.86 * Math.sin(angle));
    context.stroke();
  }
  const angle = Math.PI * (1.08 + 0.55 * part);
  context.strokeStyle = palette.you.css;
  context.lineWidth = 4;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(x, foot);
  context.lineTo(x + radius * 0.8 * Math.cos(angle), foot + radius * 0.8 * Math.sin(angle));
  context.stroke();
};

function bulb(context: Context, palette: Palette, x: number, y: number, radius: number, lit: number): void {
  if (lit > 0) drawGlow(context, palette.you, x, y, radius * 3, 0.8 * lit);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = lit > 0 ? fade(palette.glow, 0.3 + 0.7 * lit) : palette.ground.css;
  context.fill();
  context.strokeStyle = lit > 0 ? palette.you.css : palette.quiet.css;
  context.lineWidth = 2;
  context.stroke();
}

/** One lamp: it is on or off. */
const lamp: Draw = (context, palette, area, part) => {
  const { x, y, size } = stand(area);
  plate(context, palette, { x: x - size * 0.5, y: y - size * 0.5, width: size, height: size });
  bulb(context, palette, x, y, size * 0.22, part);
};

/** A lamp for every kind, one of which is on. */
const lamps: Draw = (context, palette, area, part) => {
  const { x, y, size } = stand(area);
  const apart = Math.min(size * 0.46, area.width * 0.2);
  plate(context, palette, { x: x - apart * 2.15, y: y - size * 0.34, width: apart * 4.3, height: size * 0.68 });
  for (let index = 0; index < 4; index++) bulb(context, palette, x + (index - 1.5) * apart, y, size * 0.15, index === 2 ? part : 0);
};

const FINE = 22;

type Inside = (across: number, down: number) => boolean;

const [POOL_X, POOL_Y, POOL_WIDE, POOL_TALL] = HOUSE.pool;
const roof: Inside = (across, down) => down > 0.27 && down < 0.52 && Math.abs(across - 0.52) < ((down - 0.27) / 0.25) * 0.23;
const wall: Inside = (across, down) => Math.abs(across - 0.52) < 0.2 && down >= 0.5;
const INSIDE: Readonly<Record<Region, Inside>> = {
  roof,
  sky: (across, down) => down < horizon(across) && !roof(across, down) && !wall(across, down),
  water: (across, down) => ((across - POOL_X) / POOL_WIDE) ** 2 + ((down - POOL_Y) / POOL_TALL) ** 2 < 1.15,
};
/** Of what is no photo, stretches that stand for what was asked. */
const SOMEWHERE: Inside = (across, down) => (across > 0.22 && across < 0.42 && down < 0.5) || (across > 0.6 && across < 0.86 && down > 0.3 && down < 0.75);

/** A lamp for every point of the picture: an outline of many small answers. */
const pixels: Draw = (context, palette, { x, y, width, height }, part, region) => {
  const asked = region === null ? SOMEWHERE : INSIDE[region];
  const side = width / FINE;
  const down = Math.floor(height / side);
  for (let column = 0; column < FINE * part; column++) {
    for (let row = 0; row < down; row++) {
      const [across, depth] = [(column + 0.5) / FINE, ((row + 0.5) * side) / height];
      context.fillStyle = asked(across, depth) ? fade(palette.glow, 0.92) : fade(palette.ground, 0.55);
      context.beginPath();
      context.roundRect(x + column * side + 1, y + row * side + 1, side - 2, side - 2, 2);
      context.fill();
    }
  }
};

const LENSES: Readonly<Record<Lens, Draw>> = { columns, tags, free, dial, lamp, lamps, pixels };

/** What a place makes of the piece that is laid there; `part` of the way to it. */
export function drawLens(context: Context, palette: Palette, lens: Lens, area: Area, part: number, region: Region | null): void {
  context.save();
  LENSES[lens](context, palette, area, part, region);
  context.restore();
}
