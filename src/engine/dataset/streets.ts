import { random, type Random } from '../random.ts';
import { box, ellipse, paint, polygon, type Raster, type Shape, stroke } from './raster.ts';

/** Size of a picture, in pixels. */
export const STREET_WIDTH = 32;
export const STREET_HEIGHT = 24;
/** What a street scene shows one of. */
export const STREET_THINGS = ['car', 'person', 'lamp'] as const;
/** What a pixel may belong to. */
export const STREET_GROUNDS = ['sky', 'house', 'road', 'thing'] as const;

/** A street scene: its picture, what stands in it, the box around that (in pixels), and what each pixel belongs to. */
export interface Street {
  readonly pixels: Float64Array;
  readonly thing: number;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly grounds: Uint8Array;
}

const between = (chance: Random, from: number, to: number) => from + chance.uniform() * (to - from);

function shapesOf(thing: number, x: number, foot: number, size: number, chance: Random): Shape[] {
  if (thing === 0) {
    const [half, high] = [size * 1.15, size * 0.62];
    const nose = chance.integer(2) === 0 ? -1 : 1;
    return [
      box(x - half, foot - high, x + half, foot - size * 0.14),
      polygon([[x - half * 0.55 - nose, foot - high], [x - half * 0.35 - nose, foot - size * 1.05], [x + half * 0.35 - nose, foot - size * 1.05], [x + half * 0.6 - nose, foot - high]]),
      ellipse(x - half * 0.55, foot - size * 0.16, size * 0.2, size * 0.2), ellipse(x + half * 0.55, foot - size * 0.16, size * 0.2, size * 0.2),
    ];
  }
  if (thing === 1) {
    const lean = between(chance, -0.8, 0.8);
    return [
      ellipse(x + lean, foot - size * 1.62, size * 0.26, size * 0.28),
      ellipse(x + lean * 0.5, foot - size * 0.98, size * 0.48, size * 0.48),
      stroke(x, foot - size * 0.7, x - size * 0.42, foot, size * 0.28), stroke(x, foot - size * 0.7, x + size * 0.42, foot, size * 0.28),
    ];
  }
  const side = chance.integer(2) === 0 ? -1 : 1;
  return [stroke(x, foot, x, foot - size * 1.9, 1.2), stroke(x, foot - size * 1.85, x + side * size * 0.75, foot - size * 1.85, 1.3), ellipse(x + side * size * 0.8, foot - size * 1.68, size * 0.34, size * 0.26)];
}

/** Scene `id` of a set that never ends, by day or by night. The same number gives the same scene everywhere. */
export function drawStreet(id: number): Street {
  const chance = random(`streets/${id}`);
  const raster: Raster = { width: STREET_WIDTH, height: STREET_HEIGHT, pixels: new Float64Array(STREET_WIDTH * STREET_HEIGHT) };
  const grounds = new Uint8Array(raster.pixels.length);
  const day = chance.integer(2) === 1;
  const sky = day ? between(chance, 0.65, 0.9) : between(chance, 0.05, 0.2);
  raster.pixels.fill(sky);
  const kerb = between(chance, 13, 17);
  let left = between(chance, -6, 0);
  while (left < STREET_WIDTH) {
    const right = left + between(chance, 5, 10);
    const wall = sky + (day ? -1 : 1) * between(chance, 0.1, 0.22);
    if (chance.uniform() < 0.8) paint(raster, box(left, between(chance, 2, 9), right, kerb), wall, (pixel) => { grounds[pixel] = 1; });
    left = right + between(chance, 0, 3);
  }
  paint(raster, box(0, kerb, STREET_WIDTH, STREET_HEIGHT), sky + (day ? -1 : 1) * between(chance, 0.24, 0.34), (pixel) => { grounds[pixel] = 2; });
  const thing = chance.integer(STREET_THINGS.length);
  const size = between(chance, 5.2, 7.4);
  const foot = between(chance, Math.max(kerb + 1, 2.05 * size), STREET_HEIGHT - 0.5);
  const half = thing === 0 ? size * 1.2 : size;
  const x = between(chance, half, STREET_WIDTH - half);
  // Light or dark, whatever is behind it.
  const light = chance.integer(2) === 1;
  const grey = light ? between(chance, 0.85, 1) : between(chance, 0, 0.12);
  const edge = { left: STREET_WIDTH, top: STREET_HEIGHT, right: 0, bottom: 0 };
  for (const shape of shapesOf(thing, x, foot, size, chance)) {
    paint(raster, shape, grey, (pixel) => {
      grounds[pixel] = 3;
      const [px, py] = [pixel % STREET_WIDTH, Math.floor(pixel / STREET_WIDTH)];
      edge.left = Math.min(edge.left, px);
      edge.right = Math.max(edge.right, px + 1);
      edge.top = Math.min(edge.top, py);
      edge.bottom = Math.max(edge.bottom, py + 1);
    });
  }
  const pixels = raster.pixels.map((grey) => Math.min(1, Math.max(0, grey + between(chance, -0.04, 0.04))));
  return { pixels, thing, box: edge, grounds };
}
