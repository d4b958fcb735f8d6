import type { Progress } from '../game/progress.ts';
import type { Layer } from './layer.ts';
import type { BoardServices, BoardView } from './view.ts';

/** A picture at rest that shows progress: drawn anew only when that changes. */
export function createProgressPicture(services: BoardServices, layers: readonly Layer[], draw: (progress: Progress) => void): BoardView {
  let drawnFor: Progress | null = null;
  return {
    update() {
      const { progress } = services.game.state();
      if (progress === drawnFor) return;
      drawnFor = progress;
      draw(progress);
    },
    moving: () => false,
    destroy() {
      for (const layer of layers) layer.destroy();
    },
  };
}
