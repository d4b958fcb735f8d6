import type { Words } from '../game/translate.ts';
import type { Dot } from './boundary-scene.ts';
import { drawGlow } from './light.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** A bet on a row, once it is known what came true. */
export type Surprised = { dot: Dot; letter: string };

/** How much a bet was surprised by what came true: the natural logarithm of what was given to it, without its sign. */
const lossOf = ({ actual, said }: Dot): number => -Math.log(Math.max(1e-6, actual === 1 ? said : 1 - said));

/** Smaller on a small board, where flares would cover each other. */
const radiusOf = (dot: Dot, frame: Area): number => Math.max(0.6, Math.min(1, frame.width / 480)) * (10 + 26 * Math.sqrt(lossOf(dot)));

/** Flares as large as the surprises. */
export function drawFlares(context: Context, palette: Palette, surprised: Surprised[], frame: Area): void {
  for (const { dot } of surprised) {
    const radius = radiusOf(dot, frame);
    drawGlow(context, palette.error, dot.x, dot.y, radius * 1.5, Math.min(0.9, 0.25 + 0.3 * lossOf(dot)));
    context.beginPath();
    context.arc(dot.x, dot.y, radius, 0, 2 * Math.PI);
    context.strokeStyle = palette.error.css;
    context.lineWidth = 2;
    context.stroke();
  }
}

const common = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** The place beside each flare that covers least of what stands there already, within the frame. */
export function flareNames(flares: { x: number; y: number; radius: number; width: number }[], height: number, frame: Area): Area[] {
  const taken: Area[] = flares.map(({ x, y }) => ({ x: x - 9, y: y - 9, width: 18, height: 18 }));
  return flares.map(({ x, y, radius, width }) => {
    const [away, slant] = [radius + 6, 0.72 * radius + 4];
    const places = [
      [x + away, y - height / 2], [x - away - width, y - height / 2], [x - width / 2, y - away - height], [x - width / 2, y + away],
      [x + slant, y - slant - height], [x + slant, y + slant], [x - slant - width, y - slant - height], [x - slant - width, y + slant],
    ].map(([left = 0, top = 0]) => ({ x: left, y: top, width, height }));
    const badness = (place: Area) => {
      const rings = flares.map((each) => common(place, { x: each.x - 0.7 * each.radius, y: each.y - 0.7 * each.radius, width: 1.4 * each.radius, height: 1.4 * each.radius }));
      return 4 * (width * height - common(place, frame)) + [...taken.map((each) => 3 * common(place, each)), ...rings].reduce((sum, each) => sum + each, 0);
    };
    const best = places.reduce((least, place) => (badness(place) < badness(least) ? place : least));
    taken.push(best);
    return best;
  });
}

/** What each surprise comes to, beside its flare. */
export function drawFlareNames(context: Context, palette: Palette, words: Words, surprised: Surprised[], size: number, frame: Area): void {
  context.save();
  context.font = `650 ${size + 2}px ${FIGURES}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = fade(palette.ground, 0.85);
  context.fillStyle = palette.error.css;
  const texts = surprised.map(({ dot, letter }) => `${letter} ${words.number(lossOf(dot), 2)}`);
  const places = flareNames(surprised.map(({ dot }, index) => ({ x: dot.x, y: dot.y, radius: radiusOf(dot, frame), width: context.measureText(texts[index] ?? '').width })), size + 6, frame);
  for (const [index, { x, y, height }] of places.entries()) {
    context.strokeText(texts[index] ?? '', x, y + height / 2);
    context.fillText(texts[index] ?? '', x, y + height / 2);
  }
  context.restore();
}
