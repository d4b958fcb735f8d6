import { lastStep } from '../curriculum/last-step.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { weightFigure, weightHalf } from './graph-drawing.ts';
import type { GraphFrame } from './graph-frame.ts';
import type { GraphScene } from './graph-scene.ts';
import { drawOver } from './neuron-drawing.ts';
import { type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

function drawArrow(context: Context, palette: Palette, x: number, y: number, move: number, long: number): void {
  const way = move > 0 ? -1 : 1;
  context.save();
  context.strokeStyle = palette.you.css;
  context.fillStyle = palette.you.css;
  context.lineWidth = 3;
  context.beginPath();
  if (Math.abs(move) < 1e-9) {
    context.moveTo(x - 5, y);
    context.lineTo(x + 5, y);
    context.stroke();
  } else {
    context.moveTo(x, y - way * long * 0.5);
    context.lineTo(x, y + way * long * 0.5);
    context.stroke();
    context.beginPath();
    context.moveTo(x - 6, y + way * long * 0.5);
    context.lineTo(x, y + way * (long * 0.5 + 8));
    context.lineTo(x + 6, y + way * long * 0.5);
    context.fill();
  }
  context.restore();
}

/** How far the last step moved each weight, and what the loss was before it. */
export function drawArrows(context: Context, palette: Palette, at: GraphFrame, drawn: GraphScene, play: Play, words: Words): void {
  const step = lastStep(play);
  if (step === null) return;
  const most = Math.max(1e-9, ...step.moves.map(Math.abs));
  play.stage.names.forEach((name, index) => {
    const node = drawn.graph.nodes.get(name);
    const move = step.moves[index] ?? 0;
    if (node === undefined || node.kind !== 'weight') return;
    const { x, y } = at.at(node);
    const long = Math.max(3, (at.small ? 16 : 26) * (Math.abs(move) / most));
    if (at.chain) drawArrow(context, palette, x, y + (at.small ? 36 : 44), move, long);
    else drawArrow(context, palette, x - Math.max(at.small ? 26 : 34, weightHalf(context, at, weightFigure(words, node)) + (at.small ? 7 : 10)), y, move, long);
  });
  const loss = drawn.graph.nodes.get('loss');
  if (loss === undefined) return;
  const { x, y } = at.at(loss);
  const size = at.small ? 14 : 16;
  drawOver(context, palette, words.t('mark.was', { value: words.number(step.loss) }), x + at.radius, y - at.radius - (at.small ? 26 : 30), `${size}px ${WORDS}`, palette.quiet, 'right');
}
