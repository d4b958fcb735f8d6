import { metricAt, settled } from '../curriculum/measured.ts';
import type { Values } from '../curriculum/draw.ts';
import { atBenchStart, type Trial } from '../curriculum/bench.ts';
import { chanceTrial, trialWith } from '../curriculum/chance-search.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import { hopSeconds } from '../game/hop.ts';
import { benchScale, drawChance, drawOwnRun, drawRuns, drawStarts, drawTally } from './bench-drawing.ts';
import { createLayer } from './layer.ts';
import { paletteOf } from './palette.ts';
import { drawSky } from './sky.ts';
import { curvePlot, drawCurveAxes } from './training-scale.ts';
import type { CreateView } from './view.ts';

/** How long the lanterns of a trial run. */
const RUN_SECONDS = 1.6;

/** What training brings down. */
function lossAt({ stage }: Play, values: Values): number {
  return metricAt(stage, values, stage.task.network.loss === 'mean-squared-error' ? 'mean-squared-error' : 'cross-entropy', 'train');
}

/** A night slope: every start of a trial a lantern that runs down it, lap by lap, to the valley or to where it is stuck. */
export const createBench: CreateView<'bench'> = (scene, services, _view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const small = area.width < 420 || area.height < 260;
  const sky = createLayer(scene, area, -1);
  const layer = createLayer(scene, area);
  const first = game.play();
  const laps = first?.stage.task.bench?.epochs ?? 1;
  const plot = curvePlot(area, { laps });
  drawSky(sky.context, palette, plot);
  let seen: Pick<Play, 'trials' | 'walked' | 'verdict'> = { trials: first?.trials ?? [], walked: first?.walked ?? [], verdict: first?.verdict ?? 'open' };
  let clock = Infinity;
  let all = RUN_SECONDS;
  let own: { walked: Play['walked']; losses: readonly number[] } = { walked: [], losses: [] };

  const ownLosses = (play: Play): readonly number[] => {
    if (own.walked !== play.walked) own = { walked: play.walked, losses: play.walked.map((each) => lossAt(play, valuesAt(play.stage, each, play.values))) };
    return own.losses;
  };

  let begun: { key: string; losses: readonly number[] } = { key: '', losses: [] };
  /** The loss of every start of the bench before it is trained. */
  const startLosses = (play: Play): readonly number[] => {
    const { stage, values, choices } = play;
    const key = [stage.seed, stage.names.length, choices['initial'], choices['activation'], choices['loss']].join('/');
    if (begun.key !== key) {
      const starts = stage.task.bench?.starts ?? 0;
      begun = { key, losses: Array.from({ length: starts }, (_, index) => lossAt(play, atBenchStart(stage, values, choices, index))) };
    }
    return begun.losses;
  };

  let rivals: { seed: string; trials: readonly Trial[] } = { seed: '', trials: [] };
  /** What chance came to, trial for trial. */
  const chanceTrials = ({ stage, phase, played, trials }: Play): readonly Trial[] => {
    const drawn = played[phase];
    if (stage.task.bench?.opponent !== 'chance' || drawn === undefined) return [];
    if (rivals.seed !== stage.seed || rivals.trials.length > trials.length) rivals = { seed: stage.seed, trials: rivals.seed === stage.seed ? rivals.trials.slice(0, trials.length) : [] };
    while (rivals.trials.length < trials.length) rivals = { ...rivals, trials: [...rivals.trials, chanceTrial(drawn, rivals.trials.length)] };
    return rivals.trials;
  };

  /** The trials that a call compares: the one that another is held against, until it is answered. */
  const calledTrial = ({ stage, phase, verdict, values }: Play): Trial | undefined => {
    const asked = phase === 'call' ? stage.questions[0]?.question : undefined;
    const quantity = verdict === 'open' && asked?.answer.kind === 'compare' ? asked.answer.with : asked?.ask;
    return quantity?.of !== 'arrivals' ? undefined : trialWith(stage, { values: { ...('rate' in values ? { rate: values['rate'] ?? Number.NaN } : {}), ...settled(quantity.given) }, choices: quantity.chosen });
  };

  const follow = (play: Play, seconds: number) => {
    const tried = play.trials.length > seen.trials.length || (play.phase === 'call' && play.verdict !== seen.verdict);
    const walked = play.walked !== seen.walked && play.walked.length > 1;
    if (tried || walked) {
      all = tried ? RUN_SECONDS : hopSeconds(play.walked.length);
      clock = services.reducedMotion() ? Infinity : 0;
    } else if (play.trials !== seen.trials || play.walked !== seen.walked) clock = Infinity;
    seen = play;
    clock = clock + seconds >= all ? Infinity : clock + seconds;
  };

  return {
    update(seconds) {
      const play = game.play();
      const bench = play?.stage.task.bench;
      if (play === null || bench === undefined) return;
      follow(play, seconds);
      const losses = ownLosses(play);
      const starts = startLosses(play);
      const chance = chanceTrials(play);
      const called = calledTrial(play);
      const trials = called === undefined ? play.trials : [called];
      const scale = benchScale([...trials, ...chance], [...losses, ...starts], lossAt(play, play.stage.start), bench.reach.atMost);
      const part = clock === Infinity ? 1 : clock / all;
      const lap = part >= 1 ? plot.max : plot.max * part;
      const words = services.words();
      const { context } = layer;
      layer.clear();
      const shown = bench.reach.data === 'train' && (bench.reach.metric === 'mean-squared-error' || bench.reach.metric === 'cross-entropy');
      drawCurveAxes(context, palette, words, plot, scale, 1, shown ? bench.reach.atMost : null, (height) => plot.area.y + plot.area.height - plot.depth - Math.min(height, 1.1) * (plot.area.height - plot.depth));
      const trial = trials.at(-1);
      const rival = chance.at(-1);
      if (rival !== undefined && losses.length < 2) drawChance(context, palette, plot, scale, rival, lap);
      if (trial !== undefined && losses.length < 2) drawRuns(context, palette, plot, scale, trial, lap, small, game.state().picked);
      if (losses.length > 1) drawOwnRun(context, palette, words, plot, scale, losses, part >= 1 ? losses.length - 1 : (losses.length - 1) * part, small);
      else if (trial === undefined) {
        drawStarts(context, palette, plot, scale, starts, small);
        drawOwnRun(context, palette, words, plot, scale, [lossAt(play, play.values)], 0, small);
      }
      const done = part >= 1 ? trials.length : trials.length - 1;
      drawTally(context, palette, words, plot, trials.slice(0, done), chance.slice(0, done), small);
    },
    moving: () => clock !== Infinity,
    destroy() {
      sky.destroy();
      layer.destroy();
    },
  };
};
