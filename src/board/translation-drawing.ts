import type { SeenSentence } from '../game/seen-sentence.ts';
import type { Words } from '../game/translate.ts';
import { drawLightPool } from './lantern.ts';
import { fade, type Palette, WORDS } from './palette.ts';
import { drawMark, lineUp, wordText } from './sentence-drawing.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

function write(context: Context, text: string, x: number, y: number, size: number, colour: string, weight = 600): void {
  context.font = `${weight} ${size}px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/**
 * What goes in above, what is said below, each word of it as bright and as high as the network is sure of it. What should have
 * been said stands under a wrong word, doubly underlined. `shown`: how sure it is, on its way.
 */
export function drawTranslation(context: Context, palette: Palette, words: Words, area: Area, seen: SeenSentence, shown: readonly number[]): void {
  const texts = seen.words.map((word) => wordText(words, seen, word));
  const said = seen.answer?.words ?? [];
  const truth = seen.answer?.truth ?? null;
  if (texts.length === 0) return;
  const largest = Math.min(40, area.width / 13);
  const inner: Area = { ...area, x: area.x + 16, width: area.width - 32 };
  const above = lineUp(context, texts, inner, largest);
  const below = lineUp(context, said.map((word, step) => (word.length > (truth?.[step] ?? '').length ? word : (truth?.[step] ?? ''))), inner, largest);
  const [top, foot] = [area.y + Math.max(above.size * 0.7, area.height * 0.12), area.y + area.height - below.size * 2.6];
  const middle = (top + foot) / 2;
  texts.forEach((text, step) => write(context, text, above.at[step] ?? 0, top, above.size, palette.text.css));
  context.lineWidth = 2;
  const mouths = texts.map((_, step) => ({ x: above.at[step] ?? 0, y: top + above.size * 0.7 }));
  const ears = said.map((_, step) => ({ x: below.at[step] ?? 0, y: foot - below.size * 1.1 }));
  const light = (step: number) => fade(palette.you, 0.12 + 0.6 * (shown[step] ?? 0));
  if (seen.answer?.hears === 'whole') {
    // Everything goes through what is kept of the whole.
    const neck = { x: area.x + area.width / 2, y: middle };
    for (const mouth of mouths) bow(context, fade(palette.reference, 0.5), mouth, neck);
    ears.forEach((ear, step) => bow(context, light(step), neck, ear));
    drawLightPool(context, palette, neck.x, neck.y, 46, 0.8);
  } else {
    ears.forEach((ear, step) => mouths.forEach((mouth, word) => {
      if (word === step) bow(context, light(step), mouth, ear);
      else if (word < step && seen.answer?.hears === 'so-far') bow(context, fade(palette.reference, 0.4), mouth, ear);
    }));
  }
  said.forEach((word, step) => {
    const sure = shown[step] ?? 0;
    const x = below.at[step] ?? 0;
    const y = foot - (sure - 0.5) * below.size * 0.7;
    drawLightPool(context, palette, x, y, below.size * 1.9, sure);
    write(context, word === '' ? '·' : word, x, y, below.size, fade(palette.you, 0.35 + 0.65 * sure), 700);
    const wanted = truth?.[step];
    if (wanted === undefined) return;
    const right = wanted === word;
    drawMark(context, right ? palette.target : palette.error, right, x, foot + below.size * 1.05);
    if (!right) write(context, wanted, x, foot + below.size * 1.95, below.size * 0.72, palette.target.css);
  });
}

function bow(context: Context, colour: string, from: { x: number; y: number }, to: { x: number; y: number }): void {
  const half = (from.y + to.y) / 2;
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x, half, to.x, half, to.x, to.y);
  context.stroke();
}

/** A phrase in one line: what is said, wrong words crossed out, and whether all of it is right. */
export function drawTranslationLine(context: Context, palette: Palette, _words: Words, area: Area, seen: SeenSentence, picked: boolean): void {
  const said = seen.answer?.words ?? [];
  const truth = seen.answer?.truth ?? [];
  const room = 34;
  context.fillStyle = fade(palette.panel, picked ? 0.95 : 0.55);
  context.strokeStyle = picked ? palette.you.css : palette.line.css;
  context.lineWidth = picked ? 2 : 1;
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 8);
  context.fill();
  context.stroke();
  const texts = said.map((word) => (word === '' ? '·' : word));
  const { size, at } = lineUp(context, texts, { ...area, x: area.x + 12, width: area.width - room - 20 }, Math.min(19, area.height * 0.42));
  const y = area.y + area.height / 2;
  texts.forEach((text, step) => {
    const right = said[step] === truth[step];
    const x = at[step] ?? 0;
    write(context, text, x, y, size, right ? fade(palette.you, 0.45 + 0.55 * (seen.answer?.sure[step] ?? 0)) : palette.error.css);
    if (right) return;
    const half = context.measureText(text).width / 2;
    context.strokeStyle = palette.error.css;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x - half, y + 2);
    context.lineTo(x + half, y - 2);
    context.stroke();
  });
  const whole = said.every((word, step) => word === truth[step]);
  drawMark(context, whole ? palette.target : palette.error, whole, area.x + area.width - room / 2 - 2, y);
}
