import { fade, type Palette } from './palette.ts';
import { type Chart, chartPoint } from './relief.ts';
import { ticks } from './ticks.ts';

/** The sheet of a map that nobody has surveyed: a cross where round values meet, fine dots between. No line, as it would lie. */
export function drawGraticule(context: CanvasRenderingContext2D, palette: Palette, chart: Chart): void {
  const { area, x, y } = chart;
  const columns = ticks(x.min, x.max, Math.max(2, area.width / 90));
  const rows = ticks(y.min, y.max, Math.max(3, area.height / 90));
  const fine = (coarse: readonly number[], from: number, to: number) => ticks(from, to, ((to - from) / ((coarse[1] ?? to) - (coarse[0] ?? from))) * 5);
  context.save();
  context.fillStyle = fade(palette.contour, 0.9);
  for (const across of fine(columns, x.min, x.max)) {
    for (const up of fine(rows, y.min, y.max)) {
      const at = chartPoint(chart, across, up);
      context.fillRect(at.x - 0.8, at.y - 0.8, 1.6, 1.6);
    }
  }
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 1;
  context.beginPath();
  for (const across of columns) {
    for (const up of rows) {
      const at = chartPoint(chart, across, up);
      context.moveTo(at.x - 4, at.y);
      context.lineTo(at.x + 4, at.y);
      context.moveTo(at.x, at.y - 4);
      context.lineTo(at.x, at.y + 4);
    }
  }
  context.stroke();
  context.strokeStyle = fade(palette.line, 0.9);
  context.strokeRect(area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1);
  context.restore();
}
