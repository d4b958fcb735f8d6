import type { Shares } from '../curriculum/softmax.ts';
import type { Words } from '../game/translate.ts';
import { classColour, traceClass } from './boundary-drawing.ts';
import { drawLantern } from './lantern.ts';
import { drawGlow } from './light.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

export interface MachineFrame {
  small: boolean;
  text: number;
  /** The post of each unit's sum. */
  post(unit: number): { x: number; top: number; bottom: number };
  /** The height at which a sum stands on its post, and back. */
  level(sum: number): number;
  sumAt(y: number): number;
  /** Where the lights of the powers stand, and how high they may reach. */
  ground: { y: number; height: number };
  bar: Area | null;
  well: Area | null;
}

export function machineFrame(area: Area, sums: { min: number; max: number }, parts: { shares: boolean; loss: boolean; units: number; lights: boolean }): MachineFrame {
  const small = area.width < 560;
  const pad = small ? 12 : 36;
  const wellWidth = parts.loss ? (small ? 56 : 130) : 0;
  const width = area.width - 2 * pad - wellWidth - (parts.loss ? 16 : 0);
  const barHeight = parts.shares ? (small ? 44 : 72) : 0;
  const room = area.height - 2 * pad - barHeight - (parts.shares ? (small ? 22 : 34) : 0) - 22;
  const postHeight = room * (parts.lights ? 0.5 : 0.84);
  const top = area.y + pad + (small ? 12 : 18);
  const level = (sum: number) => top + postHeight * (1 - (sum - sums.min) / (sums.max - sums.min));
  return {
    small, text: small ? 15 : 18, level,
    sumAt: (y) => sums.min + (sums.max - sums.min) * (1 - (y - top) / postHeight),
    post: (unit) => ({ x: area.x + pad + (width * (unit + 0.5)) / parts.units, top, bottom: top + postHeight }),
    ground: { y: top + room, height: room - postHeight - (small ? 30 : 44) },
    bar: parts.shares ? { x: area.x + pad, y: area.y + area.height - pad - barHeight, width, height: barHeight } : null,
    well: parts.loss ? { x: area.x + area.width - pad - wellWidth, y: top, width: wellWidth, height: area.height - 2 * pad - 30 } : null,
  };
}

