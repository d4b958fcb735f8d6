import type { Words } from '../game/translate.ts';
import type { BoundaryScene, Dot, Fence } from './boundary-scene.ts';
import { type Contour, traceRings } from './contour.ts';
import { drawGlow } from './light.ts';
import { blend, type Colour, fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** The colour of a class: of two, yes is lit; of three, the metals. */
export function classColour(palette: Palette, classes: number, label: number): Colour {
  if (classes === 2) return label === 1 ? palette.glow : palette.reference;
  return label === 0 ? (palette.parts[3] ?? palette.glow) : label === 1 ? palette.reference : (palette.parts[5] ?? palette.error);
}

/** The shape of a class around (x, y): of two classes filled or hollow, of three a circle, a square, a triangle. */
export function traceClass(context: Context, classes: number, label: number, x: number, y: number, radius: number): void {
  context.beginPath();
  if (classes === 2 || label === 0) context.arc(x, y, radius, 0, 2 * Math.PI);
  else if (label === 1) context.rect(x - radius * 0.88, y - radius * 0.88, 1.76 * radius, 1.76 * radius);
  else {
    context.moveTo(x, y - radius * 1.15);
    context.lineTo(x + radius * 1.1, y + radius * 0.85);
    context.lineTo(x - radius * 1.1, y + radius * 0.85);
    context.closePath();
  }
}

function clipped(context: Context, { x, y, width, height }: Area, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.lineJoin = 'round';
  draw();
  context.restore();
}

function trace(context: Context, contour: Contour): void {
  context.beginPath();
  traceRings(context, contour);
}

/** The ground by class, and the boundary as a double line. */
export function drawGround(context: Context, palette: Palette, { chart, classes, regions, heights }: BoundaryScene): void {
  const night = palette.theme === 'night';
  clipped(context, chart.area, () => {
    context.fillStyle = (night ? blend(palette.ground, palette.panel, 0.6) : blend(palette.panel, palette.line, 0.25)).css;
    context.fillRect(chart.area.x, chart.area.y, chart.area.width, chart.area.height);
    for (const { label, contour } of regions) {
      if (contour === null) continue;
      trace(context, contour);
      context.fillStyle = fade(classColour(palette, classes, label), classes === 2 ? (night ? 0.2 : 0.28) : 0.16);
      context.fill('evenodd');
    }
    for (const [index, contour] of heights.entries()) {
      trace(context, contour);
      context.fillStyle = fade(palette.glow, night ? 0.045 : 0.05);
      context.fill('evenodd');
      context.strokeStyle = fade(index === 4 ? palette.quiet : palette.contour, 0.9);
      context.lineWidth = index === 4 ? 1.5 : 1;
      context.stroke();
    }
    for (const { contour } of regions) {
      if (contour === null) continue;
      for (const [style, wide] of [[palette.you.css, 5], [night ? palette.ground.css : palette.panel.css, 2]] as const) {
        trace(context, contour);
        context.strokeStyle = style;
        context.lineWidth = wide;
        context.stroke();
      }
    }
    if (classes > 2) drawWatermarks(context, palette, chart.area, regions, classes);
  });
}

/** Small shapes on the ground tell its class without colour. */
function drawWatermarks(context: Context, palette: Palette, { x, y, width, height }: Area, regions: BoundaryScene['regions'], classes: number): void {
  const apart = Math.max(34, width / 16);
  for (const { label, contour } of regions) {
    if (contour === null) continue;
    context.save();
    trace(context, contour);
    context.clip('evenodd');
    context.strokeStyle = fade(classColour(palette, classes, label), 0.35);
    context.lineWidth = 1;
    for (let row = 0; row * apart < height; row++) {
      for (let column = 0; column * apart < width; column++) {
        traceClass(context, classes, label, x + (column + (row % 2 === 0 ? 0.3 : 0.8)) * apart, y + (row + 0.5) * apart, 4);
        context.stroke();
      }
    }
    context.restore();
  }
}

export function drawDot(context: Context, palette: Palette, classes: number, dot: Dot, look: { radius: number; sealed: boolean; letter: string; bet: number | null; wrong: boolean; picked: boolean }): void {
  const { x, y, actual } = dot;
  const { radius } = look;
  context.save();
  if (look.sealed) {
    const half = look.letter === '?' ? radius : radius + 6;
    context.fillStyle = palette.panel.css;
    context.fillRect(x - half, y - half, 2 * half, 2 * half);
    if (look.bet !== null) {
      drawGlow(context, palette.glow, x, y, half * 3, 0.75 * look.bet);
      context.fillStyle = fade(palette.glow, 0.5);
      context.fillRect(x - half, y + half - 2 * half * look.bet, 2 * half, 2 * half * look.bet);
    }
    context.setLineDash([3, 3]);
    context.strokeStyle = palette.quiet.css;
    context.lineWidth = 1.5;
    context.strokeRect(x - half, y - half, 2 * half, 2 * half);
    context.setLineDash([]);
    context.font = `600 ${Math.max(12, radius * 2)}px ${FIGURES}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = look.letter === '?' ? palette.quiet.css : palette.text.css;
    context.fillText(look.letter, x, y + 0.5);
    context.restore();
    return;
  }
  const lit = classes === 2 ? actual === 1 : true;
  const colour = classes === 2 ? palette.actual : classColour(palette, classes, actual);
  if (classes === 2 && lit) drawGlow(context, palette.glow, x, y, radius * 3.4, palette.theme === 'night' ? 0.55 : 0.35);
  traceClass(context, classes, actual, x, y, radius);
  context.fillStyle = lit ? (classes === 2 ? palette.flame.css : colour.css) : palette.ground.css;
  context.fill();
  context.strokeStyle = classes === 2 && lit && palette.theme === 'day' ? palette.you.css : colour.css;
  context.lineWidth = 2;
  context.stroke();
  if (dot.data === 'test') {
    context.setLineDash([3, 3]);
    context.strokeRect(x - radius - 4, y - radius - 4, 2 * radius + 8, 2 * radius + 8);
    context.setLineDash([]);
  }
  if (look.wrong) {
    context.strokeStyle = palette.error.css;
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(x, y, radius + 5, 0, 2 * Math.PI);
    for (const [dx, dy] of [[1, 1], [1, -1], [-1, 1], [-1, -1]] as const) {
      context.moveTo(x + dx * (radius + 2), y + dy * (radius + 2));
      context.lineTo(x + dx * (radius + 8), y + dy * (radius + 8));
    }
    context.stroke();
  }
  if (look.picked) {
    context.strokeStyle = palette.you.css;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(x, y, radius + 9, 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}

/** What is said of a row, beside it. */
export function drawSaid(context: Context, palette: Palette, words: Words, dot: Dot, size: number, frame: Area): void {
  context.save();
  context.font = `600 ${size}px ${FIGURES}`;
  context.textBaseline = 'middle';
  const text = words.number(dot.said, 2);
  const wide = context.measureText(text).width;
  const left = dot.x + 12 + wide > frame.x + frame.width;
  context.textAlign = left ? 'right' : 'left';
  context.lineWidth = 4;
  context.strokeStyle = fade(palette.ground, 0.85);
  const x = dot.x + (left ? -12 : 12);
  context.strokeText(text, x, dot.y);
  context.fillStyle = palette.text.css;
  context.fillText(text, x, dot.y);
  context.restore();
}

/** How many lie on the wrong side, over the ground. */
export function drawCounted(context: Context, palette: Palette, text: string, none: boolean, size: number, frame: Area): void {
  context.font = `600 ${size}px ${WORDS}`;
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillStyle = none ? palette.target.css : palette.error.css;
  context.fillText(text, frame.x + frame.width, frame.y - 10);
}

/** Where a drawn boundary is taken: its bends. */
export function drawKnots(context: Context, palette: Palette, curves: BoundaryScene['curves'], held: string | null): void {
  for (const knot of curves.flat()) {
    const radius = held === knot.id ? 12 : 9;
    drawGlow(context, palette.glow, knot.px, knot.py, radius * 2.4, 0.5);
    context.beginPath();
    context.arc(knot.px, knot.py, radius, 0, 2 * Math.PI);
    context.fillStyle = palette.you.css;
    context.fill();
    context.strokeStyle = palette.ground.css;
    context.lineWidth = 2;
    context.stroke();
    context.beginPath();
    for (const up of [-1, 1]) {
      context.moveTo(knot.px - 4, knot.py + up * 2);
      context.lineTo(knot.px, knot.py + up * 6);
      context.lineTo(knot.px + 4, knot.py + up * 2);
    }
    context.strokeStyle = palette.ground.css;
    context.lineWidth = 1.8;
    context.stroke();
  }
}

/** Another boundary, dashed and not lit. */
export function drawAgainst(context: Context, palette: Palette, line: BoundaryScene['against']): void {
  context.save();
  context.lineJoin = 'round';
  context.beginPath();
  for (const { x, y } of line) context.lineTo(x, y);
  for (const [colour, width] of [[fade(palette.ground, 0.8), 6], [palette.reference.css, 3]] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(width > 3 ? [] : [9, 7]);
    context.stroke();
  }
  context.restore();
}

/** A unit of the first layer: its line, and on which side of it the unit is on. */
export function drawFence(context: Context, palette: Palette, { from, to, towards, unit }: Fence, held: boolean, size: number): void {
  context.save();
  context.strokeStyle = palette.positive.css;
  context.lineWidth = held ? 3.5 : 2;
  context.setLineDash([9, 5]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1.5;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  for (let along = 16; along < length; along += 46) {
    const [x, y] = [from.x + ((to.x - from.x) * along) / length, from.y + ((to.y - from.y) * along) / length];
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 9 * towards.x, y + 9 * towards.y);
    context.stroke();
  }
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  context.beginPath();
  context.arc(mx, my, held ? 15 : 12, 0, 2 * Math.PI);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.stroke();
  context.fillStyle = palette.positive.css;
  context.font = `650 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(unit), mx, my + 0.5);
  context.restore();
}
