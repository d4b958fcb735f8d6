import { type Hint, ready } from './hint-diagnosis.ts';
import type { ParameterTool } from './level-tool.ts';
import { gradientAt } from './measured.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';

/** Downhill with only what was looked at: two slopes that differ tell where the ground lies flat. */
function next(play: Play, tool: ParameterTool): number {
  const here = play.values[tool.id] ?? 0;
  const slope = gradientAt(play.stage, play.values, tool.id);
  const other = play.trail.toReversed().find((values) => Math.abs((values[tool.id] ?? here) - here) >= tool.step / 2);
  if (other !== undefined) {
    const there = other[tool.id] ?? here;
    const bend = (slope - gradientAt(play.stage, other, tool.id)) / (here - there);
    if (bend > 0) return snap(tool, here - slope / bend);
  }
  return snap(tool, here - Math.sign(slope) * (tool.max - tool.min) / 5);
}

/** In the fog each look costs oil, and a place is handed over once: where that was wrong, it says to which side. */
export function hintInFog(play: Play): Hint {
  const tool = play.stage.task.tools.find((each) => each.kind === 'parameter');
  const fresh: Hint = { fault: 'out-of-oil', knob: null, direction: null, move: { kind: 'enter', phase: play.phase } };
  if (tool?.kind !== 'parameter') return fresh;
  const slope = gradientAt(play.stage, play.values, tool.id);
  if (Math.abs(slope) <= play.bound) return ready({ kind: 'commit' });
  const missed = play.verdict === 'missed';
  if (play.oil === 0 && !missed) return fresh;
  return { fault: slope > 0 ? 'uphill-right' : 'downhill-right', knob: tool.id, direction: slope > 0 ? 'down' : 'up', move: missed ? fresh.move : { kind: 'set', values: { [tool.id]: next(play, tool) } } };
}
