import { placeOf } from '../curriculum/arrangement.ts';
import type { Play } from '../curriculum/play.ts';
import { rescaledIn, type Wired } from '../curriculum/wiring.ts';
import { type Colour, fade, type Palette } from './palette.ts';
import type { Bench } from './wiring-layout.ts';

export type Context = CanvasRenderingContext2D;
export type Say = (key: string) => string;

export interface Sight {
  play: Play;
  wired: Wired;
  bench: Bench;
  /** The column in the hand or picked, and the place under it. */
  lit: string | null;
  over: string | null;
  held: { column: string; x: number; y: number } | null;
}

export const roleOf = ({ play }: Sight, column: string): 'input' | 'target' | 'out' | 'open' => {
  const piece = play.stage.pieces.find(({ id }) => id === column);
  const place = play.stage.task.arrangement?.places.find(({ id }) => piece !== undefined && id === placeOf(piece, play.choices));
  return place === undefined ? 'open' : (place.socket ?? 'out');
};

export function colourOf(palette: Palette, role: ReturnType<typeof roleOf>): Colour {
  return role === 'input' ? palette.you : role === 'target' ? palette.target : palette.quiet;
}

/** Text as wide as its place at most, with the ground around it. */
export function write(context: Context, palette: Palette, text: string, x: number, y: number, width: number, colour: string): void {
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.75);
  context.strokeText(text, x, y, width);
  context.fillStyle = colour;
  context.fillText(text, x, y, width);
}

export const placeNow = ({ play }: Sight, id: string): string => play.choices[id] ?? '';

export function headOf(say: Say, { play }: Sight, column: string): string {
  const rescaled = rescaledIn(play);
  return say(`cells.${column}${rescaled?.column === column ? `-${rescaled.id}` : ''}`);
}
