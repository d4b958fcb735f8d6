import { expect, it } from 'vitest';
import { campPoint } from '../../src/game/path.ts';

it('keeps the camps apart and on the screen, and ends lower than it began', () => {
  for (const [portrait, width, height] of [[false, 1280, 720], [true, 390, 844]] as const) {
    const camps = Array.from({ length: 13 }, (_, index) => campPoint(index, 13, portrait)).map(({ x, y }) => ({ x: x * width, y: y * height }));
    for (const [index, camp] of camps.entries()) {
      expect(camp.x).toBeGreaterThan(24);
      expect(camp.x).toBeLessThan(width - 24);
      for (const other of camps.slice(index + 1)) expect(Math.hypot(camp.x - other.x, camp.y - other.y)).toBeGreaterThan(52);
    }
    expect(camps.at(-1)?.y).toBeGreaterThan((camps[0]?.y ?? 0) + height / 2);
  }
});
