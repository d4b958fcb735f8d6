import { expect, test } from 'vitest';
import { flareNames } from '../../src/board/surprise.ts';

const frame = { x: 43, y: 162, width: 325, height: 308 };

test('names of flares that lie near each other stand apart and within the frame', () => {
  const flares = [{ x: 82, y: 200, radius: 21, width: 67 }, { x: 162, y: 210, radius: 21, width: 67 }, { x: 57, y: 393, radius: 8, width: 67 }, { x: 69, y: 402, radius: 36, width: 67 }, { x: 350, y: 287, radius: 21, width: 67 }];
  const names = flareNames(flares, 22, frame);
  for (const [index, name] of names.entries()) {
    expect(name.x >= frame.x && name.x + name.width <= frame.x + frame.width && name.y >= frame.y && name.y + name.height <= frame.y + frame.height).toBe(true);
    for (const other of names.slice(index + 1)) expect(name.x + name.width <= other.x || other.x + other.width <= name.x || name.y + name.height <= other.y || other.y + other.height <= name.y).toBe(true);
  }
});
