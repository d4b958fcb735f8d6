import type { Point } from './line-frame.ts';
import type { Area } from './view.ts';

export interface FilterFrame {
  small: boolean;
  text: number;
  /** Each picture with the map of what comes out of it. */
  places: readonly { picture: Area; map: Area }[];
  kernel: Area;
  /** Nine pixels that are asked about. */
  asked: Area;
}

const square = (x: number, y: number, side: number): Area => ({ x, y, width: side, height: side });

/** Pictures over their maps, the kernel beside them, or, where it is narrow, in a column of its own at the edge. */
export function filterFrame(area: Area, pictures: number): FilterFrame {
  const small = area.width < 560;
  const pad = small ? 12 : 32;
  const gap = small ? 10 : 26;
  const kernelSide = Math.min(small ? 126 : 240, area.width * 0.3, area.height - 2 * pad);
  const left = area.x + pad + kernelSide + gap * 1.4;
  const room = area.x + area.width - pad - left;
  const side = Math.min((room - gap * (pictures - 1)) / pictures, (area.height - 2 * pad - gap) / 2);
  const top = area.y + (area.height - 2 * side - gap) / 2;
  const start = left + (room - pictures * side - (pictures - 1) * gap) / 2;
  return {
    small, text: small ? 15 : 20,
    places: Array.from({ length: pictures }, (_, index) => ({ picture: square(start + index * (side + gap), top, side), map: square(start + index * (side + gap), top + side + gap, side) })),
    kernel: square(area.x + pad, area.y + (area.height - kernelSide) / 2, kernelSide),
    asked: square(area.x + pad + kernelSide + (small ? 30 : 56), area.y + (area.height - kernelSide) / 2, kernelSide),
  };
}

/** The weight under a point, counted from 0; null beside the kernel. */
export function tileAt({ kernel }: FilterFrame, { x, y }: Point): number | null {
  const column = Math.floor(((x - kernel.x) / kernel.width) * 3);
  const row = Math.floor(((y - kernel.y) / kernel.height) * 3);
  return column < 0 || row < 0 || column > 2 || row > 2 ? null : row * 3 + column;
}
