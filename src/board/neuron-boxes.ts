import { type ActivationName, activations } from '../engine/activation/registry.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** A box of the round: known once all was asked about it, and no longer than its name is. */
export interface Box {
  name: Exclude<ActivationName, 'softmax'>;
  state: 'known' | 'now' | 'coming';
}

/** The boxes that the questions of a round put in, in turn, a question without weights of its own being about the same box; none where there is but one. */
export function boxesOf({ phase, stage, answers, verdict }: Play): readonly Box[] {
  if (phase !== 'task') return [];
  const begins = stage.questions.flatMap(({ question: { activation, at } }, turn) => (activation === undefined ? [] : [{ name: activation, turn, own: Object.keys(at).length > 0 }]));
  const turns = begins.filter(({ name, own }, index) => own || name !== begins[index - 1]?.name);
  if (turns.length < 2) return [];
  return turns.map(({ name, turn }, index) => {
    const end = turns[index + 1]?.turn ?? stage.questions.length;
    const done = answers.length >= end || verdict !== 'open';
    return { name, state: done ? 'known' : answers.length >= turn ? 'now' : 'coming' };
  });
}

/** Sums and outputs that a small picture of a box spans. */
const SPAN = { z: 3, a: 1.7 };

/** The boxes side by side: those that are known with their curves and names, the one in use, and those to come. */
export function drawBoxes(context: Context, palette: Palette, boxes: readonly Box[], shelf: Area, text: number, words: Words): void {
  const gap = text * 0.6;
  const width = (shelf.width - gap * (boxes.length - 1)) / boxes.length;
  const height = shelf.height - text * 1.6;
  boxes.forEach(({ name, state }, index) => {
    const x = shelf.x + index * (width + gap);
    const [middle, zero] = [x + width / 2, shelf.y + height / 2];
    context.save();
    context.beginPath();
    context.roundRect(x, shelf.y, width, height, 8);
    context.fillStyle = fade(palette.panel, 0.8);
    if (state !== 'coming') context.fill();
    context.strokeStyle = state === 'now' ? palette.you.css : palette.line.css;
    context.lineWidth = state === 'now' ? 2.5 : 1.5;
    if (state === 'coming') context.setLineDash([4, 4]);
    context.stroke();
    if (state === 'known') {
      context.clip();
      context.strokeStyle = fade(palette.contour, 0.9);
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x, zero);
      context.lineTo(x + width, zero);
      context.moveTo(middle, shelf.y);
      context.lineTo(middle, shelf.y + height);
      context.stroke();
      context.beginPath();
      for (let step = 0; step <= 40; step++) {
        const part = step / 20 - 1;
        const y = zero - (activations[name].value(part * SPAN.z) / SPAN.a) * (height / 2);
        context.lineTo(middle + (part * width) / 2, y);
      }
      context.strokeStyle = palette.you.css;
      context.lineWidth = 2.5;
      context.stroke();
    }
    context.restore();
    if (state === 'now') drawFigure(context, palette, '?', middle, zero + 1, text + 4, palette.you);
    if (state === 'known') drawFigure(context, palette, words.t(`law.activation-${name}`), middle, shelf.y + height + text * 0.85, text - 1, palette.text);
  });
}
