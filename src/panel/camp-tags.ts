export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const SIDES = ['below', 'after', 'before', 'above'] as const;
export type Side = (typeof SIDES)[number];

/** Where a name lies: on a side of its camp, and as many pixels moved along it, to the right or down. */
export interface Tag {
  side: Side;
  shift: number;
}

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
const STEP = 8;
/** Pixels between two names, one over the other, where there is room for them. */
const AIR = 6;

interface Place {
  tag: Tag;
  box: Box;
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Pixels of a name that lie on the round of another camp or on its stars. */
function onCamp(box: Box, { x, y, reach, crown }: TaggedCamp): number {
  const near = { x: Math.min(Math.max(x, box.x), box.x + box.width) - x, y: Math.min(Math.max(y, box.y), box.y + box.height) - y };
  const stars = { x: x - reach, y: y - reach - crown, width: 2 * reach, height: crown };
  const round = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
  return overlap(box, stars) + (near.x * near.x + near.y * near.y < reach * reach ? overlap(box, round) : 0);
}

/** What the name of a camp covers on this side of it; `after` is to the right, whatever the language. */
export function tagBox({ x, y, reach, crown, tag: { width, height } }: TaggedCamp, { side, shift }: Tag): Box {
  if (side === 'after') return { x: x + reach + GAP, y: y - height / 2 + shift, width, height };
  if (side === 'before') return { x: x - reach - GAP - width, y: y - height / 2 + shift, width, height };
  return { x: x - width / 2 + shift, y: side === 'below' ? y + reach + GAP : y - reach - crown - GAP - height, width, height };
}

/** Every place of a name that still touches its camp, those in the middle of a side first. */
function placesOf(camp: TaggedCamp, ground: Box): readonly Place[] {
  const farthest = { along: Math.floor((camp.tag.width / 2) / STEP), beside: Math.floor((camp.reach + camp.tag.height / 2 - GAP) / STEP) };
  const most = Math.max(farthest.along, farthest.beside);
  const shifts = [0, ...Array.from({ length: most }, (_, index) => [(index + 1) * STEP, -(index + 1) * STEP]).flat()];
  return shifts.flatMap((shift) => SIDES.filter((side) => Math.abs(shift) <= STEP * (side === 'below' || side === 'above' ? farthest.along : farthest.beside))
    .map((side) => ({ tag: { side, shift }, box: tagBox(camp, { side, shift }) })))
    .filter(({ box: { x, y, width, height } }) => x >= ground.x && y >= ground.y && x + width <= ground.x + ground.width && y + height <= ground.y + ground.height);
}

/** Lays the names one after the other among the places that are free to each, with so much air between two of them where that can be. */
function layTags(camps: readonly TaggedCamp[], free: readonly (readonly Place[])[], air: number): readonly (Tag | null)[] {
  const laid: (Place | null)[] = camps.map(() => null);
  const isClear = ({ x, y, width, height }: Box) => {
    const apart = { x: x - GAP, y, width: width + 2 * GAP, height };
    return laid.every((other) => other === null || overlap(apart, other.box) === 0);
  };
  /** Names right over or under this one, that read as one with it. */
  const crowded = ({ x, y, width, height }: Box) => laid.filter((other) => other !== null && overlap({ x, y: y - air, width, height: height + 2 * air }, other.box) > 0).length;
  const left = (index: number) => (free[index] ?? []).filter(({ box }) => isClear(box));
  const waiting = new Set(camps.keys());
  while (waiting.size > 0) {
    const [next] = Array.from(waiting, (index) => ({ index, turn: camps[index]?.always === true ? -1 : left(index).length })).toSorted((one, other) => one.turn - other.turn);
    if (next === undefined) break;
    waiting.delete(next.index);
    const takes = ({ box }: Place) => Array.from(waiting).reduce((sum, other) => sum + (free[other] ?? []).filter((each) => overlap(box, each.box) > 0).length, 0);
    laid[next.index] = left(next.index).map((place) => ({ place, near: crowded(place.box), taken: takes(place) })).toSorted((one, other) => one.near - other.near || one.taken - other.taken)[0]?.place ?? null;
  }
  return laid.map((place) => place?.tag ?? null);
}

/**
 * Where each name has room on the ground, or null where it has none. Names that are always shown come first, then whoever has the fewest
 * places left; a name lies where it takes the fewest places from those that wait.
 */
export function placeTags(camps: readonly TaggedCamp[], ground: Box, taken: readonly Box[] = []): readonly (Tag | null)[] {
  const covered = (box: Box, index: number) => taken.reduce((sum, each) => sum + overlap(box, each), 0)
    + camps.reduce((sum, camp, other) => sum + (other === index ? 0 : onCamp(box, camp)), 0);
  const free = camps.map((camp, index) => {
    const places = placesOf(camp, ground);
    const clear = places.filter(({ box }) => covered(box, index) === 0);
    if (clear.length > 0 || !camp.always) return clear;
    return places.toSorted((one, other) => covered(one.box, index) - covered(other.box, index)).slice(0, 1);
  });
  const unnamed = (tags: readonly (Tag | null)[]) => tags.filter((tag) => tag === null).length;
  const close = layTags(camps, free, 0);
  // Air costs no name, and who has none gets another try before the others.
  const tries = [layTags(camps, free, AIR), close, layTags(camps.map((camp, index) => ({ ...camp, always: camp.always || close[index] === null })), free, 0)];
  return tries.reduce((best, each) => (unnamed(each) < unnamed(best) ? each : best));
}
