import { classSaid, partsSaid, seenPicture, type SeenPicture } from '../game/seen-picture.ts';
import { penned } from '../game/sketch.ts';
import type { Words } from '../game/translate.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, type Palette, paletteOf, WORDS } from './palette.ts';
import { createPixels, fitted, isInky, lampColours } from './pixels.ts';
import type { Area, CreateView } from './view.ts';

type Context = CanvasRenderingContext2D;

/** How fast a bar follows what is said, in parts a second. */
const FOLLOW = 9;

interface Frame {
  picture: Area;
  bars: Area;
}

function frameOf({ x, y, width, height }: Area, aspect: number): Frame {
  const pad = Math.min(width, height) * 0.05;
  if (width > height * 1.15) {
    const split = width * 0.6;
    return { picture: fitted({ x: x + pad, y: y + pad, width: split - 2 * pad, height: height - 2 * pad }, aspect), bars: { x: x + split, y: y + pad * 1.5, width: width - split - pad, height: height - 3 * pad } };
  }
  const split = Math.min(height * 0.62, width);
  return { picture: fitted({ x: x + pad, y: y + pad, width: width - 2 * pad, height: split - 2 * pad }, aspect), bars: { x: x + pad, y: y + split, width: width - 2 * pad, height: height - split - pad } };
}

/** What a picture shows, by name; a digit by its sign. */
export function className(words: Words, { spec }: Pick<SeenPicture, 'spec'>, index: number): string {
  const name = spec.classes[index] ?? '';
  return /^\d$/.test(name) ? words.number(Number(name), 0) : words.t(`picture.${name}`);
}

/** Classes whose names are words; and a width under which these leave no room for bars beside them. */
const FEW = 4;
const NARROW = 240;

function drawStacked(context: Context, palette: Palette, words: Words, area: Area, seen: SeenPicture, parts: readonly number[], { said, truth }: { said: number; truth: number | null }): void {
  const pitch = Math.min(area.height / parts.length, 68);
  const size = Math.min(16, pitch * 0.3);
  parts.forEach((part, index) => {
    const lit = index === said;
    const colour = lit ? palette.you : palette.reference;
    const top = area.y + (area.height - pitch * parts.length) / 2 + pitch * index;
    const [y, high] = [top + pitch * 0.46, pitch * 0.3];
    drawName(context, palette, className(words, seen, index), area.x, top + pitch * 0.2, size, lit, 'left');
    if (lit) drawFigure(context, palette, words.t('unit.percent', { value: words.number(100 * part, 0) }), area.x + area.width, top + pitch * 0.2, size, colour, 'right');
    context.fillStyle = fade(colour, lit ? 0.95 : 0.5);
    context.beginPath();
    context.roundRect(area.x, y, Math.max(3, area.width * part), high, 4);
    context.fill();
    if (index === truth) drawTrue(context, palette, area.x - 3, y - 3, area.width + 6, high + 6);
  });
}

function drawBars(context: Context, palette: Palette, words: Words, area: Area, seen: SeenPicture, parts: readonly number[]): void {
  const count = seen.spec.classes.length;
  const lying = area.width < area.height * 1.6 || count <= FEW;
  const said = classSaid(seen.said, count);
  const truth = seen.targets === null ? null : classSaid(seen.targets, count);
  const size = Math.min(22, Math.max(13, (lying ? area.height : area.width) / count * 0.42));
  const pitch = Math.min(lying ? area.height / count : area.width / count, 64);
  const room = lying ? (count <= FEW ? Math.min(area.width * 0.42, 120) : size * 1.6) : size * 1.6;
  // Long names over their bars where there is no room beside them.
  if (lying && count <= FEW && area.width < NARROW) return drawStacked(context, palette, words, area, seen, parts, { said, truth });
  parts.forEach((part, index) => {
    const lit = index === said;
    const colour = lit ? palette.you : palette.reference;
    if (lying) {
      const y = area.y + (area.height - pitch * count) / 2 + pitch * (index + 0.5);
      const long = Math.max(3, (area.width - room - size * 3.4) * part);
      context.fillStyle = fade(colour, lit ? 0.95 : 0.5);
      context.beginPath();
      context.roundRect(area.x + room, y - pitch * 0.3, long, pitch * 0.6, 5);
      context.fill();
      drawName(context, palette, className(words, seen, index), area.x + room - 10, y, size, lit, 'right');
      if (index === truth) drawTrue(context, palette, area.x + room - 4, y - pitch * 0.38, area.width - room - size * 3.2, pitch * 0.76);
      if (lit) drawFigure(context, palette, words.t('unit.percent', { value: words.number(100 * part, 0) }), area.x + area.width, y, size * 0.9, colour, 'right');
      return;
    }
    const x = area.x + (area.width - pitch * count) / 2 + pitch * (index + 0.5);
    const high = Math.max(3, (area.height - room - size) * part);
    const foot = area.y + area.height - room;
    context.fillStyle = fade(colour, lit ? 0.95 : 0.5);
    context.beginPath();
    context.roundRect(x - pitch * 0.3, foot - high, pitch * 0.6, high, 5);
    context.fill();
    drawName(context, palette, className(words, seen, index), x, foot + room * 0.55, size, lit, 'center');
    if (index === truth) drawTrue(context, palette, x - pitch * 0.4, area.y + size, pitch * 0.8, foot - area.y - size + room);
  });
}

