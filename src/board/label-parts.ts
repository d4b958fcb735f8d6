import type { Point } from './line-frame.ts';

/** Something that is written along a way. */
export interface Written {
  id: string;
  along(part: number): Point;
}

/** Parts of its way at which something may be written, the dearest first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

/** At which part of its way each is written, so that labels of this size on ways that cross stand apart. */
export function labelParts(written: readonly Written[], label: { width: number; height: number }): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  const placed: Point[] = [];
  const apart = (one: Point, other: Point) => Math.max(Math.abs(one.x - other.x) / label.width, Math.abs(one.y - other.y) / label.height);
  const level = ({ along }: Written) => Math.abs(along(0).y - along(1).y);
  // Steep ways have the most places to choose from: they come last.
  for (const { id, along } of written.toSorted((one, other) => level(one) - level(other))) {
    const free = (part: number) => Math.min(1, ...placed.map((each) => apart(each, along(part))));
    const best = PARTS.reduce((found, part) => (free(part) > free(found) + 1e-9 ? part : found), PARTS[0] ?? 0.5);
    parts.set(id, best);
    placed.push(along(best));
  }
  return parts;
}
