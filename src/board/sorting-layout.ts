import type { Stage } from '../curriculum/stage.ts';
import { type Piece, placeOf } from '../curriculum/arrangement.ts';
import type { Area } from './view.ts';

/** A small card of a piece. */
export interface Thumb extends Area {
  piece: Piece;
}

export interface Tray extends Area {
  id: string;
}

/** Where everything stands: what waits on top, the piece in the light in the middle, the places below. */
export interface Shelf {
  thumbs: readonly Thumb[];
  trays: readonly Tray[];
  /** The piece in the light, without its words. */
  exhibit: Area;
  caption: { x: number; y: number; width: number };
  said: { x: number; y: number };
  text: number;
}

const GAP = 10;

/** Cards of one size in rows from the left, as many in a row as fit; smaller where they would not fit. */
function laidOut(pieces: readonly Piece[], { x, y, width, height }: Area, wide: number): readonly Thumb[] {
  for (let size = wide; ; size -= 2) {
    const tall = size * 0.75;
    const gap = Math.max(4, size * 0.12);
    const across = Math.max(1, Math.floor((width + gap) / (size + gap)));
    const rows = Math.ceil(pieces.length / across);
    if (rows * (tall + gap) - gap > height && size > 16) continue;
    return pieces.map((piece, index) => ({ piece, x: x + (index % across) * (size + gap), y: y + Math.floor(index / across) * (tall + gap), width: size, height: tall }));
  }
}

export function shelfOf(stage: Stage, choices: Readonly<Record<string, string>>, area: Area): Shelf {
  const narrow = area.width < 480;
  const low = area.height < 330;
  const text = narrow || low ? 16 : 18;
  const edge = narrow || low ? 12 : 24;
  const wide = low ? 34 : narrow ? 40 : 72;
  const inner = { x: area.x + edge, y: area.y + (narrow || low ? 8 : 20), width: area.width - 2 * edge, height: area.height - (narrow || low ? 16 : 40) };
  const places = stage.task.arrangement?.places ?? [];
  const waiting = stage.pieces.filter((piece) => placeOf(piece, choices) === '');
  const top = wide * 0.75;
  const perWaiting = Math.min(wide, (inner.width - GAP * (stage.pieces.length - 1)) / stage.pieces.length);
  const rowWidth = waiting.length * (perWaiting + GAP) - GAP;
  const waits = laidOut(waiting, { x: area.x + area.width / 2 - rowWidth / 2, y: inner.y, width: rowWidth + 1, height: top }, perWaiting);
  const tall = Math.min(150, inner.height * (low ? 0.22 : narrow ? 0.27 : 0.25));
  const trayTop = inner.y + inner.height - tall;
  const trayWide = (inner.width - GAP * (places.length - 1)) / places.length;
  const trays = places.map(({ id }, index) => ({ id, x: inner.x + index * (trayWide + GAP), y: trayTop, width: trayWide, height: tall }));
  // A name in a slim tray goes on two lines.
  const head = trayWide < text * 7 ? 2.1 : 1;
  const laid = trays.flatMap((tray) => {
    const lying = stage.pieces.filter((piece) => placeOf(piece, choices) === tray.id);
    return laidOut(lying, { x: tray.x + 8, y: tray.y + text * head + 16, width: tray.width - 16, height: tray.height - text * head - 24 }, wide);
  });
  const from = inner.y + top + text * (low ? 1.9 : narrow ? 2.4 : 3);
  const to = trayTop - text * (low ? 1.6 : narrow ? 2.1 : 3);
  const height = Math.max(40, to - from);
  const width = Math.min(height * 1.5, inner.width * 0.8);
  return {
    thumbs: [...waits, ...laid], trays, text,
    exhibit: { x: area.x + area.width / 2 - width / 2, y: from, width, height },
    caption: { x: area.x + area.width / 2, y: from - text * 0.95, width: inner.width },
    said: { x: area.x + area.width / 2, y: to + text * (low ? 0.8 : narrow ? 1 : 1.3) },
  };
}

export function within({ x, y, width, height }: Area, point: { x: number; y: number }, reach = 0): boolean {
  return point.x >= x - reach && point.x <= x + width + reach && point.y >= y - reach && point.y <= y + height + reach;
}
