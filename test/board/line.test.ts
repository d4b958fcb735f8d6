import { describe, expect, test } from 'vitest';
import { barsOf, placeFigures, squareOn } from '../../src/board/line-bars.ts';
import { dragged, gripsOf, lineAt } from '../../src/board/line-drag.ts';
import { awayOf } from '../../src/board/line-away.ts';
import { cut, type Frame, niceStep, pixel, valueAt } from '../../src/board/line-frame.ts';
import { arrived, glide, glideAt, same, slid, walk } from '../../src/board/line-motion.ts';

const frame: Frame = {
  plot: { x: 50, y: 20, width: 400, height: 300 }, small: false, text: 16, street: 330,
  x: { from: 0, to: 10, start: 50, end: 450, ticks: [] },
  y: { from: 60, to: 160, start: 320, end: 20, ticks: [] },
};
const w = { min: -20, max: 10, step: 0.1, scale: 'linear' } as const;
const b = { min: 50, max: 220, step: 1, scale: 'linear' } as const;
const span = { left: 0, right: 10 };

test('pixels and values are inverse', () => {
  expect(pixel(frame.x, 5)).toBe(250);
  expect(valueAt(frame.y, pixel(frame.y, 97))).toBeCloseTo(97);
  expect([niceStep(80, 5), niceStep(9.5, 6), niceStep(0.7, 2)]).toEqual([20, 2, 0.5]);
});

describe('a line that is dragged', () => {
  const held = { w: -5, b: 140 };
  test('follows the hand at one end and stays at the other', () => {
    const left = dragged('left', 150, 0, span, { w, b }, held);
    expect(left).toEqual({ w: -6, b: 150 });
    expect(lineAt(left, 10)).toBeCloseTo(lineAt(held, 10));
    const right = dragged('right', 70.2, 10, span, { w, b }, held);
    expect(right).toEqual({ w: -7, b: 140 });
  });
  test('stands on the knobs and within them', () => {
    expect(dragged('left', 500, 0, span, { w, b }, held).b).toBe(220);
    expect(dragged('right', 71.26, 10, span, { w, b }, held).w).toBe(-6.9);
  });
  test('moves only what has a knob', () => {
    expect(gripsOf({ w, b })).toEqual(['left', 'right']);
    expect(gripsOf({ w: null, b })).toEqual(['lift']);
    expect(gripsOf({ w, b: null })).toEqual(['right']);
    expect(gripsOf({ w: null, b: null })).toEqual([]);
    expect(dragged('lift', 130, 4, span, { w: null, b }, held)).toEqual({ b: 150 });
    expect(dragged('right', 100, 10, span, { w, b: null }, held)).toEqual({ w: -4 });
  });
});

test('a line that lies wholly outside of the prices is pointed to, one that shows anywhere is not', () => {
  const neuron = { inputs: 1, layers: [{ kind: 'dense', units: 1, activation: 'linear' }], loss: 'mean-squared-error' } as const;
  const away = (slope: number, lift: number) => awayOf(frame, { ...neuron, layers: [...neuron.layers] }, Float64Array.of(slope, lift));
  expect(away(0, 0)).toEqual({ way: 'down', arrows: [{ x: 130, y: 320 }, { x: 250, y: 320 }, { x: 370, y: 320 }] });
  expect(away(3, 200)).toMatchObject({ way: 'up', arrows: [{ y: 20 }, { y: 20 }, { y: 20 }] });
  expect([away(-5, 140), away(40, 0), away(Number.NaN, 0)]).toEqual([null, null, null]);
});

test('a polyline is cut where it leaves the plot, and what is no number is left out', () => {
  const rising = [{ x: 0, y: 200 }, { x: 100, y: -200 }];
  expect(cut(rising, 0, 100)).toEqual([[{ x: 25, y: 100 }, { x: 50, y: 0 }]]);
  expect(cut([{ x: 0, y: 10 }, { x: 10, y: Number.NaN }, { x: 20, y: 10 }, { x: 30, y: 20 }], 0, 100)).toEqual([[{ x: 20, y: 10 }, { x: 30, y: 20 }]]);
  expect(cut([{ x: 0, y: -5 }, { x: 10, y: -9 }], 0, 100)).toEqual([]);
});

describe('error bars', () => {
  const inputs = [1, 5, 9];
  const targets = [100, 120, 90];
  const said = [110, 100, 92];
  test('have the sign of predicted minus actual', () => {
    const bars = barsOf(frame, inputs, targets, said, null);
    expect(bars.map(({ error }) => error)).toEqual([10, -20, 2]);
    expect(bars.map(({ actual, predicted }) => predicted < actual)).toEqual([true, false, true]);
  });
  test('fade where the law looks at the largest alone', () => {
    const strong = (measure: string) => barsOf(frame, inputs, targets, said, { aggregate: 'max', measure }).map(({ strength }) => strength === 1);
    expect(strong('squared')).toEqual([false, true, false]);
    expect(strong('error')).toEqual([true, false, false]);
  });
  test('carry squares as wide as they are tall, inside the plot', () => {
    for (const bar of barsOf(frame, inputs, targets, said, null)) {
      const { x, side } = squareOn(bar, frame);
      expect(side).toBeCloseTo(Math.abs(bar.predicted - bar.actual));
      expect(x >= frame.plot.x && x + side <= frame.plot.x + frame.plot.width).toBe(true);
    }
  });
  test('have figures that do not lie on one another', () => {
    const near = [0.5, 0.9, 1.2, 1.6, 2, 2.5, 3.1];
    const bars = barsOf(frame, near, near.map((mile) => 140 - mile * 4), near.map((mile) => 128 - mile * 5), null);
    const figures = placeFigures(bars, [], frame, 50, 18);
    expect(figures).toHaveLength(near.length);
    for (const one of figures) for (const other of figures) {
      if (one.row !== other.row) expect(Math.abs(one.x - other.x) >= 50 || Math.abs(one.y - other.y) >= 18).toBe(true);
    }
  });
});

describe('what moves', () => {
  const from = Float64Array.of(0, 100);
  const to = Float64Array.of(-8, 150);
  test('begins where it was and ends where it is', () => {
    const way = glide(from, to, 0.6);
    expect(same(glideAt(way), from)).toBe(true);
    way.elapsed = 0.6;
    expect(same(glideAt(way), to) && arrived(way)).toBe(true);
  });
  test('walks a trained path epoch by epoch', () => {
    const middle = Float64Array.of(5, 5);
    const way = walk([from, middle, to]);
    way.elapsed = way.seconds / 2;
    expect(same(glideAt(way), middle)).toBe(true);
    way.elapsed = way.seconds;
    expect(same(glideAt(way), to)).toBe(true);
  });
  test('slides no further than its target', () => {
    const slide = { value: 0, target: 1, speed: 2 };
    expect([slid(slide, 0.25), slide.value, slid(slide, 9), slide.value]).toEqual([true, 0.5, false, 1]);
  });
});
