import { random } from '../engine/random.ts';
import { type Direction, isTurned, pathPoint, type Point, splinePoint, valleyPoints } from '../game/path.ts';
import { type Contour, contoursOf, heightOn, type Net, netOver, traceRings } from './contour.ts';
import { blend, type Colour, fade, type Palette } from './palette.ts';

/** The mountainside of title and map: falls along the path of the levels from the ridge to the valley. */
export interface Terrain {
  width: number;
  height: number;
  contours: readonly Contour[];
  /** 0 in the valley to about 1 on the peaks. */
  heightAt(x: number, y: number): number;
}

const LEVELS = 40;
const CELL = 9;

interface Bump {
  x: number;
  y: number;
  high: number;
  wide: number;
}

/** What a mountainside is made from. */
interface Shape {
  seed: string;
  /** The way down, which the ground falls along. */
  way(along: number): Point;
  /** Valleys on the way, as hollows with a rim. */
  hollows: readonly Point[];
}

function bumps(seed: string): readonly Bump[] {
  const chance = random(seed);
  const some = (count: number, high: number, wide: number) => Array.from({ length: count }, () => ({
    x: chance.uniform() * 1.3 - 0.15, y: chance.uniform() * 1.3 - 0.15,
    high: high * chance.normal(), wide: wide * (0.7 + 0.6 * chance.uniform()),
  }));
  return [...some(18, 0.16, 0.2), ...some(46, 0.05, 0.085)];
}

/** Rough heights in parts of the screen, before the path is cut into them. */
function rough(parts: readonly Bump[], x: number, y: number, scaleX: number, scaleY: number): number {
  let high = 0.86 - 0.62 * y + 0.1 * (0.5 - x);
  for (const bump of parts) {
    const dx = (x - bump.x) * scaleX;
    const dy = (y - bump.y) * scaleY;
    high += bump.high * Math.exp(-(dx * dx + dy * dy) / (2 * bump.wide * bump.wide));
  }
  return high;
}

function heightField(width: number, height: number, { seed, way, hollows }: Shape): (x: number, y: number) => number {
  const least = Math.min(width, height);
  const [scaleX, scaleY] = [width / least, height / least];
  const parts = bumps(seed);
  const knots = Array.from({ length: 44 }, (_, index) => {
    const along = index / 43;
    return { ...way(along), wanted: 0.82 - 0.74 * along - 0.28 * Math.max(0, (along - 0.86) / 0.14), lift: 0 };
  });
  const end = way(1);
  const heightAt = (x: number, y: number) => {
    let weight = 0.35;
    let lift = 0;
    for (const knot of knots) {
      const dx = (x - knot.x) * scaleX;
      const dy = (y - knot.y) * scaleY;
      const near = Math.exp(-(dx * dx + dy * dy) / 0.0128);
      weight += near;
      lift += near * knot.lift;
    }
    const dx = (x - end.x) * scaleX;
    const dy = (y - end.y) * scaleY;
    const away = dx * dx + dy * dy;
    const slope = rough(parts, x, y, scaleX, scaleY) + lift / weight - 0.2 * Math.exp(-away / 0.09);
    const inBowl = Math.exp(-away / 0.03);
    return slope * (1 - inBowl) + (1.1 * away - 0.2) * inBowl;
  };
  // Neighbours share a lift, so what is left over is lifted again.
  for (let pass = 0; pass < 6; pass++) {
    const missing = knots.map((knot) => knot.wanted - heightAt(knot.x, knot.y));
    knots.forEach((knot, index) => { knot.lift += missing[index] ?? 0; });
  }
  const hollowAt = (x: number, y: number) => hollows.reduce((sum, hollow) => {
    const [dx, dy] = [(x - hollow.x) * scaleX, (y - hollow.y) * scaleY];
    const away = dx * dx + dy * dy;
    return sum + 0.07 * Math.exp(-away / 0.028) - 0.34 * Math.exp(-away / 0.0085);
  }, 0);
  return (px, py) => heightAt(px / width, py / height) + hollowAt(px / width, py / height);
}

