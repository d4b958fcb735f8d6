import type { Network } from '../engine/network.ts';
import { curveOf, type Frame, pixel, type Point, traced } from './line-frame.ts';
import { fade, type Palette } from './palette.ts';

/** A line that runs wholly outside of the prices that are shown: over which edge, and where arrows point to it. */
export interface Away {
  way: 'up' | 'down';
  arrows: readonly Point[];
}

/** Parts of the axis at which an arrow stands. */
const ARROWS = [0.2, 0.5, 0.8];

export function awayOf(frame: Frame, network: Network, parameters: Float64Array): Away | null {
  if (traced(frame, network, parameters).length > 0) return null;
  const inputs = ARROWS.map((part) => frame.x.from + (frame.x.to - frame.x.from) * part);
  const said = curveOf(network, parameters, inputs);
  const { y, height } = frame.plot;
  const way = said.every((price) => price > frame.y.to) ? 'up' : said.every((price) => price < frame.y.from) ? 'down' : null;
  return way === null ? null : { way, arrows: inputs.map((input) => ({ x: pixel(frame.x, input), y: way === 'up' ? y : y + height })) };
}

/** The line clings to the edge, dashed, and arrows say where it really is. */
export function drawAway(context: CanvasRenderingContext2D, palette: Palette, { plot, small }: Frame, { way, arrows }: Away): void {
  const size = small ? 5 : 9;
  const turn = way === 'down' ? -1 : 1;
  const edge = arrows[0]?.y ?? plot.y;
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [width, strength] of [[small ? 9 : 14, 0.16], [small ? 2.2 : 3, 1]] as const) {
    context.strokeStyle = fade(palette.you, strength);
    context.lineWidth = width;
    context.setLineDash([size, size * 1.6]);
    context.beginPath();
    context.moveTo(plot.x, edge);
    context.lineTo(plot.x + plot.width, edge);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    for (const { x, y } of arrows) {
      for (const back of [size * 0.9, size * 2]) {
        context.moveTo(x - size, y + turn * (back + size));
        context.lineTo(x, y + turn * back);
        context.lineTo(x + size, y + turn * (back + size));
      }
    }
    context.stroke();
  }
  context.restore();
}
