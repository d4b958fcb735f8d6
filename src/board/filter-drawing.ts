import { featureMap, glowOf, throughKernel } from '../curriculum/filter.ts';
import { patchOf, type Picture, pixelsAt } from '../curriculum/filter-picture.ts';
import type { Edge } from '../curriculum/level-apparatus.ts';
import type { Words } from '../game/translate.ts';
import type { FilterFrame } from './filter-frame.ts';
import { drawGlow } from './light.ts';
import { drawFigure } from './neuron-drawing.ts';
import { blend, fade, type Colour, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Grey from dark to bright, whichever of ink and paper that is. */
function grey(palette: Palette, brightness: number): Colour {
  return palette.theme === 'night' ? blend(palette.ground, palette.text, 0.04 + 0.9 * brightness) : blend(palette.text, palette.panel, 0.06 + 0.94 * brightness);
}

export function drawPixels(context: Context, palette: Palette, area: Area, { size, pixels }: Picture): void {
  const cell = area.width / size;
  context.save();
  pixels.forEach((pixel, index) => {
    context.fillStyle = grey(palette, pixel).css;
    context.fillRect(area.x + (index % size) * cell, area.y + Math.floor(index / size) * cell, cell + 0.6, cell + 0.6);
  });
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.strokeRect(area.x, area.y, area.width, area.height);
  context.restore();
}

interface Light {
  kernel: readonly number[];
  /** What stood before, where the window has not been yet. */
  before: readonly number[];
  swept: number;
}

interface Look {
  wanted: readonly Edge[];
  rectified: boolean;
  dark: boolean;
  /** Edges that should glow are told apart from others. */
  judged: boolean;
}

/** What comes out of the kernel, as light: rings where light is wanted and missing, crosses where it should not be. */
export function drawFeatures(context: Context, palette: Palette, area: Area, picture: Picture, { kernel, before, swept }: Light, { wanted, rectified, dark, judged }: Look): void {
  const { size, sums } = featureMap(kernel, picture);
  const old = swept < 1 ? featureMap(before, picture).sums : sums;
  const cell = area.width / size;
  context.save();
  context.fillStyle = fade(palette.panel, 0.75);
  context.fillRect(area.x, area.y, area.width, area.height);
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.strokeRect(area.x, area.y, area.width, area.height);
  if (dark) {
    drawFigure(context, palette, '?', area.x + area.width / 2, area.y + area.height / 2, area.width / 4, palette.quiet);
    context.restore();
    return;
  }
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  sums.forEach((sum, index) => {
    const [column, row] = [index % size, Math.floor(index / size)];
    const [x, y] = [area.x + column * cell, area.y + row * cell];
    const glow = glowOf(row < swept * size ? sum : (old[index] ?? 0), rectified);
    const patch = patchOf(pixelsAt(picture, column, row));
    const asked = judged && patch.kind === 'edge' && wanted.includes(patch.edge);
    const stray = judged && patch.kind === 'edge' && !asked && glow > 0.3 * patch.step;
    if (glow > 0.02) {
      const strength = Math.min(1, glow / 1.8);
      drawGlow(context, palette.glow, x + cell / 2, y + cell / 2, cell * 1.5, 0.3 * strength);
      context.fillStyle = fade(palette.you, 0.15 + 0.8 * strength);
      context.fillRect(x + 0.5, y + 0.5, cell - 1, cell - 1);
      if (stray) cross(context, palette, x + cell / 2, y + cell / 2, cell * 0.2);
    }
    if (asked && patch.kind === 'edge' && glow < 1.5 * patch.step) ring(context, palette, x + cell / 2, y + cell / 2, cell * 0.24);
  });
  context.restore();
}

function ring(context: Context, palette: Palette, x: number, y: number, radius: number): void {
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function cross(context: Context, palette: Palette, x: number, y: number, reach: number): void {
  context.strokeStyle = palette.error.css;
  context.lineWidth = 2;
  context.beginPath();
  for (const way of [-1, 1]) {
    context.moveTo(x - reach, y - way * reach);
    context.lineTo(x + reach, y + way * reach);
  }
  context.stroke();
}

/** The window on a picture, and the place on the map that it lights. */
export function drawWindow(context: Context, palette: Palette, { picture: area, map }: FilterFrame['places'][number], { size }: Picture, { x, y }: { x: number; y: number }, lit: boolean): void {
  const cell = area.width / size;
  const one = map.width / (size - 2);
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2.5;
  context.strokeRect(area.x + x * cell, area.y + y * cell, 3 * cell, 3 * cell);
  if (lit) context.strokeRect(map.x + x * one, map.y + y * one, one, one);
  context.restore();
}

/** Nine weights: filled and solid where they add, dashed where they take away. `under`: the window that is looked through. */
export function drawKernel(context: Context, palette: Palette, { kernel: area, text, small }: FilterFrame, kernel: readonly number[], words: Words, hand: (index: number) => boolean, under: { picture: Picture; x: number; y: number } | null): void {
  const cell = area.width / 3;
  const nine = under === null ? [] : pixelsAt(under.picture, under.x, under.y);
  drawGlow(context, palette.you, area.x + area.width / 2, area.y + area.height / 2, area.width * 0.8, palette.theme === 'night' ? 0.12 : 0.06);
  kernel.forEach((weight, index) => {
    const [x, y] = [area.x + (index % 3) * cell, area.y + Math.floor(index / 3) * cell];
    const inset = small ? 3 : 5;
    const colour = weight > 0 ? palette.positive : weight < 0 ? palette.negative : palette.contour;
    context.save();
    context.beginPath();
    context.roundRect(x + inset, y + inset, cell - 2 * inset, cell - 2 * inset, small ? 7 : 12);
    context.fillStyle = palette.panel.css;
    context.fill();
    context.fillStyle = fade(colour, weight === 0 ? 0 : 0.28 * Math.min(1.6, Math.abs(weight)));
    context.fill();
    context.setLineDash(weight < 0 ? [6, 4] : []);
    context.strokeStyle = colour.css;
    context.lineWidth = hand(index) ? 2.5 : 1;
    context.stroke();
    context.restore();
    if (nine.length > 0) {
      context.fillStyle = grey(palette, nine[index] ?? 0).css;
      context.fillRect(x + cell / 2 - cell * 0.14, y + cell * 0.68, cell * 0.28, cell * 0.14);
    }
    drawFigure(context, palette, weight > 0 ? `+${words.number(weight)}` : words.number(weight), x + cell / 2, y + cell * (nine.length > 0 ? 0.42 : 0.5), text * 1.15, weight === 0 ? palette.quiet : colour);
  });
  if (nine.length > 0) drawFigure(context, palette, `= ${words.number(throughKernel(kernel, nine), 1)}`, area.x + area.width / 2, area.y + area.height + text, text, palette.you);
}

/** Nine pixels that are asked about, with their brightness. */
export function drawPatch(context: Context, palette: Palette, { asked, text }: FilterFrame, nine: readonly number[], words: Words): void {
  const cell = asked.width / 3;
  nine.forEach((pixel, index) => {
    const [x, y] = [asked.x + (index % 3) * cell, asked.y + Math.floor(index / 3) * cell];
    context.fillStyle = grey(palette, pixel).css;
    context.fillRect(x, y, cell - 1, cell - 1);
    drawFigure(context, palette, words.number(pixel, pixel % 1 === 0 ? 0 : 1), x + cell / 2, y + cell / 2, text, palette.text);
  });
}
