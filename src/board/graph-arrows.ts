import type { Play } from '../curriculum/play.ts';
import type { GraphFrame } from './graph-frame.ts';
import type { GraphScene } from './graph-scene.ts';
import type { Palette } from './palette.ts';

/** How far the last step moved each weight. */
export function drawArrows(context: CanvasRenderingContext2D, palette: Palette, at: GraphFrame, drawn: GraphScene, play: Play): void {
  const [before, after] = [play.path.at(0), play.path.at(-1)];
  if (before === undefined || after === undefined || play.path.length < 2 || drawn.marks?.by === 'carry') return;
  const moves = play.stage.names.map((_, index) => (after[index] ?? 0) - (before[index] ?? 0));
  const most = Math.max(1e-9, ...moves.map(Math.abs));
  play.stage.names.forEach((name, index) => {
    const node = drawn.graph.nodes.get(name);
    const move = moves[index] ?? 0;
    if (node === undefined || node.kind !== 'weight' || Object.keys(play.choices).length > 0) return;
    const place = at.at(node);
    const long = Math.max(3, (at.small ? 16 : 26) * (Math.abs(move) / most));
    const way = move > 0 ? -1 : 1;
    const x = place.x - 34;
    context.save();
    context.strokeStyle = palette.you.css;
    context.fillStyle = palette.you.css;
    context.lineWidth = 3;
    context.beginPath();
    if (Math.abs(move) < 1e-9) {
      context.moveTo(x - 5, place.y);
      context.lineTo(x + 5, place.y);
      context.stroke();
    } else {
      context.moveTo(x, place.y - way * long * 0.5);
      context.lineTo(x, place.y + way * long * 0.5);
      context.stroke();
      context.beginPath();
      context.moveTo(x - 6, place.y + way * long * 0.5);
      context.lineTo(x, place.y + way * (long * 0.5 + 8));
      context.lineTo(x + 6, place.y + way * long * 0.5);
      context.fill();
    }
    context.restore();
  });
}
