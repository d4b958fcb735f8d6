import { contours } from 'd3-contour';

/** A rectangular net of heights, row after row, laid over a plane: column 0, row 0 stands at (left, top). */
export interface Net {
  heights: Float64Array;
  columns: number;
  rows: number;
  left: number;
  top: number;
  cell: number;
  /** Height of a cell, where it is not square. */
  cellHeight?: number;
}

export interface Contour {
  threshold: number;
  /** Every fifth is drawn thicker. */
  major: boolean;
  /** Closed rings around all that is at least so high; points x, y in turn. */
  rings: readonly Float64Array[];
}

/** Heights of a function over an area and a margin around it, so that no ring is seen to close along the border. */
export function netOver(area: { x: number; y: number; width: number; height: number }, cell: number, heightAt: (x: number, y: number) => number, cellHeight = cell): Net {
  const margin = 3;
  const columns = Math.ceil(area.width / cell) + 2 * margin + 1;
  const rows = Math.ceil(area.height / cellHeight) + 2 * margin + 1;
  const left = area.x - margin * cell;
  const top = area.y - margin * cellHeight;
  const heights = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      heights[row * columns + column] = heightAt(left + column * cell, top + row * cellHeight);
    }
  }
  return { heights, columns, rows, left, top, cell, cellHeight };
}

export function contoursOf(net: Net, thresholds: readonly number[]): readonly Contour[] {
  const { columns, rows, left, top, cell, cellHeight = cell } = net;
  const found = contours().size([columns, rows]).thresholds([...thresholds])(Array.from(net.heights));
  return found.map(({ value, coordinates }, index) => ({
    threshold: value,
    major: index % 5 === 0,
    rings: coordinates.flat().map((ring) => Float64Array.from(ring.flatMap(([x = 0, y = 0]) => [left + (x - 0.5) * cell, top + (y - 0.5) * cellHeight]))),
  }));
}

/** Bilinear height between the knots of a net. */
export function heightOn(net: Net, x: number, y: number): number {
  const { columns, rows, cell, cellHeight = cell } = net;
  const column = Math.min(Math.max((x - net.left) / cell, 0), columns - 1.001);
  const row = Math.min(Math.max((y - net.top) / cellHeight, 0), rows - 1.001);
  const [i, j] = [Math.floor(column), Math.floor(row)];
  const at = (di: number, dj: number) => net.heights[(j + dj) * columns + i + di] ?? 0;
  const [u, v] = [column - i, row - j];
  return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
}

/** Lays the rings on the context's path, their corners rounded. */
export function traceRings(context: CanvasRenderingContext2D, contour: Contour): void {
  for (const ring of contour.rings) {
    const count = ring.length / 2 - 1;
    if (count < 3) continue;
    const x = (index: number) => ring[2 * (index % count)] ?? 0;
    const y = (index: number) => ring[2 * (index % count) + 1] ?? 0;
    context.moveTo((x(0) + x(1)) / 2, (y(0) + y(1)) / 2);
    for (let index = 1; index <= count; index++) {
      context.quadraticCurveTo(x(index), y(index), (x(index) + x(index + 1)) / 2, (y(index) + y(index + 1)) / 2);
    }
  }
}
