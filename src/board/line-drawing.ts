import type { Words } from '../game/translate.ts';
import { type Bar, placeFigures, squareOn } from './line-bars.ts';
import type { Frame } from './line-frame.ts';
import { drawBar, drawBestLine, drawDiamond, drawEnvelope, drawHandle, drawHotel, drawOtherLine, drawOwnLine, drawRing, drawSquare } from './line-marks.ts';
import { drawHand, drawPivot } from './line-hand-drawing.ts';
import type { Picture } from './line-scene.ts';
import { drawRails } from './rails.ts';
import { fade, FIGURES, type Colour, type Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** How the hand stands to the picture. */
export interface Grasp {
  held: boolean;
  /** The hotel that is picked out, by its number. */
  picked: number | null;
}

/** A number with its sign written, also where it is plus. */
function signed(words: Words, value: number, decimals = 1): string {
  const text = words.number(value, decimals);
  return value > 0 && Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

export function drawPicture(context: Context, palette: Palette, frame: Frame, words: Words, picture: Picture, grasp: Grasp): void {
  const radius = frame.small ? 3 : Math.min(7, 4.6 + frame.plot.width / 400);
  if (picture.squares) for (const bar of [...picture.bars, ...picture.testBars]) drawSquare(context, palette.error, squareOn(bar, frame), bar.strength);
  for (const { kind, pieces } of picture.others) if (kind === 'called') drawOwnLine(context, palette, pieces, frame.small);
  else drawOtherLine(context, palette.reference, pieces, kind === 'ghost' ? [9, 7] : [], kind === 'crowd' ? 1.6 : 2.4, kind === 'crowd' ? 0.7 : 0.95);
  if (picture.rails !== null) drawRails(context, palette, frame, words, picture.rails);
  drawBars(context, palette, frame, picture, grasp);
  drawBestLine(context, palette, picture.best, frame.small);
  if (picture.hand !== null) drawPivot(context, palette, frame, picture.hand);
  drawOwnLine(context, palette, picture.own, frame.small);
  for (const said of picture.said) drawSaid(context, palette, said);
  drawAskedBar(context, palette, picture);
  if (picture.hand !== null && (picture.hand.opened || picture.hand.kind === 'threshold')) drawHand(context, palette, frame, words, picture.hand, picture.handOpen);
  if (picture.called !== null) drawRing(context, palette.you, picture.called.x, picture.called.y, radius + 8);
  for (const { id, x, y } of picture.hotels) {
    if (grasp.picked === id) drawRing(context, palette.you, x, y, radius + 6);
    drawHotel(context, palette, x, y, radius);
  }
  if (picture.added !== null) drawHotel(context, palette, picture.added.x, picture.added.y, radius);
  drawTests(context, palette, frame, picture, grasp, radius);
  drawBarFigures(context, palette, frame, words, picture);
  drawSaidFigures(context, palette, frame, words, picture);
  drawAskedHandle(context, palette, frame, words, picture, grasp);
  if (picture.hand !== null && !picture.hand.opened && picture.hand.kind !== 'threshold') drawHand(context, palette, frame, words, picture.hand, picture.handOpen);
  for (const { x, y, grip } of picture.grips) drawHandle(context, palette, x, y, grasp.held && grip !== 'lift');
}

function drawBars(context: Context, palette: Palette, frame: Frame, { bars, testBars, signs, squares }: Picture, { picked }: Grasp): void {
  const width = frame.small ? 1.6 : 3;
  const { plot } = frame;
  context.save();
  // What a line says that is far too low lies under the street: its bars stop there.
  context.beginPath();
  context.rect(plot.x - plot.width, plot.y - plot.height, 3 * plot.width, frame.street - plot.y + plot.height);
  context.clip();
  for (const bar of bars) drawBar(context, bar.x, bar.actual, bar.predicted, { colour: palette.error, alpha: bar.strength * (squares ? 0.75 : 0.95), width, dashed: signs && bar.error < 0 });
  for (const bar of testBars) drawBar(context, bar.x, bar.actual, bar.predicted, { colour: palette.error, alpha: picked === null ? 0.95 : 0.8, width, dashed: false });
  context.restore();
}

function drawTests(context: Context, palette: Palette, frame: Frame, { tests, pick, refused }: Picture, { picked }: Grasp, radius: number): void {
  const width = frame.small ? 10 : 20;
  for (const { id, x, y, sealed } of tests) {
    const asked = (pick === 'test' && !refused.includes(String(id))) || picked === id;
    if (sealed) {
      drawEnvelope(context, palette, x, y, width);
      continue;
    }
    if (asked) drawRing(context, picked === id ? palette.you : palette.reference, x, y, radius + 7);
    drawDiamond(context, palette, x, y, radius + 1.6);
  }
}

function drawBarFigures(context: Context, palette: Palette, frame: Frame, words: Words, { bars, hotels, signs, figures }: Picture): void {
  if (frame.small || (!figures && !signs)) return;
  const text = (bar: Bar) => (figures ? signed(words, bar.error) : signed(words, bar.error).slice(0, 1));
  const letter = frame.text * 0.6;
  const width = Math.max(...bars.map((bar) => text(bar).length)) * letter + 4;
  for (const place of placeFigures(bars, hotels, frame, width, frame.text + 2)) {
    const bar = bars.find(({ row }) => row === place.row);
    if (bar === undefined) continue;
    if (Math.abs(place.y - place.from) > frame.text + 12) thread(context, palette, bar.x, place.from, place);
    figure(context, palette.ground, palette.error, frame.text, text(bar), place.x, place.y, bar.strength);
  }
}

function thread(context: Context, palette: Palette, x: number, y: number, to: { x: number; y: number }): void {
  const out = to.y > y ? 1 : -1;
  context.strokeStyle = fade(palette.error, 0.4);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y + out * 10);
  context.lineTo(to.x, to.y - out * 10);
  context.stroke();
}

/** A figure that stays readable over what lies under it. */
function figure(context: Context, ground: Colour, colour: Colour, size: number, text: string, x: number, y: number, alpha = 1): void {
  context.save();
  context.globalAlpha = Math.max(0.45, alpha);
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = fade(ground, 0.85);
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour.css;
  context.fillText(text, x, y);
  context.restore();
}

/** What the errors that were told truly are: green where that was said. */
function drawSaidFigures(context: Context, palette: Palette, frame: Frame, words: Words, { said, hotels, tests }: Picture): void {
  if (frame.small || said.length === 0) return;
  const bars = said.map(({ x, y, foot, truth }, row) => ({ row, x, actual: y, predicted: foot, error: truth, strength: 1 }));
  const width = Math.max(...said.map(({ truth }) => signed(words, truth).length)) * frame.text * 0.6 + 4;
  for (const place of placeFigures(bars, [...hotels, ...tests], frame, width, frame.text + 2)) {
    const one = said[place.row];
    if (one === undefined) continue;
    if (Math.abs(place.y - place.from) > frame.text + 12) thread(context, palette, one.x, place.from, place);
    figure(context, palette.ground, one.right ? palette.target : palette.error, frame.text, signed(words, one.truth), place.x, place.y);
  }
}

function drawSaid(context: Context, palette: Palette, said: Picture['said'][number]): void {
  if (!said.right) drawBar(context, said.x - 9, said.y, said.givenFoot, { colour: palette.quiet, alpha: 0.75, width: 2, dashed: false });
  drawBar(context, said.x, said.y, said.foot, { colour: palette.error, alpha: 0.95, width: 3, dashed: false });
  if (!said.right) return;
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2.4;
  for (const away of [-2.5, 2.5]) {
    context.beginPath();
    context.moveTo(said.x - 9, said.foot + away);
    context.lineTo(said.x + 9, said.foot + away);
    context.stroke();
  }
}

function drawAskedBar(context: Context, palette: Palette, { asked }: Picture): void {
  if (asked === null) return;
  drawRing(context, palette.you, asked.x, asked.y, 15);
  if (asked.said !== null) drawBar(context, asked.x, asked.y, asked.handle, { colour: palette.error, alpha: 1, width: 4, dashed: false });
}

function drawAskedHandle(context: Context, palette: Palette, frame: Frame, words: Words, { asked }: Picture, { held }: Grasp): void {
  if (asked === null) return;
  if (asked.said === null) {
    context.fillStyle = palette.you.css;
    for (const way of [-1, 1]) {
      context.beginPath();
      context.moveTo(asked.x - 7, asked.y + way * 23);
      context.lineTo(asked.x + 7, asked.y + way * 23);
      context.lineTo(asked.x, asked.y + way * 31);
      context.closePath();
      context.fill();
    }
    return;
  }
  drawHandle(context, palette, asked.x, asked.handle, held);
  const right = asked.x + 90 < frame.plot.x + frame.plot.width;
  const decimals = asked.range.step < 1 ? 1 : 0;
  figure(context, palette.ground, palette.you, frame.text + 6, signed(words, asked.said, decimals), asked.x + (right ? 1 : -1) * 52, asked.handle);
}
