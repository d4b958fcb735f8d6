import type { PictureSpec } from '../curriculum/pictures.ts';

type Size = Pick<PictureSpec, 'width' | 'height'>;

/** Pixels that a pen covers around its tip, in full and with a soft edge. */
const FULL = 0.7;
const SOFT = 1.5;

/** A sketch with a stroke more, from one place to another, in pixels. */
export function penned(pixels: readonly number[], { width, height }: Size, from: { x: number; y: number }, to: { x: number; y: number }): readonly number[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  return pixels.map((before, at) => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / squared));
    const [ox, oy] = [x - from.x - along * dx, y - from.y - along * dy];
    const off = Math.sqrt(ox * ox + oy * oy);
    return at < width * height ? Math.max(before, Math.min(1, Math.max(0, (SOFT - off) / (SOFT - FULL)))) : before;
  });
}

/** The part of a picture's height that handwriting of a dataset fills. */
const FILLED = 20 / 28;

/** Where something was drawn, in pixels; null where nothing was. */
function extent(pixels: Float64Array, { width }: Size) {
  let [left, right, top, bottom, mass, x, y] = [Infinity, -Infinity, Infinity, -Infinity, 0, 0, 0];
  pixels.forEach((value, at) => {
    if (value < 0.1) return;
    const [px, py] = [at % width, Math.floor(at / width)];
    [left, right, top, bottom] = [Math.min(left, px), Math.max(right, px + 1), Math.min(top, py), Math.max(bottom, py + 1)];
    [mass, x, y] = [mass + value, x + value * (px + 0.5), y + value * (py + 0.5)];
  });
  return mass === 0 ? null : { left, right, top, bottom, x: x / mass, y: y / mass };
}

/** A sketch as those who made the dataset cut their scans: the longer side fills 20 of 28 pixels, and the middle of its ink lies in the middle. */
export function fittedSketch(pixels: Float64Array, { width, height }: Size): Float64Array {
  const found = extent(pixels, { width, height });
  if (found === null) return pixels;
  const scale = (FILLED * height) / Math.max(found.right - found.left, found.bottom - found.top);
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= width || y >= height ? 0 : (pixels[y * width + x] ?? 0));
  return pixels.map((_, place) => {
    const x = ((place % width) + 0.5 - width / 2) / scale + found.x - 0.5;
    const y = (Math.floor(place / width) + 0.5 - height / 2) / scale + found.y - 0.5;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [across, down] = [x - left, y - top];
    return (at(left, top) * (1 - across) + at(left + 1, top) * across) * (1 - down) + (at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across) * down;
  });
}
