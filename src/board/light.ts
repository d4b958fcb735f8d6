import type { Sheet } from './layer.ts';
import { fade, type Colour } from './palette.ts';

/** What each scratch holds, so that a light that has not moved is not mixed again. */
const held = new WeakMap<HTMLCanvasElement, string>();
let sheetCount = 0;
const sheetNumbers = new WeakMap<HTMLCanvasElement, number>();

function numberOf(canvas: HTMLCanvasElement): number {
  const known = sheetNumbers.get(canvas);
  if (known !== undefined) return known;
  sheetNumbers.set(canvas, ++sheetCount);
  return sheetCount;
}

/** To be called after a sheet was drawn anew. */
export function freshSheet({ canvas }: Sheet): void {
  sheetNumbers.delete(canvas);
}

/** Draws the part of a sheet that lies in a round light, fading out to its edge. `scratch` is a sheet of the same area. */
export function drawInLight(target: CanvasRenderingContext2D, scratch: Sheet, sheet: Sheet, x: number, y: number, radius: number, strength = 1): void {
  const { context, canvas } = scratch;
  const ratio = context.getTransform().a;
  const wanted = `${numberOf(sheet.canvas)}/${x}/${y}/${radius}`;
  if (held.get(canvas) !== wanted) {
    mixLight(scratch, sheet, x, y, radius);
    held.set(canvas, wanted);
  }
  const transform = context.getTransform();
  const left = Math.max(0, Math.floor((x - radius) * ratio + transform.e));
  const top = Math.max(0, Math.floor((y - radius) * ratio + transform.f));
  const width = Math.min(canvas.width, Math.floor((x + radius) * ratio + transform.e)) - left;
  const height = Math.min(canvas.height, Math.floor((y + radius) * ratio + transform.f)) - top;
  if (width <= 0 || height <= 0) return;
  target.save();
  target.globalAlpha *= strength;
  target.drawImage(canvas, left, top, width, height, (left - transform.e) / ratio, (top - transform.f) / ratio, width / ratio, height / ratio);
  target.restore();
}

function mixLight({ context }: Sheet, sheet: Sheet, x: number, y: number, radius: number): void {
  context.save();
  context.globalCompositeOperation = 'source-over';
  context.clearRect(x - radius, y - radius, 2 * radius, 2 * radius);
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, 'rgba(0, 0, 0, 1)');
  light.addColorStop(0.45, 'rgba(0, 0, 0, 0.55)');
  light.addColorStop(1, 'rgba(0, 0, 0, 0)');
  context.fillStyle = light;
  context.beginPath();
  context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  context.clip();
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  context.globalCompositeOperation = 'source-in';
  pixels(context, () => context.drawImage(sheet.canvas, 0, 0));
  context.restore();
}

/** Mixes a sheet into the scratch wherever the mask is opaque, to be drawn with `drawSheet`. */
export function mixMasked(scratch: Sheet, sheet: Sheet, mask: (context: CanvasRenderingContext2D) => void): void {
  const { context, canvas } = scratch;
  held.delete(canvas);
  context.save();
  pixels(context, () => context.clearRect(0, 0, canvas.width, canvas.height));
  mask(context);
  context.globalCompositeOperation = 'source-in';
  pixels(context, () => context.drawImage(sheet.canvas, 0, 0));
  context.restore();
}

/** Draws a whole sheet where it belongs. */
export function drawSheet(target: CanvasRenderingContext2D, { canvas, context }: Sheet): void {
  const { a: ratio, e, f } = context.getTransform();
  target.drawImage(canvas, -e / ratio, -f / ratio, canvas.width / ratio, canvas.height / ratio);
}

/** Light that runs outward from (x, y): `drawn` within it, and its front as a fine line that fades. `part` 0 to 1 of `reach`. */
export function drawDawn(context: CanvasRenderingContext2D, colour: Colour, x: number, y: number, reach: number, part: number, drawn: () => void): void {
  const radius = Math.max(1, reach * part);
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.clip();
  drawn();
  context.restore();
  context.save();
  for (const [behind, wide, strength] of [[0, 2, 0.9], [9, 5, 0.25], [22, 12, 0.1]] as const) {
    if (radius <= behind) continue;
    context.beginPath();
    context.arc(x, y, radius - behind, 0, 2 * Math.PI);
    context.strokeStyle = fade(colour, strength * (1 - part));
    context.lineWidth = wide;
    context.stroke();
  }
  context.restore();
}

export function drawGlow(context: CanvasRenderingContext2D, colour: Colour, x: number, y: number, radius: number, strength: number): void {
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, fade(colour, strength));
  light.addColorStop(0.4, fade(colour, strength * 0.35));
  light.addColorStop(1, fade(colour, 0));
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

function pixels(context: CanvasRenderingContext2D, draw: () => void): void {
  const kept = context.getTransform();
  context.setTransform(1, 0, 0, 1, 0, 0);
  draw();
  context.setTransform(kept);
}
