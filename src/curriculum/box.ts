import { predictionsOf, type Stage } from './stage.ts';
import type { Values } from './draw.ts';

/** How tall the box over two inputs is drawn, in parts of its width. */
export const TALL = 0.72;

export interface Bounds {
  from: number;
  to: number;
}

/** The inputs that the rows of the stage cover, a little beyond on each side. */
export function boundsOf({ train, test }: Pick<Stage, 'train' | 'test'>, input: number): Bounds {
  const values = [train, test].flatMap(({ inputs, features }) => Array.from(inputs).filter((_, index) => index % features === input));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.06, 0.1);
  return { from: low - room, to: high + room };
}

/** The heights that the box holds: the targets, with sky over them and ground under. */
export function heightsOf({ train, test }: Pick<Stage, 'train' | 'test'>): Bounds {
  const targets = [...train.targets, ...test.targets];
  const [low, high] = targets.length === 0 ? [-1, 1] : [Math.min(...targets), Math.max(...targets)];
  const room = Math.max((high - low) * 0.12, 1e-6);
  return { from: low - room, to: high + room };
}

/** Sine and cosine of an angle in degrees, −360 to 360, from + − × ÷ alone. */
export function circle(degrees: number): { sin: number; cos: number } {
  const x = (degrees * Math.PI) / 180;
  let [sin, cos, power] = [0, 0, 1];
  for (let term = 0; term < 40; term++) {
    const sign = term % 4 < 2 ? 1 : -1;
    if (term % 2 === 0) cos += sign * power;
    else sin += sign * power;
    power = (power * x) / (term + 1);
  }
  return { sin, cos };
}

/**
 * How thick what a network of two inputs says of the training rows looks from `turn` degrees about and `tilt` above: 0 where
 * all of it lies on one line, 100 where it fills the box. In percent of the box: the part of the spread across its longest way.
 */
export function thicknessOf(stage: Stage, values: Values, turn: number, tilt: number): number {
  const [about, above] = [circle(turn), circle(tilt)];
  const [x, y, z] = [boundsOf(stage, 0), boundsOf(stage, 1), heightsOf(stage)];
  const part = ({ from, to }: Bounds, value: number) => (value - from) / (to - from) - 0.5;
  const { train } = stage;
  const places = Array.from(predictionsOf(stage, values, 'train'), (said, row) => {
    const [px, py, pz] = [part(x, train.inputs[row * 2] ?? 0), part(y, train.inputs[row * 2 + 1] ?? 0), part(z, said)];
    return { across: px * about.cos - py * about.sin, up: (px * about.sin + py * about.cos) * above.sin + pz * above.cos * TALL };
  });
  const mean = (of: (place: { across: number; up: number }) => number) => places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const [ma, mu] = [mean(({ across }) => across), mean(({ up }) => up)];
  const aa = mean(({ across }) => (across - ma) * (across - ma));
  const uu = mean(({ up }) => (up - mu) * (up - mu));
  const au = mean(({ across, up }) => (across - ma) * (up - mu));
  const least = (aa + uu - Math.sqrt((aa - uu) * (aa - uu) + 4 * au * au)) / 2;
  return 100 * Math.sqrt(Math.max(0, least)) * 2;
}
