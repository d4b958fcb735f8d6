import { matrixAt } from '../curriculum/measured.ts';
import { ratesOf } from '../curriculum/classes.ts';
import type { Play } from '../curriculum/play.ts';
import type { Values } from '../curriculum/draw.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import { drawChartAxes, footRoom, textSize } from './axes.ts';
import { contoursOf, netOver, traceRings } from './contour.ts';
import { createLayer } from './layer.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { blend, fade, FIGURES, paletteOf } from './palette.ts';
import { type Chart, chartPoint, chartValues } from './relief.ts';
import { createTravel } from './travel.ts';
import type { CreateView } from './view.ts';

interface Place {
  t: number;
  recall: number;
  precision: number;
}

/** Precision and recall at a threshold, in percent. */
function placeAt(play: Play, values: Values, t: number): Place {
  const rates = ratesOf(matrixAt(play.stage, { ...values, t }, 'train'), 1);
  return { t, recall: 100 * rates.recall, precision: 100 * rates.precision };
}

/** Everything that a threshold can come to, from the lowest up. */
function placesOf(play: Play, values: Values): readonly Place[] {
  const said = [...new Set(predictionsOf(play.stage, values, 'train'))].toSorted((one, other) => one - other);
  return said.map((t) => placeAt(play, values, t));
}

const F1 = [10, 20, 30, 40, 50, 60, 70, 80, 90];

/** Precision over recall: F1 is the height of this ground, and its ridge runs where the two are alike. */
export const createTrade: CreateView<'trade'> = (scene, services, view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const inset = view.place === 'inset';
  const size = textSize(area);
  const left = size * 2.4 + 16;
  const top = inset ? 12 : 46;
  const chart: Chart = { area: { x: area.x + left, y: area.y + top, width: area.width - left - (inset ? 10 : 22), height: area.height - top - footRoom(area) }, x: { min: 0, max: 100 }, y: { min: 0, max: 100 } };
  const ground = createLayer(scene, area);
  const marks = createLayer(scene, area, 2);
  const travel = createTravel(() => services.reducedMotion());
  let laid = '';
  let drawn: { play: Play; values: Values } | null = null;

  const drawGround = () => {
    const words = services.words();
    const key = `${services.theme()}/${words.t('axis.recall')}`;
    if (key === laid) return;
    laid = key;
    ground.clear();
    const { context } = ground;
    const net = netOver(chart.area, Math.max(4, chart.area.width / 90), (px, py) => {
      const { x, y } = chartValues(chart, px, py);
      return x <= 0 || y <= 0 ? 0 : (2 * x * y) / (x + y);
    });
    context.save();
    context.beginPath();
    context.rect(chart.area.x, chart.area.y, chart.area.width, chart.area.height);
    context.clip();
    const low = palette.theme === 'night' ? palette.ground : blend(palette.panel, palette.line, 0.3);
    context.fillStyle = low.css;
    context.fillRect(chart.area.x, chart.area.y, chart.area.width, chart.area.height);
    for (const [index, contour] of contoursOf(net, F1).entries()) {
      context.beginPath();
      traceRings(context, contour);
      context.fillStyle = fade(palette.target, palette.theme === 'night' ? 0.045 : 0.06);
      context.fill();
      context.strokeStyle = fade(index === 4 ? palette.quiet : palette.contour, 0.9);
      context.lineWidth = index === 4 ? 1.5 : 1;
      context.stroke();
    }
    context.fillStyle = palette.quiet.css;
    context.font = `${size}px ${FIGURES}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    if (!inset) {
      for (const each of F1.filter((_, index) => index % 2 === 0)) {
        const at = chartPoint(chart, each, each);
        context.fillText(words.number(each / 100, 1), at.x, at.y);
      }
    }
    context.restore();
    drawChartAxes(context, palette, words, chart, ['recall', 'precision'], size);
  };

  const draw = (play: Play, values: Values) => {
    drawGround();
    if (drawn?.play === play && drawn.values === values) return;
    drawn = { play, values };
    const { context } = marks;
    marks.clear();
    const here = placeAt(play, values, values['t'] ?? 0.5);
    const stands = placesOf(play, values);
    const traced = view.way === 'traced' ? new Set(play.trail.map((each) => { const at = placeAt(play, each, each['t'] ?? 0.5); return `${at.recall}/${at.precision}`; })) : null;
    const seen = stands.filter((place) => traced === null || traced.has(`${place.recall}/${place.precision}`));
    const points = seen.map((place) => ({ place, ...chartPoint(chart, place.recall, place.precision) }));
    context.strokeStyle = fade(palette.reference, 0.7);
    context.lineWidth = 1.5;
    context.setLineDash([4, 5]);
    context.beginPath();
    points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.stroke();
    context.setLineDash([]);
    for (const { x, y } of points) {
      context.beginPath();
      context.arc(x, y, 4, 0, 2 * Math.PI);
      context.fillStyle = palette.ground.css;
      context.fill();
      context.strokeStyle = palette.reference.css;
      context.lineWidth = 1.5;
      context.stroke();
    }
    if (play.verdict === 'passed') {
      const best = points.reduce<(typeof points)[number] | null>((top, each) => (top === null || each.place.recall * each.place.precision / Math.max(1, each.place.recall + each.place.precision) > top.place.recall * top.place.precision / Math.max(1, top.place.recall + top.place.precision) ? each : top), null);
      if (best !== null) drawValley(context, palette, best.x, best.y, 9, 0.6);
    }
    const at = chartPoint(chart, here.recall, here.precision);
    drawLightPool(context, palette, at.x, at.y, inset ? 40 : 90);
    drawLantern(context, palette, at.x, at.y + 4, inset ? 22 : 34);
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play !== null) draw(play, travel.follow(play, game.shown(), seconds));
    },
    moving: () => travel.moving(),
    destroy() {
      ground.destroy();
      marks.destroy();
    },
  };
};
