import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { footRoom, textSize } from './axes.ts';
import { adjustAsked } from './control.ts';
import type { Plot } from './profile.ts';
import type { Area } from './view.ts';

/** Where a loss curve lies in its area: the ground goes on past the knob's range, so that what stands at its ends has room. */
export interface CurveFrame {
  inner: Area;
  /** What is drawn: wider than the view's own axis. */
  axis: { min: number; max: number };
  size: number;
  small: boolean;
  /** Half the length of the ruler on the slope. */
  ruler: number;
}

export function curveFrame(area: Area, view: Extract<View, { kind: 'loss-curve' }>, play: Play | null): CurveFrame {
  const size = textSize(area);
  const small = area.width < 420 || area.height < 300;
  const left = size * 3.6 + 12;
  const tangent = play !== null && tangentShown(play, view.parameter);
  const ruler = Math.min(86, (area.width - left) * 0.16);
  const top = Math.max(small ? 50 : 62, tangent ? ruler + 12 : 0);
  const inner = { x: area.x + left, y: area.y + top, width: area.width - left, height: area.height - top - footRoom(area) };
  const before = tangent ? ruler * 0.7 : 28;
  const after = tangent ? ruler + 10 : 40;
  const unit = (view.axis.max - view.axis.min) / (inner.width - before - after);
  return { inner, axis: { min: view.axis.min - before * unit, max: view.axis.max + after * unit }, size, small, ruler };
}

/** The slope is what this task is about. */
export function tangentShown({ stage, ...play }: Play, parameter: string): boolean {
  const { visibility, questions } = stage.task;
  return visibility?.oil !== undefined || (visibility !== undefined && questions.length > 0)
    || adjustAsked({ stage, ...play }, parameter) !== null || questions.some(({ ask }) => ask.of === 'adjusted' || ask.of === 'gradient');
}

/** The rim: a little above the higher end of the view's own axis. */
export function ceilingOf(profile: Float64Array, { axis }: CurveFrame, own: { min: number; max: number }): number {
  const place = (value: number) => ((value - axis.min) / (axis.max - axis.min)) * (profile.length - 1);
  return Math.max(1e-9, Math.max(...profile.slice(Math.floor(place(own.min)), Math.ceil(place(own.max)) + 1)) * 1.02);
}

export function plotOf({ inner, axis }: CurveFrame, ceiling: number): Plot {
  return { area: inner, ...axis, ceiling, depth: inner.height * 0.17 };
}
