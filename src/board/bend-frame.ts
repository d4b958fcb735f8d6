import type { View } from '../curriculum/level-view.ts';
import type { Frame } from './line-frame.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

type BendView = Extract<View, { kind: 'bend' }>;

/** The road with what is said over it: with a gate, the road lies at zero, and what is under it is never heard. */
export function bendFrame(area: Area, view: BendView): Frame {
  const small = view.place === 'inset' || area.width < 280 || area.height < 190;
  const narrow = area.width < 480;
  const text = small ? 14 : narrow ? 16 : area.width > 1100 ? 18 : 15;
  const left = small ? 34 : narrow ? 46 : 62;
  const right = small ? 12 : narrow ? 26 : 40;
  const top = small ? 8 : text + 26;
  const bottom = small ? 30 : 2 * text + 36;
  const plot = { x: area.x + left, y: area.y + top, width: area.width - left - right, height: area.height - top - bottom };
  const foot = plot.y + plot.height;
  return {
    plot, small, text,
    x: { from: view.x.min, to: view.x.max, start: plot.x, end: plot.x + plot.width, ticks: ticks(view.x.min, view.x.max, small ? 2 : narrow ? 4 : 6) },
    y: { from: view.y.min, to: view.y.max, start: foot, end: plot.y, ticks: ticks(view.y.min, view.y.max, small ? 2 : Math.max(3, Math.min(6, Math.floor(plot.height / 58)))) },
    street: view.rows === 'gate' ? plot.y + (view.y.max / (view.y.max - view.y.min)) * plot.height : foot + (small ? 4 : 12),
  };
}
