import type { Play } from '../curriculum/play.ts';
import { settingBound } from '../curriculum/question.ts';
import { type AskedQuestion, predictionsOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import type { Words } from '../game/translate.ts';
import { drawFigure, drawOver } from './neuron-drawing.ts';
import { drawOtherLine, drawRing } from './line-marks.ts';
import { same } from './line-motion.ts';
import { curveOf, type Frame, pixel, traced } from './line-frame.ts';
import { fade, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

interface Margin {
  dollars: number;
  shown: 'counted' | 'band' | 'dark';
  /** The line on its way. */
  parameters: Float64Array;
}

const handsOver = ({ question: { answer, ask } }: AskedQuestion): boolean => answer.kind === 'setting' && ask.of === 'wide';

/** The line that was handed over, or that a call started from. */
function handedOver({ phase, trail, answers, stage }: Play): Float64Array | null {
  const turn = stage.questions.findIndex(handsOver);
  const values = phase === 'call' ? trail[0] : answers[turn]?.at;
  return values === undefined ? null : Float64Array.from(stage.names, (name) => values[name] ?? Number.NaN);
}

function drawBand(context: Context, palette: Palette, frame: Frame, dollars: number, ends: readonly [number, number]): void {
  const { plot } = frame;
  const heights = (off: number) => ends.map((price) => pixel(frame.y, price + off));
  const [upper, lower] = [heights(dollars), heights(-dollars)];
  context.save();
  context.beginPath();
  context.rect(plot.x, plot.y - 8, plot.width, frame.street - plot.y + 8);
  context.clip();
  context.beginPath();
  context.moveTo(frame.x.start, upper[0] ?? 0);
  context.lineTo(frame.x.end, upper[1] ?? 0);
  context.lineTo(frame.x.end, lower[1] ?? 0);
  context.lineTo(frame.x.start, lower[0] ?? 0);
  context.closePath();
  context.fillStyle = fade(palette.target, 0.16);
  context.fill();
  context.strokeStyle = fade(palette.target, 0.75);
  context.lineWidth = 1.6;
  for (const [left = 0, right = 0] of [upper, lower]) {
    context.beginPath();
    context.moveTo(frame.x.start, left);
    context.lineTo(frame.x.end, right);
    context.stroke();
  }
  context.restore();
}

/** A bar from a row that the band does not reach to the edge of the band. */
function drawGap(context: Context, palette: Palette, frame: Frame, x: number, price: number, edge: number): void {
  const held = (y: number) => Math.min(y, frame.street);
  context.save();
  context.strokeStyle = palette.error.css;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(x, held(pixel(frame.y, price)));
  context.lineTo(x, held(pixel(frame.y, edge)));
  context.stroke();
  context.restore();
}

/** A band about the line, wide enough for what is forgiven: rows in it have a ring, others a bar to its edge. */
export function drawMargin(context: Context, palette: Palette, frame: Frame, words: Words, play: Play, { dollars, shown, parameters }: Margin): void {
  const { stage } = play;
  const { network } = stage.task;
  const handed = handedOver(play);
  if (handed !== null && !same(handed, parameters.slice(0, handed.length))) drawOtherLine(context, palette.reference, traced(frame, network, handed), [9, 7], 2.4, 0.95);
  if (shown === 'dark') return;
  const [left = Number.NaN, right = Number.NaN] = curveOf(network, parameters, [frame.x.from, frame.x.to]);
  drawBand(context, palette, frame, dollars, [left, right]);
  if (shown === 'band') return;
  const said = predictionsOf(stage, valuesAt(stage, parameters, play.values), 'train');
  let missed = 0;
  for (const [row, price] of [...stage.train.targets].entries()) {
    const x = pixel(frame.x, stage.train.inputs[row] ?? 0);
    const off = price - (said[row] ?? price);
    if (Math.abs(off) <= dollars) {
      drawRing(context, palette.target, x, pixel(frame.y, price), 12);
      continue;
    }
    missed++;
    drawGap(context, palette, frame, x, price, price - off + Math.sign(off) * dollars);
  }
  const size = frame.text + 2;
  const { plot } = frame;
  const asked = stage.questions.find(handsOver);
  const colour = asked === undefined ? palette.text : missed <= settingBound(stage, asked.question) ? palette.target : palette.error;
  drawFigure(context, palette, words.number(missed), plot.x + plot.width, plot.y + size, size * 2, colour, 'right', 700);
  drawOver(context, palette, words.t('terraces.missed', { dollars }), plot.x + plot.width, plot.y + size * 2.7, `600 ${frame.text}px ${WORDS}`, colour, 'right');
}
