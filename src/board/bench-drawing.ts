import type { Fate, Run, Trial } from '../curriculum/bench.ts';
import type { Words } from '../game/translate.ts';
import { drawHollowLantern, drawLantern, drawLightPool } from './lantern.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import { type Plot, plotX } from './profile.ts';
import { heightOn, type LossScale } from './training-scale.ts';

type Context = CanvasRenderingContext2D;

/** The powers of ten around everything that was met, and the bound. */
export function benchScale(trials: readonly Trial[], walked: readonly number[], start: number, bound: number): LossScale {
  const met = [start, bound, ...walked, ...trials.flatMap(({ runs }) => runs.flatMap(({ losses }) => [losses[0] ?? start, losses.at(-1) ?? start]))].filter((loss) => Number.isFinite(loss) && loss > 0);
  const high = met.reduce((most, loss) => Math.max(most, loss), bound);
  const low = met.reduce((least, loss) => Math.min(least, loss), bound);
  // There is room below where it starts.
  return { low: 10 ** Math.min(Math.floor(Math.log10(low)), Math.floor(Math.log10(high)) - 1), high: Math.min(high * 1.3, low * 1e4) };
}

export function heightY(plot: Plot, scale: LossScale, loss: number): number {
  const { area, depth } = plot;
  return area.y + area.height - depth - Math.min(heightOn(scale, 1, loss), 1.1) * (area.height - depth);
}

/** The loss along a run, which may have ended early, at a lap that need not be whole. */
function lossAt({ losses }: Pick<Run, 'losses'>, lap: number): number {
  const last = losses.length - 1;
  const from = Math.min(Math.floor(lap), last);
  const one = losses[from] ?? Number.NaN;
  const two = losses[Math.min(from + 1, last)] ?? one;
  return one + (two - one) * (lap - Math.floor(lap));
}

function traceRun(context: Context, plot: Plot, scale: LossScale, losses: Float64Array, lap: number): { x: number; y: number } {
  const last = Math.min(lap, losses.length - 1);
  const step = Math.max(1, Math.floor(losses.length / 240));
  context.beginPath();
  for (let at = 0; at < last; at += step) context.lineTo(plotX(plot, at), heightY(plot, scale, losses[at] ?? Number.NaN));
  const foot = { x: plotX(plot, last), y: heightY(plot, scale, lossAt({ losses }, last)) };
  context.lineTo(foot.x, foot.y);
  context.stroke();
  return foot;
}

/** What became of a start that missed, as a sign: out of the numbers, silent, still on its way, or stuck. */
function drawFate(context: Context, palette: Palette, fate: Fate, x: number, y: number, size: number): void {
  context.save();
  context.translate(x, y);
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = fate === 'falling' ? palette.reference.css : palette.error.css;
  context.beginPath();
  if (fate === 'diverged') {
    context.moveTo(-size, size);
    context.lineTo(size, -size);
    context.moveTo(0, -size);
    context.lineTo(size, -size);
    context.lineTo(size, 0);
  } else if (fate === 'dead') {
    context.moveTo(-size, -size);
    context.lineTo(size, size);
    context.moveTo(size, -size);
    context.lineTo(-size, size);
  } else if (fate === 'falling') {
    context.moveTo(-size, -size * 0.6);
    context.lineTo(size, size * 0.6);
    context.moveTo(size * 0.1, size * 0.8);
    context.lineTo(size, size * 0.6);
    context.lineTo(size * 0.8, -size * 0.3);
  } else {
    context.moveTo(-size, 0);
    context.lineTo(size, 0);
  }
  context.stroke();
  context.restore();
}

/** Every start of a trial on its way down, as far as it has come; those that arrived shine. */
export function drawRuns(context: Context, palette: Palette, plot: Plot, scale: LossScale, trial: Trial, lap: number, small: boolean, picked: number | null): void {
  const done = lap >= plot.max;
  const last = trial.runs.map((run, index) => ({ run, index })).toSorted((one, other) => other.run.value - one.run.value);
  context.save();
  context.lineJoin = 'round';
  for (const { run, index } of last) {
    const lit = done && run.fate === 'arrived';
    const best = index === trial.best || index === picked;
    context.lineWidth = best && done ? 2.5 : 1.4;
    context.strokeStyle = best && done ? palette.you.css : fade(lit ? palette.target : palette.reference, lit ? 0.85 : done ? 0.45 : 0.7);
    const foot = traceRun(context, plot, scale, run.losses, lap);
    if (!done) drawHollowLantern(context, palette, foot.x, foot.y, small ? 8 : 11);
    else if (!lit) drawFate(context, palette, run.fate, Math.min(foot.x + 10, plot.area.x + plot.area.width + 10), Math.max(foot.y, plot.area.y), small ? 3.5 : 5);
    else if (!best) {
      context.beginPath();
      context.arc(foot.x, foot.y, small ? 3 : 4.5, 0, 2 * Math.PI);
      context.fillStyle = palette.target.css;
      context.fill();
    }
  }
  context.restore();
  const shown = trial.runs[trial.best];
  if (!done || shown === undefined || !Number.isFinite(shown.value)) return;
  const foot = { x: plotX(plot, shown.losses.length - 1), y: heightY(plot, scale, shown.losses.at(-1) ?? Number.NaN) };
  drawLightPool(context, palette, foot.x, foot.y, small ? 40 : 90);
  drawLantern(context, palette, foot.x, foot.y, small ? 20 : 30);
}

