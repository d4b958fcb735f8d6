import type { Values } from '../curriculum/draw.ts';
import { feedTools, inputsFed } from '../curriculum/feed.ts';
import { evaluate } from '../curriculum/quantity.ts';
import { outputAt } from '../curriculum/measured.ts';
import { openQuestion, settingBound } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import type { BendGrip, BendScene } from './bend-scene.ts';
import { drawLantern } from './lantern.ts';
import { drawDiamond, drawHotel, drawOtherLine, drawOwnLine } from './line-marks.ts';
import { type Frame, pixel } from './line-frame.ts';
import { fade, FIGURES, type Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** What each unit adds: a slope of light on the ground, its edge dashed where it lowers. */
function drawPieces(context: Context, palette: Palette, frame: Frame, { pieces, ground }: BendScene): void {
  context.save();
  context.beginPath();
  context.rect(frame.plot.x, frame.plot.y - 6, frame.plot.width, frame.plot.height + 12);
  context.clip();
  for (const { outline, lifts, kink } of pieces) {
    const colour = lifts ? palette.positive : palette.negative;
    context.beginPath();
    context.moveTo(outline[0]?.x ?? 0, ground);
    for (const { x, y } of outline) context.lineTo(x, y);
    context.lineTo(outline.at(-1)?.x ?? 0, ground);
    context.closePath();
    context.fillStyle = fade(colour, palette.theme === 'night' ? 0.13 : 0.16);
    context.fill();
    drawOtherLine(context, colour, [outline], lifts ? [] : [8, 6], frame.small ? 1.2 : 2, 0.75);
    if (kink === null || frame.small) continue;
    context.strokeStyle = fade(colour, 0.55);
    context.lineWidth = 1;
    context.setLineDash([2, 6]);
    context.beginPath();
    context.moveTo(kink, frame.plot.y);
    context.lineTo(kink, frame.street);
    context.stroke();
    context.setLineDash([]);
  }
  if (pieces.length > 0) drawOtherLine(context, palette.contour, [[{ x: frame.plot.x, y: ground }, { x: frame.plot.x + frame.plot.width, y: ground }]], [], 1, 1);
  context.restore();
}

/** Where nothing comes out: the water under the road, and the sum that stays in it. */
function drawWater(context: Context, palette: Palette, frame: Frame, scene: BendScene): void {
  const { plot, street } = frame;
  const water = context.createLinearGradient(0, street, 0, plot.y + plot.height);
  water.addColorStop(0, fade(palette.reference, palette.theme === 'night' ? 0.2 : 0.22));
  water.addColorStop(1, fade(palette.reference, 0.03));
  context.fillStyle = water;
  context.fillRect(plot.x - 18, street + 8, plot.width + 34, plot.y + plot.height - street - 8);
  drawOtherLine(context, palette.you, scene.under, [3, 7], 2, 0.55);
}

/** A hotel at the road: its windows lit where something comes out for it. */
function drawHouse(context: Context, palette: Palette, x: number, foot: number, lit: boolean, size: number): void {
  context.save();
  context.translate(x, foot);
  if (lit) {
    const halo = context.createRadialGradient(0, -size, 0, 0, -size, size * 3);
    halo.addColorStop(0, fade(palette.glow, 0.55));
    halo.addColorStop(1, fade(palette.glow, 0));
    context.fillStyle = halo;
    context.fillRect(-size * 3, -size * 4, size * 6, size * 4);
  }
  context.beginPath();
  context.moveTo(-size * 0.55, 0);
  context.lineTo(-size * 0.55, -size * 1.25);
  context.lineTo(0, -size * 1.9);
  context.lineTo(size * 0.55, -size * 1.25);
  context.lineTo(size * 0.55, 0);
  context.closePath();
  context.fillStyle = lit ? palette.you.css : palette.panel.css;
  context.fill();
  context.strokeStyle = lit ? palette.flame.css : palette.quiet.css;
  context.lineWidth = 1.4;
  context.stroke();
  context.restore();
}

/** A bend is a diamond, a slope a disc with a stroke up and down, the ground a bar. */
function drawGrip(context: Context, palette: Palette, { x, y, form, along }: BendGrip, held: boolean): void {
  context.save();
  context.translate(x, y);
  context.fillStyle = palette.panel.css;
  context.strokeStyle = palette.you.css;
  context.lineWidth = held ? 4 : 2.5;
  context.beginPath();
  if (form === 'bend') {
    context.moveTo(0, -13);
    context.lineTo(13, 0);
    context.lineTo(0, 13);
    context.lineTo(-13, 0);
    context.closePath();
  } else if (form === 'slope') context.arc(0, 0, 11, 0, 2 * Math.PI);
  else context.roundRect(-20, -8, 40, 16, 8);
  context.fill();
  context.stroke();
  context.fillStyle = palette.you.css;
  for (const way of [-1, 1]) {
    context.beginPath();
    const [ax, ay] = along === 'x' ? [way * 7, 0] : [0, way * (form === 'ground' ? 6 : 7)];
    context.moveTo(ax, ay);
    context.lineTo(along === 'x' ? way * 3 : -3.5, along === 'x' ? -3.5 : way * 2.5);
    context.lineTo(along === 'x' ? way * 3 : 3.5, along === 'x' ? 3.5 : way * 2.5);
    context.closePath();
    context.fill();
  }
  context.restore();
}

export function drawBend(context: Context, palette: Palette, frame: Frame, scene: BendScene, gate: boolean, held: string | null): void {
  const radius = frame.small ? 3 : Math.min(7, 4.6 + frame.plot.width / 400);
  if (gate) drawWater(context, palette, frame, scene);
  drawPieces(context, palette, frame, scene);
  if (gate) for (const { x, lit } of scene.rows) drawHouse(context, palette, x, frame.street, lit, frame.small ? 6 : 11);
  drawOwnLine(context, palette, scene.curve, frame.small);
  if (!gate) for (const { x, y } of scene.rows) drawHotel(context, palette, x, y, radius);
  for (const { x, y } of scene.tests) drawDiamond(context, palette, x, y, radius + 1.6);
  for (const grip of scene.grips) drawGrip(context, palette, grip, grip.id === held);
}

/** What came out where it was fed; and, while a setting is asked for, what it comes to and what it may. */
export function drawFigures(context: Context, palette: Palette, frame: Frame, words: Words, play: Play, shown: Values): void {
  context.save();
  context.font = `600 ${frame.text + 2}px ${FIGURES}`;
  context.textBaseline = 'middle';
  if (feedTools(play.stage).length > 0) {
    for (const values of play.fed) {
      const [input = Number.NaN] = inputsFed(play.stage, values);
      const output = outputAt(play.stage, values, [input]);
      const [x, y] = [pixel(frame.x, input), Math.min(frame.plot.y + frame.plot.height, Math.max(frame.plot.y, pixel(frame.y, output)))];
      drawLantern(context, palette, x, y + 14, 30);
      context.textAlign = 'center';
      context.fillStyle = palette.you.css;
      context.fillText(words.number(output), x, y - 32);
    }
  }
  const asked = openQuestion(play);
  if (asked?.question.answer.kind === 'setting' && asked.question.ask.of === 'metric') {
    const value = evaluate(play.stage, shown, asked.question.ask, asked.index);
    const bound = settingBound(play.stage, asked.question);
    const right = frame.plot.x + frame.plot.width * 0.62;
    context.textAlign = 'right';
    context.fillStyle = value <= bound ? palette.target.css : palette.you.css;
    context.fillText(`${words.t(`metric.${asked.question.ask.metric}`)} ${words.number(value)}`, right, frame.plot.y + 4);
    context.textAlign = 'left';
    context.fillStyle = palette.target.css;
    context.fillText(`  ‖ ${words.number(bound)}`, right, frame.plot.y + 4);
  }
  context.restore();
}
