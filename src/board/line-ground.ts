import type { Words } from '../game/translate.ts';
import { type Frame, pixel } from './line-frame.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** Houses of the centre from mile 0 on: distance in pixels, width, height. */
const CENTRE = [[-15, 7, 13], [-7, 8, 24], [2, 6, 17], [9, 9, 31], [19, 7, 20], [27, 8, 12], [37, 6, 8]] as const;

/** The ground under the line: the town at night, its street, and what little is needed to read it. */
export function drawGround(context: Context, palette: Palette, frame: Frame, words: Words, title = 'axis.price'): void {
  drawHeights(context, palette, frame, words, title);
  drawTownGround(context, palette, frame);
  drawMiles(context, palette, frame, words);
}

/** The street, from the lights of the centre at mile 0 out into the dark. */
export function drawTownGround(context: Context, palette: Palette, frame: Frame): void {
  drawGlow(context, palette, frame);
  drawStreet(context, palette, frame);
  drawCentre(context, palette, frame);
}

function drawHeights(context: Context, palette: Palette, frame: Frame, words: Words, title: string): void {
  const { plot, y, small, text } = frame;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.font = `${text}px ${FIGURES}`;
  for (const tick of y.ticks) {
    const height = Math.round(pixel(y, tick)) + 0.5;
    if (!small && height > plot.y + plot.height - 24) continue;
    context.strokeStyle = fade(palette.line, palette.theme === 'night' ? 0.62 : 0.55);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plot.x, height);
    context.lineTo(plot.x + plot.width, height);
    context.stroke();
    context.fillStyle = palette.quiet.css;
    context.fillText(words.number(tick, 0), plot.x - (small ? 6 : 12), height);
  }
  if (small) return;
  context.font = `${text}px ${WORDS}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillText(words.t(title), plot.x - 46 + (text === 16 ? 12 : 0), plot.y - 18);
}

/** The light of the town on the sky over it. */
function drawGlow(context: Context, palette: Palette, frame: Frame): void {
  const { plot, street, small } = frame;
  const x = pixel(frame.x, 0);
  const reach = Math.min(plot.width * 0.45, small ? 40 : 260);
  const light = context.createRadialGradient(x, street, 0, x, street, reach);
  light.addColorStop(0, fade(palette.you, palette.theme === 'night' ? 0.17 : 0.12));
  light.addColorStop(0.4, fade(palette.you, 0.05));
  light.addColorStop(1, fade(palette.you, 0));
  context.fillStyle = light;
  context.fillRect(x - reach, street - reach, 2 * reach, reach);
}

function drawStreet(context: Context, palette: Palette, frame: Frame): void {
  const { plot, street, small } = frame;
  const left = plot.x - (small ? 8 : 18);
  const right = plot.x + plot.width + (small ? 6 : 16);
  const width = small ? 5 : 8;
  context.fillStyle = fade(palette.line, palette.theme === 'night' ? 0.55 : 0.5);
  context.fillRect(left, street, right - left, width);
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, street + 0.5);
  context.lineTo(right, street + 0.5);
  context.moveTo(left, street + width - 0.5);
  context.lineTo(right, street + width - 0.5);
  context.stroke();
  if (small) return;
  context.strokeStyle = fade(palette.quiet, 0.5);
  context.setLineDash([7, 9]);
  context.beginPath();
  context.moveTo(left + 4, street + width / 2);
  context.lineTo(right, street + width / 2);
  context.stroke();
  context.setLineDash([]);
}

function drawCentre(context: Context, palette: Palette, frame: Frame): void {
  const { street, small } = frame;
  const night = palette.theme === 'night';
  const unit = small ? 0.6 : 1;
  const x = pixel(frame.x, 0);
  for (const [index, [away, width, height]] of CENTRE.entries()) {
    context.fillStyle = night ? palette.panel.css : palette.line.css;
    context.fillRect(x + away * unit, street - height * unit, width * unit, height * unit);
    if (small) continue;
    for (let floor = 0; floor * 6 + 8 < height; floor++) {
      for (let window = 0; window < 2; window++) {
        const lit = (index * 7 + floor * 5 + window * 3) % 4 !== 0;
        context.fillStyle = lit ? fade(night ? palette.you : palette.flame, 0.85) : fade(palette.quiet, 0.2);
        context.fillRect(x + away + 1.5 + window * (width / 2 - 0.4), street - height + 3 + floor * 6, 1.7, 2.4);
      }
    }
  }
  drawLamps(context, palette, frame);
}

/** Street lamps, fewer and fainter out of town. */
function drawLamps(context: Context, palette: Palette, frame: Frame): void {
  const { street, small, plot } = frame;
  const first = pixel(frame.x, 0) + (small ? 34 : 58);
  for (let lamp = 0, x = first; x < plot.x + plot.width; lamp++, x += (small ? 16 : 26) * (1 + lamp * 0.16)) {
    const strength = 0.7 * (1 - (x - plot.x) / plot.width) + 0.14;
    context.fillStyle = fade(palette.you, strength * 0.22);
    context.beginPath();
    context.arc(x, street - 3, small ? 3 : 5, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = fade(palette.you, strength);
    context.beginPath();
    context.arc(x, street - 3, small ? 0.9 : 1.4, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawMiles(context: Context, palette: Palette, frame: Frame, words: Words): void {
  const { plot, street, small, text } = frame;
  const under = street + (small ? 9 : 14);
  context.fillStyle = palette.quiet.css;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.font = `${text}px ${FIGURES}`;
  for (const tick of frame.x.ticks) context.fillText(words.number(tick, Number.isInteger(tick) ? 0 : 1), pixel(frame.x, tick), under);
  if (small) return;
  context.font = `${text}px ${WORDS}`;
  context.textAlign = 'right';
  context.fillText(words.t('axis.distance'), plot.x + plot.width + 12, under + text + 5);
}