/** A sum on its post: a lantern at its height over the water line of zero. */
export function drawPost(context: Context, palette: Palette, frame: MachineFrame, unit: number, sum: number, name: string, words: Words, look: { held: boolean; tool: boolean; hidden: boolean; of: string | null }): void {
  const { x, top, bottom } = frame.post(unit);
  const zero = frame.level(0);
  context.save();
  context.strokeStyle = fade(palette.line, 1);
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(x, top - 8);
  context.lineTo(x, bottom + 8);
  context.stroke();
  context.strokeStyle = fade(palette.reference, 0.8);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - 26, zero);
  context.lineTo(x + 26, zero);
  context.stroke();
  context.restore();
  if (look.of !== null) drawFigure(context, palette, look.of, x, top - (frame.small ? 14 : 20), frame.text - 2, palette.quiet);
  if (look.hidden) return;
  const y = frame.level(sum);
  context.save();
  context.strokeStyle = fade(palette.you, 0.7);
  context.lineWidth = frame.small ? 5 : 7;
  context.beginPath();
  context.moveTo(x, zero);
  context.lineTo(x, y);
  context.stroke();
  context.restore();
  drawLantern(context, palette, x, y + 10, frame.small ? 26 : 34, look.held ? 1 : 0.8);
  if (look.tool) {
    context.save();
    context.fillStyle = palette.you.css;
    for (const way of [-1, 1]) {
      const tip = y - 4 + way * (frame.small ? 27 : 34);
      context.beginPath();
      context.moveTo(x - 6, tip - way * 6);
      context.lineTo(x + 6, tip - way * 6);
      context.lineTo(x, tip);
      context.fill();
    }
    context.restore();
  }
  drawFigure(context, palette, words.number(sum, 2), x + (frame.small ? 17 : 28), y - 2, frame.text, palette.you, 'left');
  context.save();
  context.font = `${frame.text - 1}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  // Near the level of zero it stands over that line, not on it.
  context.fillText(name, x - (frame.small ? 16 : 24), Math.abs(y - zero) < 10 ? zero - 12 : y - 2);
  context.restore();
}

/** e to a sum, as a tower of light; one that is too high goes through the roof. */
export function drawLight(context: Context, palette: Palette, frame: MachineFrame, unit: number, power: number, tallest: number, classes: number, words: Words): void {
  const { x } = frame.post(unit);
  const { y, height } = frame.ground;
  const tall = Math.max(2, (height * power) / tallest);
  const half = frame.small ? 22 : 44;
  const colour = classes === 3 ? classColour(palette, 3, unit) : palette.glow;
  context.save();
  const light = context.createLinearGradient(0, y, 0, y - tall);
  light.addColorStop(0, fade(colour, 0.25));
  light.addColorStop(1, fade(colour, 0.9));
  context.fillStyle = light;
  context.beginPath();
  context.moveTo(x - half, y);
  context.quadraticCurveTo(x - half * 0.2, y - tall * 0.15, x, y - tall);
  context.quadraticCurveTo(x + half * 0.2, y - tall * 0.15, x + half, y);
  context.fill();
  context.strokeStyle = colour.css;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
  drawGlow(context, colour, x, y - tall, frame.small ? 20 : 36, 0.5);
  drawFigure(context, palette, words.number(power), x, y - tall - (frame.small ? 12 : 16), frame.text, palette.text);
}

/** The bar of all, in the parts that each class has; its shape stands in each part that has room for it. */
export function drawShares(context: Context, palette: Palette, frame: MachineFrame, found: Shares, words: Words, look: { wanted: readonly number[] | null; truth: boolean }): void {
  const { bar } = frame;
  if (bar === null) return;
  const classes = found.shares.length;
  let x = bar.x;
  // Parts of a hundredth are not told by hundredths.
  const decimals = look.wanted?.some((share) => share < 0.01) === true ? 3 : 2;
  const most = Math.max(...found.shares);
  context.save();
  context.beginPath();
  context.roundRect(bar.x, bar.y, bar.width, bar.height, 10);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.save();
  context.clip();
  for (const [unit, share] of found.shares.entries()) {
    const width = bar.width * share;
    const colour = classColour(palette, classes, unit);
    context.fillStyle = fade(colour, share === most ? 0.65 : 0.35);
    context.fillRect(x, bar.y, width, bar.height);
    context.strokeStyle = colour.css;
    context.lineWidth = 2;
    context.strokeRect(x, bar.y + 1, width, bar.height - 2);
    x += width;
  }
  context.restore();
  context.restore();
  x = bar.x;
  for (const [unit, share] of found.shares.entries()) {
    const width = bar.width * share;
    const colour = classColour(palette, classes, unit);
    const middle = x + width / 2;
    x += width;
    if (width < (frame.small ? 34 : 52)) continue;
    context.save();
    traceClass(context, classes, unit, middle, bar.y + bar.height * 0.3, frame.small ? 6 : 9);
    context.fillStyle = colour.css;
    context.fill();
    if (look.truth && unit === found.truth) {
      context.strokeStyle = palette.target.css;
      context.lineWidth = 3;
      context.beginPath();
      context.arc(middle, bar.y + bar.height * 0.3, frame.small ? 11 : 16, 0, 2 * Math.PI);
      context.stroke();
    }
    context.restore();
    drawFigure(context, palette, words.number(share, decimals), middle, bar.y + bar.height * 0.72, frame.text, palette.text);
  }
  if (look.wanted === null) return;
  // Where the cuts are wanted, over the bar as pegs.
  let at = bar.x;
  for (const [unit, share] of look.wanted.entries()) {
    const middle = at + (bar.width * share) / 2;
    at += bar.width * share;
    // A part too narrow for its figure, at either end, has it beside its cut.
    const room = bar.width * share > (frame.small ? 50 : 64);
    const inward = frame.small ? 24 : 30;
    const beside = unit === 0 ? bar.x + inward : unit === look.wanted.length - 1 ? bar.x + bar.width - inward : middle;
    drawFigure(context, palette, words.number(share, decimals), room ? middle : beside, bar.y - (room ? (frame.small ? 11 : 14) : (frame.small ? 22 : 26)), frame.text - 2, palette.target);
    if (unit === look.wanted.length - 1) continue;
    context.save();
    context.strokeStyle = palette.target.css;
    context.lineWidth = 2;
    for (const off of [-2.5, 2.5]) {
      context.beginPath();
      context.moveTo(at + off, bar.y - 14);
      context.lineTo(at + off, bar.y + bar.height + 6);
      context.stroke();
    }
    context.restore();
  }
}

const DEEPEST = 5;

/** The well of the loss: no share, no bottom. The lantern hangs as deep as the true class's share leaves it. */
export function drawWell(context: Context, palette: Palette, frame: MachineFrame, loss: number | null, words: Words, name: string): void {
  const { well } = frame;
  if (well === null) return;
  const y = (depth: number) => well.y + (well.height * Math.min(depth, DEEPEST * 1.02)) / DEEPEST;
  context.save();
  context.beginPath();
  context.roundRect(well.x, well.y, well.width, well.height, 12);
  const dark = context.createLinearGradient(0, well.y, 0, well.y + well.height);
  dark.addColorStop(0, fade(palette.target, 0.28));
  dark.addColorStop(0.35, fade(palette.panel, 0.9));
  dark.addColorStop(1, palette.ground.css);
  context.fillStyle = dark;
  context.fill();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.font = `${frame.text - 2}px ${FIGURES}`;
  context.textBaseline = 'middle';
  // Every halving of the share is one rung.
  for (let rung = 0, share = 1; rung <= 7; rung++, share /= 2) {
    const at = y(rung * Math.LN2);
    context.strokeStyle = fade(palette.quiet, 0.7);
    context.lineWidth = rung === 0 ? 3 : 1;
    context.beginPath();
    context.moveTo(well.x + 4, at);
    context.lineTo(well.x + well.width - 4, at);
    context.stroke();
    if (frame.small && (rung > 3 || (loss !== null && Math.abs(at - 8 - y(loss) - 40) < 20))) continue;
    context.fillStyle = palette.quiet.css;
    context.textAlign = 'left';
    context.fillText(rung === 0 ? words.number(1) : `${words.number(1)}/${words.number(1 / share)}`, well.x + 6, at + (rung === 0 ? 12 : -8));
  }
  context.font = `${frame.text - 2}px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(name, well.x + well.width / 2, well.y - 6);
  context.restore();
  if (loss === null) return;
  const at = y(loss);
  drawGlow(context, palette.glow, well.x + well.width * 0.62, at, well.width * 0.6, 0.5);
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(well.x + well.width * 0.62, well.y);
  context.lineTo(well.x + well.width * 0.62, at);
  context.stroke();
  context.restore();
  drawLantern(context, palette, well.x + well.width * 0.62, at + 22, frame.small ? 24 : 34, 1);
  drawFigure(context, palette, words.number(loss), well.x + well.width * 0.62, at + (at > well.y + well.height - 60 ? -22 : 40), frame.text, palette.you);
}
