import { type Contour, traceRings } from './contour.ts';
import { blend, type Colour, fade, type Palette } from './palette.ts';
import type { Relief } from './relief.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

function clipped(context: Context, { x, y, width, height }: Area, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.lineJoin = 'round';
  draw();
  context.restore();
}

function valleyTint(palette: Palette): Colour {
  return palette.theme === 'night' ? blend(palette.ground, palette.target, 0.14) : blend(palette.panel, palette.target, 0.12);
}

/** The map by day: tinted by height, its lines quiet. */
export function drawTinted(context: Context, palette: Palette, relief: Relief, frame: Area): void {
  const night = palette.theme === 'night';
  const low = valleyTint(palette);
  const high = night ? blend(palette.panel, palette.line, 0.55) : blend(palette.ground, palette.line, 0.35);
  clipped(context, frame, () => {
    context.fillStyle = low.css;
    context.fillRect(frame.x, frame.y, frame.width, frame.height);
    relief.contours.forEach((contour, index) => {
      context.beginPath();
      traceRings(context, contour);
      context.fillStyle = blend(low, high, Math.min(1, (1.25 * index) / relief.contours.length)).css;
      context.fill();
    });
  });
  const [line, fifth] = night ? [blend(palette.line, palette.contour, 0.6), blend(palette.contour, palette.quiet, 0.25)] : [palette.line, palette.contour];
  drawLines(context, relief, frame, line, fifth, 1);
  if (relief.target?.small === false) drawTarget(context, palette, relief.target.contour, frame);
}

/** Contour lines alone, every fifth stronger. */
export function drawLines(context: Context, relief: Relief, frame: Area, line: Colour, fifth: Colour, bold: number): void {
  clipped(context, frame, () => {
    for (const contour of relief.contours) {
      context.beginPath();
      traceRings(context, contour);
      context.lineWidth = (contour.major ? 1.5 : 1) * bold;
      context.strokeStyle = contour.major ? fade(fifth, 0.95) : fade(line, 0.75);
      context.stroke();
    }
  });
}

/** A double line around all ground that is low enough. */
function drawTarget(context: Context, palette: Palette, target: Contour, frame: Area): void {
  const between = palette.theme === 'night' ? valleyTint(palette) : palette.panel;
  clipped(context, frame, () => {
    for (const [style, wide] of [[palette.target.css, 4.5], [between.css, 2]] as const) {
      context.beginPath();
      traceRings(context, target);
      context.strokeStyle = style;
      context.lineWidth = wide;
      context.stroke();
    }
  });
}
