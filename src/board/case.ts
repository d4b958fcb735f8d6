import { feedsLeft, inputsFed } from '../curriculum/feed.ts';
import { outputAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { snap } from '../curriculum/range.ts';
import { faultTrace, faultyUnit } from '../game/seen-trace.ts';
import { drawChartAxes, textSize } from './axes.ts';
import { type Contour, contoursOf, netOver, traceRings } from './contour.ts';
import { isOver } from './control.ts';
import { listenToDrag } from './drag.ts';
import { drawTrace } from './fault-trace.ts';
import { drawLantern, drawLightPool } from './lantern.ts';
import { createLayer } from './layer.ts';
import { drawPast } from './past-label.ts';
import { fade, FIGURES, paletteOf, type Palette } from './palette.ts';
import { type Chart, chartPoint, chartValues } from './relief.ts';
import type { CreateView } from './view.ts';

const CELL = 9;
/** Dollars from one contour line to the next. */
const STEP = 10;

type Context = CanvasRenderingContext2D;

/** Where a unit's sum is zero: one side of the line it is awake, the other asleep. That of a unit that was found faulty is drawn through. */
function drawGates(context: Context, palette: Palette, chart: Chart, { stage }: Play, faulty: number | null): void {
  const { area, x, y } = chart;
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  for (let unit = 1; `b1.${unit}` in stage.start; unit++) {
    const [w1 = 0, w2 = 0, b = 0] = [stage.start[`w1.1.${unit}`], stage.start[`w1.2.${unit}`], stage.start[`b1.${unit}`]];
    const ends = Math.abs(w2) * (y.max - y.min) > Math.abs(w1) * (x.max - x.min)
      ? [x.min, x.max].map((at) => chartPoint(chart, at, -(w1 * at + b) / w2))
      : [y.min, y.max].map((at) => chartPoint(chart, -(w2 * at + b) / w1, at));
    context.setLineDash(unit === faulty ? [] : [9, 7]);
    context.lineWidth = unit === faulty ? 4 : 2;
    context.strokeStyle = fade((stage.start[`w2.${unit}.1`] ?? 0) >= 0 ? palette.positive : palette.negative, unit === faulty ? 1 : 0.8);
    context.beginPath();
    for (const end of ends) context.lineTo(end.x, end.y);
    context.stroke();
  }
  context.restore();
}

function drawGround(context: Context, palette: Palette, chart: Chart, contours: readonly Contour[]): void {
  const { area } = chart;
  context.save();
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 10);
  context.fillStyle = fade(palette.panel, 0.6);
  context.fill();
  context.clip();
  for (const contour of contours) {
    const { threshold, major } = contour;
    context.beginPath();
    traceRings(context, contour);
    context.fillStyle = fade(palette.you, palette.theme === 'night' ? 0.035 : 0.05);
    context.fill();
    context.strokeStyle = fade(palette.contour, threshold % 50 === 0 || major ? 1 : 0.65);
    context.lineWidth = major ? 1.5 : 1;
    context.stroke();
  }
  context.restore();
}

