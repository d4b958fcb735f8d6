import type { Stage } from '../curriculum/stage.ts';
import type { Area } from './view.ts';

export interface Column extends Area {
  id: string;
}

export interface Line {
  /** Number of the row in the table. */
  row: number;
  /** A hotel of tomorrow. */
  fresh: boolean;
  index: number;
  y: number;
}

/** Where the table, its sockets and the machine stand. */
export interface Bench {
  columns: readonly Column[];
  lines: readonly Line[];
  /** Places that columns are wired to, over the table. */
  sockets: readonly (Area & { id: string; socket: 'input' | 'target' | undefined })[];
  neuron: { x: number; y: number; radius: number };
  /** What the machine says, at the end of each line. */
  says: Area;
  heads: number;
  text: number;
  rowHeight: number;
  narrow: boolean;
  caption: { x: number; y: number; width: number };
}

export function benchOf(stage: Stage, columns: readonly string[], wordy: readonly string[], area: Area): Bench {
  const narrow = area.width < 480;
  const text = 16;
  const edge = narrow ? 8 : 26;
  const inner = { x: area.x + edge, y: area.y + (narrow ? 8 : 20), width: area.width - 2 * edge, height: area.height - (narrow ? 14 : 34) };
  const top = narrow ? Math.min(96, inner.height * 0.27) : Math.min(168, inner.height * 0.3);
  const caption = { x: area.x + area.width / 2, y: inner.y + top + (narrow ? 16 : 24), width: inner.width };
  const heads = caption.y + (narrow ? 36 : 56);
  const sized = columns.map((id) => (wordy.includes(id) ? 1.45 : 1));
  const last = narrow ? 1.5 : 1.9;
  const unit = inner.width / (sized.reduce((sum, each) => sum + each, 0) + last);
  let left = inner.x;
  const laid = columns.map((id, index) => {
    const width = unit * (sized[index] ?? 1);
    const column = { id, x: left, y: heads - text, width: width - (narrow ? 2 : 6), height: inner.y + inner.height - heads + text };
    left += width;
    return column;
  });
  const foot = inner.y + inner.height;
  const rowHeight = Math.min(34, Math.max(20, (foot - heads - text - 14) / (stage.trainIds.length + stage.testIds.length)));
  const room = Math.floor((foot - heads - text - 14) / rowHeight) - stage.testIds.length;
  const known = stage.trainIds.slice(0, Math.max(1, room));
  const lines: Line[] = [
    ...known.map((row, index) => ({ row, fresh: false, index, y: heads + text * 0.6 + 8 + (index + 0.5) * rowHeight })),
    ...stage.testIds.map((row, index) => ({ row, fresh: true, index, y: heads + text * 0.6 + 18 + (known.length + index + 0.5) * rowHeight })),
  ];
  const places = stage.task.arrangement?.places ?? [];
  const gap = narrow ? 8 : 18;
  const mid = narrow ? inner.width * 0.14 : inner.width * 0.16;
  const wide = (inner.width - mid - gap * places.length) / places.length;
  const order = [...places].sort((a, b) => rank(a.socket) - rank(b.socket));
  let x = inner.x;
  let neuron = { x: 0, y: inner.y + top * 0.5, radius: Math.min(mid * 0.36, top * 0.3) };
  const sockets = order.map(({ id, socket }) => {
    const place = { id, socket, x, y: inner.y, width: wide, height: top };
    x += wide + gap;
    if (socket === 'input') {
      neuron = { ...neuron, x: x + mid / 2 - gap / 2 };
      x += mid;
    }
    return place;
  });
  return { columns: laid, lines, sockets, neuron, says: { x: left, y: heads, width: inner.x + inner.width - left, height: foot - heads }, heads, text, rowHeight, narrow, caption };
}

/** What is left out on the left, then what goes in, then what must come out. */
function rank(socket: 'input' | 'target' | undefined): number {
  return socket === undefined ? 0 : socket === 'input' ? 1 : 2;
}
