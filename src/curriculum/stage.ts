import { parameterNames } from '../engine/network.ts';
import { outputs, predict } from '../engine/predict.ts';
import { random, type Random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, type Scaling } from '../engine/scaling.ts';
import { rowsOf } from './dataset.ts';
import { type Card, type Draw, type Level, type Phase, type Question, type Task, type Values, taskOf } from './level.ts';

/** A question with its draws made; `index` counts its repetitions from 0. */
export interface AskedQuestion {
  question: Question;
  index: number;
  at: Values;
}

/** A town on which a rule-card learner is tried. */
export interface Case {
  rows: Rows;
  start: Values;
}

/** The task of one round of one phase, with every draw made by the seed. */
export interface Stage {
  task: Task;
  trainIds: readonly number[];
  testIds: readonly number[];
  train: Rows;
  test: Rows;
  /** Parameter names in the order of the flat parameters. */
  names: readonly string[];
  start: Values;
  scaling: Scaling;
  questions: readonly AskedQuestion[];
  /** Rule cards that lie in their slots at the start. */
  laid: Readonly<Record<string, Card>>;
  cases: readonly Case[];
}

function draw(value: Draw, chance: Random): number {
  return typeof value === 'number' ? value : chance.draw(value.from, value.to, value.step);
}

function drawValues(values: Readonly<Record<string, Draw>>, chance: Random): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, draw(value, chance)]));
}

function drawIds(rows: readonly number[] | { draw: number; from: readonly number[] }, chance: Random, taken: readonly number[] = []): readonly number[] {
  if (!('draw' in rows)) return rows;
  return chance.shuffle(rows.from.filter((id) => !taken.includes(id))).slice(0, rows.draw).sort((a, b) => a - b);
}

function ask(question: Question, index: number, chance: Random): AskedQuestion {
  return { question, index, at: drawValues(question.at, chance) };
}

/** Settles every draw of a phase. The same level, seed, phase and round give the same stage everywhere. */
export function stageOf(level: Level, seed: number, phase: Phase, round: number): Stage {
  const task = taskOf(level, phase);
  const chance = random(`${seed}/${phase === 'call' ? 'task' : phase}/${phase === 'call' ? 0 : round}`);
  const trainIds = drawIds(task.dataset.train, chance);
  const testIds = drawIds(task.dataset.test, chance, trainIds);
  const train = rowsOf(task.dataset, trainIds);
  const start = drawValues(task.start, chance);
  const program = task.program;
  const asked = phase === 'call' ? (level.call === undefined ? [] : [level.call]) : task.questions;
  const askChance = phase === 'call' ? random(`${seed}/call/${round}`) : chance;
  return {
    task,
    trainIds,
    testIds,
    train,
    test: rowsOf(task.dataset, testIds),
    names: parameterNames(task.network),
    start,
    scaling: fitScaling(train, { targets: task.network.loss === 'mean-squared-error' }),
    questions: asked.flatMap((question) => Array.from({ length: question.repeat }, (_, index) => ask(question, index, askChance))),
    laid: program?.starts[chance.integer(program.starts.length)] ?? {},
    cases: program === undefined ? [] : Array.from({ length: program.cases }, () => ({
      rows: rowsOf(task.dataset, drawIds(program.caseRows, chance)),
      start: drawValues(program.caseStart, chance),
    })),
  };
}

/** Values by name to the flat parameters of the network, in display units. */
export function parametersOf(stage: Stage, values: Values): Float64Array {
  return Float64Array.from(stage.names, (name) => values[name] ?? 0);
}

/** What the network says of the rows at these values, in display units. */
export function predictionsOf(stage: Stage, values: Values, data: 'train' | 'test'): Float64Array {
  const rows = data === 'train' ? stage.train : stage.test;
  return outputs(predict(stage.task.network, parametersOf(stage, values), rows));
}
