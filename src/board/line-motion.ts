import { easeOut, hopAt, hopSeconds } from '../game/hop.ts';

/** Parameters on their way along a path of them. */
export interface Glide {
  path: readonly Float64Array[];
  seconds: number;
  elapsed: number;
}

/** A trained path is walked epoch by epoch, in step with the other views. */
export function walk(path: readonly Float64Array[]): Glide {
  return { path, seconds: hopSeconds(path.length), elapsed: 0 };
}

export function glide(from: Float64Array, to: Float64Array, seconds: number): Glide {
  return { path: [from, to], seconds, elapsed: 0 };
}

export function arrived({ elapsed, seconds }: Glide): boolean {
  return elapsed >= seconds;
}

export function glideAt({ path, seconds, elapsed }: Glide): Float64Array<ArrayBuffer> {
  const hop = path.length > 2 ? hopAt(path.length, elapsed) : { from: 0, part: easeOut(elapsed / seconds) };
  const from = path[hop.from] ?? new Float64Array();
  const to = path[hop.from + 1] ?? from;
  return Float64Array.from(from, (value, name) => value + ((to[name] ?? value) - value) * hop.part);
}

/** One number on its way to another. */
export interface Slide {
  value: number;
  target: number;
  speed: number;
}

/** Moves a slide on and tells whether it is still on its way. */
export function slid(slide: Slide, seconds: number): boolean {
  const step = slide.speed * seconds;
  const left = slide.target - slide.value;
  slide.value = Math.abs(left) <= step ? slide.target : slide.value + Math.sign(left) * step;
  return slide.value !== slide.target;
}

export function same(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]) || Math.abs(value - (other[index] ?? Number.NaN)) < 1e-9);
}
