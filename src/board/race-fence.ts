import { rowsOf } from '../curriculum/dataset.ts';
import { evaluate } from '../curriculum/quantity.ts';
import { courseOfCase, coursesOf, heatIds, rowOfCase, runOf, targetsOf } from '../curriculum/race.ts';
import type { Race } from '../curriculum/level-race.ts';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { drawLightPool } from './lantern.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { RaceShow } from './race-show.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Rows from the cheapest to the dearest and what a run says of each; a fence where it can say no more. */
export function drawRaceFence(context: Context, palette: Palette, words: Words, play: Play, race: Race, view: Extract<View, { kind: 'race' }>, show: RaceShow, area: Area, size: number): void {
  const question = show.asked?.question;
  const ask = question?.ask;
  const drawn = race.runs[(show.values['run'] ?? 1) - 1];
  const run = ask !== undefined && 'run' in ask && ask.run !== 'drawn' ? runOf(race, ask.run) : drawn;
  if (run === undefined) return;
  const narrow = area.width < 480;
  const left = size * 2.6 + 14;
  const plot = { x: area.x + left, y: area.y + 50, width: area.width - left - (narrow ? 66 : 120), height: area.height - 78 };
  const { min, max } = view.axis;
  const yOf = (dollars: number) => plot.y + plot.height * (1 - (dollars - min) / (max - min));
  const ids = heatIds(play.stage, race, show.values).train;
  const rows = rowsOf(play.stage.task.dataset, ids);
  const order = ids.map((_, row) => row).toSorted((one, other) => (rows.targets[one] ?? 0) - (rows.targets[other] ?? 0));
  const xOf = (place: number) => plot.x + ((place + 0.5) / order.length) * plot.width;
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const value of ticks(min, max, plot.height / 70)) {
    context.strokeStyle = fade(palette.line, 0.5);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plot.x, Math.round(yOf(value)) + 0.5);
    context.lineTo(plot.x + plot.width, Math.round(yOf(value)) + 0.5);
    context.stroke();
    context.fillStyle = palette.quiet.css;
    context.fillText(words.number(value, 0), plot.x - 8, yOf(value));
  }
  const { mean, spread } = targetsOf(play.stage, race, show.values);
  context.textAlign = 'left';
  for (const times of [-1, 0, 1]) {
    const value = mean + times * spread;
    context.strokeStyle = fade(palette.reference, times === 0 ? 0.9 : 0.5);
    context.setLineDash(times === 0 ? [] : [5, 6]);
    context.lineWidth = times === 0 ? 2 : 1.5;
    context.beginPath();
    context.moveTo(plot.x, yOf(value));
    context.lineTo(plot.x + plot.width + 6, yOf(value));
    context.stroke();
    context.setLineDash([]);
    context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
    context.fillStyle = palette.reference.css;
    const text = times === 0 ? words.t('fence.mean', { value: words.number(mean, 1) }) : `${times > 0 ? '+' : '\u2212'}${words.number(spread, 1)}`;
    context.fillText(text, plot.x + plot.width + 10, yOf(value), narrow ? 54 : 104);
  }
  const cased = question?.planted === true;
  const looked = show.opened.map((evidence) => rowOfCase(play.stage, race, show.values, evidence)?.place);
  const says = (cased ? looked.length > 0 : question?.sees.includes('train') === true) || show.part > 0 ? coursesOf(play.stage, race, show.values, run)[0]?.says.train : undefined;
  // The same start with another last box, once the case is closed: every mark goes from where it stopped to what it then says.
  const mended = cased && show.part > 0 && question.cure !== undefined ? runOf(race, question.cure) : undefined;
  const cured = mended === undefined ? undefined : courseOfCase(play.stage, race, show.values, mended)?.says.train;
  for (const [place, row] of order.entries()) {
    const [x, actual] = [xOf(place), yOf(rows.targets[row] ?? 0)];
    const before = says === undefined || (cased && show.part === 0 && !looked.includes(place)) ? null : yOf(says[row] ?? Number.NaN);
    if (before !== null && cured !== undefined) {
      context.fillStyle = fade(palette.reference, 0.55);
      context.fillRect(x - (narrow ? 4 : 8), before - 1, narrow ? 8 : 16, 2);
    }
    const said = before === null || cured === undefined ? before : before + (yOf(cured[row] ?? Number.NaN) - before) * show.part;
    if (cased && show.part === 0 && before !== null) drawLightPool(context, palette, x, before, 50);
    if (said !== null) {
      context.strokeStyle = fade(palette.error, 0.75);
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x, actual);
      context.lineTo(x, said);
      context.stroke();
      context.fillStyle = palette.you.css;
      context.fillRect(x - (narrow ? 4 : 8), said - 2, narrow ? 8 : 16, 4);
    }
    context.fillStyle = palette.actual.css;
    context.beginPath();
    context.arc(x, actual, narrow ? 3.5 : 5, 0, 2 * Math.PI);
    context.fill();
  }
  if (show.part > 0 && ask?.of === 'setting') {
    const fence = yOf(evaluate(play.stage, show.values, ask));
    context.strokeStyle = palette.target.css;
    context.lineWidth = 2;
    for (const apart of [-2.5, 2.5]) {
      context.beginPath();
      context.moveTo(plot.x, fence + apart);
      context.lineTo(plot.x + plot.width * show.part, fence + apart);
      context.stroke();
    }
    drawLightPool(context, palette, plot.x + plot.width * show.part, fence, 60);
  }
  context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.fillText(words.t('axis.price'), area.x + 10, area.y + 26);
  context.restore();
}
