import { cellOf, isBlank, wiringIn } from '../curriculum/wiring.ts';
import type { Words } from '../game/translate.ts';
import { drawEnvelope } from './line-marks.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Column } from './wiring-layout.ts';
import { type Context, type Say, type Sight, roleOf, colourOf, write, headOf } from './wiring-sight.ts';

/** A miss of so many dollars fills the bar beside a figure. */
const LONGEST = 40;

function cellText(words: Words, say: Say, { play }: Sight, row: number, column: string): string {
  const found = wiringIn(play.stage.task);
  if (found === null) return '';
  const cell = cellOf(play, found, row, column);
  if (found.view.words.includes(column)) return say(`cells.${column}-${cell}`);
  return words.number(cell, Number.isInteger(cell) ? 0 : 1);
}

export function drawColumn(context: Context, palette: Palette, words: Words, say: Say, sight: Sight, column: Column): void {
  const { bench, play } = sight;
  const role = roleOf(sight, column.id);
  const view = wiringIn(play.stage.task)?.view;
  const dim = role === 'out' ? 0.38 : 1;
  const lit = sight.lit === column.id;
  if (role === 'input' || role === 'target' || lit) {
    context.beginPath();
    context.roundRect(column.x, column.y - 4, column.width, column.height + 4, 8);
    context.fillStyle = fade(colourOf(palette, lit ? 'input' : role), lit ? 0.16 : 0.1);
    context.fill();
    if (lit) {
      context.strokeStyle = palette.you.css;
      context.lineWidth = 2;
      context.stroke();
    }
  }
  context.globalAlpha = dim;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `650 ${bench.text}px ${WORDS}`;
  const middle = column.x + column.width / 2;
  write(context, palette, headOf(say, sight, column.id), middle, bench.heads - 1, column.width, role === 'open' ? palette.text.css : colourOf(palette, role).css);
  for (const line of bench.lines) {
    if (line.fresh && view !== undefined && isBlank(view, column.id)) {
      drawEnvelope(context, palette, middle, line.y + 6, 18, 0.8);
      continue;
    }
    context.font = `${bench.text}px ${view?.words.includes(column.id) === true ? WORDS : FIGURES}`;
    write(context, palette, cellText(words, say, sight, line.row, column.id), middle, line.y, column.width - 2, line.fresh ? palette.text.css : palette.quiet.css);
  }
  context.globalAlpha = 1;
}

/** What the machine says of each row, and how far that is from the truth. */
export function drawSays(context: Context, palette: Palette, words: Words, sight: Sight): void {
  const { bench, wired, play } = sight;
  const { says } = bench;
  const found = wiringIn(play.stage.task);
  context.font = `650 ${bench.text}px ${WORDS}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const left = says.x + (bench.narrow ? 4 : 14);
  write(context, palette, words.t('wiring.says'), left, bench.heads - 1, says.width - 4, palette.you.css);
  if (wired.target === null) return;
  for (const line of bench.lines) {
    const said = (line.fresh ? wired.fresh : wired.known)[line.index];
    context.font = `600 ${bench.text}px ${FIGURES}`;
    if (said === undefined) continue;
    if (said === null) {
      write(context, palette, '?', left + 8, line.y, 30, palette.error.css);
      continue;
    }
    const figure = words.number(said, 0);
    write(context, palette, figure, left, line.y, says.width, palette.you.css);
    const actual = found === null ? Number.NaN : cellOf(play, found, line.row, wired.target);
    const from = left + (bench.narrow ? 32 : 44);
    const long = Math.min(1, Math.abs(said - actual) / LONGEST) * (says.x + says.width - from);
    context.fillStyle = palette.error.css;
    context.beginPath();
    context.roundRect(from, line.y - 4, Math.max(1.5, long), 8, 3);
    context.fill();
  }
}

export function drawRows(context: Context, palette: Palette, words: Words, { bench }: Sight): void {
  const first = bench.columns[0];
  const fresh = bench.lines.find((line) => line.fresh);
  if (first === undefined || fresh === undefined) return;
  const right = bench.says.x + bench.says.width;
  const y = fresh.y - bench.rowHeight / 2 - 5;
  context.fillStyle = fade(palette.reference, 0.1);
  context.beginPath();
  context.roundRect(first.x - 4, y + 2, right - first.x + 6, bench.rowHeight * bench.lines.filter((line) => line.fresh).length + 6, 8);
  context.fill();
  context.strokeStyle = fade(palette.reference, 0.8);
  context.setLineDash([4, 4]);
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(first.x, y);
  context.lineTo(right, y);
  context.stroke();
  context.setLineDash([]);
  if (bench.narrow) return;
  context.save();
  context.translate(first.x - 13, fresh.y + bench.rowHeight);
  context.rotate(-Math.PI / 2);
  context.font = `600 15px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  write(context, palette, words.t('wiring.tomorrow'), 0, 0, bench.rowHeight * 3.4, palette.reference.css);
  context.restore();
}
