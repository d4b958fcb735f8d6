import { toolInUse } from './curriculum/feed.ts';
import { isMetric } from './curriculum/goal.ts';
import { learnTool } from './curriculum/learn-tool.ts';
import { livePlan } from './curriculum/learning.ts';
import type { Play } from './curriculum/play.ts';
import { writeWeights } from './curriculum/weights.ts';
import { epochsOf, type LiveRun, type Snapshot } from './game/live.ts';
import type { Game } from './game/store.ts';
import { createLive, type LiveOptions } from './trainer/live.ts';

/** The training that is watched in the level that is open, as the panel works it. */
export interface Learning {
  run(): LiveRun | null;
  /** Begins, pauses, or goes on from what is shown. */
  press(): void;
  /** Shows another moment; `chosen`: it is left there. */
  scrub(at: number, chosen: boolean): void;
}

export interface LearningOptions extends Pick<LiveOptions, 'startWorker' | 'changed'> {
  /** Only plain loops were chosen. */
  plain(): boolean;
  /** What takes shape need not be shown. */
  hurried(): boolean;
}

/** Moments of a whole training: enough to scrub through. */
const MOMENTS = 60;
/** Milliseconds between two, so that they are seen. */
const PACE = 50;

/** The same network in the same round: a training goes on through the weights that it hands in, and no further. */
function isSameTraining(one: Play, other: Play | null): boolean {
  return other !== null && one.level === other.level && one.seed === other.seed && one.phase === other.phase
    && one.rounds === other.rounds && one.stage.task.network === other.stage.task.network && one.stage.train === other.stage.train;
}

/** Connects the game with its live trainings: what stands still is handed in as a move, and a game that goes elsewhere stops them. */
export function createLearning(game: Game, { plain, hurried, ...options }: LearningOptions): Learning {
  let trained: Play | null = null;
  let handed: Float64Array | null = null;
  const live = createLive({ ...options, rested: (run, shown) => hand(run, shown) });

  const hand = (run: LiveRun, shown: Snapshot) => {
    if (!isSameTraining(trained ?? game.play() ?? raise(), game.play()) || shown.parameters === handed) return;
    handed = shown.parameters;
    game.send({ kind: 'weights', epochs: epochsOf(run, shown), parameters: writeWeights(shown.parameters) });
    trained = game.play();
  };
  const begin = (play: Play) => {
    const { stage, values } = play;
    const plan = livePlan(stage, values);
    if (plan === null || stage.learnt === null) return;
    const { metric } = stage.task.goal;
    const begun = stage.taught ? Math.min(play.epochs, plan.epochs) * stage.train.count : 0;
    const fresh = begun >= plan.epochs * stage.train.count;
    trained = play;
    handed = null;
    live.begin({
      network: stage.task.network, start: stage.learnt, plan, begun: fresh ? 0 : begun, metric: isMetric(metric) ? metric : null,
      every: Math.max(plan.batch, Math.ceil((plan.epochs * stage.train.count) / MOMENTS)), pace: hurried() ? 0 : PACE, plain: plain(),
    }, { train: stage.train, held: stage.task.goal.data === 'test' ? stage.test : stage.train }, play.value);
  };

  game.subscribe(() => {
  let steered: Play['values'] | null = null;
  /** A duel goes on at the rates that are set while it does. */
  const steer = (play: Play | null) => {
    if (play === null || play.values === steered || live.run() === null) return;
    steered = play.values;
    const plan = livePlan(play.stage, play.values);
    if (plan?.against !== undefined) live.steer(plan);
  };

    if (trained !== null && live.run() !== null && !stays(trained, game.play())) {
      trained = null;
      live.stop();
    } else steer(game.play());
  });
  /** A start that was taken anew ends a training, too. */
  const stays = (before: Play, now: Play | null) => isSameTraining(before, now) && now !== null && toolInUse(now, 'learn') && (now.stage.learnt === before.stage.learnt || now.stage.taught);

  return {
    run: () => live.run(),
    press() {
      const play = game.play();
      if (play === null || learnTool(play.stage.task) === null) return;
      const run = live.run();
      if (run?.state === 'running') live.pause();
      else if (run === null || run.state === 'failed' || (run.at === run.snapshots.length - 1 && (run.snapshots[run.at]?.seen ?? 0) >= run.all)) begin(play);
      else {
        handed = null;
        live.goOn();
      }
    },
    scrub(at, chosen) {
      live.scrub(at);
      const run = live.run();
      const shown = run?.snapshots[run.at];
      if (chosen && run !== null && shown !== undefined) hand(run, shown);
    },
  };
}

function raise(): never {
  throw new Error('learning: a training without a play');
}
