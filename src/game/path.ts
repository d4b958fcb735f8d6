/** Where the path of a part runs, in parts of the screen: it descends from the ridge to the valley with the light. */
const WIDE = [[0.08, 0.2], [0.2, 0.28], [0.34, 0.22], [0.47, 0.31], [0.6, 0.23], [0.74, 0.28], [0.86, 0.31], [0.92, 0.395], [0.86, 0.48], [0.74, 0.5], [0.58, 0.46], [0.43, 0.52], [0.28, 0.48], [0.15, 0.51], [0.09, 0.605], [0.16, 0.695], [0.28, 0.71], [0.43, 0.74], [0.58, 0.69], [0.73, 0.74], [0.87, 0.8]] as const;
const TALL = [[0.2, 0.135], [0.5, 0.158], [0.82, 0.201], [0.78, 0.29], [0.46, 0.302], [0.16, 0.357], [0.2, 0.446], [0.52, 0.456], [0.84, 0.512], [0.8, 0.6], [0.48, 0.612], [0.16, 0.668], [0.22, 0.756], [0.52, 0.779], [0.8, 0.845]] as const;

export interface Point {
  x: number;
  y: number;
}

/** A point at a place 0 to length - 1 on the smooth line through these. */
export function splinePoint(points: readonly (readonly [number, number])[], place: number): Point {
  const last = points.length - 1;
  const from = Math.min(Math.max(0, Math.floor(place)), Math.max(0, last - 1));
  const at = (index: number) => points[Math.min(Math.max(index, 0), last)] ?? [0.5, 0.5];
  const [before, start, end, after] = [at(from - 1), at(from), at(from + 1), at(from + 2)];
  return { x: spline(before[0], start[0], end[0], after[0], place - from), y: spline(before[1], start[1], end[1], after[1], place - from) };
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

const PIECES = 600;

/** Points at equal distances along the line, on a screen so much wider than it is high. */
function paced(points: readonly (readonly [number, number])[], aspect: number): readonly Point[] {
  const fine = Array.from({ length: PIECES + 1 }, (_, index) => splinePoint(points, (index / PIECES) * (points.length - 1)));
  const walked = [0];
  fine.slice(1).forEach((point, index) => {
    const from = fine[index] ?? point;
    const [dx, dy] = [(point.x - from.x) * aspect, point.y - from.y];
    walked.push((walked[index] ?? 0) + Math.sqrt(dx * dx + dy * dy));
  });
  const whole = walked[PIECES] ?? 0;
  let index = 0;
  return Array.from({ length: PIECES + 1 }, (_, step) => {
    const wanted = (step / PIECES) * whole;
    while (index < PIECES - 1 && (walked[index + 1] ?? whole) < wanted) index++;
    const [start, end] = [walked[index] ?? 0, walked[index + 1] ?? whole];
    const [from, to] = [fine[index], fine[index + 1]];
    const part = end > start ? (wanted - start) / (end - start) : 0;
    return { x: (from?.x ?? 0) + ((to?.x ?? 0) - (from?.x ?? 0)) * part, y: (from?.y ?? 0) + ((to?.y ?? 0) - (from?.y ?? 0)) * part };
  });
}

const ways: Record<'wide' | 'tall', readonly Point[] | null> = { wide: null, tall: null };

/** Equal steps on a path are equal distances on the screen. */
function wayOf(portrait: boolean): readonly Point[] {
  const shape = portrait ? 'tall' : 'wide';
  const way = ways[shape] ?? (portrait ? paced(TALL, 390 / 844) : paced(WIDE, 844 / 390));
  ways[shape] = way;
  return way;
}

export type Direction = 'ltr' | 'rtl';

/** The way begins where one begins to read. Every other part is seen from the other side, so that one valley is not like the next. */
export function isTurned(partNumber: number, direction: Direction): boolean {
  return (partNumber % 2 === 1) !== (direction === 'rtl');
}

/** The point a part `along` (0 to 1) of the way down; `turned`: from right to left. */
export function pathPoint(along: number, portrait: boolean, turned = false): Point {
  const way = wayOf(portrait);
  const place = Math.min(Math.max(along, 0), 1) * PIECES;
  const index = Math.min(Math.floor(place), PIECES - 1);
  const [from, to] = [way[index], way[index + 1]];
  const part = place - index;
  const x = (from?.x ?? 0) + ((to?.x ?? 0) - (from?.x ?? 0)) * part;
  const y = (from?.y ?? 0) + ((to?.y ?? 0) - (from?.y ?? 0)) * part;
  return { x: turned ? 1 - x : x, y };
}

/** Where the camp of a level stands. */
export function campPoint(index: number, count: number, portrait: boolean, turned = false): Point {
  return pathPoint(count < 2 ? 0 : index / (count - 1), portrait, turned);
}

/** Where the valley of each part lies on a screen, all parts seen from further above. A low screen keeps room for their names. */
export function valleyPoints(count: number, { width, height }: { width: number; height: number }, direction: Direction): readonly (readonly [number, number])[] {
  const points = Array.from({ length: count }, (_, index) => {
    const along = count < 2 ? 0.5 : index / (count - 1);
    const low = index % 2 === 1;
    if (height > width) return [count < 2 ? 0.5 : low ? 0.84 : 0.16, 0.155 + 0.74 * along] as const;
    // A last valley that lies low has its name above the edge.
    const [high, gap, fall] = height < 480 ? [0.19, 0.42, 0.06] : [0.2, 0.17, count % 2 === 0 ? 0.3 : 0.43];
    return [0.12 + 0.76 * along, high + (low ? gap : 0) + fall * along] as const;
  });
  return direction === 'rtl' ? points.map(([x, y]) => [1 - x, y] as const) : points;
}
