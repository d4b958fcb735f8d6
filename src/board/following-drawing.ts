import type { NextWord, SeenLine, SeenNext } from '../game/seen-following.ts';
import type { Words } from '../game/translate.ts';
import { drawHollowLantern, drawLantern, drawLightPool } from './lantern.ts';
import { drawFigure } from './neuron-drawing.ts';
import { type Colour, fade, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Where a word was written. */
export interface Written {
  readonly word: string;
  readonly line: number;
  readonly index: number;
  readonly area: Area;
}

const GAP = 0.44;
const font = (size: number, weight = 500) => `${weight} ${size}px ${WORDS}`;

/** Lines of words, as large as all of them fit, from the side on which this language begins. */
export function layLines(context: Context, lines: readonly (readonly string[])[], area: Area, largest: number, mirrored: boolean): { size: number; words: readonly Written[] } {
  context.font = font(largest, 600);
  const wide = Math.max(1, ...lines.map((texts) => texts.reduce((sum, text) => sum + context.measureText(text).width + GAP * largest, 0)));
  const size = Math.max(9, Math.min(largest, (largest * area.width) / wide, area.height / Math.max(1, lines.length) / 1.35));
  const high = lines.length === 0 ? 0 : Math.min(area.height / lines.length, size * 2);
  context.font = font(size, 600);
  const words = lines.flatMap((texts, line) => {
    let x = area.x;
    return texts.map((word, index): Written => {
      const width = context.measureText(word).width;
      const left = mirrored ? 2 * area.x + area.width - x - width : x;
      x += width + GAP * size;
      return { word, line, index, area: { x: left, y: area.y + line * high, width, height: high } };
    });
  });
  return { size, words };
}

function write(context: Context, { word, area }: Written, size: number, colour: string, weight = 500): void {
  context.font = font(size, weight);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(word, area.x + area.width / 2, area.y + area.height / 2);
}

/** The page: the word in question in the light, what follows it ringed, and lit once it was counted. */
export function drawPage(context: Context, palette: Palette, page: readonly SeenLine[], laid: { size: number; words: readonly Written[] }): void {
  for (const written of laid.words) {
    const { area } = written;
    const is = page[written.line]?.words[written.index]?.is ?? 'other';
    const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
    if (is === 'asked') drawLightPool(context, palette, x, y, laid.size * 2.2, 0.8);
    if (is === 'counted' || is === 'waiting') {
      context.beginPath();
      context.roundRect(area.x - 4, y - laid.size * 0.72, area.width + 8, laid.size * 1.44, laid.size * 0.5);
      context.lineWidth = 1.5;
      context.strokeStyle = is === 'counted' ? palette.you.css : palette.quiet.css;
      context.setLineDash(is === 'counted' ? [] : [3, 3]);
      if (is === 'counted') {
        context.fillStyle = palette.you.css;
        context.fill();
      }
      context.stroke();
      context.setLineDash([]);
    }
    const colour = { asked: palette.you.css, counted: palette.ground.css, waiting: palette.text.css, other: palette.quiet.css }[is];
    write(context, written, laid.size, colour, is === 'other' ? 400 : 700);
  }
}

/** A post with a light on it. */
export interface Post {
  /** What is written at its foot. */
  readonly name: string;
  /** How high its lantern hangs, 0 to 1; null: it is dark. */
  readonly height: number | null;
  readonly figure: string;
  /** A hollow one beside it: what was counted; null: none. */
  readonly beside: { readonly height: number; readonly figure: string } | null;
  readonly strong: boolean;
}

/** The ground and how far a post reaches above it. */
const footOf = (area: Area) => area.y + area.height - 26;
const headroom = 52;
/** Posts that stand closer than so. */
const NARROW = 64;

/** Where each of so many posts stands, in the order of reading. */
export function postAreas(area: Area, count: number, mirrored: boolean): readonly Area[] {
  const wide = Math.min(area.width / Math.max(1, count), 150);
  const left = area.x + (area.width - wide * count) / 2;
  return Array.from({ length: count }, (_, index) => ({ x: left + wide * (mirrored ? count - 1 - index : index), y: area.y, width: wide, height: area.height }));
}

/** Lanterns over a shore: the higher, the more often or the more likely. */
export function drawPosts(context: Context, palette: Palette, area: Area, posts: readonly Post[], mirrored: boolean): void {
  const foot = footOf(area);
  const reach = Math.max(20, foot - area.y - headroom);
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(area.x, foot);
  context.lineTo(area.x + area.width, foot);
  context.stroke();
  const places = postAreas(area, posts.length, mirrored);
  // Side by side there is room for one figure only.
  const narrow = (places[0]?.width ?? 0) < NARROW;
  const longest = Math.max(1, ...posts.map(({ name }) => name.length));
  const size = Math.max(11, Math.min(17, ((places[0]?.width ?? 60) * 1.7) / longest));
  posts.forEach((post, index) => {
    const place = places[index];
    if (place === undefined) return;
    const x = place.x + place.width / 2;
    const aside = Math.min(26, place.width * 0.24) * (mirrored ? -1 : 1);
    if (post.beside !== null) {
      const y = foot - reach * post.beside.height;
      pole(context, palette.reference, x + aside, foot, y, 0.5, [4, 4]);
      drawHollowLantern(context, palette, x + aside, y - 8, 13);
      if (!narrow) drawFigure(context, palette, post.beside.figure, x + aside, y - 24, 12, palette.reference);
    }
    if (post.height !== null) {
      const y = foot - reach * post.height;
      const at = x - (post.beside === null ? 0 : aside * 0.7);
      const light = 0.35 + 0.65 * Math.min(1, post.height * 1.4);
      pole(context, palette.you, at, foot, y, light, []);
      drawLightPool(context, palette, at, y - 10, 20 + 46 * post.height, light);
      drawLantern(context, palette, at, y, 26, post.height > 0.02 ? light : 0);
      drawFigure(context, palette, post.figure, at, y - 40, narrow ? 12 : 16, palette.you);
    }
    context.font = font(size, post.strong ? 700 : 500);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = post.strong ? palette.text.css : palette.quiet.css;
    context.fillText(post.name, x, foot + 15);
  });
}

function pole(context: Context, colour: Colour, x: number, foot: number, top: number, strength: number, dash: readonly number[]): void {
  context.strokeStyle = fade(colour, strength);
  context.lineWidth = dash.length > 0 ? 2 : 4;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(x, foot);
  context.lineTo(x, top);
  context.stroke();
  context.setLineDash([]);
}

/** What may come next, as posts: the network's light, and beside it, hollow, what the counts of the last word say. `shown`: heights on their way. */
export function nextPosts(words: Words, next: readonly NextWord[], shown: readonly number[], nameOf: (word: string) => string): readonly Post[] {
  const percent = (part: number) => words.t('unit.percent', { value: words.number(100 * part, 0) });
  const most = Math.max(...next.map(({ share }) => share ?? 0));
  return next.map(({ word, share, counted }, index) => ({
    name: word === null ? '…' : nameOf(word),
    height: share === null ? null : (shown[index] ?? share),
    figure: percent(share ?? 0),
    beside: word === null ? null : { height: counted, figure: percent(counted) },
    strong: share !== null && share === most,
  }));
}

/** What was heard, large, and an open end. */
export function drawHeard(context: Context, palette: Palette, laid: { size: number; words: readonly Written[] }, ends: boolean): void {
  laid.words.forEach((written, index) => {
    const last = index === laid.words.length - (ends ? 1 : 2);
    const open = !ends && index === laid.words.length - 1;
    const { x, y, width, height } = written.area;
    if (last) drawLightPool(context, palette, x + width / 2, y + height / 2, laid.size * 2, 0.7);
    write(context, written, laid.size, open ? palette.you.css : palette.text.css, last || open ? 700 : 500);
  });
}

/** What the network writes. A word that never came there in the text is underlined in the colour of errors. */
export function drawWrites(context: Context, palette: Palette, seen: SeenNext['writes'], laid: { size: number; words: readonly Written[] }): void {
  for (const written of laid.words) {
    const known = seen[written.line]?.[written.index]?.known !== false;
    write(context, written, laid.size, known ? palette.flame.css : palette.error.css, known ? 400 : 600);
    if (known) continue;
    const { x, y, width, height } = written.area;
    context.strokeStyle = palette.error.css;
    context.lineWidth = 1.5;
    context.setLineDash([2, 2]);
    context.beginPath();
    context.moveTo(x, y + height / 2 + laid.size * 0.62);
    context.lineTo(x + width, y + height / 2 + laid.size * 0.62);
    context.stroke();
    context.setLineDash([]);
  }
}
