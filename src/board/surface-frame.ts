import type { Stage } from '../curriculum/stage.ts';
import { boundsOf } from './network-scene.ts';
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

/** Heights that the box must hold: the rows, with sky over them and ground under. */
function heights({ train, test }: Stage): Axis {
  const targets = [...train.targets, ...test.targets];
  const [low, high] = targets.length === 0 ? [-1, 1] : [Math.min(...targets), Math.max(...targets)];
  const room = Math.max((high - low) * 0.12, 1e-6);
  return axis(low - room, high + room, 4);
}

/** `turn`: degrees about the upright axis; `tilt`: degrees above the horizon. */
export function surfaceFrame(area: Area, stage: Stage, turn: number, tilt: number): SurfaceFrame {
  const small = area.width < 480 || area.height < 260;
  const [yaw, pitch] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const [sin, cos, up, out] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const size = Math.min(area.width * (small ? 0.62 : 0.6), area.height * 0.86);
  const tall = Math.min(size * 0.72, area.height * 0.56);
  const [mx, my] = [area.x + area.width / 2, area.y + area.height * 0.5];
  const [bx, by] = [boundsOf(stage, 0), boundsOf(stage, 1)];
  return {
    small, text: small ? 14 : 16,
    x: axis(bx.from, bx.to, small ? 3 : 5),
    y: axis(by.from, by.to, small ? 3 : 4),
    z: heights(stage),
    at({ x, y, z }) {
      const [px, py] = [x - 0.5, y - 0.5];
      const across = px * cos - py * sin;
      const away = px * sin + py * cos;
      return { x: mx + across * size, y: my - away * up * size - (z - 0.5) * out * tall, depth: away * out - (z - 0.5) * up };
    },
  };
}
