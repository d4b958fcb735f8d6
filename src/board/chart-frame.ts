import type { View } from '../curriculum/level-view.ts';
import { footRoom, textSize } from './axes.ts';
import type { Chart } from './relief.ts';
import type { Area } from './view.ts';

const TOP = 46;

/** Where a landscape lies in its area, its figures and titles around it. */
export function chartIn(area: Area, { xAxis, yAxis }: Extract<View, { kind: 'landscape' }>): Chart {
  const left = textSize(area) * 2.4 + 16;
  return { area: { x: area.x + left, y: area.y + TOP, width: area.width - left - 22, height: area.height - TOP - footRoom(area) }, x: xAxis, y: yAxis };
}
