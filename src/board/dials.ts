import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { drawGlow } from './light.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

interface Dial {
  name: string;
  value: number;
  from: number;
  to: number;
  /** Where the needle stood before. */
  before: number | null;
}

const OPEN = 0.78 * Math.PI;

/** A part of the way over a dial to an angle; 0 stands upright at the middle. */
function angleOf({ from, to }: Dial, value: number): number {
  const part = Math.min(1.04, Math.max(-0.04, (value - from) / (to - from)));
  return -Math.PI / 2 + (part - 0.5) * 2 * OPEN;
}

function needle(context: Context, x: number, y: number, angle: number, from: number, to: number): void {
  context.beginPath();
  context.moveTo(x + from * Math.cos(angle), y + from * Math.sin(angle));
  context.lineTo(x + to * Math.cos(angle), y + to * Math.sin(angle));
  context.stroke();
}

/** A parameter as a dial: its needle moves when the machine learns, and leaves a trace of where it was. */
function drawDial(context: Context, palette: Palette, words: Words, dial: Dial, x: number, y: number, radius: number): void {
  context.save();
  context.beginPath();
  context.arc(x, y, radius + 6, 0, 2 * Math.PI);
  context.fillStyle = fade(palette.panel, 0.9);
  context.fill();
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.strokeStyle = palette.quiet.css;
  for (let tick = 0; tick <= 10; tick++) needle(context, x, y, -Math.PI / 2 + (tick / 10 - 0.5) * 2 * OPEN, radius * 0.88, radius);
  const angle = angleOf(dial, dial.value);
  if (dial.before !== null) {
    const was = angleOf(dial, dial.before);
    context.strokeStyle = fade(palette.you, 0.4);
    context.lineWidth = 4;
    context.beginPath();
    context.arc(x, y, radius * 0.78, Math.min(was, angle), Math.max(was, angle));
    context.stroke();
  }
  drawGlow(context, palette.you, x + radius * 0.7 * Math.cos(angle), y + radius * 0.7 * Math.sin(angle), radius * 0.6, 0.5);
  context.strokeStyle = palette.you.css;
  context.lineWidth = 3;
  context.lineCap = 'round';
  needle(context, x, y, angle, radius * 0.3, radius * 0.86);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.text.css;
  context.font = `650 ${Math.max(16, radius * 0.42)}px ${FIGURES}`;
  context.fillText(dial.name, x, y);
  context.fillStyle = palette.you.css;
  context.font = `600 16px ${FIGURES}`;
  context.fillText(words.number(dial.value, Math.abs(dial.value) < 100 ? 1 : 0), x, y + radius * 0.66);
  context.restore();
}

/** The dials of a plot stand where its sky is empty: over the far hotels, which are cheap. */
export function drawDials(context: Context, palette: Palette, words: Words, plot: Area, dials: Readonly<Record<string, readonly [number, number]>>, play: Play, stand: Float64Array): void {
  const radius = Math.min(46, plot.width * 0.09, plot.height * 0.13);
  const before = play.answers.length > 0 ? play.trail.at(-2) : undefined;
  for (const [index, [name, [from, to]]] of Object.entries(dials).toReversed().entries()) {
    const value = stand[play.stage.names.indexOf(name)] ?? Number.NaN;
    const x = plot.x + plot.width - radius - 4 - index * (2 * radius + 24);
    drawDial(context, palette, words, { name, value, from, to, before: before?.[name] ?? null }, x, plot.y + radius + 4, radius);
  }
}
