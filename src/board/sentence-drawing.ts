import type { SeenSentence } from '../game/seen-sentence.ts';
import type { Words } from '../game/translate.ts';
import { drawLantern, drawLightPool } from './lantern.ts';
import { drawFigure } from './neuron-drawing.ts';
import { blend, type Colour, fade, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** The colour of a feeling: sad at 0, quiet at a half, glad at 1. */
export function feelingColour(palette: Palette, said: number): Colour {
  return said >= 0.5 ? blend(palette.quiet, palette.you, Math.min(1, 2 * said - 1)) : blend(palette.quiet, palette.reference, Math.min(1, 1 - 2 * said));
}

/** The largest size at which the words stand side by side, and where the middle of each is. */
export function lineUp(context: Context, texts: readonly string[], area: Area, largest: number): { size: number; at: readonly number[] } {
  const wide = (size: number) => {
    context.font = `600 ${size}px ${WORDS}`;
    return texts.map((text) => context.measureText(text).width);
  };
  const gap = largest * 0.7;
  const total = wide(largest).reduce((sum, width) => sum + width + gap, -gap);
  const size = Math.max(11, Math.min(largest, (largest * area.width) / Math.max(1, total)));
  const widths = wide(size);
  const space = texts.length < 2 ? 0 : Math.min(size * 2.2, (area.width - widths.reduce((sum, width) => sum + width, 0)) / (texts.length - 1));
  let x = area.x + (area.width - widths.reduce((sum, width) => sum + width + space, -space)) / 2;
  return {
    size,
    at: widths.map((width) => {
      const middle = x + width / 2;
      x += width + space;
      return middle;
    }),
  };
}

/** Places of the words along a line, from the side on which this language begins. */
function placed(context: Context, texts: readonly string[], area: Area, largest: number, mirrored: boolean): { size: number; at: readonly number[] } {
  const { size, at } = lineUp(context, texts, area, largest);
  return { size, at: mirrored ? at.map((x) => 2 * area.x + area.width - x) : at };
}

/** A word as it is read. */
export const wordText = (words: Words, { written }: Pick<SeenSentence, 'written'>, word: string): string => (written ? word : words.t(`word.${word}`));

/** The sentence over the water: a light after each word, as high as what is made of it so far. `shown`: heights on their way. */
export function drawSentence(context: Context, palette: Palette, words: Words, area: Area, seen: SeenSentence, shown: readonly number[]): void {
  const texts = seen.words.map((word) => wordText(words, seen, word));
  const foot = Math.max(44, area.height * 0.17);
  const [top, bottom] = [area.y + 46, area.y + area.height - foot];
  const inner: Area = { ...area, x: area.x + 34, width: area.width - 68 };
  const { size, at } = placed(context, texts, inner, Math.min(34, area.width / 14), words.direction === 'rtl');
  const heightOf = (said: number) => bottom - (bottom - top) * said;
  const shore = heightOf(0.5);
  context.fillStyle = fade(palette.reference, palette.theme === 'night' ? 0.1 : 0.12);
  context.fillRect(area.x, shore, area.width, bottom - shore);
  context.strokeStyle = fade(palette.reference, 0.55);
  context.lineWidth = 1.5;
  context.setLineDash([3, 6]);
  context.beginPath();
  context.moveTo(area.x, shore);
  context.lineTo(area.x + area.width, shore);
  context.stroke();
  context.setLineDash([]);
  drawSides(context, palette, words, area, top, bottom);
  if (texts.length === 0) return;
  const points = shown.map((said, step) => ({ x: at[step] ?? 0, y: heightOf(said), said }));
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = fade(palette.flame, palette.theme === 'night' ? 0.6 : 0.9);
  context.beginPath();
  points.forEach(({ x, y }, step) => (step === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  points.forEach(({ x, y, said }, step) => {
    const colour = feelingColour(palette, said);
    context.strokeStyle = fade(colour, 0.35);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, bottom + 6);
    context.stroke();
    if (step === points.length - 1) return;
    context.fillStyle = colour.css;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.fill();
  });
  points.forEach(({ x, said }, step) => {
    context.font = `${step === points.length - 1 ? 700 : 600} ${size}px ${WORDS}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = feelingColour(palette, said).css;
    context.fillText(texts[step] ?? '', x, bottom + foot * 0.55);
  });
  const last = points.at(-1);
  if (last === undefined) return;
  if (seen.truth !== null) drawTruth(context, palette, last.x, heightOf(seen.truth));
  drawLightPool(context, palette, last.x, last.y, 70);
  drawLantern(context, palette, last.x, last.y + 12, 34);
  // Over the ring of what is true, where that is just above.
  const ring = seen.truth === null ? last.y : heightOf(seen.truth);
  const above = ring < last.y && last.y - ring < 64 ? ring - 30 : last.y - 38;
  drawFigure(context, palette, words.t('unit.percent', { value: words.number(100 * (seen.said.at(-1) ?? 0), 0) }), last.x, above, 17, palette.you);
}

function drawSides(context: Context, palette: Palette, words: Words, area: Area, top: number, bottom: number): void {
  context.font = `600 15px ${WORDS}`;
  context.textAlign = words.direction === 'rtl' ? 'right' : 'left';
  context.textBaseline = 'middle';
  const x = words.direction === 'rtl' ? area.x + area.width - 8 : area.x + 8;
  context.fillStyle = palette.you.css;
  context.fillText(words.t('sentence.glad'), x, top - 26);
  context.fillStyle = palette.reference.css;
  context.fillText(words.t('sentence.sad'), x, bottom - 14);
}

/** Where the light should end: a double ring. */
function drawTruth(context: Context, palette: Palette, x: number, y: number): void {
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  for (const radius of [14, 19]) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Sentences under one another, small: each word as high and in the colour of what is made of it so far, at the end whether that is right. */
export function drawSentenceLine(context: Context, palette: Palette, words: Words, area: Area, seen: SeenSentence, picked: boolean): void {
  const texts = seen.words.map((word) => wordText(words, seen, word));
  const mirrored = words.direction === 'rtl';
  const room = 34;
  const inner: Area = { ...area, x: area.x + (mirrored ? room + 8 : 12), width: area.width - room - 20 };
  const { size, at } = placed(context, texts, inner, Math.min(19, area.height * 0.42), mirrored);
  context.fillStyle = fade(palette.panel, picked ? 0.95 : 0.55);
  context.strokeStyle = picked ? palette.you.css : palette.line.css;
  context.lineWidth = picked ? 2 : 1;
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 8);
  context.fill();
  context.stroke();
  const swing = Math.max(0, (area.height - size * 1.8) / 2);
  texts.forEach((text, step) => {
    const said = seen.said[step] ?? 0.5;
    context.font = `600 ${size}px ${WORDS}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = feelingColour(palette, said).css;
    context.fillText(text, at[step] ?? 0, area.y + area.height / 2 - (2 * said - 1) * swing);
  });
  const end = (seen.said.at(-1) ?? 0) >= 0.5 ? 1 : 0;
  const x = mirrored ? area.x + room / 2 + 2 : area.x + area.width - room / 2 - 2;
  drawMark(context, end === seen.truth ? palette.target : palette.error, end === seen.truth, x, area.y + area.height / 2);
}

/** A tick, or a cross. */
export function drawMark(context: Context, colour: Colour, right: boolean, x: number, y: number): void {
  context.strokeStyle = colour.css;
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.beginPath();
  if (right) {
    context.moveTo(x - 7, y);
    context.lineTo(x - 2, y + 6);
    context.lineTo(x + 8, y - 7);
  } else {
    context.moveTo(x - 6, y - 6);
    context.lineTo(x + 6, y + 6);
    context.moveTo(x + 6, y - 6);
    context.lineTo(x - 6, y + 6);
  }
  context.stroke();
}
