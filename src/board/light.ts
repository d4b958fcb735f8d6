import { fade, type Colour } from './palette.ts';

type Canvas = { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };

/** Draws the part of a sheet that lies in a round light, fading out to its edge. `scratch` is a sheet of the same area. */
export function drawInLight(target: CanvasRenderingContext2D, scratch: Canvas, sheet: Canvas, x: number, y: number, radius: number, strength = 1): void {
  const { context, canvas } = scratch;
  const ratio = context.getTransform().a;
  context.save();
  context.globalCompositeOperation = 'source-over';
  context.clearRect(x - radius, y - radius, 2 * radius, 2 * radius);
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, `rgba(0, 0, 0, ${strength})`);
  light.addColorStop(0.45, `rgba(0, 0, 0, ${strength * 0.55})`);
  light.addColorStop(1, 'rgba(0, 0, 0, 0)');
  context.fillStyle = light;
  context.beginPath();
  context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  context.clip();
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  context.globalCompositeOperation = 'source-in';
  pixels(context, () => context.drawImage(sheet.canvas, 0, 0));
  context.restore();
  const transform = context.getTransform();
  const left = Math.max(0, Math.floor((x - radius) * ratio + transform.e));
  const top = Math.max(0, Math.floor((y - radius) * ratio + transform.f));
  const width = Math.min(canvas.width, Math.floor((x + radius) * ratio + transform.e)) - left;
  const height = Math.min(canvas.height, Math.floor((y + radius) * ratio + transform.f)) - top;
  if (width <= 0 || height <= 0) return;
  target.drawImage(canvas, left, top, width, height, (left - transform.e) / ratio, (top - transform.f) / ratio, width / ratio, height / ratio);
}

/** Draws a sheet wherever the mask is opaque. */
export function drawMasked(target: CanvasRenderingContext2D, scratch: Canvas, sheet: Canvas, mask: (context: CanvasRenderingContext2D) => void): void {
  const { context, canvas } = scratch;
  context.save();
  pixels(context, () => context.clearRect(0, 0, canvas.width, canvas.height));
  mask(context);
  context.globalCompositeOperation = 'source-in';
  pixels(context, () => context.drawImage(sheet.canvas, 0, 0));
  context.restore();
  drawSheet(target, scratch);
}

/** Draws a whole sheet where it belongs. */
export function drawSheet(target: CanvasRenderingContext2D, { canvas, context }: Canvas): void {
  const { a: ratio, e, f } = context.getTransform();
  target.drawImage(canvas, -e / ratio, -f / ratio, canvas.width / ratio, canvas.height / ratio);
}

/** A ring of light that runs outward: where it has been stays lit. `part` 0 to 1 of `reach`. */
export function dawnMask(context: CanvasRenderingContext2D, x: number, y: number, reach: number, part: number): void {
  const radius = Math.max(1, reach * part);
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, 'rgba(0, 0, 0, 1)');
  light.addColorStop(0.8, 'rgba(0, 0, 0, 1)');
  light.addColorStop(1, 'rgba(0, 0, 0, 0)');
  context.fillStyle = light;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
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
