import type { Words } from '../game/translate.ts';
import type { Frame } from './line-frame.ts';
import type { HandGrip, HandPicture } from './line-hand.ts';
import { drawBar, drawOwnLine } from './line-marks.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

function glow(context: Context, palette: Palette, x: number, y: number, reach: number, strength: number): void {
  const light = context.createRadialGradient(x, y, 0, x, y, reach);
  light.addColorStop(0, fade(palette.you, strength));
  light.addColorStop(1, fade(palette.you, 0));
  context.fillStyle = light;
  context.beginPath();
  context.arc(x, y, reach, 0, 2 * Math.PI);
  context.fill();
}

/** Arrowheads that say which way a grip goes. */
function arrows(context: Context, palette: Palette, { x, y, along }: HandGrip, away: number): void {
  context.fillStyle = palette.you.css;
  for (const way of [-1, 1]) {
    const at = (side: number, out: number): readonly [number, number] => (along === 'y' ? [x + side, y + way * (away + out)] : [x + way * (away + out), y + side]);
    context.beginPath();
    context.moveTo(...at(-5.5, 0));
    context.lineTo(...at(5.5, 0));
    context.lineTo(...at(0, 6));
    context.closePath();
    context.fill();
  }
}

function lettered(context: Context, palette: Palette, text: string, x: number, y: number, size: number, colour: string): void {
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = fade(palette.ground, 0.85);
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** A guess that the open hotels speak against: ringed, with a stroke the way it should go. */
function drawOff(context: Context, palette: Palette, { x, y }: HandGrip, up: boolean): void {
  const way = up ? -1 : 1;
  context.strokeStyle = palette.error.css;
  context.lineWidth = 2.5;
  context.setLineDash([4, 4]);
  context.beginPath();
  context.arc(x, y, 18, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x + 24, y);
  context.lineTo(x + 24, y + way * 30);
  context.moveTo(x + 18, y + way * 23);
  context.lineTo(x + 24, y + way * 31);
  context.lineTo(x + 30, y + way * 23);
  context.stroke();
}

/** A guess is a lantern that hangs over its sealed hotel; where it hung before, a ring is left. */
function drawGuesses(context: Context, palette: Palette, frame: Frame, words: Words, { grips, before, opened, off }: HandPicture, open: boolean): void {
  for (const [age, points] of before.entries()) {
    const strength = 0.3 + (0.45 * (age + 1)) / before.length;
    context.strokeStyle = fade(palette.you, strength);
    context.lineWidth = 1.6;
    for (const { x, y } of points) {
      context.beginPath();
      context.arc(x, y, frame.small ? 3 : 6, 0, 2 * Math.PI);
      context.stroke();
    }
  }
  for (const grip of grips) {
    const { x, y, id, value } = grip;
    context.strokeStyle = fade(palette.you, 0.4);
    context.lineWidth = 1;
    context.setLineDash([2, 5]);
    context.beginPath();
    context.moveTo(x, frame.street - 16);
    context.lineTo(x, y + 16);
    context.stroke();
    context.setLineDash([]);
    glow(context, palette, x, y, open ? 46 : 30, palette.theme === 'night' ? 0.5 : 0.3);
    const radius = frame.small ? 5 : opened ? 10 : 13;
    context.fillStyle = palette.ground.css;
    context.beginPath();
    context.arc(x, y, radius + 2, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = palette.you.css;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    if (frame.small) continue;
    context.font = `700 ${opened ? 13 : 16}px ${WORDS}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = palette.ground.css;
    context.fillText(words.t(`symbol.${id}`), x, y + 1);
    if (open) arrows(context, palette, grip, 17);
    if (!opened) lettered(context, palette, words.t('unit.dollar', { value: words.number(value, 0) }), x, y - (open ? 35 : 26), frame.text, palette.you.css);
    if (off?.id === id) drawOff(context, palette, grip, off.up);
  }
}

/** A rule: steps that shine, joined by its cuts. */
function drawRule(context: Context, palette: Palette, frame: Frame, words: Words, { grips, steps }: HandPicture, open: boolean): void {
  drawOwnLine(context, palette, steps.map(({ from, to }) => [from, to]), frame.small);
  context.strokeStyle = fade(palette.you, 0.8);
  context.lineWidth = 1.6;
  context.setLineDash([4, 5]);
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (next === undefined) continue;
    context.beginPath();
    context.moveTo(step.to.x, step.to.y);
    context.lineTo(next.from.x, next.from.y);
    context.stroke();
  }
  context.setLineDash([]);
  if (frame.small || !open) return;
  for (const grip of grips) {
    const { x, y, along, value } = grip;
    if (along === 'x') {
      context.strokeStyle = fade(palette.you, 0.3);
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x, frame.plot.y);
      context.lineTo(x, frame.street);
      context.stroke();
    }
    glow(context, palette, x, y, 26, palette.theme === 'night' ? 0.55 : 0.3);
    context.fillStyle = palette.ground.css;
    context.beginPath();
    context.arc(x, y, 11, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = palette.you.css;
    context.beginPath();
    if (along === 'x') context.roundRect(x - 7, y - 7, 14, 14, 3);
    else context.arc(x, y, 9, 0, 2 * Math.PI);
    context.fill();
    arrows(context, palette, grip, 14);
    const text = along === 'x' ? words.t('answer.miles', { miles: words.number(value, 1) }) : words.t('unit.dollar', { value: words.number(value, 0) });
    lettered(context, palette, text, x, along === 'x' ? frame.plot.y - 2 : y - 32, frame.text, palette.you.css);
  }
}

/** Where the machine's word lies under the threshold, hotels are booked: a bar up from what they resell at is lost, one down is gained. */
function drawThreshold(context: Context, palette: Palette, frame: Frame, words: Words, { grips, decision }: HandPicture, open: boolean): void {
  if (decision === null) return;
  const { plot, street, text } = frame;
  const right = plot.x + plot.width;
  for (const { from, to } of decision.booked) {
    context.fillStyle = fade(palette.you, palette.theme === 'night' ? 0.09 : 0.12);
    context.fillRect(from, plot.y, to - from, street - plot.y);
    context.strokeStyle = fade(palette.you, 0.5);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(from, plot.y);
    context.lineTo(from, street);
    context.stroke();
  }
  context.strokeStyle = fade(palette.text, 0.7);
  context.lineWidth = 1.4;
  context.beginPath();
  context.moveTo(plot.x, decision.pays);
  context.lineTo(right, decision.pays);
  context.stroke();
  for (const { x, actual, kind } of decision.bars) {
    const colour = kind === 'gained' ? palette.target : palette.error;
    drawBar(context, x, decision.pays, actual, { colour, alpha: kind === 'missed' ? 0.75 : 1, width: kind === 'missed' ? 2 : 5, dashed: kind === 'missed' });
  }
  drawOwnLine(context, palette, [[{ x: plot.x, y: decision.threshold }, { x: right, y: decision.threshold }]], frame.small);
  if (frame.small) return;
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, 0) });
  context.font = `${text}px ${WORDS}`;
  const pays = words.t('stakes.pays', { value: dollars(decision.dollars) });
  // Far hotels are the cheap ones: their bars stand on the right.
  const free = grips.every(({ y }) => Math.abs(y - decision.pays) > 2.4 * text);
  labelled(context, palette, pays, free ? plot.x + 10 + context.measureText(pays).width : right, decision.pays - text * 0.8, palette.text.css);
  if (decision.counted) {
    labelled(context, palette, words.t('stakes.booked', { count: decision.count, all: decision.all }), right, plot.y, palette.you.css);
    labelled(context, palette, words.t('stakes.lost', { value: dollars(decision.lost) }), right, plot.y + text * 1.5, palette.error.css);
  }
  for (const grip of grips) {
    const { x, y, value } = grip;
    if (open) {
      glow(context, palette, x, y, 30, 0.5);
      context.fillStyle = palette.you.css;
      context.beginPath();
      context.arc(x, y, 10, 0, 2 * Math.PI);
      context.fill();
      arrows(context, palette, grip, 14);
    }
    lettered(context, palette, dollars(value), x + 44, y - 14, text, palette.you.css);
  }
}

function labelled(context: Context, palette: Palette, text: string, x: number, y: number, colour: string): void {
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = fade(palette.ground, 0.85);
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The fulcrum that the line balances on. */
export function drawPivot(context: Context, palette: Palette, { small }: Frame, { edit }: HandPicture): void {
  if (edit === null || edit.pivot === null) return;
  const { x, y } = edit.pivot;
  const half = small ? 6 : 15;
  context.fillStyle = fade(palette.target, 0.25);
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y + 3);
  context.lineTo(x + half, y + 3 + half * 1.7);
  context.lineTo(x - half, y + 3 + half * 1.7);
  context.closePath();
  context.fill();
  context.stroke();
}

/** Hotels with arrows; one that was changed hangs on a thread from where it stood. */
function drawPrices(context: Context, palette: Palette, frame: Frame, words: Words, { grips, edit }: HandPicture, open: boolean): void {
  if (edit === null) return;
  if (frame.small) return;
  for (const grip of grips) {
    const { x, y, value } = grip;
    const was = edit.was.find((each) => each.x === x);
    if (value !== 0 && was !== undefined) {
      drawBar(context, x, was.y, y, { colour: palette.you, alpha: 0.9, width: 3, dashed: true });
      context.strokeStyle = palette.quiet.css;
      context.lineWidth = 1.6;
      context.beginPath();
      context.arc(x, was.y, 6, 0, 2 * Math.PI);
      context.stroke();
      glow(context, palette, x, y, 34, palette.theme === 'night' ? 0.5 : 0.3);
      context.fillStyle = palette.you.css;
      context.beginPath();
      context.arc(x, y, 9, 0, 2 * Math.PI);
      context.fill();
      const size = words.number(Math.abs(value), value % 1 === 0 ? 0 : 1);
      const figure = edit.dollars ? words.t('unit.dollar', { value: size }) : size;
      const left = x + 90 > frame.plot.x + frame.plot.width;
      lettered(context, palette, `${value > 0 ? '+' : '\u2212'}${figure}`, x + (left ? -1 : 1) * 46, (y + was.y) / 2, frame.text, palette.you.css);
    }
    if (open) arrows(context, palette, grip, 12);
  }
}

/** What the player says by hand; `open`: it can still be changed. */
export function drawHand(context: Context, palette: Palette, frame: Frame, words: Words, hand: HandPicture, open: boolean): void {
  context.save();
  context.lineCap = 'round';
  if (hand.kind === 'guesses') drawGuesses(context, palette, frame, words, hand, open);
  if (hand.kind === 'rule') drawRule(context, palette, frame, words, hand, open);
  if (hand.kind === 'prices') drawPrices(context, palette, frame, words, hand, open);
  if (hand.kind === 'threshold') drawThreshold(context, palette, frame, words, hand, open);
  context.restore();
}
