import { expect, test } from 'vitest';
import { campPoint } from '../../src/game/path.ts';
import { placeTags, tagBox, type TaggedCamp } from '../../src/panel/camp-tags.ts';

const camp = (x: number, y: number, more: Partial<TaggedCamp> = {}): TaggedCamp => ({ x, y, reach: 20, crown: 0, tag: { width: 80, height: 20 }, always: false, ...more });
const ground = { x: 0, y: 0, width: 400, height: 400 };

test('a name lies below its camp, or where it has room', () => {
  const sides = (...laid: Parameters<typeof placeTags>) => placeTags(...laid).map((tag) => tag?.side);
  expect(placeTags([camp(200, 200)], ground)).toEqual([{ side: 'below', shift: 0 }]);
  expect(sides([camp(200, 390)], ground)).toEqual(['after']);
  expect(sides([camp(360, 390)], ground)).toEqual(['before']);
  expect(sides([camp(200, 200), camp(200, 250)], ground)).toEqual(['after', 'below']);
  expect(sides([camp(200, 200)], ground, [{ x: 0, y: 190, width: 400, height: 80 }])).toEqual(['above']);
});

test('where there is no room there is no name, unless it is always shown; that one comes first', () => {
  const small = { x: 150, y: 150, width: 100, height: 100 };
  expect(placeTags([camp(200, 160)], { ...small, height: 30 })).toEqual([null]);
  const crowd = [camp(200, 175), camp(200, 225)];
  expect(placeTags(crowd, small)).toEqual([null, null]);
  expect(placeTags([camp(200, 175), camp(200, 225, { always: true })], { ...small, height: 130 })).toEqual([null, { side: 'below', shift: 0 }]);
});

test('on every screen no name lies on a camp or on another name', () => {
  for (const [width, height] of [[1280, 720], [390, 844], [844, 390]] as const) {
    for (const count of [5, 8, 13, 19, 25]) {
      const camps = Array.from({ length: count }, (_, index) => {
        const { x, y } = campPoint(index, count, height > width);
        return camp(x * width, y * height, { always: index === 3, crown: index < 3 ? 14 : 0, tag: { width: 60 + 7 * (index % 5), height: index % 2 === 0 ? 18 : 36 } });
      });
      const sides = placeTags(camps, { x: 4, y: 0, width: width - 8, height });
      const boxes = camps.flatMap((each, index) => {
        const tag = sides[index];
        return tag === null || tag === undefined || each.always ? [] : [{ index, box: tagBox(each, tag) }];
      });
      for (const { index, box } of boxes) {
        camps.forEach(({ x, y, reach }, other) => {
          const [aside, away] = [Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height)];
          if (other !== index) expect(Math.hypot(aside, away)).toBeGreaterThanOrEqual(reach);
        });
        for (const { index: other, box: { x, y, width: wide, height: high } } of boxes) {
          if (other !== index) expect(box.x < x + wide && x < box.x + box.width && box.y < y + high && y < box.y + box.height).toBe(false);
        }
      }
      expect(sides[3]).not.toBeNull();
      if (width === 1280 || (width === 390 && count <= 13)) expect(sides.every((side) => side !== null)).toBe(true);
    }
  }
});
