import { valuesCalled } from '../curriculum/called.ts';
import { metricAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import { easeOut } from '../game/hop.ts';
import { coolTone, drawGround } from './ground.ts';
import { createJourney } from './journey.ts';
import { drawLantern, drawLightPool } from './lantern.ts';
import { createLayer } from './layer.ts';
import { FIGURES, paletteOf } from './palette.ts';
import { plotX } from './profile.ts';
import { drawSky } from './sky.ts';
import { curvePlot, drawCurveAxes, heightOn, type LossScale, scaleOf } from './training-scale.ts';
import type { CreateView } from './view.ts';

const MORPH_SECONDS = 0.6;
const SAMPLES = 241;

/** The loss after every lap: a hillside that grows to the right as the network is trained. */
export const createTrainingCurve: CreateView<'training-curve'> = (scene, services, view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const plot = curvePlot(area, view);
  const small = area.width < 420 || area.height < 220;
  const sky = createLayer(scene, area, -1);
  const layer = createLayer(scene, area);
  const still = () => services.reducedMotion();
  const lapOf = ({ walked }: Play) => Math.max(0, walked.length - 1);
  const journey = createJourney(game.play(), still, (spot) => spot);
  let part = 0;
  let shift: { from: number; to: number; clock: number } | null = null;
  let wanted: boolean | null = null;
  drawSky(sky.context, palette, plot);

  const isLog = (play: Play) => (view.scale === 'choice' ? play.choices['scale'] === 'log' : view.scale === 'log');

  /** How far the axis has gone over from even steps to powers of ten. */
  const followScale = (play: Play, seconds: number) => {
    const log = isLog(play);
    if (log !== wanted) {
      shift = wanted === null || still() ? null : { from: part, to: log ? 1 : 0, clock: 0 };
      if (shift === null) part = log ? 1 : 0;
      wanted = log;
    }
    if (shift === null) return;
    shift.clock += seconds;
    const along = easeOut(shift.clock / MORPH_SECONDS);
    part = shift.from + (shift.to - shift.from) * along;
    if (along >= 1) shift = null;
  };

  const lossesOf = (play: Play): readonly number[] => {
    const stands = play.walked.length > 0 ? play.walked.map((each) => valuesAt(play.stage, each, play.values)) : [valuesCalled(play)];
    return stands.map((values) => metricAt(play.stage, values, 'mean-squared-error', 'train'));
  };

  const draw = (play: Play, losses: readonly number[], scale: LossScale) => {
    const { context } = layer;
    const words = services.words();
    const { path, hop } = journey;
    const begun = path.length > 1 && play.walked.length > 0 ? Math.max(0, play.walked.length - path.length) : 0;
    const lap = hop.done ? losses.length - 1 : Math.min(losses.length - 1, begun + hop.from + hop.part);
    const lossAt = (at: number) => {
      const from = Math.min(Math.floor(at), losses.length - 1);
      const [one = 0, two = one] = [losses[from], losses[from + 1]];
      return heightOn(scale, part, one) + (heightOn(scale, part, two) - heightOn(scale, part, one)) * (at - from);
    };
    const yOf = (height: number) => plot.area.y + plot.area.height - plot.depth - Math.min(height, 1.15) * (plot.area.height - plot.depth);
    layer.clear();
    const day = play.verdict === 'passed' || (play.phase === 'task' && play.passed !== null);
    const bounded = play.stage.task.goal.metric === 'mean-squared-error' && (day || play.stage.task.gauge === 'shown');
    drawCurveAxes(context, palette, words, plot, scale, part, bounded ? play.bound : null, yOf);
    const end = plotX(plot, lap);
    const profile = Float64Array.from({ length: SAMPLES }, (_, index) => lossAt(Math.min((plot.max * index) / (SAMPLES - 1), lap)));
    context.save();
    context.beginPath();
    context.rect(plot.area.x, area.y, Math.max(0, end - plot.area.x), plot.area.y + plot.area.height - area.y);
    context.clip();
    drawGround(context, plot, profile, coolTone(palette));
    context.restore();
    const foot = { x: end, y: yOf(lossAt(lap)) };
    context.strokeStyle = palette.you.css;
    context.lineWidth = small ? 2 : 3;
    context.lineJoin = 'round';
    context.beginPath();
    for (let step = 0; step <= Math.floor(lap); step++) context.lineTo(plotX(plot, step), yOf(lossAt(step)));
    context.lineTo(foot.x, foot.y);
    context.stroke();
    if (!small && losses.length <= 60) {
      context.fillStyle = palette.you.css;
      for (let step = 0; step < lap; step++) {
        context.beginPath();
        context.arc(plotX(plot, step), yOf(lossAt(step)), 3, 0, 2 * Math.PI);
        context.fill();
      }
    }
    drawLightPool(context, palette, foot.x, foot.y, small ? 40 : 110);
    drawLantern(context, palette, foot.x, foot.y, small ? 24 : 40);
    if (!day && play.stage.task.gauge !== 'shown') return;
    const size = small ? 14 : 18;
    context.font = `600 ${size}px ${FIGURES}`;
    context.textAlign = foot.x > plot.area.x + plot.area.width * 0.75 ? 'right' : 'left';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 5;
    context.strokeStyle = palette.ground.css;
    const figure = words.number(losses[Math.round(lap)] ?? Number.NaN);
    const [x, y] = [foot.x + (context.textAlign === 'right' ? -20 : 20), Math.max(plot.area.y + size, foot.y - (small ? 26 : 46))];
    context.strokeText(figure, x, y);
    context.fillStyle = palette.you.css;
    context.fillText(figure, x, y);
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      followScale(play, seconds);
      journey.follow(play, { x: lapOf(play), y: 0 }, false, seconds);
      const losses = lossesOf(play);
      draw(play, losses, scaleOf(play, losses));
    },
    moving: () => shift !== null || journey.moving(),
    destroy() {
      sky.destroy();
      layer.destroy();
    },
  };
};
