import { chanceArrives } from './chance-search.ts';
import type { Level } from './level.ts';
import type { Play } from './play.ts';
import { metricAt } from './measured.ts';

/** Values that earn one to four stars, loosest first: median, best quarter, best twentieth, best of all reference networks. */
export type Bars = readonly [number, number, number, number];

export interface Score {
  passed: boolean;
  /** 0 to 4; the fourth is "beat them all". */
  stars: number;
  /** The best goal value within the budget of steps, or the count that the level's stars go by; null before anything counts. */
  value: number | null;
  understood: boolean;
  sideGoals: readonly boolean[];
}

function counted(level: Level, play: Play): number | null {
  if (play.won !== null) return play.won.count;
  return level.stars.by === 'reference' && Number.isFinite(play.best) ? play.best : null;
}

/** Bars of a level: its own where it counts something, else those that calibration found. */
export function barsOf(level: Level, calibrated: Bars | null): Bars | null {
  return level.stars.by === 'reference' ? calibrated : level.stars.bars;
}

/** By how many trials the round that was won fell behind chance; what is judged later is behind for ever. */
function trialsOver({ stage, played, passed, bound, phase }: Play): number {
  const drawn = played.task;
  const { bench } = stage.task;
  if (phase !== 'task' || drawn === undefined || bench === undefined || passed === null) return Infinity;
  return passed.epochs / (bench.starts * bench.epochs) - chanceArrives(drawn, bound);
}

/** Level and play to score. At least as good counts. */
export function score(level: Level, play: Play, calibrated: Bars | null): Score {
  const value = counted(level, play);
  const bars = barsOf(level, calibrated);
  const passed = play.passed;
  const reached = passed === null || value === null || bars === null ? 0 : bars.filter((bar) => value <= bar).length;
  // Every step that a hint took takes a star, but for the last.
  const stars = Math.min(reached, Math.max(1, reached - (play.won?.helped ?? 0)));
  const sideGoals = level.sideGoals.map((side) => {
    if (passed === null || (side.metric === 'mean-squared-error' && play.phase !== 'task')) return false;
    if (side.metric === 'parameters') return Object.keys(play.won?.values ?? {}).filter((name) => /^[wb]\d?(\.|$)/.test(name)).length <= side.atMost;
    if (side.metric === 'chance') return trialsOver(play) <= side.atMost;
    const came = side.metric === 'mean-squared-error' ? metricAt(play.stage, play.values, side.metric, side.data) : passed[side.metric];
    return came <= side.atMost;
  });
  return { passed: passed !== null, stars, value, understood: play.called && play.transferred, sideGoals };
}
