import { bestValues, metricAt } from '../curriculum/quantity.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/replay.ts';
import type { Values } from '../curriculum/level.ts';
import type { Path } from '../curriculum/training.ts';
import { symbolOf, textSize, drawChartAxes } from './axes.ts';
import { type Contour, traceRings } from './contour.ts';
import { isDay, knobOf } from './control.ts';
import { listenToDrag } from './drag.ts';
import { easeOut, hopAt, hopSeconds } from './hop.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawDawn, drawGlow, drawInLight, drawSheet, freshSheet, mixMasked } from './light.ts';
import { drawCrowd, drawGhost, drawLeaving, drawSteps } from './marks.ts';
import { blend, type Colour, fade, paletteOf } from './palette.ts';
import { type Chart, chartPoint, chartValues, type Relief, reliefOf } from './relief.ts';
import type { CreateView } from './view.ts';

const DAWN_SECONDS = 1.2;
const GLIDE_SECONDS = 0.28;

/** The loss over two parameters, from above: the true contour lines. */
export const createLandscape: CreateView<'landscape'> = (scene, services, view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const night = palette.theme === 'night';
  const size = textSize(area);
  const small = area.width < 420 || area.height < 300;
  const left = size * 3.2;
  const top = small ? 14 : 22;
  const inner = { x: area.x + left, y: area.y + top, width: area.width - left - (small ? 12 : 20), height: area.height - top - size - 24 };
  const chart: Chart = { area: inner, x: view.xAxis, y: view.yAxis };
  const ground = createLayer(scene, area);
  const layer = createLayer(scene, area, 1);
  const sheet = () => createSheet(scene, area);
  const [cool, warm, green, seen, known, scratch, scratchGreen] = [sheet(), sheet(), sheet(), sheet(), sheet(), sheet(), sheet()];
  const still = () => services.reducedMotion();

  let drawnFor = '';
  let seenChanged = true;
  let walked: readonly Values[] = [];
  let path: Path = game.play()?.path ?? [];
  let hopClock = Infinity;
  let last: { x: number; y: number; previewed: boolean } | null = null;
  let stand = { x: 0, y: 0 };
  let glide: { from: { x: number; y: number }; clock: number } | null = null;
  let dawn: number | null = null;
  let dragging = false;

  const spot = (values: Values) => chartPoint(chart, values[view.x] ?? Number.NaN, values[view.y] ?? Number.NaN);
  const spotOf = (play: Play, parameters: Float64Array) => chartPoint(chart, parameters[play.stage.names.indexOf(view.x)] ?? Number.NaN, parameters[play.stage.names.indexOf(view.y)] ?? Number.NaN);
  const within = ({ x, y }: { x: number; y: number }) => x >= inner.x - 1 && x <= inner.x + inner.width + 1 && y >= inner.y - 1 && y <= inner.y + inner.height + 1;

  const endDrag = listenToDrag(scene, area, {
    takes() {
      const play = game.play();
      return play !== null && (knobOf(play, view.x) !== null || knobOf(play, view.y) !== null);
    },
    move(px, py) {
      const play = game.play();
      if (play === null) return;
      const at = chartValues(chart, px, py);
      const preview: Record<string, number> = {};
      for (const [name, value] of [[view.x, at.x], [view.y, at.y]] as const) {
        const tool = knobOf(play, name);
        if (tool !== null) preview[name] = snap(tool, value);
      }
      dragging = true;
      game.preview(preview);
    },
    drop() {
      const play = game.play();
      const { preview } = game.state();
      if (dragging && play !== null && preview !== null) {
        const moved = Object.entries(preview).filter(([name, value]) => play.values[name] !== value);
        if (moved.length === 0) game.preview(null);
        else game.send({ kind: 'set', values: Object.fromEntries(moved) });
      }
      dragging = false;
    },
  });

  const drawRelief = (context: CanvasRenderingContext2D, relief: Relief, line: Colour, fifth: Colour, tint: boolean, bold: number) => {
    context.save();
    context.clearRect(area.x, area.y, area.width, area.height);
    context.beginPath();
    context.rect(inner.x, inner.y, inner.width, inner.height);
    context.clip();
    if (tint) {
      context.fillStyle = night ? blend(palette.ground, palette.target, 0.14).css : blend(palette.panel, palette.target, 0.12).css;
      context.fillRect(inner.x, inner.y, inner.width, inner.height);
      relief.contours.forEach((contour, index) => {
        const part = index / relief.contours.length;
        const low = night ? blend(palette.ground, palette.target, 0.14) : blend(palette.panel, palette.target, 0.12);
        const high = night ? blend(palette.panel, palette.line, 0.55) : blend(palette.ground, palette.line, 0.35);
        context.beginPath();
        traceRings(context, contour);
        context.fillStyle = blend(low, high, Math.min(1, part * 1.25)).css;
        context.fill();
      });
    }
    for (const contour of relief.contours) {
      context.beginPath();
      traceRings(context, contour);
      context.lineWidth = (contour.major ? 1.5 : 1) * bold;
      context.strokeStyle = contour.major ? fade(fifth, 0.95) : fade(line, 0.75);
      context.stroke();
    }
    context.restore();
  };

  /** Contour lines are the truth of these rows; they are laid again only where the rows change. */
  const followRelief = (play: Play) => {
    const { goal } = play.stage.task;
    const others = play.stage.names.filter((name) => name !== view.x && name !== view.y).map((name) => play.values[name]);
    const wanted = `${play.stage.trainIds.join()}/${others.join()}/${play.bound}`;
    if (wanted === drawnFor) return;
    drawnFor = wanted;
    const bound = goal.metric === 'mean-squared-error' && goal.data === 'train' ? play.bound : null;
    const relief = reliefOf(play.stage, play.values, [view.x, view.y], chart, bound);
    drawRelief(cool.context, relief, night ? blend(palette.line, palette.contour, 0.6) : palette.line, night ? blend(palette.contour, palette.quiet, 0.25) : palette.contour, true, 1);
    const bright = night ? blend(palette.you, palette.flame, 0.3) : palette.you;
    drawRelief(warm.context, relief, bright, bright, false, 1.2);
    drawRelief(green.context, relief, palette.target, palette.target, false, 1.1);
    for (const fresh of [cool, warm, green]) freshSheet(fresh);
    seenChanged = true;
    if (relief.target?.small === false) drawTarget(cool.context, relief.target.contour);
    else if (relief.target?.small === true) {
      const lowest = spot(bestValues(play.stage, play.values, [view.x, view.y]));
      if (within(lowest)) drawValley(cool.context, palette, lowest.x, lowest.y, 9, 0.5);
    }
    ground.clear();
    drawChartAxes(ground.context, palette, services.words(), chart, [view.x, view.y], size);
  };

  /** A double line around all ground that is low enough. */
  const drawTarget = (context: CanvasRenderingContext2D, target: Contour) => {
    context.save();
    context.beginPath();
    context.rect(inner.x, inner.y, inner.width, inner.height);
    context.clip();
    context.lineJoin = 'round';
    for (const [style, wide] of [[palette.target.css, 4.5], [night ? blend(palette.ground, palette.target, 0.14).css : palette.panel.css, 2]] as const) {
      context.beginPath();
      traceRings(context, target);
      context.strokeStyle = style;
      context.lineWidth = wide;
      context.stroke();
    }
    context.restore();
  };

  const light = (from: { x: number; y: number }, to: { x: number; y: number }, radius: number) => {
    const { context } = seen;
    seenChanged = true;
    const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (radius * 0.3)));
    for (let piece = 1; piece <= pieces; piece++) {
      const [x, y] = [from.x + ((to.x - from.x) * piece) / pieces, from.y + ((to.y - from.y) * piece) / pieces];
      const soft = context.createRadialGradient(x, y, 0, x, y, radius);
      soft.addColorStop(0, 'rgba(0, 0, 0, 1)');
      soft.addColorStop(0.6, 'rgba(0, 0, 0, 0.85)');
      soft.addColorStop(1, 'rgba(0, 0, 0, 0)');
      context.fillStyle = soft;
      context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    }
  };

  const followLight = (play: Play, at: { x: number; y: number }) => {
    const { visibility } = play.stage.task;
    if (visibility === undefined) return;
    const radius = visibility.radius * inner.width;
    if (play.trail !== walked || !visibility.trace) {
      if (!visibility.trace || play.trail.length < walked.length || walked.length === 0) seen.context.clearRect(area.x, area.y, area.width, area.height);
      const spots = visibility.trace ? play.trail.map(spot) : [at];
      spots.forEach((here, index) => { light(visibility.oil === undefined ? (spots[index - 1] ?? here) : here, here, radius); });
      walked = play.trail;
    }
    if (visibility.oil === undefined && (last === null || last.x !== at.x || last.y !== at.y)) light(last !== null && last.previewed && visibility.trace ? last : at, at, radius);
  };

  const followLantern = (play: Play, at: { x: number; y: number }, previewed: boolean, seconds: number) => {
    if (play.path !== path) {
      path = play.path;
      hopClock = path.length > 1 && !still() ? 0 : Infinity;
      glide = null;
    } else if (last !== null && (at.x !== last.x || at.y !== last.y) && !previewed && !last.previewed && !still()) glide = { from: stand, clock: 0 };
    if (hopClock < Infinity) {
      hopClock += seconds;
      if (hopClock >= hopSeconds(path.length)) hopClock = Infinity;
    }
    if (glide === null) stand = at;
    else {
      glide.clock += seconds;
      const part = easeOut(glide.clock / GLIDE_SECONDS);
      stand = { x: glide.from.x + (at.x - glide.from.x) * part, y: glide.from.y + (at.y - glide.from.y) * part };
      if (part >= 1) glide = null;
    }
  };

  const drawTrail = (context: CanvasRenderingContext2D, points: readonly { x: number; y: number }[], strength: number) => {
    context.save();
    context.beginPath();
    context.rect(inner.x, inner.y, inner.width, inner.height);
    context.clip();
    context.beginPath();
    points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.strokeStyle = fade(palette.you, strength);
    context.lineWidth = 1.5;
    context.lineJoin = 'round';
    context.stroke();
    drawSteps(context, palette, points, strength);
    context.restore();
  };

  const draw = (play: Play, hovering: { x: number; y: number } | null) => {
    const { context } = layer;
    const { visibility, gauge } = play.stage.task;
    const day = dawn !== null;
    const rise = dawn ?? 0;
    const dark = visibility !== undefined && rise < 1;
    const reach = visibility === undefined || !dark ? Math.min(200, 0.26 * Math.min(inner.width, inner.height) + 30) : visibility.radius * inner.width;
    const span = Math.hypot(area.width, area.height);
    const tall = Math.min(small ? 32 : 38, Math.max(22, reach * 0.9));
    layer.clear();
    context.save();
    context.beginPath();
    context.rect(inner.x, inner.y, inner.width, inner.height);
    context.clip();
    if (dark && seenChanged) mixMasked(known, cool, (mask) => drawSheet(mask, seen));
    seenChanged &&= !dark;
    drawSheet(context, dark ? known : cool);
    if (day && rise < 1) {
      drawDawn(context, palette.target, stand.x, stand.y, span, rise, () => {
        if (dark) drawSheet(context, cool);
        context.globalAlpha = 1 - rise;
        drawSheet(context, green);
      });
    }
    if (day) {
      const valley = spot(bestValues(play.stage, play.values, [view.x, view.y]));
      if (within(valley)) {
        drawGlow(context, palette.target, valley.x, valley.y, reach * 1.4, 0.3 * rise);
        drawInLight(context, scratchGreen, green, valley.x, valley.y, reach * 1.2, rise);
        drawValley(context, palette, valley.x, valley.y, 8, 0.5 * rise);
      }
    }
    drawLightPool(context, palette, stand.x, stand.y, reach * 1.25);
    drawInLight(context, scratch, warm, stand.x, stand.y, reach * (dark ? 1 : 1.1));
    context.restore();

    const shown = (point: { x: number; y: number }) => (within(point) && (!dark || Math.hypot(point.x - stand.x, point.y - stand.y) < reach) ? point : null);
    const crowd = services.crowd();
    if (crowd !== null && gauge === 'shown') drawCrowd(context, palette, crowd, 0, (_, parameters) => shown(spotOf(play, parameters)));
    const ghost = services.ghost();
    if (ghost !== null) drawGhost(context, palette, ghost, (parameters) => { const point = spotOf(play, parameters); return within(point) ? point : null; });

    const hop = hopAt(path.length, hopClock);
    const hops = path.map((parameters) => spotOf(play, parameters));
    drawTrail(context, play.trail.map(spot).slice(0, hop.done ? undefined : -1), path.length > 1 ? 0.4 : 0.7);
    const [from, to] = [hops[hop.from], hops[hop.from + 1]];
    let place = stand;
    if (!hop.done && from !== undefined && to !== undefined) {
      place = { x: from.x + (to.x - from.x) * hop.part, y: from.y + (to.y - from.y) * hop.part };
      drawTrail(context, [...hops.slice(0, hop.from + 1), place], 0.95);
    } else if (hops.length > 1) drawTrail(context, hops, 0.95);
    const lift = hop.done ? 0 : 4 * 16 * hop.part * (1 - hop.part);
    if (within(place)) {
      drawLantern(context, palette, place.x, place.y - lift + 4, tall);
    } else drawRim(context, play, place);
    if (hovering !== null) {
      context.save();
      context.globalAlpha = 0.6;
      drawLantern(context, palette, hovering.x, hovering.y, tall, 0.4);
      context.restore();
    }
  };

  const drawRim = (context: CanvasRenderingContext2D, play: Play, { x, y }: { x: number; y: number }) => {
    const side = x < inner.x ? 'left' : x > inner.x + inner.width ? 'right' : y < inner.y ? 'up' : 'down';
    const words = services.words();
    const name = side === 'left' || side === 'right' ? view.x : view.y;
    const level = side === 'left' || side === 'right';
    const along = level ? Math.min(Math.max(y, inner.y + 24), inner.y + inner.height - 24) : x;
    const loss = metricAt(play.stage, play.values, 'mean-squared-error', 'train');
    drawLeaving(context, palette, inner, side, Number.isFinite(loss) ? `${symbolOf(words, name)} ${words.number(play.values[name] ?? 0)}` : '∞', size, along);
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      const { preview } = game.state();
      const previewed = preview !== null && (view.x in preview || view.y in preview);
      const hidden = play.oil !== null && previewed;
      const at = spot(hidden ? play.values : game.shown());
      const first = last === null;
      followRelief(play);
      followLight(play, at);
      followLantern(play, at, previewed, seconds);
      last = { ...at, previewed };
      if (!isDay(play)) dawn = null;
      else if (dawn === null) dawn = still() || first ? 1 : 0;
      else dawn = Math.min(1, dawn + seconds / DAWN_SECONDS);
      draw(play, hidden ? spot(game.shown()) : null);
    },
    moving: () => glide !== null || hopClock < Infinity || (dawn !== null && dawn < 1),
    destroy() {
      endDrag();
      layer.destroy();
      ground.destroy();
    },
  };
};
