import type { Area } from './view.ts';

/** Where the units of a network stand: column 0 holds the inputs, the last column the outputs. */
export interface NetworkFrame {
  small: boolean;
  text: number;
  /** Half the width of a unit of this column. */
  radius(column: number): number;
  unit(column: number, index: number): { x: number; y: number };
  /** Where more units are asked for under a column, and fewer. */
  more(column: number): { x: number; y: number };
  fewer(column: number): { x: number; y: number };
  /** How many pixels up or down turn a wire through its whole range. */
  throw: number;
}

export interface NetworkShape {
  /** Units of each column that stands there, and of those that could. */
  counts: readonly number[];
  maps: boolean;
  buttons: boolean;
}

const SMALLEST = 9;

export function networkFrame(area: Area, { counts, maps, buttons }: NetworkShape): NetworkFrame {
  const small = area.width < 560;
  const text = small ? 14 : 16;
  const columns = counts.length;
  const foot = buttons ? (small ? 62 : 84) : small ? 14 : 30;
  const head = small ? 14 : 30;
  const height = area.height - head - foot;
  const across = area.width / (columns + (maps ? 0.35 : 0.2));
  const biggest = small && height < 420 ? (maps ? 34 : 26) : maps ? 74 : 44;
  // Under each of several maps its bias is written.
  const clear = (count: number) => (maps && small && count > 1 ? (height / count - text - 12) / 2 : biggest);
  const radiusOf = (count: number, room: number) => Math.max(SMALLEST, Math.min(biggest, (0.41 * height) / Math.max(1, count), room, clear(count)));
  const output = maps ? Math.min(small ? 46 : 116, height * 0.44, across * 0.48) : radiusOf(counts.at(-1) ?? 1, across * 0.3);
  const radius = (column: number) => {
    if (column === columns - 1 && (counts[column] ?? 1) === 1) return output;
    const size = radiusOf(counts[column] ?? 1, across * 0.3);
    return column === 0 ? Math.min(size, small ? 20 : 30) : size;
  };
  const x = (column: number) => {
    const left = area.x + (small ? 12 : 34) + radius(0);
    const right = area.x + area.width - (small ? 8 : 34) - radius(columns - 1);
    const inner = columns === 1 ? 0.5 : column / (columns - 1);
    // A wide output pushes what stands before it to the left.
    const pulled = column > 0 && column < columns - 1 ? (radius(columns - 1) - radius(0)) * inner * 0.35 : 0;
    return left + (right - left) * inner - pulled;
  };
  const middle = area.y + head + height / 2;
  const button = small ? 20 : 26;
  // Both buttons stay on the board, under whichever column they stand.
  const pair = (column: number) => Math.max(area.x + 2 * button + 2, Math.min(area.x + area.width - 2 * button - 2, x(column)));
  const widest = Math.max(...counts.map((_, column) => (column === columns - 1 && column > 0 ? 0 : radius(column))));
  const apart = (maps ? 2.3 : 2.8) * widest + (small && height < 420 ? 24 : 34);
  return {
    small, text, radius, throw: Math.min(260, height * 0.7),
    unit(column, index) {
      const count = Math.max(1, counts[column] ?? 1);
      const room = Math.min(height / count, apart);
      return { x: x(column), y: middle + (index - (count - 1) / 2) * room };
    },
    more: (column) => ({ x: pair(column) + button, y: area.y + area.height - foot / 2 }),
    fewer: (column) => ({ x: pair(column) - button, y: area.y + area.height - foot / 2 }),
  };
}
