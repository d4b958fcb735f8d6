import { errorsAt } from '../curriculum/measured.ts';
import type { Stage } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { drawValueAxis, footRoom, textSize } from './axes.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

export interface PullsFrame {
  inner: Area;
  size: number;
  small: boolean;
  far: number;
  /** Errors count by their distance, as on a weight; on a bias they all count alike. */
  levered: boolean;
  xOf(miles: number): number;
  yOf(error: number): number;
}

/** What there is to draw; a pull that is not known yet is null. */
export interface PullsPicture {
  ids: readonly number[];
  inputs: readonly number[];
  errors: readonly number[];
  pulls: readonly (number | null)[];
  asked: number | null;
  picked: number | null;
  refused: readonly string[];
}

/** In an inset nobody reads figures: there small errors are drawn larger, up to so many times, that one sees whether they balance. */
const NEARER = 4;

export function pullsFrame(area: Area, stage: Stage, parameter: string, shown: readonly number[] | null): PullsFrame {
  const inset = shown !== null;
  const size = textSize(area);
  const small = inset || area.width < 300;
  const side = small ? 16 : 34;
  const inner = { x: area.x + side, y: area.y + (small ? 8 : 58), width: area.width - 2 * side, height: area.height - (small ? 16 : 58 + 30 + footRoom(area)) };
  const far = Math.max(1, Math.ceil(Math.max(...stage.train.inputs) + 0.2));
  const largest = (errors: readonly number[]) => Math.max(4, ...errors.map(Math.abs)) * 1.12;
  const atStart = largest(errorsAt(stage, stage.start, 'train'));
  const reach = shown === null ? atStart : Math.max(atStart / NEARER, largest(shown));
  const middle = inner.y + inner.height / 2;
  return {
    inner, size, small, far,
    levered: stage.names.indexOf(parameter) < stage.train.features,
    xOf: (miles) => inner.x + (miles / far) * inner.width,
    yOf: (error) => middle - (Math.max(-reach, Math.min(reach, error)) / reach) * (inner.height / 2),
  };
}

function figure(context: Context, palette: Palette, text: string, x: number, y: number, css: string, size: number): void {
  context.font = `600 ${size}px ${FIGURES}`;
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.9);
  context.strokeText(text, x, y);
  context.fillStyle = css;
  context.fillText(text, x, y);
}

function signed(words: Words, value: number): string {
  return value > 0.05 ? `+${words.number(value, 1)}` : words.number(value, 1);
}

/** The sheet of a pull: as wide as the row is far, as high as its error; plus goes up, minus hangs and is hatched. */
function drawSheet(context: Context, palette: Palette, frame: PullsFrame, miles: number, error: number, strength: number): void {
  const [x, beam, y] = [frame.xOf(miles), frame.yOf(0), frame.yOf(error)];
  const colour = error >= 0 ? palette.positive : palette.negative;
  const light = context.createLinearGradient(frame.inner.x, 0, x, 0);
  light.addColorStop(0, fade(colour, 0.03 * strength));
  light.addColorStop(1, fade(colour, 0.26 * strength));
  context.fillStyle = light;
  context.fillRect(frame.inner.x, Math.min(beam, y), x - frame.inner.x, Math.abs(y - beam));
  context.setLineDash(error >= 0 ? [] : [5, 5]);
  context.strokeStyle = fade(colour, 0.55 * strength);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(frame.inner.x, y);
  context.lineTo(x, y);
  context.stroke();
  context.setLineDash([]);
}

function drawArrow(context: Context, palette: Palette, frame: PullsFrame, miles: number, error: number): void {
  const [x, beam, y] = [frame.xOf(miles), frame.yOf(0), frame.yOf(error)];
  const colour = error >= 0 ? palette.positive : palette.negative;
  const head = Math.min(9, Math.abs(y - beam)) * Math.sign(beam - y);
  context.strokeStyle = colour.css;
  context.fillStyle = colour.css;
  context.lineWidth = frame.small ? 3 : 4;
  context.beginPath();
  context.moveTo(x, beam);
  context.lineTo(x, y + head);
  context.stroke();
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 7, y + head);
  context.lineTo(x + 7, y + head);
  context.closePath();
  context.fill();
}

