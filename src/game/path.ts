/** Where the path of the map runs, in parts of the screen: it descends from the ridge to the valley with the light. */
const WIDE = [[0.08, 0.2], [0.2, 0.3], [0.34, 0.24], [0.47, 0.33], [0.6, 0.25], [0.74, 0.31], [0.86, 0.43], [0.73, 0.52], [0.58, 0.49], [0.43, 0.56], [0.29, 0.52], [0.15, 0.62], [0.27, 0.74], [0.43, 0.76], [0.58, 0.72], [0.73, 0.77], [0.87, 0.84]] as const;
const TALL = [[0.2, 0.17], [0.5, 0.2], [0.8, 0.24], [0.76, 0.32], [0.46, 0.34], [0.18, 0.39], [0.22, 0.47], [0.52, 0.49], [0.82, 0.53], [0.78, 0.61], [0.48, 0.63], [0.18, 0.68], [0.26, 0.76], [0.54, 0.8], [0.8, 0.87]] as const;

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

/** The point a part `along` (0 to 1) of the way down. */
export function pathPoint(along: number, portrait: boolean): { x: number; y: number } {
  const points = portrait ? TALL : WIDE;
  const place = Math.min(Math.max(along, 0), 1) * (points.length - 1);
  const from = Math.min(Math.floor(place), points.length - 2);
  const at = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)] ?? points[0];
  const [before, start, end, after] = [at(from - 1), at(from), at(from + 1), at(from + 2)];
  return { x: spline(before[0], start[0], end[0], after[0], place - from), y: spline(before[1], start[1], end[1], after[1], place - from) };
}

/** Where the camp of a level stands. */
export function campPoint(index: number, count: number, portrait: boolean): { x: number; y: number } {
  return pathPoint(count < 2 ? 0 : index / (count - 1), portrait);
}
