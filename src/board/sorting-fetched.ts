import type { Lens } from '../curriculum/level-picture.ts';
import { fade, type Palette } from './palette.ts';
import { COLUMNS, LINES, lineAt, ROWS, rowAt } from './sorting-pictures.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Left, top, width and height in parts of the picture. */
type Strip = readonly [number, number, number, number];

/** The line of a record whose tag is looked for. */
const TAGGED = 1;

/** Where a rule looks, whatever lies there: every row of the third column, or behind one tag. Who goes through all of it has no such place. */
function stripsOf(lens: Lens): readonly Strip[] {
  if (lens === 'columns') {
    const [from, to] = COLUMNS[2];
    return Array.from({ length: ROWS }, (_, row) => [from - 0.03, rowAt(row) - 0.045, to - from + 0.06, 0.09]);
  }
  if (lens !== 'tags') return [];
  const [inset, tag, value] = LINES[TAGGED];
  return [[0.055 + 0.13 * inset, lineAt(TAGGED, LINES.length) - 0.05, tag + value + 0.09, 0.1]];
}

/** All that a rule brings back of a picture stays lit, cut where the rule cuts; the rest sinks into the dark, `part` of the way. */
export function drawFetched(context: Context, palette: Palette, lens: Lens, area: Area, part: number, picture: () => void): void {
  const strips = stripsOf(lens);
  if (strips.length === 0 || part <= 0) return;
  const { x, y, width, height } = area;
  context.save();
  context.fillStyle = fade(palette.ground, 0.86 * part);
  context.fillRect(x - 2, y - 2, width + 4, height + 4);
  context.beginPath();
  for (const [left, top, wide, tall] of strips) context.rect(x + left * width, y + top * height, wide * width, tall * height);
  context.clip();
  picture();
  context.restore();
}
