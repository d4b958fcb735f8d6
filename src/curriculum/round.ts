import { seated, withRecipe } from './bench.ts';
import { goalBound, goalValue } from './goal.ts';
import { relearnt } from './edit.ts';
import type { Values } from './draw.ts';
import { learnTool } from './learn-tool.ts';
import { asChosen } from './learning.ts';
import type { Level, Phase } from './level.ts';
import { slotsOf, trueLearner } from './program.ts';
import { shaped, unitsTools } from './shape.ts';
import { firstSplit, resplit } from './split.ts';
import { facing, type Stage, stageOf } from './stage.ts';
import type { Play } from './play.ts';

export function begin(level: Level, seed: number, phase: Phase, rounds: Readonly<Record<Phase, number>>, before: Play | null): Play {
  const drawn = stageOf(level, seed, phase, rounds[phase] - 1, before?.played);
  const faced = facing(drawn, 0);
  // The call is asked where the task was left, unless the transfer came between.
  // What was changed in the rows is put back first.
  const left = phase === 'call' && before !== null && before.phase !== 'transfer' && faced.task.edit === undefined ? before : null;
  const choices: Record<string, string> = { ...faced.laid, ...(faced.task.split === true ? firstSplit(faced) : {}) };
  for (const tool of faced.task.tools) if (tool.kind === 'choice') choices[tool.id] = tool.options[0] ?? '';
  Object.assign(choices, left?.choices, lawCalled(faced, phase));
  // A call about the learner is asked of one that works.
  if (phase === 'call' && faced.task.program !== undefined && goalValue(faced, faced.start, choices, 0) > goalBound(faced)) {
    for (const slot of slotsOf(faced.task.program)) choices[slot] = trueLearner(faced.task.program)[slot] ?? '';
  }
  const start = left?.values ?? { ...faced.start, ...(phase === 'call' ? {} : faced.questions[0]?.at) };
  const built = formed(faced, start, choices, left?.stage ?? null);
  const begun = left === null && built.stage.task.bench !== undefined ? seated(built.stage, built.values, choices, 0) : built;
  const from = before?.answers.findLast(({ id }) => id === begun.stage.questions[0]?.question.from)?.at;
  const placed = phase === 'call' ? { ...begun, values: { ...begun.values, ...from } } : { ...begun, values: { ...begun.values, ...begun.stage.questions[0]?.at } };
  const { stage, values } = placed.stage.task.split === true ? resplit(placed.stage, placed.values, choices) : placed;
  return {
    level, seed, phase, rounds, stage, values, choices,
    played: { ...before?.played, [phase]: drawn },
    idle: (before?.idle ?? 0) + (before !== null && isUntouched(before) ? 1 : 0),
    bound: goalBound(stage),
    steps: before?.steps ?? 0,
    roundSteps: 0,
    epochs: 0,
    oil: stage.task.visibility?.oil ?? null,
    fed: [],
    trail: [values],
    path: [],
    walked: [],
    ran: null,
    trials: [],
    starts: 0,
    answers: [],
    helped: 0,
    refused: [],
    turnedDown: null,
    mistakes: 0,
    allMistakes: before?.allMistakes ?? 0,
    opened: stage.task.split === true || stage.task.drivers !== undefined || phase === 'call' && level.call?.then !== 'open-test',
    late: false,
    value: goalValue(stage, values, choices, 0),
    best: before?.best ?? Infinity,
    verdict: 'open',
    passed: before?.passed ?? null,
    won: before?.won ?? null,
    called: before?.called ?? false,
    transferred: before?.transferred ?? false,
  };
}

/** The law that a call is about. */
function lawCalled({ questions }: Stage, phase: Phase): Readonly<Record<string, string>> {
  const ask = phase === 'call' ? questions[0]?.question.ask : undefined;
  return ask?.of === 'edited' ? { ...ask.under } : {};
}

function isUntouched(play: Play): boolean {
  return play.phase === 'task' && play.verdict === 'open' && play.trail.length === 1 && play.mistakes === 0;
}

export function firstPlay(level: Level, seed: number): Play {
  return begin(level, seed, 'task', { task: 1, call: 0, transfer: 0 }, null);
}

/** The stage with its network built and its rows as chosen; `left` is where the task stood, whose network goes on. */
function formed(faced: Stage, values: Values, choices: Readonly<Record<string, string>>, left: Stage | null = null): { stage: Stage; values: Values } {
  if (learnTool(faced.task) === null) return shaped(faced.task.bench === undefined ? faced : withRecipe(faced, choices), fitted(faced, values, choices));
  const stage = asChosen(faced, values, choices);
  return { stage: left === null ? stage : { ...stage, learnt: left.learnt, taught: left.taught }, values };
}

/** The stage of this turn, with its network built as these values say. */
export function rebuilt(play: Play, values: Values, choices = play.choices): { stage: Stage; values: Values } {
  const { task } = play.stage;
  if (learnTool(task) === null && unitsTools(task).length === 0 && task.bench === undefined && task.drivers === undefined) return { stage: play.stage, values };
  return formed(facing(play.played[play.phase] ?? play.stage, play.answers.length), values, choices);
}

/** Where the tiles of a law stand, the machine puts its best line under that law. */
export function fitted(stage: Stage, values: Values, choices: Readonly<Record<string, string>>): Values {
  return choices['measure'] === undefined ? values : relearnt(stage, values, choices);
}
