import { expect, it } from 'vitest';
import { campPoint, pathPoint, valleyPoints } from '../../src/game/path.ts';

/** Width, height, and how far apart camps are at least: small phones squeeze them a little. */
const screens = [[1280, 720, 44], [390, 844, 44], [844, 390, 44], [1920, 1080, 44], [360, 640, 40], [667, 375, 40]] as const;

it.each([5, 8, 13, 16, 17, 19, 21, 25])('keeps %i camps apart and on the screen, and ends lower than it began', (count) => {
  for (const turned of [false, true]) {
    for (const [width, height, apart] of screens) {
      const camps = Array.from({ length: count }, (_, index) => campPoint(index, count, height > width, turned)).map(({ x, y }) => ({ x: x * width, y: y * height }));
      for (const [index, camp] of camps.entries()) {
        expect(camp.x).toBeGreaterThan(22);
        expect(camp.x).toBeLessThan(width - 22);
        for (const other of camps.slice(index + 1)) expect(Math.hypot(camp.x - other.x, camp.y - other.y), `${count} on ${width} by ${height}`).toBeGreaterThan(apart);
      }
      expect(camps.at(-1)?.y).toBeGreaterThan((camps[0]?.y ?? 0) + height / 2);
    }
  }
});

it('goes at an even pace: camps are as far from each other along the whole way', () => {
  for (const [portrait, width, height] of [[false, 1280, 720], [true, 390, 844]] as const) {
    const steps = Array.from({ length: 200 }, (_, index) => {
      const [from, to] = [pathPoint(index / 200, portrait), pathPoint((index + 1) / 200, portrait)];
      return Math.hypot((to.x - from.x) * width, (to.y - from.y) * height);
    });
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.5);
  }
});

it('a turned path is the same from the other side', () => {
  for (const along of [0, 0.3, 1]) {
    const [one, other] = [pathPoint(along, true), pathPoint(along, true, true)];
    expect(other.x).toBeCloseTo(1 - one.x, 12);
    expect(other.y).toBe(one.y);
  }
});

it('gives every valley of the course a place of its own, lower and lower on each side', () => {
  for (const [width, height] of screens) {
    for (let count = 1; count <= 7; count++) {
      const points = valleyPoints(count, { width, height }, 'ltr').map(([x, y]) => ({ x: x * width, y: y * height }));
      for (const [index, point] of points.entries()) {
        expect(point.x).toBeGreaterThan(50);
        expect(point.x).toBeLessThan(width - 50);
        expect(point.y).toBeLessThan(height - 50);
        for (const other of points.slice(index + 1)) expect(Math.hypot(point.x - other.x, point.y - other.y)).toBeGreaterThan(80);
        const below = points[index + 2];
        if (below !== undefined) expect(below.y).toBeGreaterThan(point.y);
      }
    }
  }
});
