import { blend, type Colour, fade, type Palette } from './palette.ts';
import { type Plot, plotY } from './profile.ts';

const STRATA = 15;

/** One layer of the ground in profile: follows the surface, flatter the deeper it lies. */
function trace(context: CanvasRenderingContext2D, plot: Plot, profile: Float64Array, part: number): void {
  const { area } = plot;
  const bottom = area.y + area.height;
  const sunk = part ** 1.25;
  for (let index = 0; index < profile.length; index++) {
    const across = index / (profile.length - 1);
    const x = area.x + across * area.width;
    const surface = plotY(plot, profile[index] ?? 0);
    const fold = part === 0 ? 0 : 3.2 * part * Math.sin(across * 9 + part * 5) + 1.6 * part * Math.sin(across * 23 - part * 11);
    const y = surface + (bottom + 6 - surface) * sunk + fold;
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

export interface GroundTone {
  surface: Colour;
  strata: Colour;
  fill: Colour;
  /** Thickness of the surface. */
  bold: number;
  strength: number;
}

export function coolTone(palette: Palette): GroundTone {
  return palette.theme === 'night'
    ? { surface: blend(palette.quiet, palette.reference, 0.3), strata: palette.contour, fill: palette.panel, bold: 2, strength: 1 }
    : { surface: palette.quiet, strata: palette.contour, fill: palette.panel, bold: 2, strength: 1 };
}

export function warmTone(palette: Palette): GroundTone {
  const bright = palette.theme === 'night' ? blend(palette.you, palette.flame, 0.35) : palette.you;
  return { surface: bright, strata: palette.you, fill: palette.you, bold: 2.5, strength: palette.theme === 'night' ? 0.12 : 0.08 };
}

export function greenTone(palette: Palette): GroundTone {
  return { surface: palette.target, strata: palette.target, fill: palette.target, bold: 2.5, strength: 0.1 };
}

/** The mountain cut open along one parameter: its surface, and layers below it like contour lines. */
export function drawGround(context: CanvasRenderingContext2D, plot: Plot, profile: Float64Array, tone: GroundTone): void {
  const { area } = plot;
  const bottom = area.y + area.height;
  context.save();
  context.beginPath();
  context.rect(area.x, area.y - 80, area.width, area.height + 80);
  context.clip();
  context.lineJoin = 'round';
  context.beginPath();
  trace(context, plot, profile, 0);
  context.lineTo(area.x + area.width, bottom);
  context.lineTo(area.x, bottom);
  context.closePath();
  const fill = context.createLinearGradient(0, area.y, 0, bottom);
  fill.addColorStop(0, fade(tone.fill, 0.95 * tone.strength));
  fill.addColorStop(1, fade(tone.fill, 0.45 * tone.strength));
  context.fillStyle = fill;
  context.fill();
  for (let layer = 1; layer < STRATA; layer++) {
    const major = layer % 5 === 0;
    context.beginPath();
    trace(context, plot, profile, layer / STRATA);
    context.lineWidth = major ? 1.5 : 1;
    context.strokeStyle = fade(tone.strata, (major ? 0.95 : 0.7) * (1 - (0.55 * layer) / STRATA));
    context.stroke();
  }
  context.beginPath();
  trace(context, plot, profile, 0);
  context.lineWidth = tone.bold;
  context.strokeStyle = tone.surface.css;
  context.stroke();
  context.restore();
}
