import { ACROSS, type Trace, UP } from '../game/seen-trace.ts';
import { fade, type Palette } from './palette.ts';
import { type Chart, chartPoint } from './relief.ts';

/** Dollars that a mark of full size stands for. */
const MOST = 120;
/** Less than that is no trace. */
const LEAST = 0.5;

/** Too much is a filled disc with a plus, too little a ring with a minus, as large as the miss; where there is none, a dot. */
export function drawTrace(context: CanvasRenderingContext2D, palette: Palette, chart: Chart, traces: readonly Trace[]): void {
  const room = Math.min(chart.area.width / ACROSS, chart.area.height / UP) / 2;
  context.save();
  context.beginPath();
  context.rect(chart.area.x - 4, chart.area.y - 4, chart.area.width + 8, chart.area.height + 8);
  context.clip();
  for (const { x, y, off } of traces) {
    const place = chartPoint(chart, x, y);
    const size = Math.abs(off);
    const radius = size < LEAST ? 2 : 5 + (room - 6) * Math.sqrt(Math.min(1, size / MOST));
    context.beginPath();
    context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
    context.fillStyle = size < LEAST ? palette.target.css : fade(palette.error, off > 0 ? 0.45 : 0.12);
    context.fill();
    if (size < LEAST) continue;
    context.strokeStyle = palette.error.css;
    context.lineWidth = 2;
    context.stroke();
    context.beginPath();
    context.moveTo(place.x - 4, place.y);
    context.lineTo(place.x + 4, place.y);
    if (off > 0) {
      context.moveTo(place.x, place.y - 4);
      context.lineTo(place.x, place.y + 4);
    }
    context.stroke();
  }
  context.restore();
}
