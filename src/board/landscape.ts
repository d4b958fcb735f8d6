import type { Values } from '../curriculum/draw.ts';
import { bestValues } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import { inSight } from '../game/sight.ts';
import { drawCallMark, placesCalled } from './call-mark.ts';
import { drawChartAxes, drawNotch, symbolOf, textSize } from './axes.ts';
import { chartIn } from './chart-frame.ts';
import { dragKnobs } from './knob-drag.ts';
import { drawGraticule } from './graticule.ts';
import { createJourney, type Spot } from './journey.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer, createSheet, type Sheet } from './layer.ts';
import { drawDawn, drawGlow, drawInLight, drawSheet, freshSheet, mixMasked } from './light.ts';
import { drawCrowd, drawGhost, drawLeaving, drawSteps } from './marks.ts';
import { blend, fade, paletteOf } from './palette.ts';
import { drawLines, drawTinted } from './relief-drawing.ts';
import { chartPoint, chartValues, type Relief, reliefOf } from './relief.ts';
import type { CreateView } from './view.ts';

const MARKS_DEPTH = 6;

/** The loss over two parameters, from above: the true contour lines. */
export const createLandscape: CreateView<'landscape'> = (scene, services, view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const night = palette.theme === 'night';
  const size = textSize(area);
  const small = area.width < 420 || area.height < 300;
  const chart = chartIn(area, view);
  const inner = chart.area;
  const ground = createLayer(scene, area, -1);
  const layer = createLayer(scene, area);
  const marks = createLayer(scene, area, MARKS_DEPTH);
  const sheet = () => createSheet(scene, area);
  const [cool, warm, green, seen, known, scratch, scratchGreen] = [sheet(), sheet(), sheet(), sheet(), sheet(), sheet(), sheet()];
  const clamp = (value: number, from: number, length: number) => Math.min(Math.max(value, from), from + length);
  const journey = createJourney(game.play(), () => services.reducedMotion(), ({ x, y }) => ({ x: clamp(x, inner.x, inner.width), y: clamp(y, inner.y, inner.height) }));

  let drawnFor = '';
  let relief: Relief | null = null;
  let greenOf: Relief | null = null;
  let seenChanged = true;
  let walked: readonly Values[] = [];

  const spot = (values: Values) => chartPoint(chart, values[view.x] ?? Number.NaN, values[view.y] ?? Number.NaN);
  const spotOf = (play: Play, parameters: Float64Array) => chartPoint(chart, parameters[play.stage.names.indexOf(view.x)] ?? Number.NaN, parameters[play.stage.names.indexOf(view.y)] ?? Number.NaN);
  const within = ({ x, y }: Spot) => x >= inner.x - 1 && x <= inner.x + inner.width + 1 && y >= inner.y - 1 && y <= inner.y + inner.height + 1;
  const endDrag = dragKnobs(scene, area, game, [view.x, view.y], (px, py) => {
    const at = chartValues(chart, px, py);
    return { [view.x]: at.x, [view.y]: at.y };
  });

  /** Contour lines are the truth of these rows; they are laid again only where the rows change. */
  const followRelief = (play: Play) => {
    const { goal } = play.stage.task;
    const others = play.stage.names.filter((name) => name !== view.x && name !== view.y).map((name) => play.values[name]);
    const wanted = `${play.stage.trainIds.join()}/${others.join()}/${play.bound}`;
    if (wanted === drawnFor) return;
    drawnFor = wanted;
    const bound = goal.metric === 'mean-squared-error' && goal.data === 'train' ? play.bound : null;
    relief = reliefOf(play.stage, play.values, [view.x, view.y], chart, bound);
    const bright = night ? blend(palette.you, palette.flame, 0.3) : palette.you;
    for (const fresh of [cool, warm]) {
      fresh.context.clearRect(area.x, area.y, area.width, area.height);
      freshSheet(fresh);
    }
    drawTinted(cool.context, palette, relief, inner);
    drawLines(warm.context, relief, inner, bright, bright, 1.2);
    seenChanged = true;
    if (relief.target?.small === true) {
      const lowest = spot(bestValues(play.stage, play.values, [view.x, view.y]));
      if (within(lowest)) drawValley(cool.context, palette, lowest.x, lowest.y, 9, 0.5);
    }
    ground.clear();
    if (play.stage.task.visibility !== undefined) drawGraticule(ground.context, palette, chart);
    drawChartAxes(ground.context, palette, services.words(), chart, [view.x, view.y], size);
  };

  /** The lines in the valley's colour, laid again where the rows have changed since. */
  const inGreen = (): Sheet => {
    if (relief === null || greenOf === relief) return green;
    greenOf = relief;
    green.context.clearRect(area.x, area.y, area.width, area.height);
    drawLines(green.context, relief, inner, palette.target, palette.target, 1.1);
    freshSheet(green);
    return green;
  };

  const light = (from: Spot, to: Spot, radius: number) => {
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

  const followLight = (play: Play, at: Spot) => {
    const { visibility } = play.stage.task;
    if (visibility === undefined) return;
    const radius = visibility.radius * inner.width;
    if (play.trail !== walked || !visibility.trace) {
      if (!visibility.trace || play.trail.length < walked.length || walked.length === 0) seen.context.clearRect(area.x, area.y, area.width, area.height);
      const spots = visibility.trace ? play.trail.map(spot) : [at];
      spots.forEach((here, index) => { light(visibility.oil === undefined ? (spots[index - 1] ?? here) : here, here, radius); });
      walked = play.trail;
    }
    const { last } = journey;
    if (visibility.oil === undefined && (last === null || last.at.x !== at.x || last.at.y !== at.y)) light(last?.previewed === true && visibility.trace ? last.at : at, at, radius);
  };

  const drawTrail = (context: CanvasRenderingContext2D, points: readonly Spot[], strength: number) => {
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

  const draw = (play: Play, hovering: Spot | null) => {
    const { context } = layer;
    const { visibility, gauge } = play.stage.task;
    const { path, hop, stand } = journey;
    const top = marks.context;
    const day = journey.dawn !== null;
    const rise = journey.dawn ?? 0;
    const dark = visibility !== undefined && rise < 1;
    const reach = visibility === undefined || !dark ? Math.min(200, 0.26 * Math.min(inner.width, inner.height) + 30) : visibility.radius * inner.width;
    const span = Math.hypot(area.width, area.height);
    const tall = Math.min(small ? 32 : 38, Math.max(22, reach * 0.9));
    layer.clear();
    marks.clear();
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
        drawSheet(context, inGreen());
      });
    }
    if (day) {
      const valley = spot(bestValues(play.stage, play.values, [view.x, view.y]));
      if (within(valley)) {
        drawGlow(context, palette.target, valley.x, valley.y, reach * 1.4, 0.3 * rise);
        drawInLight(context, scratchGreen, inGreen(), valley.x, valley.y, reach * 1.2, rise);
        drawValley(context, palette, valley.x, valley.y, 8, 0.5 * rise);
      }
    }
    drawLightPool(context, palette, stand.x, stand.y, reach * 1.25);
    drawInLight(context, scratch, warm, stand.x, stand.y, reach * (dark ? 1 : 1.1));
    context.restore();

    const shown = (point: Spot) => (within(point) && (!dark || Math.hypot(point.x - stand.x, point.y - stand.y) < reach) ? point : null);
    const crowd = services.crowd();
    if (crowd !== null && gauge === 'shown') drawCrowd(top, palette, crowd, 0, (_, parameters) => shown(spotOf(play, parameters)));
    const ghost = services.ghost();
    if (ghost !== null) drawGhost(top, palette, ghost, (parameters) => { const point = spotOf(play, parameters); return within(point) && inSight(play, valuesAt(play.stage, parameters, play.values)) ? point : null; });

    const called = placesCalled(play, [view.x, view.y]);
    if (called !== null) drawCallMark(top, palette, called.from === null ? null : spot(called.from), spot(called.to));
    const hops = path.map((parameters) => spotOf(play, parameters));
    drawTrail(top, trailOf(play).map(spot).slice(0, hop.done ? undefined : -1), path.length > 1 ? 0.4 : 0.7);
    const [from, to] = [hops[hop.from], hops[hop.from + 1]];
    let place = stand;
    if (!hop.done && from !== undefined && to !== undefined) {
      place = { x: from.x + (to.x - from.x) * hop.part, y: from.y + (to.y - from.y) * hop.part };
      drawTrail(top, [...hops.slice(0, hop.from + 1), place], 0.95);
    } else if (hops.length > 1) drawTrail(top, hops, 0.95);
    const lift = hop.done ? 0 : 4 * 16 * hop.part * (1 - hop.part);
    if (within(place)) {
      drawLantern(top, palette, place.x, place.y - lift + 4, tall);
    } else drawRim(top, play, place);
    drawNotches(top, hovering ?? place);
    if (hovering !== null) {
      top.save();
      top.globalAlpha = 0.6;
      drawLantern(top, palette, hovering.x, hovering.y, tall, 0.4);
      top.restore();
    }
  };

  /** The steps since the last new start. */
  const trailOf = ({ trail, stage: { start } }: Play) => trail.slice(trail.findLastIndex((each) => each[view.x] === start[view.x] && each[view.y] === start[view.y]));

  const drawNotches = (context: CanvasRenderingContext2D, { x, y }: Spot) => {
    if (x >= inner.x && x <= inner.x + inner.width) drawNotch(context, palette, x, inner.y + inner.height + 1, 'below');
    if (y >= inner.y && y <= inner.y + inner.height) drawNotch(context, palette, inner.x - 1, y, 'left');
  };

  const drawRim = (context: CanvasRenderingContext2D, play: Play, { x, y }: Spot) => {
    const side = x < inner.x ? 'left' : x > inner.x + inner.width ? 'right' : y < inner.y ? 'up' : 'down';
    const words = services.words();
    const name = side === 'left' || side === 'right' ? view.x : view.y;
    const level = side === 'left' || side === 'right';
    const along = level ? Math.min(Math.max(y, inner.y + 24), inner.y + inner.height - 24) : x;
    drawLeaving(context, palette, inner, side, `${symbolOf(words, name)} ${words.number(play.values[name] ?? 0)}`, size, along);
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      const { preview } = game.state();
      const previewed = preview !== null && (view.x in preview || view.y in preview);
      const hidden = play.oil !== null && previewed;
      const at = spot(hidden ? play.values : game.shown());
      followRelief(play);
      followLight(play, at);
      journey.follow(play, at, previewed, seconds);
      draw(play, hidden ? spot(game.shown()) : null);
    },
    moving: () => journey.moving(),
    destroy() {
      endDrag();
      for (const each of [ground, layer, marks]) each.destroy();
    },
  };
};
