import { fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

/** How far a needle goes to either side, in radians. */
const SWEEP = 1.9;

/** What a dial showed at the end of every run, one face a run: needles that stand alike were set, needles that scatter were found. */
export function drawDials(context: CanvasRenderingContext2D, palette: Palette, { x, y, width, height }: Area, readings: readonly number[]): void {
  const most = readings.reduce((far, reading) => Math.max(far, Math.abs(reading)), 1e-9);
  const radius = Math.min(width / (readings.length * 2.3), height * 0.4);
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(10, width * 0.06));
  context.fillStyle = palette.panel.css;
  context.fill();
  readings.forEach((reading, run) => {
    const centre = { x: x + (width * (run + 0.5)) / readings.length, y: y + height / 2 };
    context.beginPath();
    context.arc(centre.x, centre.y, radius, 0, 2 * Math.PI);
    context.fillStyle = fade(palette.ground, 0.8);
    context.fill();
    context.strokeStyle = palette.contour.css;
    context.lineWidth = Math.max(1, radius * 0.05);
    context.stroke();
    const marks = radius > 22 ? 9 : 0;
    for (let mark = 0; mark < marks; mark++) {
      const angle = -Math.PI / 2 + SWEEP * ((2 * mark) / (marks - 1) - 1);
      context.beginPath();
      context.moveTo(centre.x + Math.cos(angle) * radius * 0.84, centre.y + Math.sin(angle) * radius * 0.84);
      context.lineTo(centre.x + Math.cos(angle) * radius * 0.95, centre.y + Math.sin(angle) * radius * 0.95);
      context.stroke();
    }
    const angle = -Math.PI / 2 + (SWEEP * 0.92 * reading) / most;
    context.beginPath();
    context.moveTo(centre.x, centre.y);
    context.lineTo(centre.x + Math.cos(angle) * radius * 0.78, centre.y + Math.sin(angle) * radius * 0.78);
    context.strokeStyle = palette.you.css;
    context.lineWidth = Math.max(1.6, radius * 0.09);
    context.lineCap = 'round';
    context.stroke();
    context.beginPath();
    context.arc(centre.x, centre.y, Math.max(1.5, radius * 0.1), 0, 2 * Math.PI);
    context.fillStyle = palette.you.css;
    context.fill();
  });
  context.restore();
}
