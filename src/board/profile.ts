import type { Values } from '../curriculum/draw.ts';
import { metricAt } from '../curriculum/measured.ts';
import type { Stage } from '../curriculum/stage.ts';
import type { Area } from './view.ts';

/** The loss over one parameter, sampled evenly from the axis' least to its most. */
export function profileOf(stage: Stage, values: Values, parameter: string, axis: { min: number; max: number }, samples = 161): Float64Array {
  return Float64Array.from({ length: samples }, (_, index) => {
    const value = axis.min + ((axis.max - axis.min) * index) / (samples - 1);
    return metricAt(stage, { ...values, [parameter]: value }, 'mean-squared-error', 'train');
  });
}

/** Values of one axis against pixels, losses against height: linear, so that the steepness seen is the gradient's. */
export interface Plot {
  area: Area;
  min: number;
  max: number;
  /** The loss at the upper rim. */
  ceiling: number;
  /** Pixels between loss zero and the lower rim: ground under the deepest valley. */
  depth: number;
}

export function plotX({ area, min, max }: Plot, value: number): number {
  return area.x + ((value - min) / (max - min)) * area.width;
}

export function plotValue({ area, min, max }: Plot, x: number): number {
  return min + ((x - area.x) / area.width) * (max - min);
}

export function plotY({ area, ceiling, depth }: Plot, loss: number): number {
  const floor = area.y + area.height - depth;
  return floor - (loss / ceiling) * (floor - area.y);
}

/** The loss of a profile at a value between its samples. */
export function lossOn(profile: Float64Array, { min, max }: { min: number; max: number }, value: number): number {
  const place = Math.min(Math.max((value - min) / (max - min), 0), 1) * (profile.length - 1);
  const from = Math.min(Math.floor(place), profile.length - 2);
  const part = place - from;
  return (profile[from] ?? 0) * (1 - part) + (profile[from + 1] ?? 0) * part;
}

/** Ground that has been lit: 1 under the lantern's radius of every stretch walked, falling to 0 at its edge. */
export function lightStretch(mask: Float32Array, axis: { min: number; max: number }, from: number, to: number, radius: number): void {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  for (let index = 0; index < mask.length; index++) {
    const value = axis.min + ((axis.max - axis.min) * index) / (mask.length - 1);
    const away = Math.max(low - value, value - high, 0) / radius;
    const light = away >= 1 ? 0 : Math.min(1, 2.2 * (1 - away));
    mask[index] = Math.max(mask[index] ?? 0, light);
  }
}

export function lightAt(mask: Float32Array, { min, max }: { min: number; max: number }, value: number): number {
  const place = Math.round(((value - min) / (max - min)) * (mask.length - 1));
  return mask[Math.min(Math.max(place, 0), mask.length - 1)] ?? 0;
}
