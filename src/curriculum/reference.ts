import { exp, log } from '../engine/exact.ts';
import type { Plan } from '../engine/population.ts';
import { random, type Random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { standardise, toRaw, toStandard } from '../engine/scaling.ts';
import { startParameters } from '../engine/start.ts';
import type { Level } from './level.ts';
import { type Stage, stageOf } from './stage.ts';

type Reference = NonNullable<Level['reference']>;

/** The reference networks as the engine trains them: one round of the task, drawn by the reference's own seed. */
export interface Plans {
  stage: Stage;
  /** In training units. */
  rows: Rows;
  plans: readonly Plan[];
  /** Parameters as trained to miles, stars and dollars. */
  toShown(parameters: Float64Array): Float64Array;
}

function logUniform(from: number, to: number, chance: Random): number {
  return from === to ? from : from * exp(chance.uniform() * log(to / from));
}

function rates(reference: Reference, chance: Random): number | readonly number[] {
  const { learningRate, epochs } = reference;
  if (typeof learningRate === 'number') return learningRate;
  const { from, to, per } = learningRate;
  return per === 'network' ? logUniform(from, to, chance) : Array.from({ length: epochs }, () => logUniform(from, to, chance));
}

/** @throws where the level trains no reference networks. */
export function plansOf(level: Level): Plans {
  const { reference } = level;
  if (reference === undefined) throw new Error(`${level.id}: reference: this level trains no networks`);
  const stage = stageOf(level, reference.seed, 'task', 0);
  const { task, scaling, names } = stage;
  const standard = task.units === 'standardised';
  const chance = random(`${reference.seed}/reference`);
  const begin = (): Float64Array => {
    const { start } = reference;
    if (start === 'glorot') return startParameters(task.network, { kind: 'glorot' }, chance);
    const shown = Float64Array.from(names, (name) => {
      const bounds = start[name];
      return bounds === undefined ? (stage.start[name] ?? 0) : bounds.from + (bounds.to - bounds.from) * chance.uniform();
    });
    return standard ? toStandard(task.network, shown, scaling) : shown;
  };
  const frozen = names.map((name) => reference.frozen.includes(name));
  return {
    stage,
    rows: standard ? standardise(stage.train, scaling) : stage.train,
    plans: Array.from({ length: reference.count }, () => ({
      start: begin(), learningRate: rates(reference, chance), batch: reference.batch, epochs: reference.epochs, seed: chance.integer(4294967296), frozen,
    })),
    toShown: (parameters) => (standard ? toRaw(task.network, parameters, scaling) : parameters.slice()),
  };
}
