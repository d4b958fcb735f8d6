import { inOrder, termsWritten } from '../game/terms-written.ts';
import type { Words } from '../game/translate.ts';
import { drawToken } from './graph-token.ts';
import { alongWire, wireEnds } from './network-drawing.ts';
import type { NetworkFrame } from './network-frame.ts';
import type { Summed, Unit, Wire } from './network-scene.ts';
import { drawFigure } from './neuron-drawing.ts';
import { FIGURES, type Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** Seconds that signals take from their units to the one that is asked about. */
export const SENT = 1.4;

/** The signals on their way into a unit: worked out they pass the weight as a product, else they end there. */
export function drawSignals(context: Context, palette: Palette, frame: NetworkFrame, wires: readonly Wire[], { terms, worked }: Summed, parts: ReadonlyMap<string, number>, elapsed: number, words: Words): void {
  if (elapsed >= SENT) return;
  for (const wire of wires) {
    const term = terms.parts[wire.from];
    const pill = parts.get(wire.name) ?? 0.5;
    if (term === undefined) continue;
    const way = Math.min(1, elapsed / (SENT * 0.9)) * (worked ? 1 : pill);
    const value = way < pill || !worked ? term.signal : term.signal * term.weight;
    drawToken(context, palette, alongWire(wireEnds(frame, wire), way), value, words, { size: frame.text, colour: palette.you, strong: true });
  }
}

/** What a unit adds up, over it; on two lines where one has no room. */
export function drawTerms(context: Context, palette: Palette, frame: NetworkFrame, unit: Unit, { terms, worked, asked }: Summed, room: { from: number; to: number }, words: Words): void {
  const written = termsWritten(words, terms, worked);
  const size = frame.text - 1;
  context.save();
  context.font = `600 ${size}px ${FIGURES}`;
  const widthOf = (line: string) => context.measureText(line).width;
  const most = frame.small ? 130 : 320;
  const half = Math.ceil(written.length / 2);
  const whole = written.join(' ');
  const lines = widthOf(whole) <= most ? [whole] : [written.slice(0, half).join(' '), written.slice(half).join(' ')];
  const widest = Math.max(...lines.map(widthOf));
  context.restore();
  const { x, y } = frame.unit(unit.column, unit.index);
  const middle = Math.max(room.from + widest / 2 + 4, Math.min(room.to - widest / 2 - 4, x));
  const foot = y - frame.radius(unit.column) - size * 0.8;
  for (const [index, line] of lines.entries()) drawFigure(context, palette, inOrder(line), middle, foot - (lines.length - 1 - index) * (size + 4), size, asked ? palette.you : palette.quiet);
}
