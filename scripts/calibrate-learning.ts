import { goalBound, goalValue } from '../src/curriculum/goal.ts';
import { learnTool } from '../src/curriculum/learn-tool.ts';
import { livePlan } from '../src/curriculum/learning.ts';
import type { Level } from '../src/curriculum/level.ts';
import type { Play } from '../src/curriculum/play.ts';
import { advance } from '../src/curriculum/replay.ts';
import { firstPlay } from '../src/curriculum/round.ts';
import { type Trained, trainingKey } from '../src/curriculum/trained.ts';
import { readWeights, writeWeights } from '../src/curriculum/weights.ts';
import { type LiveStep, trainLive, trainLiveOn } from '../src/engine/live.ts';
import { parameterCount } from '../src/engine/network.ts';
import { random } from '../src/engine/random.ts';
import { startParameters } from '../src/engine/start.ts';
import { trainSimd } from '../src/engine/simd/train.ts';
import { ENGINE } from '../src/engine/version.ts';

const SEEDS = 10;

/** A whole training from where a play stands, begun by another seed; on the fast backend where it can. */
async function trainedFrom(play: Play, seed: number): Promise<Float64Array> {
  const { network: untaught } = play.stage.task;
  const learnt = startParameters(untaught, { kind: learnTool(play.stage.task)?.initial ?? 'he' }, random(`calibrate/${seed}`));
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

/** Trains whatever the solution of a level trains, at ten seeds each; keeps the weights of the one in the middle. */
export async function calibrateLearning(level: Level, log: (line: string) => void): Promise<Trained> {
  const runs: Trained['runs'] = [];
  const solution: number[] = [];
  let play = firstPlay(level, level.solution.seed);
  for (const move of level.solution.moves) {
    if (move.kind !== 'weights') {
      play = advance(play, move);
      continue;
    }
    const key = trainingKey(play);
    const found = runs.findIndex((run) => run.key === key);
    if (found < 0) {
      const ends: { value: number; weights: string }[] = [];
      for (let seed = 0; seed < SEEDS; seed++) {
        // One training after the other: they share a machine with others.
        // oxlint-disable-next-line eslint/no-await-in-loop
        const weights = writeWeights(await trainedFrom(play, seed));
        const learnt = readWeights(weights, parameterCount(play.stage.task.network));
        ends.push({ weights, value: Number(goalValue({ ...play.stage, learnt, taught: true }, play.values, {}, 0).toFixed(4)) });
      }
      const passing = ends.filter(({ value }) => value <= goalBound(play.stage)).toSorted((one, other) => one.value - other.value);
      const kept = passing[Math.floor(passing.length / 2)] ?? ends[0];
      runs.push({ key, parameters: parameterCount(play.stage.task.network), weights: kept?.weights ?? '', reached: ends.map(({ value }) => value) });
      log(`${level.id}: ${parameterCount(play.stage.task.network)} parameters, ${passing.length} of ${SEEDS} at most ${goalBound(play.stage)}: ${ends.map(({ value }) => value.toFixed(3)).join(' ')}`);
    }
    solution.push(found < 0 ? runs.length - 1 : found);
    play = advance(play, { ...move, parameters: runs[solution.at(-1) ?? 0]?.weights });
  }
  return { level: level.id, engine: ENGINE, solution, runs };
}

export const isLearnt = (level: Level): boolean => learnTool(level) !== null;
