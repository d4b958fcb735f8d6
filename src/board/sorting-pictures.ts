import type { Picture } from '../curriculum/level-picture.ts';
import { blend, fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Columns of the drawn table, in parts of its width. */
export const COLUMNS = [[0.07, 0.33], [0.4, 0.62], [0.7, 0.93]] as const;
export const ROWS = 5;
/** Where a row of the table lies, in parts of the height. */
export const rowAt = (row: number): number => 0.36 + 0.125 * row;
/** Lines of the drawn record: how far in, how long the tag, how long what it holds. */
export const LINES = [[0, 0.16, 0.3], [0, 0.22, 0.14], [1, 0.14, 0.34], [1, 0.2, 0.1], [2, 0.12, 0.2], [0, 0.18, 0.24]] as const;
/** Where lines of a letter end, and its words. */
const WORDS = [[0.13, 0.05, 0.21, 0.1, 0.17], [0.08, 0.16, 0.12, 0.2, 0.06], [0.19, 0.09, 0.07, 0.15, 0.13], [0.06, 0.22, 0.11, 0.09], [0.15, 0.08, 0.17, 0.05, 0.12, 0.07], [0.1, 0.2, 0.07]] as const;

/** Where the line of a record or a letter lies, in parts of the height. */
export const lineAt = (line: number, lines: number): number => 0.14 + (0.78 * line) / (lines - 1 + 0.6);

function sheet(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(10, width * 0.06));
  context.fillStyle = palette.panel.css;
  context.fill();
}

function stroke(context: Context, colour: string, x: number, y: number, length: number, thick: number): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y - thick / 2, length, thick, thick / 2);
  context.fill();
}

function table(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  const thick = Math.max(2, height * 0.05);
  for (const [from, to] of COLUMNS) stroke(context, fade(palette.text, 0.85), x + from * width, y + 0.15 * height, (to - from) * width * 0.8, thick);
  context.strokeStyle = fade(palette.quiet, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x + 0.05 * width, y + 0.24 * height);
  context.lineTo(x + 0.95 * width, y + 0.24 * height);
  context.stroke();
  for (let row = 0; row < ROWS; row++) {
    for (const [column, [from, to]] of COLUMNS.entries()) {
      const long = (to - from) * width * (0.42 + 0.12 * ((row * 7 + column * 5) % 5));
      stroke(context, fade(palette.quiet, 0.75), x + from * width, y + rowAt(row) * height, long, thick);
    }
  }
}

function record(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  const thick = Math.max(2, height * 0.055);
  for (const [index, [inset, tag, value]] of LINES.entries()) {
    const left = x + (0.08 + 0.13 * inset) * width;
    const at = y + lineAt(index, LINES.length) * height;
    stroke(context, fade(palette.positive, 0.9), left, at, tag * width, thick);
    context.fillStyle = palette.quiet.css;
    for (const dot of [-1, 1]) context.fillRect(left + (tag + 0.025) * width, at + dot * thick * 0.45 - 1, Math.max(1.5, thick * 0.3), Math.max(1.5, thick * 0.3));
    stroke(context, fade(palette.quiet, 0.75), left + (tag + 0.06) * width, at, value * width, thick);
    if (inset === 0) continue;
    context.strokeStyle = fade(palette.quiet, 0.4);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left - 0.07 * width, at - thick * 1.6);
    context.lineTo(left - 0.07 * width, at);
    context.lineTo(left - 0.02 * width, at);
    context.stroke();
  }
}

function letter(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  const thick = Math.max(2, height * 0.045);
  for (const [line, words] of WORDS.entries()) {
    let left = x + 0.08 * width;
    for (const word of words) {
      stroke(context, fade(palette.quiet, 0.75), left, y + lineAt(line, WORDS.length) * height, word * width, thick);
      left += (word + 0.035) * width;
    }
  }
}

/** The house of the photograph, in parts of its sides. */
export const HOUSE = { wall: [0.34, 0.5, 0.36, 0.34], roof: [[0.29, 0.52], [0.52, 0.27], [0.75, 0.52]], pool: [0.76, 0.88, 0.13, 0.055] } as const;

const FAR_HILLS = [0.7, 0.2] as const;

/** How far down the farther hills reach up, in parts of the height. */
export function horizon(across: number): number {
  const [base, lift] = FAR_HILLS;
  return base - lift * Math.sin(across * 5 + base * 9);
}