function drawName(context: Context, palette: Palette, text: string, x: number, y: number, size: number, lit: boolean, align: CanvasTextAlign): void {
  context.font = `${lit ? 700 : 500} ${size}px ${WORDS}`;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.fillStyle = lit ? palette.you.css : palette.quiet.css;
  context.fillText(text, x, y);
}

/** What is true: a double line around its place. */
function drawTrue(context: Context, palette: Palette, x: number, y: number, width: number, height: number): void {
  context.strokeStyle = palette.target.css;
  context.lineWidth = 1.5;
  for (const off of [0, 4]) {
    context.beginPath();
    context.roundRect(x - off, y - off, width + 2 * off, height + 2 * off, 8 + off);
    context.stroke();
  }
}

/** A picture as lamps, and how sure the network is of each thing that it may show. */
export const createPicture: CreateView<'picture'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const pixels = createPixels();
  let shown: readonly number[] = [];
  let wanted: readonly number[] = [];
  let frame: Frame | null = null;
  let pen: { x: number; y: number } | null = null;

  const look = () => {
    const play = game.play();
    return play === null ? null : seenPicture(play, game.state(), services.live());
  };
  const placeOf = (point: { x: number; y: number }, seen: SeenPicture) => {
    if (frame === null) return null;
    const { x, y, width, height } = frame.picture;
    const place = { x: ((point.x - x) / width) * seen.spec.width, y: ((point.y - y) / height) * seen.spec.height };
    return place.x < 0 || place.y < 0 || place.x > seen.spec.width || place.y > seen.spec.height ? null : place;
  };
  const stroke = (seen: SeenPicture, from: { x: number; y: number }, to: { x: number; y: number }) => {
    const blank = Array.from({ length: seen.spec.width * seen.spec.height }, () => 0);
    game.sketch(penned(game.state().sketch ?? blank, seen.spec, from, to));
  };
  const touch = createTouch(scene, area, {
    grab(point) {
      const seen = view.draw ? look() : null;
      const place = seen === null ? null : placeOf(point, seen);
      if (seen === null || place === null) return null;
      stroke(seen, place, place);
      pen = place;
      return {
        move(next) {
          const there = placeOf(next, seen);
          if (there !== null && pen !== null) stroke(seen, pen, there);
          pen = there;
        },
        release() { pen = null; },
      };
    },
    hover(point) {
      const seen = point === null || !view.draw ? null : look();
      return seen !== null && point !== null && placeOf(point, seen) !== null ? 'pointer' : 'default';
    },
  });

  return {
    update(seconds) {
      const seen = look();
      if (seen === null) return;
      const palette = paletteOf(services.theme());
      const { width, height, classes } = seen.spec;
      frame = frameOf(area, width / height);
      wanted = partsSaid(seen.said, classes.length);
      const step = services.reducedMotion() || shown.length !== wanted.length ? 1 : Math.min(1, seconds * FOLLOW);
      shown = wanted.map((part, index) => (shown[index] ?? 0) + (part - (shown[index] ?? 0)) * step);
      const { context } = layer;
      layer.clear();
      const lamp = lampColours(palette);
      const inky = isInky(palette, seen.spec);
      pixels.draw(context, frame.picture, width, height, (at) => lamp(inky ? 1 - (seen.pixels[at] ?? 0) : (seen.pixels[at] ?? 0)));
      drawGrid(context, palette, frame.picture, width, height);
      if (seen.said.every(Number.isFinite)) drawBars(context, palette, services.words(), frame.bars, seen, shown);
    },
    moving: () => pen !== null || shown.some((part, index) => Math.abs(part - (wanted[index] ?? 0)) > 0.004),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

/** The seams between lamps. */
function drawGrid(context: Context, palette: Palette, { x, y, width: wide, height: high }: Area, width: number, height: number): void {
  context.strokeStyle = fade(palette.ground, 0.7);
  context.lineWidth = Math.max(0.5, (wide / width) * 0.12);
  context.beginPath();
  for (let column = 1; column < width; column++) {
    context.moveTo(x + (column * wide) / width, y);
    context.lineTo(x + (column * wide) / width, y + high);
  }
  for (let row = 1; row < height; row++) {
    context.moveTo(x, y + (row * high) / height);
    context.lineTo(x + wide, y + (row * high) / height);
  }
  context.stroke();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1.5;
  context.strokeRect(x, y, wide, high);
}
