import type { Program } from '../curriculum/level-program.ts';
import { slotId } from '../curriculum/laid.ts';
import type { Area } from './view.ts';

/** A place for a card on the path. */
export interface Slot extends Area {
  id: string;
  lane: number;
}

export interface Spot {
  x: number;
  y: number;
}

/** The path with its slots, and the small plot of the town. */
export interface Trail {
  slots: readonly Slot[];
  /** Of the trunk and each branch the middle of the path from slot to slot; a branch begins at the fork. */
  paths: readonly (readonly Spot[])[];
  /** Where the name of a branch stands: at its beginning. */
  signs: readonly (Spot & { lane: number })[];
  plot: Area;
  /** Height of the words on the cards. */
  text: number;
}

const GAP = 12;

function row(program: Program, lane: number, x: number, y: number, width: number, height: number): Slot[] {
  const { id, slots } = program.lanes[lane] ?? { id: '', slots: 0 };
  return Array.from({ length: slots }, (_, index) => ({ id: slotId(id, index), lane, x: x + index * (width + GAP), y, width, height }));
}

function middle({ x, y, width, height }: Area): Spot {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Places in `program.lanes` of those that no parameter ends: they follow one another as the trunk. */
const trunkOf = (program: Program) => program.lanes.flatMap(({ parameter }, lane) => (parameter === undefined ? [lane] : []));
const branchesOf = (program: Program) => program.lanes.flatMap(({ parameter }, lane) => (parameter === undefined ? [] : [lane]));

function trunkRow(program: Program, x: number, y: number, width: number, height: number): Slot[] {
  let left = x;
  return trunkOf(program).flatMap((lane) => {
    const slots = row(program, lane, left, y, width, height);
    left += slots.length * (width + GAP);
    return slots;
  });
}

/** The trunk leads to a fork, and from there a branch to each parameter: beside it where there is room, else below. */
export function trailOf(program: Program, area: Area): Trail {
  const slotsOf = (lanes: readonly number[]) => lanes.map((lane) => program.lanes[lane]?.slots ?? 0);
  const trunk = slotsOf(trunkOf(program)).reduce((sum, slots) => sum + slots, 0);
  const branches = branchesOf(program).length;
  const longest = Math.max(1, ...slotsOf(branchesOf(program)));
  const beside = area.width >= 90 * (trunk + longest) && area.width > area.height * 1.1;
  return beside ? besideOf(program, area, trunk, longest, branches) : belowOf(program, area, Math.max(trunk, longest), branches);
}

function besideOf(program: Program, area: Area, trunk: number, longest: number, branches: number): Trail {
  const margin = 26;
  const fork = 54;
  const width = Math.min(128, (area.width - 2 * margin - fork - GAP * (trunk + longest - 2)) / (trunk + longest));
  const height = Math.min(104, width * 0.86, area.height * 0.17);
  const wide = trunk * (width + GAP) - GAP + fork + longest * (width + GAP) - GAP;
  const left = area.x + (area.width - wide) / 2;
  const between = Math.max(GAP * 3, height * 0.5);
  const top = area.y + 34;
  const tall = branches * height + (branches - 1) * between;
  const branchLeft = left + trunk * (width + GAP) - GAP + fork;
  const slots = [
    ...trunkRow(program, left, top + (tall - height) / 2, width, height),
    ...branchesOf(program).flatMap((lane, index) => row(program, lane, branchLeft, top + index * (height + between), width, height)),
  ];
  const forkAt = { x: branchLeft - fork / 2 - 4, y: top + tall / 2 };
  const below = top + tall + 30;
  const plot = { x: left, y: below, width: wide, height: area.y + area.height - below - 14 };
  return finish(program, slots, forkAt, plot, 16);
}

function belowOf(program: Program, area: Area, longest: number, branches: number): Trail {
  const margin = 12;
  const gap = GAP;
  const width = Math.min(132, (area.width - 2 * margin - gap * (longest - 1)) / longest);
  const rows = branches + 1;
  // A network needs more of the room below than the plot of a town.
  const deep = program.lanes.some(({ back }) => back === true);
  const close = deep || area.height < 340;
  const between = close ? 10 : 18;
  const height = Math.max(close ? 44 : 58, Math.min(96, width * 0.92, (area.height * (deep ? 0.4 : 0.62) - between * rows) / rows));
  const wide = longest * (width + gap) - gap;
  const left = area.x + (area.width - wide) / 2;
  const top = area.y + 12;
  const slots = [
    ...trunkRow(program, left, top, width, height),
    ...branchesOf(program).flatMap((lane, index) => row(program, lane, left, top + (index + 1) * (height + between), width, height)),
  ];
  const below = top + rows * (height + between);
  const plot = { x: left, y: below, width: wide, height: area.y + area.height - below - 12 };
  return finish(program, slots, { x: left - 2, y: top + height + between / 2 }, plot, 16);
}

function finish(program: Program, slots: readonly Slot[], fork: Spot, plot: Area, text: number): Trail {
  const trunk = trunkOf(program).flatMap((lane) => slots.filter((slot) => slot.lane === lane));
  const lanes = [trunk, ...branchesOf(program).map((lane) => slots.filter((slot) => slot.lane === lane))];
  const last = trunk.at(-1);
  const paths = lanes.map((lane, index) => {
    const spots = lane.map(middle);
    if (index === 0 || last === undefined) return spots;
    const first = spots[0];
    const stacked = first !== undefined && first.y > middle(last).y + last.height / 2 && fork.x < (lane[0]?.x ?? 0);
    const beside = fork.x > last.x + last.width;
    const start = middle(last);
    const way = beside || !stacked ? [start, fork] : [start, { x: start.x, y: fork.y }, { x: fork.x, y: fork.y }];
    return [...way, ...(first === undefined ? [] : [{ x: fork.x, y: first.y }]), ...spots];
  });
  const signs = lanes.flatMap((lane, index) => {
    const first = lane[0];
    if (index === 0 || first === undefined) return [];
    return [fork.x < first.x - 20 ? { lane: first.lane, x: (fork.x + first.x) / 2 + 6, y: first.y + first.height / 2 } : { lane: first.lane, x: first.x + 4, y: first.y + 4 }];
  });
  return { slots, paths, signs, plot, text };
}

export function slotAt(trail: Trail, x: number, y: number): Slot | null {
  return trail.slots.find((slot) => x >= slot.x - 4 && x <= slot.x + slot.width + 4 && y >= slot.y - 4 && y <= slot.y + slot.height + 4) ?? null;
}
