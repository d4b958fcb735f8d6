import type { Point } from './line-frame.ts';
import type { Area } from './view.ts';

export interface AttentionFrame {
  small: boolean;
  text: number;
  /** The plane of query and keys. */
  plane: Area;
  place(pair: readonly [number, number]): Point;
  pairAt(point: Point): readonly [number, number];
  /** The words that are looked at stand on this line, the one that looks under it. */
  words: number;
  asking: Point;
  reading: Area;
}

/** Plane and sentence: side by side where it is wide, one above the other where it is not. */
export function attentionFrame(area: Area, axis: { min: number; max: number }): AttentionFrame {
  const small = area.width < 560;
  const pad = small ? 12 : 30;
  const side = small ? Math.min(area.height * 0.5, area.width - 2 * pad) : Math.min(area.height * 0.54, area.width * 0.46);
  const plane = { x: area.x + (area.width - side) / 2, y: area.y + (small ? 20 : 34), width: side, height: side };
  const reading = { x: area.x + pad, y: plane.y + side + (small ? 18 : 26), width: area.width - 2 * pad, height: area.y + area.height - plane.y - side - (small ? 38 : 52) };
  const scale = side / (axis.max - axis.min);
  return {
    small, text: small ? 15 : 20, plane, reading,
    place: ([first, second]) => ({ x: plane.x + (first - axis.min) * scale, y: plane.y + plane.height - (second - axis.min) * scale }),
    pairAt: ({ x, y }) => [axis.min + (x - plane.x) / scale, axis.min + (plane.y + plane.height - y) / scale],
    words: reading.y + (small ? 18 : 22),
    asking: { x: area.x + area.width / 2, y: reading.y + reading.height },
  };
}
