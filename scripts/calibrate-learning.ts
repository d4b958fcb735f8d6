import { goalBound, goalValue, isSmallEnough } from '../src/curriculum/goal.ts';
import { learnTool } from '../src/curriculum/learn-tool.ts';
import { learntCount, livePlan, startFor } from '../src/curriculum/learning.ts';
import type { Level } from '../src/curriculum/level.ts';
import type { Play } from '../src/curriculum/play.ts';
import { advance } from '../src/curriculum/replay.ts';
import { firstPlay } from '../src/curriculum/round.ts';
import { type Trained, trainingKey } from '../src/curriculum/trained.ts';
import { readWeights, writeWeights } from '../src/curriculum/weights.ts';
import { type LiveStep, trainLive, trainLiveOn } from '../src/engine/live.ts';
import { trainSimd } from '../src/engine/simd/train.ts';
import { ENGINE } from '../src/engine/version.ts';

const SEEDS = 10;

/** A whole training from where a play stands, begun by another seed; on the fast backend where it can. */
async function trainedFrom(play: Play, seed: number): Promise<Float64Array> {
  const learnt = startFor(play.stage.task, learnTool(play.stage.task)?.initial ?? 'he', `calibrate/${seed}`);
  const stage = { ...play.stage, seed: `${play.stage.seed}/${seed}`, learnt, taught: false };
  const plan = livePlan(stage, play.values);
  if (plan === null || stage.learnt === null) throw new Error(`${play.level.id}: nothing is learnt here`);
  const { network } = stage.task;
  const every = stage.train.count;
  const last = async (steps: AsyncIterable<LiveStep> | Iterable<LiveStep>) => {
    let end = stage.learnt ?? new Float64Array();
    for await (const { parameters } of steps) end = parameters.slice();
    return end;
  };
  if (plan.optimizer === undefined || plan.optimizer.name === 'gradient-descent') {
    try {
      return await last(trainLiveOn(trainSimd, network, stage.learnt, stage.train, plan, every));
    } catch {
      // It has no code for one of the layers.
    }
  }
  return last(trainLive(network, stage.learnt, stage.train, plan, every));
}

/** Trains from where a play stands at ten seeds; keeps the weights of the one that came farthest: they show that all stars can be had. */
async function runFrom(play: Play, log: (line: string) => void): Promise<Trained['runs'][number]> {
  const { stage, level } = play;
  const count = learntCount(stage);
  const bound = goalBound(stage);
  const ends: { value: number; weights: string }[] = [];
  for (let seed = 0; seed < SEEDS; seed++) {
    // One training after the other: they share a machine with others.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const weights = writeWeights(await trainedFrom(play, seed));
    const value = goalValue({ ...stage, learnt: readWeights(weights, count), taught: true }, play.values, {}, 0);
    ends.push({ weights, value: Number(value.toFixed(4)) });
  }
  const passing = ends.filter(({ value }) => value <= bound).toSorted((one, other) => one.value - other.value);
  log(`${level.id}: ${count} parameters, ${passing.length} of ${SEEDS} at most ${bound}: ${ends.map(({ value }) => value.toFixed(3)).join(' ')}`);
  return { key: trainingKey(play), parameters: count, weights: (passing[0] ?? ends[0])?.weights ?? '', reached: ends.map(({ value }) => value) };
}

/** Trains whatever the solution of a level trains, and, where a choice is new, what stands there before it is made. */
export async function calibrateLearning(level: Level, log: (line: string) => void): Promise<Trained> {
  const runs: Trained['runs'] = [];
  const solution: number[] = [];
  let play = firstPlay(level, level.solution.seed);
  const placeOf = async (): Promise<number> => {
    const known = runs.findIndex(({ key }) => key === trainingKey(play));
    return known >= 0 ? known : runs.push(await runFrom(play, log)) - 1;
  };
  for (const move of level.solution.moves) {
    if (move.kind === 'weights') {
      // Each training begins where the moves before it have led.
      // oxlint-disable-next-line eslint/no-await-in-loop
      const place = await placeOf();
      solution.push(place);
      play = advance(play, { ...move, parameters: runs[place]?.weights });
    } else play = advance(play, move);
  }
  play = firstPlay(level, level.solution.seed);
  const chosen = level.introduces !== 'learn' && level.tools.some(({ id }) => id === level.introduces);
  if (chosen && isSmallEnough(play.stage)) await placeOf();
  return { level: level.id, engine: ENGINE, solution, runs: runs.map((run, index) => (solution.includes(index) ? run : { ...run, weights: '' })) };
}

export const isLearnt = (level: Level): boolean => learnTool(level) !== null;
