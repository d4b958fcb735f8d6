import { boundsOf, heightsOf, TALL } from '../curriculum/box.ts';
import type { Stage } from '../curriculum/stage.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

/** A place in the box over the inputs: each 0 to 1, height upwards. */
export interface Spot {
  x: number;
  y: number;
  z: number;
}

export interface Axis {
  from: number;
  to: number;
  ticks: readonly number[];
}

/** The box that is looked into, and where its places lie on the board; `depth` grows away from the eye. */
export interface SurfaceFrame {
  small: boolean;
  area: Area;
  text: number;
  x: Axis;
  y: Axis;
  z: Axis;
  at(spot: Spot): { x: number; y: number; depth: number };
}

function axis(from: number, to: number, count: number): Axis {
  return { from, to, ticks: ticks(from, to, count) };
}

export function partOn({ from, to }: Axis, value: number): number {
  return (value - from) / (to - from);
}

/** `turn`: degrees about the upright axis; `tilt`: degrees above the horizon. */
export function surfaceFrame(area: Area, stage: Stage, turn: number, tilt: number): SurfaceFrame {
  const small = area.width < 480 || area.height < 260;
  const [yaw, pitch] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const [sin, cos, up, out] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const text = small ? 14 : 16;
  // At whatever turn the upright is the box's leftmost edge, its figures find room beside it.
  const figures = text * 3;
  const size = Math.min(area.width * (small ? 0.68 : 0.64), area.height * 0.8, (area.width - figures - 12) / Math.SQRT2);
  const tall = size * TALL;
  const [mx, my] = [Math.max(area.x + area.width / 2, area.x + figures + (size * Math.SQRT2) / 2), area.y + area.height * 0.5];
  const [bx, by, bz] = [boundsOf(stage, 0), boundsOf(stage, 1), heightsOf(stage)];
  return {
    small, area, text,
    x: axis(bx.from, bx.to, small ? 3 : 5),
    y: axis(by.from, by.to, small ? 3 : 4),
    z: axis(bz.from, bz.to, 4),
    at({ x, y, z }) {
      const [px, py] = [x - 0.5, y - 0.5];
      const across = px * cos - py * sin;
      const away = px * sin + py * cos;
      return { x: mx + across * size, y: my - away * up * size - (z - 0.5) * out * tall, depth: away * out - (z - 0.5) * up };
    },
  };
}
