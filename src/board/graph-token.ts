import type { GraphNode } from '../curriculum/graph.ts';
import type { Words } from '../game/translate.ts';
import type { GraphFrame, Point } from './graph-frame.ts';
import { blend, type Colour, fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** A token: a lozenge with its number. */
export function drawToken(context: Context, palette: Palette, place: Point, value: number, words: Words, look: { size: number; colour: Colour; strong: boolean }): void {
  const figure = words.number(value);
  context.save();
  context.font = `650 ${look.size}px ${FIGURES}`;
  const half = context.measureText(figure).width / 2 + (look.size < 15 ? 5 : 12);
  const high = look.size * 0.5 + 6;
  context.beginPath();
  context.moveTo(place.x - half - 5, place.y);
  context.lineTo(place.x - half + 6, place.y - high);
  context.lineTo(place.x + half - 6, place.y - high);
  context.lineTo(place.x + half + 5, place.y);
  context.lineTo(place.x + half - 6, place.y + high);
  context.lineTo(place.x - half + 6, place.y + high);
  context.closePath();
  context.fillStyle = look.strong ? look.colour.css : blend(palette.panel, look.colour, 0.15).css;
  context.fill();
  context.strokeStyle = look.colour.css;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = look.strong ? palette.ground.css : look.colour.css;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(figure, place.x, place.y + 1);
  context.restore();
}

/** What each row wishes of a number, side by side: bars up where it is to grow, down where it is to shrink. */
export function drawPulls(context: Context, palette: Palette, frame: GraphFrame, place: Point, pulls: readonly number[], strongest: number): void {
  const reach = frame.small ? 26 : 40;
  const left = place.x + (frame.small ? 24 : 32);
  pulls.forEach((pull, index) => {
    const x = left + index * (frame.small ? 9 : 13);
    const long = reach * (Math.abs(pull) / strongest);
    context.save();
    context.fillStyle = pull < 0 ? palette.positive.css : palette.negative.css;
    context.strokeStyle = palette.ground.css;
    context.lineWidth = 1.5;
    context.beginPath();
    context.rect(x, pull < 0 ? place.y - long : place.y, frame.small ? 7 : 10, Math.max(2, long));
    context.fill();
    context.stroke();
    context.strokeStyle = fade(palette.text, 0.8);
    context.beginPath();
    context.moveTo(x - 1, place.y);
    context.lineTo(x + (frame.small ? 8 : 11), place.y);
    context.stroke();
    context.restore();
  });
}

/** Where the token of a number lies. */
export function tokenPlace(frame: GraphFrame, node: GraphNode): Point {
  const { x, y } = frame.at(node);
  if (node.kind === 'weight' && frame.small && !frame.chain) return { x: x - 14, y: y + 25 };
  if (node.kind === 'weight' || node.kind === 'bias') return { x, y: frame.chain && frame.small ? y - frame.radius - 12 : y + (frame.chain ? frame.radius + 14 : 25) };
  // Where two stand close, their tokens hang at different heights.
  const lower = frame.small && !frame.chain && node.kind === 'output' && frame.split(node.layer) ? 21 : 0;
  return { x, y: y + frame.radius + (frame.chain ? 17 : 12) + lower };
}

/** A number that a token can be multiplied by, to be pressed or to be the place where the token is dropped. */
export function drawChip(context: Context, palette: Palette, area: Area, factor: { option: string; value: number }, merges: boolean, words: Words, look: { over: boolean; chosen: boolean; text: number }): void {
  context.save();
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 12);
  context.fillStyle = look.over ? blend(palette.panel, palette.you, 0.3).css : palette.panel.css;
  context.fill();
  context.strokeStyle = palette.you.css;
  context.lineWidth = look.chosen ? 3.5 : 2;
  context.stroke();
  context.font = `650 ${look.text + 4}px ${FIGURES}`;
  context.fillStyle = palette.you.css;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const middle = area.x + area.width / 2;
  context.fillText(`${merges ? '' : '× '}${words.number(factor.value)}`, middle, area.y + area.height * 0.36);
  context.font = `${Math.max(14, look.text - 2)}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.fillText(words.t(`mark.factor.${factor.option}`), middle, area.y + area.height * 0.76, area.width - 8);
  context.restore();
}
