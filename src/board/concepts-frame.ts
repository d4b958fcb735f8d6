import type { Point } from './line-frame.ts';
import type { Area } from './view.ts';

export interface ConceptsFrame {
  small: boolean;
  text: number;
  middle: Point;
  /** The ring's half axes. */
  reach: Point;
  camp: number;
}

export function conceptsFrame(area: Area): ConceptsFrame {
  const small = area.width < 560;
  return {
    small, text: small ? 15 : 20, camp: small ? 24 : 40,
    middle: { x: area.x + area.width / 2, y: area.y + area.height / 2 },
    reach: { x: area.width * (small ? 0.33 : 0.34), y: area.height * 0.32 },
  };
}

/** A place on the ring a part (0 to 1) of the way round, clockwise from the upper left; `out`: so many times as far from the middle. */
export function ringPoint({ middle, reach }: ConceptsFrame, part: number, out = 1): Point {
  const angle = 2 * Math.PI * part - 0.75 * Math.PI;
  return { x: middle.x + reach.x * Math.cos(angle) * 1.2 * out, y: middle.y + reach.y * Math.sin(angle) * 1.2 * out };
}

/** Where a piece waits: strewn between the middle and the ring. */
export function waitingPoint({ middle, reach, small }: ConceptsFrame, index: number, count: number): Point {
  // Lists stand inside of the ring where it is wide: what waits keeps off them.
  const across = reach.x * (small ? 1 : 0.68);
  const angle = 2.4 * index + 0.9;
  const away = 0.42 + 0.34 * ((index * 7) % count) / Math.max(1, count - 1);
  return { x: middle.x + across * away * Math.cos(angle), y: middle.y + reach.y * (away + 0.12) * Math.sin(angle) };
}

/** Where the piece that came as the so-manieth lies: under its place, in a list; where that is narrow, in a row. */
export function piecePoint({ camp, small }: ConceptsFrame, at: Point, index: number, count: number, middle: boolean): Point {
  if (small) return { x: at.x + 15 * (index - (count - 1) / 2), y: at.y + camp + (middle ? 22 : 8) };
  return { x: at.x - camp, y: at.y + camp * (middle ? 1.65 : 1.15) + 22 * index };
}