function photo(context: Context, palette: Palette, area: Area): void {
  const { x, y, width, height } = area;
  const night = palette.theme === 'night';
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(10, width * 0.06));
  context.clip();
  const sky = context.createLinearGradient(0, y, 0, y + height);
  sky.addColorStop(0, blend(palette.ground, palette.reference, night ? 0.16 : 0.28).css);
  sky.addColorStop(0.75, blend(palette.ground, palette.reference, night ? 0.42 : 0.1).css);
  sky.addColorStop(1, blend(palette.ground, palette.glow, 0.35).css);
  context.fillStyle = sky;
  context.fillRect(x, y, width, height);
  context.fillStyle = palette.flame.css;
  context.beginPath();
  context.arc(x + 0.83 * width, y + 0.2 * height, 0.06 * height, 0, 2 * Math.PI);
  context.fill();
  for (const [base, lift, colour] of [[...FAR_HILLS, 0.2], [0.82, 0.1, 0.1]] as const) {
    context.fillStyle = blend(palette.ground, palette.reference, night ? colour : colour * 1.6).css;
    context.beginPath();
    context.moveTo(x, y + height);
    for (let part = 0; part <= 1.001; part += 0.04) context.lineTo(x + part * width, y + (base - lift * Math.sin(part * 5 + base * 9)) * height);
    context.lineTo(x + width, y + height);
    context.fill();
  }
  const [left, top, wide, tall] = HOUSE.wall;
  context.fillStyle = blend(palette.ground, palette.text, night ? 0.2 : 0.3).css;
  context.fillRect(x + left * width, y + top * height, wide * width, tall * height);
  roofPath(context, area);
  context.fillStyle = blend(palette.ground, palette.error, night ? 0.45 : 0.6).css;
  context.fill();
  context.fillStyle = palette.glow.css;
  for (const [column, row] of [[0, 0], [1, 0], [2, 0], [0, 1], [2, 1]] as const) {
    context.fillRect(x + (left + 0.05 + column * 0.11) * width, y + (top + 0.06 + row * 0.13) * height, 0.055 * width, 0.075 * height);
  }
  context.fillStyle = fade(palette.flame, 0.9);
  context.fillRect(x + (left + 0.16) * width, y + (top + 0.19) * height, 0.055 * width, 0.15 * height);
  const [poolX, poolY, poolWide, poolTall] = HOUSE.pool;
  context.fillStyle = palette.reference.css;
  context.beginPath();
  context.ellipse(x + poolX * width, y + poolY * height, poolWide * width, poolTall * height, 0, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}

/** The outline of the roof, to be filled. */
export function roofPath(context: Context, { x, y, width, height }: Area): void {
  context.beginPath();
  for (const [index, [across, down]] of HOUSE.roof.entries()) {
    if (index === 0) context.moveTo(x + across * width, y + down * height);
    else context.lineTo(x + across * width, y + down * height);
  }
  context.closePath();
}

function sound(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  const bars = Math.max(12, Math.round(width / 9));
  for (let bar = 0; bar < bars; bar++) {
    const part = bar / (bars - 1);
    const loud = Math.abs(Math.sin(part * 19) * Math.sin(part * 5.3 + 0.6)) * (0.35 + 0.65 * Math.sin(part * Math.PI)) + 0.05;
    context.fillStyle = fade(palette.reference, 0.85);
    context.beginPath();
    context.roundRect(x + (0.06 + 0.88 * part) * width - 1.5, y + (0.5 - 0.4 * loud) * height, 3, 0.8 * loud * height, 1.5);
    context.fill();
  }
}

/** A table on paper, seen by a camera: askew, and made of points of light. */
function snapshot(context: Context, palette: Palette, { x, y, width, height }: Area): void {
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(10, width * 0.06));
  context.clip();
  const wood = context.createLinearGradient(x, y, x + width, y + height);
  wood.addColorStop(0, blend(palette.ground, palette.glow, 0.22).css);
  wood.addColorStop(1, blend(palette.ground, palette.glow, 0.1).css);
  context.fillStyle = wood;
  context.fillRect(x, y, width, height);
  context.translate(x + width / 2, y + height / 2);
  context.rotate(-0.16);
  context.transform(1, 0, 0.1, 1, 0, 0);
  const paper = { x: -0.36 * width, y: -0.4 * height, width: 0.72 * width, height: 0.8 * height };
  context.fillStyle = blend(palette.panel, palette.text, 0.12).css;
  context.fillRect(paper.x, paper.y, paper.width, paper.height);
  table(context, palette, paper);
  context.restore();
  const side = Math.max(3, width / 44);
  for (let column = 0; column * side < width; column++) {
    for (let row = 0; row * side < height; row++) {
      context.fillStyle = fade(palette.ground, 0.12 + 0.2 * (((column * 7 + row * 13 + column * row) % 9) / 9));
      context.fillRect(x + column * side, y + row * side, Math.min(side - 1, width - column * side), Math.min(side - 1, height - row * side));
    }
  }
}

const DRAWN: Readonly<Record<Exclude<Picture, 'photo'>, (context: Context, palette: Palette, area: Area) => void>> = { table, record, letter, snapshot, sound };

/** A piece as it looks, on a sheet of its own. */
export function drawPicture(context: Context, palette: Palette, picture: Picture, area: Area): void {
  sheet(context, palette, area);
  if (picture === 'photo') photo(context, palette, area);
  else DRAWN[picture](context, palette, area);
  context.beginPath();
  context.roundRect(area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1, Math.min(10, area.width * 0.06));
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.stroke();
}
