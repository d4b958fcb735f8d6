import * as v from 'valibot';
import { ENGINE } from '../engine/version.ts';
import { flawLines } from './flaw.ts';
import { contentHash } from './hash.ts';
import type { Level } from './level.ts';
import { DUEL_RATES } from './learning.ts';
import type { Move } from './move.ts';
import type { Play } from './play.ts';
import { writeWeights } from './weights.ts';

/** What trainings of a level came to: its proof judges these weights, as a server judges those of a player, and trains nothing. */
export const TrainedSchema = v.strictObject({
  level: v.string(),
  engine: v.number(),
  /** The run of each training of the solution, in turn. */
  solution: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  runs: v.array(v.strictObject({
    /** Of all that decides how the training goes but its seed. */
    key: v.string(),
    /** Of the network, to be read. */
    parameters: v.number(),
    /** Empty, where only what was reached counts. */
    weights: v.string(),
    /** What the goal judges after a whole training, at ten seeds. */
    reached: v.array(v.number()),
  })),
});
export type Trained = v.InferOutput<typeof TrainedSchema>;

/** @throws naming file and field. */
export function parseTrained(json: unknown, file: string): Trained {
  const parsed = v.safeParse(TrainedSchema, json);
  if (parsed.success) return parsed.output;
  throw new Error(`${flawLines(file, parsed.issues.slice(0, 1))}; run npm run calibrate`);
}

/** What is trained where a play stands, whatever seed it has. */
export function trainingKey({ stage, values }: Play): string {
  const { network, detector, tools, dataset } = stage.task;
  const learn = tools.find(({ kind }) => kind === 'learn');
  return contentHash([network, learn, dataset, stage.trainIds.length, values['rate'] ?? 0, ENGINE, ...(detector === undefined ? [] : [detector, ...DUEL_RATES.map((name) => values[name] ?? 0)])]);
}

/** What a training from here comes to, as far as it is known; a network that nobody has trained stays as it begins. */
export type Teach = (play: Play) => string;

export function teacherOf(trained: Trained | null): Teach {
  const known = new Map((trained?.runs ?? []).flatMap(({ key, weights }) => (weights === '' ? [] : [[key, weights] as const])));
  return (play) => known.get(trainingKey(play)) ?? writeWeights(play.stage.learnt ?? new Float64Array());
}

/** A move with the weights that it asks for. */
export function taught(play: Play, move: Move, teach: Teach): Move {
  return move.kind === 'weights' && move.parameters === undefined ? { ...move, parameters: teach(play) } : move;
}

/** A level whose solution holds the weights that its trainings came to. */
export function withSolution(level: Level, trained: Trained | null): Level {
  let turn = 0;
  const moves = level.solution.moves.map((move): Move => {
    if (move.kind !== 'weights' || move.parameters !== undefined) return move;
    const run = trained?.runs[trained.solution[turn++] ?? -1];
    return run === undefined ? move : { ...move, parameters: run.weights };
  });
  return { ...level, solution: { ...level.solution, moves } };
}

/** Seeds of ten at which a whole training from where a play stands came to the goal; null where nobody trained it. */
export function arrivals(trained: Trained | null, play: Play): number | null {
  const run = trained?.runs.find(({ key }) => key === trainingKey(play));
  return run === undefined ? null : run.reached.filter((value) => value <= play.bound).length;
}