/** Where the starts of a trial stand before any is trained. */
export function drawStarts(context: Context, palette: Palette, plot: Plot, scale: LossScale, losses: readonly number[], small: boolean): void {
  losses.forEach((loss, index) => {
    if (Number.isFinite(loss)) drawHollowLantern(context, palette, plotX(plot, 0) + (index % 3) * (small ? 7 : 11), heightY(plot, scale, loss), small ? 8 : 12);
  });
}

/** What a recipe drawn by chance came to on the same starts: dotted ways behind the player's. */
export function drawChance(context: Context, palette: Palette, plot: Plot, scale: LossScale, trial: Trial, lap: number): void {
  context.save();
  context.lineJoin = 'round';
  context.lineWidth = 1.2;
  context.setLineDash([1.5, 4]);
  for (const { losses, fate } of trial.runs) {
    context.strokeStyle = fade(palette.quiet, fate === 'arrived' ? 0.9 : 0.5);
    traceRun(context, plot, scale, losses, lap);
  }
  context.restore();
}

/** A light for every start that arrived, two by two, and how many they are. */
function drawColumn(context: Context, palette: Palette, words: Words, { runs, arrived }: Trial, at: { x: number; top: number; radius: number; figure: number; now: boolean; mine: boolean }): void {
  const { x, top, radius, figure, now, mine } = at;
  const rows = Math.ceil(runs.length / 2);
  for (let each = 0; each < runs.length; each++) {
    context.beginPath();
    context.arc(x + (each % 2 === 0 ? -1 : 1) * radius * 1.5, top + (rows - 1 - Math.floor(each / 2)) * radius * 3, radius, 0, 2 * Math.PI);
    const lit = mine ? palette.target : palette.reference;
    context.fillStyle = each < arrived ? (now ? lit.css : fade(lit, 0.5)) : fade(palette.line, 0.9);
    context.strokeStyle = context.fillStyle;
    context.lineWidth = 1.3;
    if (mine || each >= arrived) context.fill();
    else context.stroke();
  }
  context.fillStyle = now ? palette.text.css : palette.quiet.css;
  context.fillText(words.number(arrived, 0), x, top + rows * radius * 3 + figure);
}

/** Each trial of the round as a column of lights, one for every start that arrived; where chance plays along, its own under it, hollow, in the corner that curves reach last. */
export function drawTally(context: Context, palette: Palette, words: Words, plot: Plot, trials: readonly Trial[], chance: readonly Trial[], small: boolean): void {
  const radius = small ? 2.2 : 3.2;
  const wide = small ? 26 : 40;
  const figure = small ? 8 : 12;
  const gap = small ? 8 : 12;
  const { area, depth } = plot;
  const from = Math.max(0, trials.length - Math.max(1, Math.floor((area.width * 0.5) / wide)));
  const shown = trials.slice(from);
  const tall = Math.ceil((trials[0]?.runs.length ?? 0) / 2) * radius * 3;
  const under = tall + 2 * figure + gap;
  const rivals = shown.length > 0 && chance.length > 0;
  context.save();
  context.font = `${small ? 14 : 16}px ${WORDS}`;
  const names = rivals ? Math.max(context.measureText(words.t('trial.yours')).width, context.measureText(words.t('trial.chance')).width) + 14 : 0;
  const left = rivals ? area.x + names + 8 : area.x + area.width - shown.length * wide;
  const top = rivals ? area.y + area.height - depth - under - tall - 2 * figure - 14 : area.y + (small ? 4 : 8);
  if (rivals) {
    context.fillStyle = fade(palette.ground, 0.82);
    context.fillRect(area.x + 2, top - 10, names + 6 + shown.length * wide, under + tall + 2 * figure + 16);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillStyle = palette.target.css;
    context.fillText(words.t('trial.yours'), left - 6, top + tall / 2);
    context.fillStyle = palette.reference.css;
    context.fillText(words.t('trial.chance'), left - 6, top + under + tall / 2);
  }
  context.font = `600 ${small ? 14 : 18}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, trial] of shown.entries()) {
    const x = left + (index + 0.5) * wide;
    const now = index === shown.length - 1;
    drawColumn(context, palette, words, trial, { x, top, radius, figure, now, mine: true });
    const rival = chance[from + index];
    if (rival !== undefined) drawColumn(context, palette, words, rival, { x, top: top + under, radius, figure, now, mine: false });
  }
  context.restore();
}

/** The player's own training among them. */
export function drawOwnRun(context: Context, palette: Palette, words: Words, plot: Plot, scale: LossScale, losses: readonly number[], lap: number, small: boolean): void {
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineWidth = small ? 2 : 3;
  context.lineJoin = 'round';
  const foot = traceRun(context, plot, scale, Float64Array.from(losses), lap);
  drawLightPool(context, palette, foot.x, foot.y, small ? 40 : 110);
  drawLantern(context, palette, foot.x, foot.y, small ? 24 : 36);
  context.font = `600 ${small ? 14 : 18}px ${FIGURES}`;
  const right = foot.x > plot.area.x + plot.area.width * 0.75;
  context.textAlign = right ? 'right' : 'left';
  context.fillStyle = palette.you.css;
  context.fillText(words.number(losses[Math.round(lap)] ?? losses.at(-1) ?? Number.NaN), foot.x + (right ? -16 : 16), Math.max(plot.area.y + 16, foot.y - (small ? 20 : 34)));
  context.restore();
}