function drawBeam(context: Context, palette: Palette, { inner, yOf, small }: PullsFrame): void {
  const y = yOf(0);
  context.strokeStyle = palette.you.css;
  context.lineCap = 'round';
  context.lineWidth = small ? 3 : 6;
  context.beginPath();
  context.moveTo(inner.x, y);
  context.lineTo(inner.x + inner.width, y);
  context.stroke();
  context.fillStyle = palette.you.css;
  context.strokeStyle = palette.ground.css;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(inner.x, y, small ? 7 : 12, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

/** Figures of one side of the beam that would lie on each other step further out, and where the picture ends, further in. */
function placed(frame: PullsFrame, errors: readonly number[], inputs: readonly number[], wide: number): readonly number[] {
  const taken: { x: number; y: number }[] = [];
  return errors.map((error, row) => {
    const x = frame.xOf(inputs[row] ?? 0);
    const out = error >= 0 ? -1 : 1;
    const first = frame.yOf(error) + out * (frame.size * 0.5 + 8);
    const step = out * (frame.size + 5);
    const free = (y: number) => !taken.some((other) => Math.abs(other.x - x) < wide && Math.abs(other.y - y) < frame.size + 4);
    const within = (y: number) => y > frame.inner.y - 20 && y < frame.inner.y + frame.inner.height + 14;
    const y = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => first + turn * step).find((each) => free(each) && within(each))
      ?? [1, 2, 3, 4, 5, 6, 7].map((turn) => first - turn * step).find((each) => free(each) && within(each)) ?? first;
    taken.push({ x, y });
    return y;
  });
}

export function drawPulls(context: Context, palette: Palette, words: Words, frame: PullsFrame, { ids, inputs, errors, pulls, asked, picked, refused }: PullsPicture): void {
  const { inner, size, small, far } = frame;
  context.save();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const order = errors.map((_, row) => row).sort((a, b) => (inputs[b] ?? 0) - (inputs[a] ?? 0));
  const bright = (row: number) => (asked === row || picked === ids[row] ? 2.2 : refused.includes(String(ids[row])) || (asked !== null && asked !== row) ? 0.4 : 1);
  if (frame.levered) for (const row of order) drawSheet(context, palette, frame, inputs[row] ?? 0, errors[row] ?? 0, bright(row));
  drawBeam(context, palette, frame);
  for (const row of order) drawArrow(context, palette, frame, inputs[row] ?? 0, errors[row] ?? 0);
  context.fillStyle = palette.actual.css;
  for (const row of order) {
    context.beginPath();
    context.arc(frame.xOf(inputs[row] ?? 0), frame.yOf(0), small ? 3.5 : 6, 0, 2 * Math.PI);
    context.fill();
  }
  if (asked !== null) {
    context.strokeStyle = palette.you.css;
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(frame.xOf(inputs[asked] ?? 0), frame.yOf(0), 14, 0, 2 * Math.PI);
    context.stroke();
  }
  if (!small) {
    const heights = placed(frame, errors, inputs, size * 3.4);
    errors.forEach((error, row) => figure(context, palette, signed(words, error), frame.xOf(inputs[row] ?? 0), heights[row] ?? 0, (error >= 0 ? palette.positive : palette.negative).css, size));
    drawTokens(context, palette, words, frame, inputs, pulls);
  }
  if (!small) drawValueAxis(context, palette, words, { area: { ...inner, y: inner.y + 6, height: inner.height + 24 }, min: 0, max: far, ceiling: 1, depth: 0 }, 'distance', size, inner.x + inner.width + 26);
  context.restore();
}

/** What was worked out, as tokens in a row over the beam, each over its row; where they are crowded they stand in more rows. On a bias a pull is the error, which stands there anyway. */
function drawTokens(context: Context, palette: Palette, words: Words, frame: PullsFrame, inputs: readonly number[], pulls: readonly (number | null)[]): void {
  const { inner, size, far } = frame;
  const known = pulls.flatMap((pull, row) => (pull === null ? [] : [{ pull, row }])).sort((one, other) => (inputs[one.row] ?? 0) - (inputs[other.row] ?? 0));
  if (known.length === 0) return;
  const sum = pulls.every((pull) => pull !== null) ? known.reduce((all, { pull }) => all + pull, 0) : null;
  const rows: number[] = [];
  context.font = `600 ${size}px ${FIGURES}`;
  const half = (text: string) => context.measureText(text).width / 2 + 9;
  for (const { pull, row } of frame.levered ? known : []) {
    const text = signed(words, pull);
    const x = Math.max(inner.x + half(text), Math.min(inner.x + inner.width - half(text), inner.x + ((inputs[row] ?? 0) / far) * inner.width));
    let line = 0;
    while ((rows[line] ?? -Infinity) > x - half(text)) line++;
    rows[line] = x + half(text) + 4;
    const y = inner.y - 40 + line * (size + 14);
    context.beginPath();
    context.roundRect(x - half(text), y - size / 2 - 5, 2 * half(text), size + 10, 9);
    context.fillStyle = palette.panel.css;
    context.fill();
    context.strokeStyle = (pull >= 0 ? palette.positive : palette.negative).css;
    context.lineWidth = 1.5;
    context.setLineDash(pull >= 0 ? [] : [4, 4]);
    context.stroke();
    context.setLineDash([]);
    context.font = `600 ${size}px ${FIGURES}`;
    context.fillStyle = palette.text.css;
    context.fillText(text, x, y);
  }
  if (sum === null) return;
  context.textAlign = 'right';
  // On the side of the beam that the farthest row leaves free.
  const over = (known.at(-1)?.pull ?? 0) < 0;
  figure(context, palette, `Σ ${signed(words, sum)}`, inner.x + inner.width, over ? inner.y + (frame.levered ? 26 : -34) : inner.y + inner.height + 2, palette.you.css, size + 6);
  context.textAlign = 'center';
}
