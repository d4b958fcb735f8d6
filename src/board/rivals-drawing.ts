import type { Machine } from '../curriculum/level-question.ts';
import { FAR, parted, promised, taught, type Town } from '../curriculum/towns.ts';
import type { Words } from '../game/translate.ts';
import { drawDiamond, drawHotel, drawOwnLine } from './line-marks.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** A miss that fills a post of the ledger, as long as none is larger. */
const TALLEST = 14;
/** How tall the line is that says which post is which. */
const LEGEND = 18;

/** What became of one machine that was hired. */
export interface Hired {
  promised: number;
  came: number;
  right: boolean;
  judged: boolean;
}

function dollars(words: Words, value: number): string {
  return words.t('unit.dollar', { value: words.number(value, value > 0 && value < 99.5 ? 1 : 0) });
}

/** The town through the eyes of one machine: what it has seen, what was kept from it, and what it says everywhere. */
export function drawRival(context: Context, palette: Palette, words: Words, machine: Machine, town: Town, keeps: boolean, area: Area, hovered: boolean, narrow: boolean): void {
  const head = narrow ? 24 : 34;
  const foot = narrow ? 36 : 56;
  const plot = { x: area.x + 10, y: area.y + head, width: area.width - 20, height: area.height - head - foot };
  const prices = town.known.map(({ dollars: price }) => price);
  const [low, high] = [Math.min(...prices) - 12, Math.max(...prices) + 12];
  const at = (miles: number, price: number) => ({ x: plot.x + (miles / FAR) * plot.width, y: plot.y + plot.height * (1 - (price - low) / (high - low)) });
  context.save();
  context.beginPath();
  context.roundRect(area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1, 14);
  context.fillStyle = fade(palette.panel, 0.8);
  context.fill();
  context.strokeStyle = hovered ? palette.you.css : palette.contour.css;
  context.lineWidth = hovered ? 2.5 : 1.2;
  context.stroke();
  context.font = `650 ${narrow ? 16 : 18}px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.text.css;
  context.fillText(words.t(`machine.${machine}`), area.x + area.width / 2, area.y + head * 0.58, area.width - 12);
  const { seen, judged } = parted(town, keeps);
  const says = taught(machine, seen);
  context.save();
  context.beginPath();
  context.rect(area.x, plot.y - 6, area.width, plot.height + 12);
  context.clip();
  const points = Array.from({ length: 161 }, (_, index) => at((FAR * index) / 160, says((FAR * index) / 160)));
  drawOwnLine(context, palette, [points], narrow);
  context.restore();
  for (const { miles, dollars: price } of judged) {
    const [dot, said] = [at(miles, price), at(miles, says(miles))];
    context.strokeStyle = palette.error.css;
    context.lineWidth = narrow ? 2 : 3;
    context.beginPath();
    context.moveTo(dot.x, dot.y);
    context.lineTo(said.x, said.y);
    context.stroke();
  }
  for (const spot of town.known) {
    const { x, y } = at(spot.miles, spot.dollars);
    if (keeps && judged.includes(spot)) drawDiamond(context, palette, x, y, narrow ? 5 : 7);
    else drawHotel(context, palette, x, y, narrow ? 3 : 4.5);
  }
  context.fillStyle = palette.error.css;
  context.textAlign = 'center';
  context.font = `600 ${narrow ? 20 : 30}px ${FIGURES}`;
  context.fillText(dollars(words, promised(town, machine, keeps)), area.x + area.width / 2, area.y + area.height - foot * 0.5, area.width - 10);
  context.restore();
}

function drawLegend(context: Context, palette: Palette, words: Words, { x, y }: Area): void {
  context.font = `600 16px ${WORDS}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const names = [words.t('machine.promised'), words.t('machine.came')];
  let left = x + 2;
  for (const [index, name] of names.entries()) {
    context.strokeStyle = palette.reference.css;
    context.fillStyle = palette.quiet.css;
    context.lineWidth = 2;
    if (index === 0) context.strokeRect(left + 1, y + 3, 11, 14);
    else context.fillRect(left, y + 2, 13, 16);
    context.fillText(name, left + 20, y + 11);
    left += 44 + context.measureText(name).width;
  }
}

/** Posts of what was promised, hollow, and of what came, full; one pair for each machine that was hired. */
export function drawLedger(context: Context, palette: Palette, words: Words, hired: readonly Hired[], count: number, area: Area, rise: number, narrow: boolean): void {
  const text = 16;
  const wide = area.width / count;
  const ground = area.y + area.height - text - 8;
  const tall = ground - area.y - LEGEND - text - 6;
  context.save();
  drawLegend(context, palette, words, area);
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(area.x, ground + 0.5);
  context.lineTo(area.x + area.width, ground + 0.5);
  context.stroke();
  const largest = Math.max(TALLEST, ...hired.flatMap((each) => [each.promised, each.came]));
  for (let index = 0; index < count; index++) {
    const one = hired[index];
    const middle = area.x + (index + 0.5) * wide;
    if (one === undefined) {
      context.fillStyle = fade(palette.quiet, 0.5);
      context.beginPath();
      context.arc(middle, ground - 5, 3, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    const part = index === hired.length - 1 ? rise : 1;
    const post = Math.min(narrow ? 13 : 26, wide * 0.3);
    const height = (value: number) => Math.max(2, (value / largest) * tall);
    context.strokeStyle = palette.reference.css;
    context.lineWidth = 2;
    context.strokeRect(middle - post - 2, ground - height(one.promised), post, height(one.promised));
    context.fillStyle = one.right ? palette.target.css : palette.error.css;
    context.fillRect(middle + 2, ground - height(one.came) * part, post, height(one.came) * part);
    context.font = `600 ${text}px ${FIGURES}`;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    if (!narrow) {
      context.fillStyle = palette.reference.css;
      context.fillText(words.number(one.promised, 0), middle - 2 - post / 2, ground - height(one.promised) - 6);
      context.fillStyle = one.right ? palette.target.css : palette.error.css;
    }
    context.fillText(words.number(one.came, 0), middle + 2 + post / 2, ground - height(one.came) * part - 5);
    context.textBaseline = 'top';
    if (one.judged) {
      context.lineWidth = 2.5;
      context.strokeStyle = one.right ? palette.target.css : palette.error.css;
      context.beginPath();
      const y = ground + 14;
      if (one.right) {
        context.moveTo(middle - 6, y);
        context.lineTo(middle - 1, y + 5);
        context.lineTo(middle + 8, y - 5);
      } else {
        for (const way of [-1, 1]) {
          context.moveTo(middle - 5, y - 5 * way);
          context.lineTo(middle + 5, y + 5 * way);
        }
      }
      context.stroke();
    }
  }
  context.restore();
}
