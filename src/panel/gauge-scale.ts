import type { Bars } from '../curriculum/score.ts';

/** A mark on the gauge: the target, or where stars begin, or both. */
export interface Place {
  value: number;
  /** 0 (worst) to 1 (best) along the track. */
  along: number;
  target: boolean;
  /** Which stars begin here, 1 to 4. */
  stars: readonly number[];
}

export interface GaugeScale {
  places: readonly Place[];
  along(value: number): number;
}

const FIRST = 0.46;
const LAST = 0.92;

/** Lower is better and lies further on. The marks keep their distance; between them the scale bends. */
export function gaugeScale(bound: number, bars: Bars | null, worst: number): GaugeScale {
  // Nobody has a star before the goal is reached.
  const within = (bars ?? []).map((bar) => Math.min(bar, bound));
  const values = [...new Set([bound, ...within])].filter(Number.isFinite).sort((a, b) => b - a);
  const gap = values.length < 2 ? 0 : (LAST - FIRST) / (values.length - 1);
  const places = values.map((value, index) => ({
    value,
    along: values.length === 1 ? 0.7 : FIRST + index * gap,
    target: value === bound,
    stars: within.flatMap((bar, star) => (bar === value ? [star + 1] : [])),
  }));
  const first = places[0] ?? { value: 0, along: FIRST };
  const far = Math.max(Number.isFinite(worst) ? worst : 0, first.value * 8, first.value + 1);
  return {
    places,
    along(value) {
      if (Number.isNaN(value)) return 0;
      if (value > first.value) {
        const part = first.value > 0 ? Math.log(value / first.value) / Math.log(far / first.value) : value / far;
        return first.along * (1 - Math.min(1, part));
      }
      for (const [index, place] of places.entries()) {
        const next = places[index + 1];
        if (next === undefined) return place.along + (1 - place.along) * (place.value > 0 ? 1 - Math.max(0, value) / place.value : 0);
        if (value > next.value) return place.along + (next.along - place.along) * ((place.value - value) / (place.value - next.value));
      }
      return first.along;
    },
  };
}

/** Where a value stands beside the one in the middle, 0 to 1: less lies left, more lies right, and nothing lies outside. */
export function callAlong(value: number, against: number): number {
  const apart = value - against;
  if (Number.isNaN(apart)) return 0.5;
  if (!Number.isFinite(apart)) return apart < 0 ? 0.05 : 0.95;
  const size = Math.max(Math.abs(against), 1e-9);
  return Math.abs(apart) < 1e-9 ? 0.5 : 0.5 + 0.45 * (apart / (Math.abs(apart) + 0.4 * size));
}
