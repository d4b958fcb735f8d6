import { settledDraw } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { type Context, drawFigure } from './neuron-drawing.ts';
import type { NeuronFrame } from './neuron-frame.ts';
import { fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

/** Two feeds so many miles apart, told to the nearest so much: what w can be off; `open`: it is still asked. */
export interface Blur {
  apart: number;
  told: number;
  open: boolean;
}

/** Miles from the left to the right of the picture, if the feeds lie no farther apart. */
const MILES = 20;
/** Steps of what is told from its foot to its top. */
const STEPS = 4;

/** What a call about blurred feeds asks, if the play is in one. */
export function blurOf(play: Play): Blur | null {
  const ask = play.phase === 'call' ? play.stage.questions[0]?.question.ask : undefined;
  return ask?.of === 'blur' ? { apart: settledDraw(ask.apart), told: ask.told, open: play.verdict === 'open' } : null;
}

/** Each feed as a band of all that it can have been; once that is told, the steepest and the flattest line through both. */
export function drawBlur(context: Context, palette: Palette, frame: NeuronFrame, { apart, told, open }: Blur, words: Words): void {
  const { body, small, text } = frame;
  const margin = small ? 44 : 84;
  const scale = (body.width - 2 * margin) / Math.max(MILES, apart);
  const step = body.height / STEPS;
  const middle = body.y + body.height / 2;
  // Near feeds are narrow, so that they stay two.
  const half = Math.min(9, apart * scale * 0.3);
  const feeds = [body.x + body.width / 2 - (apart * scale) / 2, body.x + body.width / 2 + (apart * scale) / 2] as const;
  context.save();
  context.beginPath();
  context.roundRect(body.x, body.y, body.width, body.height, small ? 18 : 30);
  context.fillStyle = fade(palette.panel, 0.75);
  context.fill();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.clip();
  if (!open) drawFan(context, palette, body, feeds, middle, step);
  context.restore();
  for (const [index, x] of feeds.entries()) {
    context.save();
    context.fillStyle = fade(palette.you, 0.22);
    context.fillRect(x - half, middle - step / 2, 2 * half, step);
    context.restore();
    for (const end of [middle - step / 2, middle + step / 2]) drawStroke(context, palette, [x - 1.4 * half, end], [x + 1.4 * half, end]);
    drawStroke(context, palette, [x - half, middle], [x + half, middle]);
    const beside = x + (index === 0 ? -1 : 1) * 20;
    const align = index === 0 ? 'right' : 'left';
    drawFigure(context, palette, `+${words.number(told / 2)}`, beside, middle - step / 2, text, palette.you, align);
    drawFigure(context, palette, words.number(-told / 2), beside, middle + step / 2, text, palette.you, align);
  }
  const foot = frame.tickets + text * 0.7;
  context.save();
  context.strokeStyle = palette.quiet.css;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const x of feeds) {
    context.moveTo(x, foot - text - 4);
    context.lineTo(x, foot - text + 4);
  }
  context.moveTo(feeds[0], foot - text);
  context.lineTo(feeds[1], foot - text);
  context.stroke();
  context.restore();
  drawFigure(context, palette, words.t('answer.miles', { miles: words.number(apart) }), (feeds[0] + feeds[1]) / 2, foot + 3, text, palette.text);
  if (!open) drawFigure(context, palette, `w ± ${words.number(told / apart)}`, body.x + body.width / 2, body.y + text * 1.6, text + 4, palette.target);
}

function drawStroke(context: Context, palette: Palette, [fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): void {
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
  context.restore();
}

/** All lines that the two bands allow lie between the steepest up and the steepest down. */
function drawFan(context: Context, palette: Palette, { x, width }: Area, [near, far]: readonly [number, number], middle: number, step: number): void {
  const centre = (near + far) / 2;
  const rise = (at: number) => ((at - centre) / (far - near)) * step;
  const right = x + width;
  context.beginPath();
  context.moveTo(x, middle - rise(x));
  context.lineTo(right, middle - rise(right));
  context.lineTo(right, middle + rise(right));
  context.lineTo(x, middle + rise(x));
  context.closePath();
  context.fillStyle = fade(palette.target, 0.14);
  context.fill();
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2.5;
  for (const way of [-1, 1]) {
    context.beginPath();
    context.moveTo(x, middle + way * rise(x));
    context.lineTo(right, middle + way * rise(right));
    context.stroke();
  }
  context.setLineDash([6, 6]);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, middle);
  context.lineTo(right, middle);
  context.stroke();
}
