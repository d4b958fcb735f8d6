export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const SIDES = ['below', 'after', 'before', 'above'] as const;
export type Side = (typeof SIDES)[number];

/** A camp on the map: its middle, what it takes of the ground around, and the size of its name. */
export interface TaggedCamp {
  x: number;
  y: number;
  reach: number;
  /** Room above it that its stars take. */
  crown: number;
  tag: { width: number; height: number };
  /** Its name is shown in any case. */
  always: boolean;
}

const GAP = 3;

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Where the name of a camp lies on this side of it; `after` is to the right, whatever the language. */
export function tagBox({ x, y, reach, crown, tag: { width, height } }: TaggedCamp, side: Side): Box {
  if (side === 'after') return { x: x + reach + GAP, y: y - height / 2, width, height };
  if (side === 'before') return { x: x - reach - GAP - width, y: y - height / 2, width, height };
  return { x: x - width / 2, y: side === 'below' ? y + reach + GAP : y - reach - crown - GAP - height, width, height };
}

/** The side on which each name has room on the ground, or null where it has none. Names that are always shown come first. */
export function placeTags(camps: readonly TaggedCamp[], ground: Box, taken: readonly Box[] = []): readonly (Side | null)[] {
  const stands = camps.map(({ x, y, reach, crown }) => ({ x: x - reach, y: y - reach - crown, width: 2 * reach, height: 2 * reach + crown }));
  const placed: Box[] = [];
  const sides: (Side | null)[] = camps.map(() => null);
  const within = ({ x, y, width, height }: Box) => x >= ground.x && y >= ground.y && x + width <= ground.x + ground.width && y + height <= ground.y + ground.height;
  const turn = camps.map((_, index) => index).toSorted((one, other) => Number(camps[other]?.always) - Number(camps[one]?.always));
  for (const index of turn) {
    const camp = camps[index];
    if (camp === undefined) continue;
    const others = [...taken, ...placed, ...stands.filter((_, other) => other !== index)];
    const tries = SIDES.map((side) => ({ side, box: tagBox(camp, side) })).filter(({ box }) => within(box))
      .map((each) => ({ ...each, covered: others.reduce((sum, other) => sum + overlap(each.box, other), 0) }));
    const best = tries.toSorted((one, other) => one.covered - other.covered)[0];
    if (best === undefined || (best.covered > 0 && !camp.always)) continue;
    sides[index] = best.side;
    placed.push(best.box);
  }
  return sides;
}
