import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import type { ParameterTool } from '../curriculum/level-tool.ts';
import type { Play } from '../curriculum/play.ts';
import { snap } from '../curriculum/range.ts';
import { type Frame, type Point, valueAt } from './line-frame.ts';
import type { HandGrip } from './line-hand.ts';

/** Moves neighbours apart until each has its room; who stands free stays. */
export function spread(places: readonly number[], room: number, from: number, to: number): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).sort((one, other) => one.place - other.place);
  for (let turn = 0; turn < 60; turn++) {
    for (const [index, one] of order.entries()) {
      const next = order[index + 1];
      const lack = next === undefined ? 0 : room - (next.place - one.place);
      if (next === undefined || lack <= 0) continue;
      one.place -= lack / 2;
      next.place += lack / 2;
    }
    for (const one of order) one.place = Math.min(to, Math.max(from, one.place));
  }
  const found = [...places];
  for (const { place, index } of order) found[index] = place;
  return found;
}

/** The knob behind a grip, where it can be turned. */
export function knobBehind(play: Play, grip: HandGrip): ParameterTool | null {
  const { stage } = play;
  const tool = stage.task.tools.find((each) => each.kind === 'parameter' && each.id === grip.id);
  return tool?.kind === 'parameter' && toolInUse(play, tool.id) ? tool : null;
}

/** What a grip comes to stand on when it is dragged here. */
export function handDragged(frame: Frame, grip: HandGrip, tool: ParameterTool, { x, y }: Point): Values {
  if (grip.id.startsWith('r')) return { [grip.id]: snap(tool, valueAt(frame.y, y) - valueAt(frame.y, grip.y) + grip.value) };
  return { [grip.id]: snap(tool, grip.along === 'x' ? valueAt(frame.x, x) : valueAt(frame.y, y)) };
}