/** A map at night, as the healthy network has it; lanterns where the suspect was asked. */
export const createCase: CreateView<'case'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const size = textSize(area);
  const left = size * 2.4 + 16;
  const chart: Chart = { area: { x: area.x + left, y: area.y + 46, width: area.width - left - 26, height: area.height - 46 - size * 2 - 34 }, x: view.x, y: view.y };
  let known: { round: string; contours: readonly Contour[] } | null = null;

  const contoursAt = (play: Play): readonly Contour[] => {
    const round = `${play.level.id}/${play.seed}`;
    if (known?.round === round) return known.contours;
    const net = netOver(chart.area, CELL, (px, py) => {
      const { x, y } = chartValues(chart, px, py);
      return outputAt(play.stage, play.stage.start, [x, y]);
    });
    const high = net.heights.reduce((most, height) => Math.max(most, height), 0);
    const thresholds = Array.from({ length: Math.min(60, Math.ceil(high / STEP)) }, (_, index) => (index + 1) * STEP);
    known = { round, contours: contoursOf(net, thresholds) };
    return known.contours;
  };

  const placed = (x: number, y: number) => {
    const play = game.play();
    if (play === null) return;
    const at = chartValues(chart, x, y);
    const inputs: Readonly<Record<string, number>> = { x1: at.x, x2: at.y };
    game.preview({ ...game.state().preview, ...Object.fromEntries(play.stage.task.tools.flatMap((tool) => (tool.kind === 'feed' ? [[tool.id, snap(tool, inputs[tool.id] ?? tool.min)] as const] : []))) });
  };
  const ends = listenToDrag(scene, chart.area, {
    takes: () => { const play = game.play(); return play !== null && !isOver(play) && play.phase !== 'call' && feedsLeft(play) !== 0; },
    move: placed,
    drop: () => undefined,
  });

  return {
    update() {
      const play = game.play();
      if (play === null) return;
      const { context } = layer;
      const palette = paletteOf(services.theme());
      const words = services.words();
      layer.clear();
      drawGround(context, palette, chart, contoursAt(play));
      const traces = faultTrace(play, chart);
      const faulty = traces.length === 0 ? null : faultyUnit(play.stage, play.answers.at(-1)?.at ?? {});
      drawGates(context, palette, chart, play, faulty);
      drawChartAxes(context, palette, words, chart, ['distance', 'rating'], size);
      play.stage.trainIds.forEach((_, row) => {
        const { x, y } = chartPoint(chart, play.stage.train.inputs[2 * row] ?? 0, play.stage.train.inputs[2 * row + 1] ?? 0);
        context.beginPath();
        context.arc(x, y, 3, 0, 2 * Math.PI);
        context.fillStyle = fade(palette.actual, 0.7);
        context.fill();
      });
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      const figures: Array<{ x: number; y: number; wide: number }> = [];
      for (const values of play.fed) {
        const inputs = inputsFed(play.stage, values);
        const at = chartPoint(chart, inputs[0] ?? 0, inputs[1] ?? 0);
        const [said, should] = [outputAt(play.stage, values, inputs), outputAt(play.stage, play.stage.start, inputs)];
        const off = Math.abs(said - should) > 0.5;
        drawLightPool(context, palette, at.x, at.y, 60);
        drawLantern(context, palette, at.x, at.y + 12, 28);
        context.font = `600 ${size + 2}px ${FIGURES}`;
        context.lineWidth = 5;
        context.lineJoin = 'round';
        context.strokeStyle = palette.ground.css;
        const across = Math.min(Math.max(at.x, chart.area.x + 50), chart.area.x + chart.area.width - 50);
        const text = off ? `${words.number(said)} ≠ ${words.number(should)}` : `${words.number(said)} = ${words.number(should)}`;
        const wide = context.measureText(text).width;
        const free = (y: number) => y < chart.area.y + chart.area.height - size / 2 && figures.every((other) => Math.abs(other.x - across) > (other.wide + wide) / 2 + 6 || Math.abs(other.y - y) > size * 1.4);
        // Under its lantern, else over it.
        const y = [at.y + 26, at.y - 30, at.y + 50].find(free) ?? at.y - 54;
        figures.push({ x: across, y, wide });
        context.strokeText(text, across, y);
        context.fillStyle = off ? palette.error.css : palette.target.css;
        context.fillText(text, across, y);
      }
      drawTrace(context, palette, chart, traces);
      if (traces.length > 0 && play.verdict === 'open') drawPast(context, palette, words, area, size);
      const shown = game.shown();
      if (feedsLeft(play) === 0 || isOver(play) || play.phase === 'call') return;
      const here = chartPoint(chart, shown['x1'] ?? 0, shown['x2'] ?? 0);
      context.beginPath();
      context.arc(here.x, here.y, 12, 0, 2 * Math.PI);
      context.moveTo(here.x - 18, here.y);
      context.lineTo(here.x + 18, here.y);
      context.moveTo(here.x, here.y - 18);
      context.lineTo(here.x, here.y + 18);
      context.strokeStyle = palette.you.css;
      context.lineWidth = 2;
      context.stroke();
    },
    moving: () => false,
    destroy() {
      ends();
      layer.destroy();
    },
  };
};
