import { kindOfUnits } from '../curriculum/dead.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import type { NetworkFrame } from './network-frame.ts';
import { FIGURES, type Palette } from './palette.ts';

/** Which kind each unit of the first layer is, where that was asked of the network that stands here; clones bear one number. */
export function kindsTold({ stage, answers, verdict }: Play, past: boolean, parameters: Float64Array): readonly number[] {
  const asked = stage.questions[past ? answers.length : answers.length - 1];
  return asked?.question.ask.of === 'kinds' && (past || verdict !== 'open') ? kindOfUnits(stage, parameters) : [];
}

export function drawKinds(context: CanvasRenderingContext2D, palette: Palette, frame: NetworkFrame, kinds: readonly number[], words: Words): void {
  const size = frame.text * 0.8;
  context.font = `650 ${frame.text}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, kind] of kinds.entries()) {
    const place = frame.unit(1, index);
    const radius = frame.radius(1);
    const [x, y] = [place.x - radius, place.y - radius + size * 0.4];
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = palette.you.css;
    context.fill();
    context.strokeStyle = palette.panel.css;
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = palette.panel.css;
    context.fillText(words.number(kind), x, y + 1);
  }
}