/** The part whose mountainside is also that of the title. */
const HOME = 2;
const KEPT = 3;
let kept: readonly { key: string; terrain: Terrain }[] = [];

/** The last few are kept, as several screens share them. */
function terrainFrom(key: string, width: number, height: number, shape: () => Shape): Terrain {
  const sized = `${key}/${width}/${height}`;
  const known = kept.find((each) => each.key === sized);
  if (known !== undefined) return known.terrain;
  const net: Net = netOver({ x: 0, y: 0, width, height }, CELL, heightField(width, height, shape()));
  const low = net.heights.reduce((least, each) => Math.min(least, each), Infinity);
  const high = net.heights.reduce((most, each) => Math.max(most, each), -Infinity);
  const thresholds = Array.from({ length: LEVELS }, (_, index) => low + ((high - low) * (index + 0.5)) / LEVELS);
  const terrain: Terrain = { width, height, contours: contoursOf(net, thresholds), heightAt: (x, y) => (heightOn(net, x, y) - low) / (high - low) };
  kept = [{ key: sized, terrain }, ...kept].slice(0, KEPT);
  return terrain;
}

/** The terrain of a part at a size; without a part, that of the title. */
export function terrainOf(width: number, height: number, part = HOME, direction: Direction = 'ltr'): Terrain {
  const portrait = height > width;
  return terrainFrom(`part-${part}-${direction}`, width, height, () => ({
    seed: part === HOME ? 'mountainside' : `mountainside-${part}`,
    way: (along) => pathPoint(along, portrait, isTurned(part, direction)),
    hollows: [],
  }));
}

/** All parts seen from further above: so many valleys on one descent. */
export function courseTerrain(width: number, height: number, valleys: number, direction: Direction): Terrain {
  const points = valleyPoints(valleys, { width, height }, direction);
  return terrainFrom(`course-${valleys}-${direction}`, width, height, () => ({
    seed: 'whole-course',
    way: (along) => splinePoint(points, along * (points.length - 1)),
    hollows: points.map(([x, y]) => ({ x, y })),
  }));
}

/** The map as it lies in the dark: a tint by height and fine lines, with a breath of the part's colour. */
export function drawTerrain(context: CanvasRenderingContext2D, terrain: Terrain, palette: Palette, strength = 1, tint: Colour = palette.contour): void {
  const lines = blend(palette.contour, tint, 0.34);
  const night = palette.theme === 'night';
  context.fillStyle = palette.ground.css;
  context.fillRect(0, 0, terrain.width, terrain.height);
  context.lineJoin = 'round';
  terrain.contours.forEach((contour, index) => {
    const part = index / terrain.contours.length;
    context.beginPath();
    traceRings(context, contour);
    context.fillStyle = blend(palette.ground, night ? blend(palette.panel, palette.line, 0.3) : palette.panel, part * strength).css;
    context.fill();
  });
  terrain.contours.forEach((contour) => {
    context.beginPath();
    traceRings(context, contour);
    context.lineWidth = contour.major ? 1.5 : 1;
    context.strokeStyle = fade(lines, (contour.major ? 0.95 : 0.6) * strength);
    context.stroke();
  });
}

/** The same lines as they stand in a lantern's light; nothing between them. */
export function drawLitTerrain(context: CanvasRenderingContext2D, terrain: Terrain, palette: Palette): void {
  drawTerrainLines(context, terrain, palette.theme === 'night' ? blend(palette.you, palette.flame, 0.35) : palette.you);
}

export function drawTerrainLines(context: CanvasRenderingContext2D, terrain: Terrain, colour: Colour): void {
  for (const contour of terrain.contours) {
    context.beginPath();
    traceRings(context, contour);
    context.lineWidth = contour.major ? 2 : 1.15;
    context.strokeStyle = fade(colour, contour.major ? 1 : 0.8);
    context.stroke();
  }
}
