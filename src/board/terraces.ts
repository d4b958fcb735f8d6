import { wideOf } from '../curriculum/wide.ts';
import type { Values } from '../curriculum/draw.ts';
import { metricAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { drawValueAxis, footRoom, textSize } from './axes.ts';
import { coolTone, drawGround, type GroundTone, warmTone } from './ground.ts';
import { drawLantern } from './lantern.ts';
import { createLayer } from './layer.ts';
import { drawFigure } from './neuron-drawing.ts';
import { paletteOf } from './palette.ts';
import { lossOn, type Plot, plotX, plotY } from './profile.ts';
import type { Area, CreateView } from './view.ts';

const SAMPLES = 400;
/** Lines over a ground: its name, and a lantern at its top. */
const HEAD = 2.5;
/** How quickly the lantern gets near where it goes to. */
const PACE = 3;

interface Ground {
  profile: Float64Array;
  plot: Plot;
  tone: GroundTone;
  name: string;
}

/** The same walk over two grounds: the loss, a smooth valley, and the count of rows missed by more than so much, all terraces. */
export const createTerraces: CreateView<'terraces'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const { parameter, axis, dollars } = view;
  let here = Number.NaN;
  let wanted = Number.NaN;

  const halfOf = (part: number): Area => {
    const size = textSize(area);
    const foot = footRoom(area);
    const height = (area.height - foot - 20) / 2;
    return { x: area.x + size * 2.6, y: area.y + 12 + part * (height + 8) + size * HEAD, width: area.width - size * 2.6 - 24, height: height - size * HEAD };
  };

  const groundsOf = (play: Play, shown: Values): readonly Ground[] => {
    const at = (value: number): Values => ({ ...shown, [parameter]: value });
    const over = (worth: (values: Values) => number) => Float64Array.from({ length: SAMPLES + 1 }, (_, step) => worth(at(axis.min + ((axis.max - axis.min) * step) / SAMPLES)));
    const words = services.words();
    const palette = paletteOf(services.theme());
    const loss = over((values) => metricAt(play.stage, values, 'mean-squared-error', 'train'));
    const missed = over((values) => wideOf(play.stage, values, dollars, 'train'));
    const plot = (part: number, ceiling: number): Plot => ({ area: halfOf(part), ...axis, ceiling, depth: halfOf(part).height * 0.16 });
    return [
      { profile: loss, plot: plot(0, Math.max(...loss, 1)), tone: coolTone(palette), name: words.t('metric.mean-squared-error') },
      { profile: missed, plot: plot(1, play.stage.train.count), tone: warmTone(palette), name: words.t('terraces.missed', { dollars }) },
    ];
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const shown = game.shown();
    wanted = shown[parameter] ?? Number.NaN;
    const led = Number.isNaN(here) || services.reducedMotion() || game.state().preview !== null;
    here += led ? wanted - here : (wanted - here) * (1 - Math.exp(-PACE * seconds));
    if (led || Math.abs(here - wanted) < (axis.max - axis.min) / 2000) here = wanted;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { context } = layer;
    const size = textSize(area);
    layer.clear();
    for (const [index, { profile, plot, tone, name }] of groundsOf(play, shown).entries()) {
      drawGround(context, plot, profile, tone);
      const inside = Math.min(axis.max, Math.max(axis.min, here));
      const value = lossOn(profile, axis, inside);
      const [x, y] = [plotX(plot, inside), plotY(plot, value)];
      drawFigure(context, palette, name, plot.area.x + plot.area.width / 2, plot.area.y - size * 1.9, size, index === 0 ? palette.text : palette.you, 'center', 600);
      drawLantern(context, palette, x, y, size * 1.9);
      const right = x + size * 5 < plot.area.x + plot.area.width;
      drawFigure(context, palette, words.number(Math.round(value), 0), x + (right ? 1 : -1) * size * 1.2, y - size * 0.6, size, palette.you, right ? 'left' : 'right');
      if (index === 1) drawValueAxis(context, palette, words, plot, parameter, size, plot.area.x + plot.area.width + 16);
    }
  };

  return {
    update,
    moving: () => here !== wanted,
    destroy: () => layer.destroy(),
  };
};
