import { blend, type Palette } from './palette.ts';
import { fitted } from './pixels.ts';
import type { Area } from './view.ts';

/** From a picture to its copy, in parts of its side: room for the eye. */
const WAY = 0.42;

/** A picture and its copy, one under the other, or, where the board is `tall`, side by side, with room for an eye between them. */
export function eyeFrame(area: Area, aspect: number, tall: boolean): { original: Area; copy: Area } {
  const whole = fitted(area, tall ? aspect * (2 + WAY) : aspect / (2 + WAY));
  const size = tall ? { width: whole.width / (2 + WAY), height: whole.height } : { width: whole.width, height: whole.height / (2 + WAY) };
  return {
    original: { x: whole.x, y: whole.y, ...size },
    copy: { x: whole.x + whole.width - size.width, y: whole.y + whole.height - size.height, ...size },
  };
}

/** From a picture through so few numbers to its copy: what goes in is framed as what is true. */
export function drawEye(context: CanvasRenderingContext2D, palette: Palette, original: Area, copy: Area, numbers: number, tall: boolean): void {
  const [from, to] = tall ? [original.x + original.width, copy.x] : [original.y + original.height, copy.y];
  const [low, wide] = tall ? [original.y, original.height] : [original.x, original.width];
  const pitch = Math.min(16, (to - from) * 0.34);
  const neck = (pitch * numbers) / 2 + 3;
  const [middle, half] = [low + wide / 2, (from + to) / 2];
  const point = (along: number, across: number): [number, number] => (tall ? [along, across] : [across, along]);
  context.save();
  context.beginPath();
  context.moveTo(...point(from, low));
  context.lineTo(...point(half, middle - neck));
  context.lineTo(...point(to, low));
  context.lineTo(...point(to, low + wide));
  context.lineTo(...point(half, middle + neck));
  context.lineTo(...point(from, low + wide));
  context.closePath();
  context.fillStyle = blend(palette.ground, palette.you, 0.16).css;
  context.fill();
  context.fillStyle = palette.you.css;
  for (let index = 0; index < numbers; index++) {
    context.beginPath();
    context.arc(...point(half, middle + pitch * (index - (numbers - 1) / 2)), pitch * 0.3, 0, 2 * Math.PI);
    context.fill();
  }
  context.strokeStyle = palette.target.css;
  context.lineWidth = 1.5;
  for (const off of [0, 4]) context.strokeRect(original.x - off, original.y - off, original.width + 2 * off, original.height + 2 * off);
  context.restore();
}
