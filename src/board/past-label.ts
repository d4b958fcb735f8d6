import type { Words } from '../game/translate.ts';
import { type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

/** Says that what is on the board belongs to an answer that was given, not to what is asked now. */
export function drawPast(context: CanvasRenderingContext2D, palette: Palette, words: Words, area: Area, size: number): void {
  const text = words.t('said.before');
  context.font = `600 ${size}px ${WORDS}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const [x, y] = [area.x + area.width - (area.width < 480 ? 17 : 18), area.y + (area.width < 480 ? size : 22)];
  const wide = context.measureText(text).width + 22;
  context.fillStyle = palette.panel.css;
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x + 11 - wide, y - size * 0.85, wide, size * 1.7, size * 0.85);
  context.fill();
  context.stroke();
  context.fillStyle = palette.text.css;
  // A colon stands where its language has it.
  context.direction = words.direction;
  context.fillText(text, x, y);
  context.direction = 'ltr';
}
