import { fade, type Palette } from './palette.ts';

/** Light on the ground around a lantern, soft to its edge. */
export function drawLightPool(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number, radius: number, strength = 1): void {
  const night = palette.theme === 'night';
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  const most = (night ? 0.34 : 0.5) * strength;
  light.addColorStop(0, fade(palette.glow, most));
  light.addColorStop(0.25, fade(palette.glow, most * 0.52));
  light.addColorStop(0.6, fade(palette.glow, most * 0.16));
  light.addColorStop(1, fade(palette.glow, 0));
  context.save();
  if (night) context.globalCompositeOperation = 'screen';
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  context.restore();
}

/** The player: a warm lantern standing with its foot on (x, y), `size` pixels high, glowing. */
export function drawLantern(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number, size = 30, glow = 1): void {
  const night = palette.theme === 'night';
  const unit = size / 32;
  const frame = night ? palette.flame.css : palette.text.css;
  context.save();
  if (glow > 0) {
    const halo = context.createRadialGradient(x, y - size * 0.38, 0, x, y - size * 0.38, size * 1.5);
    halo.addColorStop(0, fade(palette.glow, (night ? 0.75 : 0.7) * glow));
    halo.addColorStop(0.35, fade(palette.glow, (night ? 0.26 : 0.2) * glow));
    halo.addColorStop(1, fade(palette.glow, 0));
    context.fillStyle = halo;
    context.fillRect(x - size * 1.5, y - size * 1.88, size * 3, size * 3);
  }
  context.translate(x, y);
  context.scale(unit, unit);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = frame;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(0, -24.5, 5.6, Math.PI, 0);
  context.stroke();
  context.fillStyle = palette.you.css;
  context.beginPath();
  context.moveTo(-7, -20);
  context.lineTo(7, -20);
  context.lineTo(8, -4);
  context.lineTo(-8, -4);
  context.closePath();
  context.fill();
  context.fillStyle = palette.flame.css;
  context.beginPath();
  context.moveTo(0, -18);
  context.bezierCurveTo(3.5, -13, 4.6, -11, 4.6, -8.8);
  context.arc(0, -8.8, 4.6, 0, Math.PI);
  context.bezierCurveTo(-4.6, -11, -3.5, -13, 0, -18);
  context.fill();
  context.fillStyle = frame;
  context.beginPath();
  context.moveTo(-6, -24.5);
  context.lineTo(6, -24.5);
  context.lineTo(8, -20);
  context.lineTo(-8, -20);
  context.closePath();
  context.moveTo(-9, -4);
  context.lineTo(9, -4);
  context.lineTo(10.5, 0);
  context.lineTo(-10.5, 0);
  context.closePath();
  context.fill();
  context.restore();
}

/** A reference network: small, cool, hollow; its middle on (x, y). */
export function drawHollowLantern(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number, size = 9, strength = 1): void {
  context.save();
  context.globalAlpha *= strength;
  context.translate(x, y);
  context.scale(size / 10, size / 10);
  context.strokeStyle = palette.reference.css;
  context.fillStyle = fade(palette.ground, 0.75);
  context.lineWidth = 1.3;
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(-2.6, -2.4);
  context.lineTo(2.6, -2.4);
  context.lineTo(3.4, 5);
  context.lineTo(-3.4, 5);
  context.closePath();
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(0, -2.6, 2.3, Math.PI, 0);
  context.stroke();
  context.restore();
}

/** The valley: a green double ring, and once it is reached its light. */
export function drawValley(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number, radius = 10, lit = 1): void {
  context.save();
  const reach = radius * 5;
  const light = context.createRadialGradient(x, y, 0, x, y, reach);
  light.addColorStop(0, fade(palette.target, 0.5 * lit));
  light.addColorStop(0.3, fade(palette.target, 0.16 * lit));
  light.addColorStop(1, fade(palette.target, 0));
  context.fillStyle = light;
  context.fillRect(x - reach, y - reach, 2 * reach, 2 * reach);
  context.strokeStyle = palette.target.css;
  context.lineWidth = 1.5;
  for (const ring of [radius, radius * 0.58]) {
    context.beginPath();
    context.ellipse(x, y, ring, ring, 0, 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}
