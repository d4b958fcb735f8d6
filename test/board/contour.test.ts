import { expect, test } from 'vitest';
import { contoursOf, heightOn, netOver } from '../../src/board/contour.ts';
import { chartPoint, chartValues, reliefOf } from '../../src/board/relief.ts';
import { isTurned, pathPoint } from '../../src/game/path.ts';
import { terrainOf } from '../../src/board/terrain.ts';
import { readFileSync } from 'node:fs';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { metricAt } from '../../src/curriculum/measured.ts';

test('a ring around a cone lies at its radius, and every fifth is major', () => {
  const net = netOver({ x: 0, y: 0, width: 200, height: 200 }, 4, (x, y) => -Math.hypot(x - 100, y - 100));
  const rings = contoursOf(net, [-80, -70, -60, -50, -40, -30]);
  expect(rings.map(({ major }) => major)).toEqual([true, false, false, false, false, true]);
  for (const { threshold, rings: [ring = new Float64Array()] } of rings) {
    for (let point = 0; point < ring.length; point += 2) {
      expect(Math.hypot((ring[point] ?? 0) - 100, (ring[point + 1] ?? 0) - 100)).toBeCloseTo(-threshold, 0);
    }
  }
});

test('a net gives back the plane that it was laid over', () => {
  const net = netOver({ x: 10, y: 20, width: 90, height: 60 }, 7, (x, y) => 3 * x - 2 * y, 5);
  expect(heightOn(net, 42.3, 55.5)).toBeCloseTo(3 * 42.3 - 2 * 55.5, 6);
});

test('the mountainside falls from camp to camp, down to the valley', () => {
  for (const part of [0, 1, 2, 3, 4, 5, 6]) for (const [width, height] of [[1280, 720], [390, 844]] as const) for (const direction of ['ltr', 'rtl'] as const) {
    const terrain = terrainOf(width, height, part, direction);
    const heights = Array.from({ length: 13 }, (_, camp) => {
      const { x, y } = pathPoint(camp / 12, height > width, isTurned(part, direction));
      return terrain.heightAt(x * width, y * height);
    });
    heights.slice(1).forEach((high, camp) => { expect(high, `part ${part} ${direction}, camp ${camp + 2} at ${width} by ${height}`).toBeLessThan(heights[camp] ?? 0); });
    const { x, y } = pathPoint(1, height > width, isTurned(part, direction));
    for (const [dx, dy] of [[40, 0], [-40, 0], [0, 40], [0, -40]] as const) {
      expect(terrain.heightAt(x * width + dx, y * height + dy)).toBeGreaterThan(terrain.heightAt(x * width, y * height));
    }
  }
});

test('the contour of the target is the true loss', () => {
  const file = 'levels/linear-regression/minimise.json';
  const play = firstPlay(parseLevel(JSON.parse(readFileSync(file, 'utf8')), file), 1);
  const chart = { area: { x: 0, y: 0, width: 600, height: 500 }, x: { min: -15, max: 5 }, y: { min: 80, max: 200 } };
  const { target } = reliefOf(play.stage, play.values, ['w', 'b'], chart, play.bound);
  const ring = target?.contour.rings[0] ?? new Float64Array();
  expect(ring.length).toBeGreaterThan(20);
  for (let point = 0; point < ring.length; point += 2) {
    const { x, y } = chartValues(chart, ring[point] ?? 0, ring[point + 1] ?? 0);
    expect(metricAt(play.stage, { ...play.values, w: x, b: y }, 'mean-squared-error', 'train')).toBeCloseTo(play.bound, 0);
  }
  expect(chartPoint(chart, 5, 200)).toEqual({ x: 600, y: 0 });
});
