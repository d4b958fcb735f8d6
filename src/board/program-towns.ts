import type { Area } from './view.ts';

const BETWEEN = 16;
/** How many times the room of another town the worst one takes. */
const WORST = 2.4;

/** Towns side by side; one of them grows as far as `part` (0 to 1) says. */
export function townAreas(plot: Area, count: number, worst: number | null, part: number): readonly Area[] {
  const weights = Array.from({ length: count }, (_, town) => (town === worst ? 1 + (WORST - 1) * part : 1));
  const unit = (plot.width - BETWEEN * (count - 1)) / weights.reduce((sum, weight) => sum + weight, 0);
  let x = plot.x;
  return weights.map((weight) => {
    const area = { ...plot, x, width: weight * unit };
    x += area.width + BETWEEN;
    return area;
  });
}
