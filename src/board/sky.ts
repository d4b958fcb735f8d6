import { random } from '../engine/random.ts';
import { type Colour, fade, type Palette } from './palette.ts';
import { type Plot, plotY } from './profile.ts';

/** The stars go on behind the figures at the side. */
const BESIDE = 100;

/** A night sky over ground that is not yet known: it is the same wherever the ground lies. */
export function drawSky(context: CanvasRenderingContext2D, palette: Palette, { area, depth }: Plot): void {
  const night = palette.theme === 'night';
  const chance = random('stars');
  const floor = area.y + area.height - depth;
  const high = floor - area.y + 50;
  const left = area.x - BESIDE;
  const width = area.width + BESIDE;
  const count = Math.round((width * high) / 3800);
  for (let star = 0; star < count; star++) {
    const x = left + chance.uniform() * width;
    const down = chance.uniform() ** 1.5;
    const bright = chance.uniform();
    context.fillStyle = fade(bright > 0.86 ? palette.text : palette.quiet, (0.22 + 0.6 * bright ** 2) * (1 - 0.85 * down) * (night ? 1 : 0.6));
    context.beginPath();
    context.arc(x, floor - high * (1 - down * 0.92), 0.5 + 0.75 * bright ** 3, 0, 2 * Math.PI);
    context.fill();
  }
  drawEarth(context, palette, area.x, floor, area.width, depth);
}

/** No loss is below zero: what lies under it is earth, surely. */
function drawEarth(context: CanvasRenderingContext2D, palette: Palette, left: number, top: number, width: number, depth: number): void {
  const earth = context.createLinearGradient(0, top - 6, 0, top + depth);
  earth.addColorStop(0, fade(palette.panel, 0));
  earth.addColorStop(1, fade(palette.panel, 0.75));
  context.fillStyle = earth;
  context.fillRect(left, top - 6, width, depth + 6);
  context.lineWidth = 1;
  for (let layer = 1; layer < 6; layer++) {
    context.beginPath();
    for (let along = 0; along <= 60; along++) {
      const across = along / 60;
      const y = top + (depth * layer) / 6 + 2.4 * Math.sin(across * 9 + layer) + 1.4 * Math.sin(across * 23 - layer * 2);
      context.lineTo(left + across * width, y);
    }
    context.strokeStyle = fade(palette.contour, 0.1 + 0.05 * layer);
    context.stroke();
  }
}

/** A soft light along a height, as of a valley behind the horizon. */
export function drawHorizon(context: CanvasRenderingContext2D, palette: Palette, plot: Plot, bound: number | null): void {
  const { area } = plot;
  const colour: Colour = bound === null ? palette.reference : palette.target;
  const strength = (bound === null ? 0.1 : 0.15) * (palette.theme === 'night' ? 1 : 0.8);
  const y = plotY(plot, bound ?? 0);
  const [rise, fall] = [Math.min(190, area.height * 0.38), Math.min(36, area.height * 0.1)];
  const light = context.createLinearGradient(0, y - rise, 0, y + fall);
  const line = rise / (rise + fall);
  light.addColorStop(0, fade(colour, 0));
  light.addColorStop(line * 0.6, fade(colour, strength * 0.24));
  light.addColorStop(line, fade(colour, strength));
  light.addColorStop(1, fade(colour, 0));
  context.fillStyle = light;
  context.fillRect(area.x, y - rise, area.width, rise + fall);
}
