import type { Forged, Hotel } from '../curriculum/forgery.ts';
import type { Words } from '../game/translate.ts';
import { contoursOf, netOver, traceRings } from './contour.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { drawFigure } from './neuron-drawing.ts';
import { blend, fade, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

export interface ForgeryFrame {
  small: boolean;
  chart: Area;
  place(hotel: Hotel): Point;
  milesAt(x: number): number;
  priceAt(y: number): number;
}

export function forgeryFrame(area: Area, x: { min: number; max: number }, y: { min: number; max: number }): ForgeryFrame {
  const small = area.width < 560;
  const pad = small ? 14 : 40;
  const foot = small ? 34 : 62;
  const chart = { x: area.x + pad, y: area.y + pad, width: area.width - 2 * pad, height: area.height - pad - foot };
  const [wide, tall] = [chart.width / (x.max - x.min), chart.height / (y.max - y.min)];
  return {
    small, chart,
    place: ({ miles, price }) => ({ x: chart.x + (miles - x.min) * wide, y: chart.y + chart.height - (price - y.min) * tall }),
    milesAt: (at) => x.min + (at - chart.x) / wide,
    priceAt: (at) => y.min + (chart.y + chart.height - at) / tall,
  };
}

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The detector's ground: as high as it is sure that a hotel is real there; its shore is where it cannot tell. */
export function drawGround(context: Context, palette: Palette, frame: ForgeryFrame, sure: ((miles: number, price: number) => number) | null, words: Words): void {
  const { chart, small } = frame;
  context.save();
  context.beginPath();
  context.roundRect(chart.x, chart.y, chart.width, chart.height, 10);
  context.fillStyle = fade(palette.panel, 0.5);
  context.fill();
  context.strokeStyle = palette.line.css;
  context.stroke();
  context.clip();
  if (sure !== null) {
    const cell = small ? 9 : 12;
    const net = netOver(chart, cell, (x, y) => sure(frame.milesAt(x), frame.priceAt(y)));
    // Even odds are flat, dark ground: nothing can be told there.
    const tint = (height: number) => blend(palette.theme === 'night' ? palette.panel : palette.ground, height > 0.5 ? palette.target : palette.error, 0.62 * Math.abs(height - 0.5));
    context.fillStyle = tint(0.05).css;
    context.fillRect(chart.x, chart.y, chart.width, chart.height);
    const rings = contoursOf(net, TENTHS);
    for (const ring of rings) {
      context.beginPath();
      traceRings(context, ring);
      context.fillStyle = tint(ring.threshold + 0.05).css;
      context.fill();
    }
    for (const ring of rings) {
      const shore = ring.threshold === 0.5;
      context.beginPath();
      traceRings(context, ring);
      context.strokeStyle = fade(shore ? palette.text : palette.contour, shore ? 0.8 : 0.7);
      context.lineWidth = shore ? 2 : 1;
      context.stroke();
    }
  }
  context.restore();
  context.save();
  context.font = `${small ? 13 : 15}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'right';
  context.fillText(words.t('axis.distance'), chart.x + chart.width - 6, chart.y + chart.height - 8);
  context.textAlign = 'left';
  context.fillText(words.t('axis.price'), chart.x + 8, chart.y + (small ? 18 : 22));
  context.restore();
}

function line(context: Context, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

/** More than these are drawn smaller, and the real ones faint. */
const CROWD = 100;

/** Real hotels as dots, forged ones as the player's own diamonds. */
export function drawHotels(context: Context, palette: Palette, frame: ForgeryFrame, { real, fakes }: Pick<Forged, 'real' | 'fakes'>): void {
  const crowded = real.length > CROWD;
  const size = (frame.small ? 4 : 6) * (crowded ? 0.7 : 1);
  const { chart } = frame;
  context.save();
  context.beginPath();
  context.rect(chart.x, chart.y, chart.width, chart.height);
  context.clip();
  for (const hotel of real) {
    const { x, y } = frame.place(hotel);
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = crowded ? fade(palette.actual, 0.45) : palette.actual.css;
    context.fill();
    context.strokeStyle = palette.ground.css;
    context.lineWidth = 1;
    if (!crowded) context.stroke();
  }
  for (const hotel of fakes) {
    const { x, y } = frame.place(hotel);
    drawGlow(context, palette.glow, x, y, size * 2.6, crowded ? 0.15 : 0.3);
    context.beginPath();
    context.moveTo(x, y - size * 1.4);
    context.lineTo(x + size * 1.4, y);
    context.lineTo(x, y + size * 1.4);
    context.lineTo(x - size * 1.4, y);
    context.closePath();
    context.fillStyle = palette.you.css;
    context.fill();
    context.strokeStyle = palette.ground.css;
    context.lineWidth = 1;
    context.stroke();
  }
  context.restore();
}

/** What the detector tells right, on a bar from half, which is guessing, to all; `atMost`: what it is to be brought down to. */
export function drawVerdict(context: Context, palette: Palette, { chart, small }: ForgeryFrame, caught: number, words: Words, atMost = 50): void {
  const y = chart.y + chart.height + (small ? 18 : 32);
  const mirrored = words.direction === 'rtl';
  const label = words.t('quantity.forgery-caught');
  context.save();
  context.font = `${small ? 14 : 16}px ${WORDS}`;
  // Room for the label, and for three figures and a sign beside it.
  const told = context.measureText(label).width + (small ? 74 : 100);
  const from = mirrored ? chart.x + chart.width - told : chart.x + told;
  const width = (chart.width - told - 12) * (mirrored ? -1 : 1);
  const along = (percent: number) => from + width * Math.min(1, Math.max(0, (percent - 50) / 50));
  context.strokeStyle = palette.line.css;
  context.lineWidth = 6;
  context.lineCap = 'round';
  line(context, from, y, from + width, y);
  const reached = caught <= atMost;
  context.strokeStyle = reached ? palette.target.css : palette.error.css;
  if (caught > 50.5) line(context, from, y, along(caught), y);
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  context.lineCap = 'butt';
  for (const side of [-3, 3]) line(context, along(atMost) + side, y - 9, along(atMost) + side, y + 9);
  context.fillStyle = palette.text.css;
  context.textAlign = mirrored ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.fillText(label, mirrored ? chart.x + chart.width : chart.x, y);
  context.restore();
  drawFigure(context, palette, words.t('unit.percent', { value: words.number(caught, 0) }), from + (mirrored ? 12 : -12), y, small ? 17 : 22, reached ? palette.target : palette.error, mirrored ? 'left' : 'right');
}
