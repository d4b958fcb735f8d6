import { random, type Random } from '../random.ts';
import { box, ellipse, paint, polygon, type Raster, type Shape, stroke } from './raster.ts';

/** Side of a picture, in pixels. */
export const TREE_SIDE = 24;

const between = (chance: Random, from: number, to: number) => from + chance.uniform() * (to - from);

/** What is drawn: its middle, the ground it stands on, half its width, its height. */
interface Spot {
  x: number;
  ground: number;
  wide: number;
  high: number;
}

/** A trunk and a crown: pointed, round, tall, or bare. */
function tree({ x, ground, wide, high }: Spot, chance: Random): Shape[] {
  const top = ground - high;
  const lean = between(chance, -1.2, 1.2);
  const trunk = stroke(x, ground, x + lean, top + high * 0.4, between(chance, 1.2, 2.4));
  switch (chance.integer(4)) {
    case 0: {
      const tiers = 2 + chance.integer(2);
      return [trunk, ...Array.from({ length: tiers }, (_, tier) => {
        const from = top + (tier * high * 0.8) / (tiers + 0.6);
        const half = wide * (0.5 + (0.5 * (tier + 1)) / tiers);
        return polygon([[x + lean, from], [x + lean + half, from + (high * 1.15) / (tiers + 0.6)], [x + lean - half, from + (high * 1.15) / (tiers + 0.6)]]);
      })];
    }
    case 1:
      return [trunk, ...Array.from({ length: 4 }, () => ellipse(x + lean + between(chance, -0.45, 0.45) * wide, top + high * between(chance, 0.2, 0.42), wide * between(chance, 0.5, 0.75), high * between(chance, 0.18, 0.28)))];
    case 2:
      return [trunk, ellipse(x + lean, top + high * 0.42, wide * 0.45, high * 0.42)];
    default: {
      const forks = Array.from({ length: 5 }, (_, fork) => ({ from: 0.2 + 0.13 * fork, side: fork % 2 === 0 ? 1 : -1 }));
      return [stroke(x, ground, x + lean, top, 1.6), ...forks.map(({ from, side }) => stroke(x + lean * (1 - from), top + high * from + 3, x + lean + side * wide * between(chance, 0.7, 1), top + high * from - between(chance, 0, 3), 1.2))];
    }
  }
}

/** Something else that stands on the ground, as tall and as wide: a house, a lamp, a mast, a balloon on its string, a mushroom, a bush, a rock. */
function thing({ x, ground, wide, high }: Spot, chance: Random): Shape[] {
  const top = ground - high;
  switch (chance.integer(7)) {
    case 0:
      return [box(x - wide, top + high * 0.45, x + wide, ground), polygon([[x - wide * 1.15, top + high * 0.45], [x, top], [x + wide * 1.15, top + high * 0.45]])];
    case 1:
      return [stroke(x, ground, x, top, 1.3), ellipse(x, top + 1, 1.8, 1.8)];
    case 2:
      return [stroke(x, ground, x, top, 1.3), box(x, top, x + wide * (chance.integer(2) === 0 ? -1 : 1), top + high * 0.3)];
    case 3:
      return [ellipse(x, top + wide * 0.9, wide * 0.9, wide), stroke(x, top + wide * 1.9, x + between(chance, -2, 2), ground, 0.9)];
    case 4:
      return [box(x - wide * 0.3, top + high * 0.5, x + wide * 0.3, ground), polygon([[x - wide, top + high * 0.55], [x - wide * 0.6, top + high * 0.2], [x, top], [x + wide * 0.6, top + high * 0.2], [x + wide, top + high * 0.55]])];
    case 5:
      return [ellipse(x, ground - high * 0.25, wide, high * 0.25), ellipse(x + wide * 0.5, ground - high * 0.2, wide * 0.7, high * 0.2)];
    default:
      return [polygon([[x - wide, ground], [x - wide * 0.6, top + high * 0.45], [x + between(chance, -0.3, 0.3) * wide, top], [x + wide * 0.8, top + high * 0.5], [x + wide, ground]])];
  }
}

/**
 * Picture `id` of a set that never ends: something that stands on the ground, by day or by night, written into `pixels`
 * at `at`, from 0 to 1. @returns 1 where it is a tree, else 0. The same number gives the same picture everywhere.
 */
export function drawTree(id: number, pixels: Float64Array, at: number): number {
  const chance = random(`trees/${id}`);
  const isTree = chance.integer(2) === 1;
  const raster: Raster = { width: TREE_SIDE, height: TREE_SIDE, pixels: new Float64Array(TREE_SIDE * TREE_SIDE) };
  const day = chance.integer(2) === 1;
  const sky = day ? between(chance, 0.55, 0.9) : between(chance, 0.08, 0.35);
  const fade = between(chance, -0.15, 0.15);
  for (let pixel = 0; pixel < raster.pixels.length; pixel++) raster.pixels[pixel] = sky + fade * (Math.floor(pixel / TREE_SIDE) / TREE_SIDE);
  const ground = between(chance, 16, 23);
  paint(raster, box(0, ground - 0.5, TREE_SIDE, TREE_SIDE), sky + (day ? -1 : 1) * between(chance, 0.1, 0.25));
  const spot: Spot = { x: between(chance, 6, 18), ground, wide: between(chance, 3, 5.5), high: between(chance, 9, Math.min(15, ground - 1)) };
  const grey = sky + (day ? -1 : 1) * between(chance, 0.35, 0.55);
  for (const shape of isTree ? tree(spot, chance) : thing(spot, chance)) paint(raster, shape, grey + between(chance, -0.06, 0.06));
  for (let pixel = 0; pixel < raster.pixels.length; pixel++) {
    pixels[at + pixel] = Math.min(1, Math.max(0, (raster.pixels[pixel] ?? 0) + between(chance, -0.05, 0.05)));
  }
  return isTree ? 1 : 0;
}
