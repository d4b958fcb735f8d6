import type { Attempt } from './attempt.ts';
import { atEnd, atStart, runTrial, seated, type Trial, withRecipe } from './bench.ts';
import { goalBound, goalValue, isOfNetwork } from './goal.ts';
import { bestUnderLaw } from './law.ts';
import { hasRoom } from './arrangement.ts';
import { withEdits } from './edit.ts';
import type { Values } from './draw.ts';
import type { Level, Phase } from './level.ts';
import type { Goal } from './level-goal.ts';
import { takesNumber, type Tool } from './level-tool.ts';
import type { Move } from './move.ts';
import { seenAt } from './look.ts';
import { feedsLeft, isFeed, toolInUse } from './feed.ts';
import { slotsOf, trueLearner } from './program.ts';
import { marked, optionsOf, graphAt, rowThrough } from './marks.ts';
import { isAnswer, isRight, isTied, marksAsked, openQuestion, truthOf, valuesAsked } from './question.ts';
import { endOf, pathAsked, settled } from './quantity.ts';
import { onRange } from './range.ts';
import { refitted } from './refit.ts';
import { shaped, unitsTools } from './shape.ts';
import { firstSplit, resplit, swapped } from './split.ts';
import { facing, type Played, type Stage, stageOf } from './stage.ts';
import { breaks } from './run.ts';
import { keepsBack, keptCode } from './towns.ts';
import { type Path, trainFrom, valuesAt } from './training.ts';

/** An answer with what would have been right. */
export interface Answered {
  id: string;
  index: number;
  given: number | string;
  /** The number, option or row that is right. */
  truth: number | string;
  right: boolean;
  /** Where everything stood. */
  at: Values;
}

/** A state that passed. */
export interface Won {
  /** What the stars go by: the value itself, or a count of the round. */
  count: number;
  value: number;
  values: Values;
  /** Steps of its round that were a hint's. */
  helped: number;
}

/** Everything that follows from a level, a seed and the moves so far. Derived, never stored. */
export interface Play {
  level: Level;
  seed: number;
  phase: Phase;
  /** How often each phase was begun; fresh draws each time. */
  rounds: Readonly<Record<Phase, number>>;
  /** Rounds of the task that were left as they were found: they count for nothing. */
  idle: number;
  stage: Stage;
  /** The stage of the last round of each phase: the next one draws something else. */
  played: Played;
  bound: number;
  /** Parameters and the rate, in display units. */
  values: Values;
  choices: Readonly<Record<string, string>>;
  /** Committed changes in the task phase. */
  steps: number;
  /** Committed changes in this round. */
  roundSteps: number;
  /** Epochs trained in this round. */
  epochs: number;
  /** Looks left in this round, where looking costs oil. */
  oil: number | null;
  /** What was fed into the network that is asked about, in turn. */
  fed: readonly Values[];
  /** Values after each committed change of this round, the start first. */
  trail: readonly Values[];
  /** Parameters after each epoch of the last training or reveal, for the board to move along. */
  path: Path;
  /** Parameters after each epoch since the round or a new start began, whatever rate was set between. */
  walked: Path;
  /** The last training of that, and its rate. */
  ran: { path: Path; rate: number } | null;
  /** What recipes of this round came to on the bench, in turn. */
  trials: readonly Trial[];
  /** New starts that were taken in this round. */
  starts: number;
  /** Answers of this round. */
  answers: readonly Answered[];
  /** Steps of this round that a hint took. */
  helped: number;
  /** Answers to the open question that were turned down. */
  refused: readonly (number | string)[];
  /** What was last turned down came to, where that is a number. */
  turnedDown: number | null;
  /** Everything said wrong in this round, also what was then put right. */
  mistakes: number;
  /** Mistakes in all rounds of the task. */
  allMistakes: number;
  /** The test rows are open. */
  opened: boolean;
  /** Handed over, but later than it could have been. */
  late: boolean;
  /** The goal's value now. */
  value: number;
  /** The lowest goal value of the task within the level's budget of steps. */
  best: number;
  /** The state of this round: still playing, reached its goal, or handed over without reaching it. */
  verdict: 'open' | 'passed' | 'missed';
  /** The task's goal was reached at least once; the fewest steps and epochs that a passing round took, the mistakes and rounds until the first. */
  passed: { steps: number; epochs: number; mistakes: number; rounds: number } | null;
  /** Where the task stood when it passed at its best: with the least help, then least of what the stars go by, then the lowest value. */
  won: Won | null;
  /** The consequence was called right. */
  called: boolean;
  /** The transfer was solved. */
  transferred: boolean;
}

/** A move that the level does not allow where it stands: a mistake in a solution, or a forged attempt. */
export class MoveError extends Error {}

function begin(level: Level, seed: number, phase: Phase, rounds: Readonly<Record<Phase, number>>, before: Play | null): Play {
  const drawn = stageOf(level, seed, phase, rounds[phase] - 1, before?.played);
  const faced = facing(drawn, 0);
  // The call is asked where the task was left, unless the transfer came between.
  // What was changed in the rows is put back first.
  const left = phase === 'call' && before !== null && before.phase !== 'transfer' && faced.task.edit === undefined ? before : null;
  const choices: Record<string, string> = { ...faced.laid, ...firstSplit(faced) };
  for (const tool of faced.task.tools) if (tool.kind === 'choice') choices[tool.id] = tool.options[0] ?? '';
  Object.assign(choices, left?.choices);
  // A call about the learner is asked of one that works.
  if (phase === 'call' && faced.task.program !== undefined && goalValue(faced, faced.start, choices, 0) > goalBound(faced)) {
    for (const slot of slotsOf(faced.task.program)) choices[slot] = trueLearner(faced.task.program)[slot] ?? '';
  }
  const start = left?.values ?? { ...faced.start, ...(phase === 'call' ? {} : faced.questions[0]?.at) };
  const built = shaped(withRecipe(faced, choices), fitted(faced, start, choices));
  const begun = left === null ? seated(built.stage, built.values, choices, 0) : built;
  const placed = phase === 'call' ? begun : { ...begun, values: { ...begun.values, ...begun.stage.questions[0]?.at } };
  const { stage, values } = resplit(placed.stage, placed.values, choices);
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

function isUntouched(play: Play): boolean {
  return play.phase === 'task' && play.verdict === 'open' && play.trail.length === 1 && play.mistakes === 0;
}

export function firstPlay(level: Level, seed: number): Play {
  return begin(level, seed, 'task', { task: 1, call: 0, transfer: 0 }, null);
}

function toolOf(play: Play, id: string): Tool {
  const tool = play.stage.task.tools.find((each) => each.id === id);
  if (tool === undefined) throw new MoveError(`no tool "${id}" in ${play.level.id}`);
  return tool;
}

function answer(play: Play, given: number | string): Play {
  const asked = openQuestion(play);
  if (asked === null) throw new MoveError('no question is open');
  const { question } = asked;
  if (!isAnswer(play, question, given)) throw new MoveError(`"${given}" is no answer to ${question.id}`);
  const found = truthOf(play, asked);
  const truth = isTied(play, asked, given, found) ? given : found;
  const right = isRight(play.stage, question, given, truth);
  const before = valuesAsked(play, asked);
  const answers = [...play.answers, { id: question.id, index: asked.index, given, truth, right, at: question.answer.kind === 'machine' ? { ...before, kept: keptCode(keepsBack(play)) } : before }];
  const { ask } = question;
  const setting = question.answer.kind === 'setting' || question.answer.kind === 'marks';
  const again = !right && question.judged && (setting || question.again);
  const applied = !again && question.then === 'apply' && (ask.of === 'adjusted' || ask.of === 'best') ? ask.parameter : null;
  const fit = question.then !== 'refit' || again ? before : ask.of === 'refit' ? refitted(play.stage, before, ask) : ask.of === 'edited' ? withEdits(play.stage, before, settled(ask.given)) : before;
  const values = applied === null || typeof truth !== 'number' ? fit : { ...before, [applied]: truth };
  const taught = !again && question.then === 'train' ? trainFrom(play.stage, values, values['rate'] ?? Number.NaN, question.laps) : null;
  const path = taught ?? pathAsked(play.stage, values, ask);
  const opened = play.opened || question.then === 'open-test';
  if (play.phase === 'call') {
    return { ...play, answers, values: endOf(play.stage, values, path), path, walked: path, opened, verdict: right ? 'passed' : 'missed', called: play.called || right };
  }
  const ended = again ? values : endOf(play.stage, values, path);
  const missed = question.judged && !right ? 1 : 0;
  const mistakes = play.mistakes + missed;
  const allMistakes = play.phase === 'task' ? play.allMistakes + missed : play.allMistakes;
  const next = play.stage.questions[answers.length];
  const other = !again && next !== undefined && Object.keys(next.at).length > 0;
  const faced = again ? { stage: play.stage, values } : shaped(facing(play.played[play.phase] ?? play.stage, answers.length), { ...ended, ...next?.at });
  const following = again ? faced : resplit(faced.stage, faced.values, play.choices);
  const marks = question.answer.kind === 'marks' ? question.answer.nodes : [];
  const choices = again || marks.length === 0 ? play.choices : Object.fromEntries(Object.entries(play.choices).filter(([id]) => !marks.includes(id)));
  const after: Play = {
    ...stepped(play), ...following, choices, fed: other ? [] : play.fed, answers: again ? play.answers : answers, refused: again ? [...play.refused, given] : [], turnedDown: again && typeof truth === 'number' ? truth : null, opened, path, walked: path, mistakes, allMistakes,
    trail: [...play.trail, ended],
    // What is put right in the same round costs the round nothing.
    value: question.again ? play.value : play.value + missed,
  };
  // A round is judged once all is answered; a client who is sent away too often does not come back.
  if (again) return judge(after, setting && after.value > play.bound ? 'missed' : 'open');
  return judge(after, next !== undefined ? 'open' : after.value <= play.bound ? 'passed' : 'missed');
}

/** One more committed change; those of the task count against the level's budget. */
function stepped(play: Play): Play {
  return { ...play, steps: play.phase === 'task' ? play.steps + 1 : play.steps, roundSteps: play.roundSteps + 1 };
}

function judge(play: Play, verdict: Play['verdict']): Play {
  const task = play.phase === 'task';
  const best = task && play.steps <= play.level.budget.steps && play.value < play.best ? play.value : play.best;
  if (verdict !== 'passed') return { ...play, best, verdict };
  if (!task) return { ...play, verdict, transferred: true };
  const passed = {
    steps: Math.min(play.roundSteps, play.passed?.steps ?? Infinity),
    epochs: Math.min(play.epochs, play.passed?.epochs ?? Infinity),
    mistakes: play.passed?.mistakes ?? play.allMistakes,
    rounds: play.passed?.rounds ?? play.rounds.task - play.idle,
  };
  return { ...play, best, verdict, passed, won: better(play) };
}

/** A pass held against the best one so far; one without help is better than any with it. */
function better({ level: { stars, budget }, won, ...play }: Play): Won {
  const { value, values, steps, helped } = play;
  const round = { steps: play.roundSteps, epochs: play.epochs, mistakes: play.allMistakes, rounds: play.rounds.task - play.idle };
  const count = stars.by === 'reference' ? value : round[stars.by];
  const late = stars.by === 'reference' && steps > budget.steps;
  const ahead = won === null || (!late && (helped < won.helped || (helped === won.helped && (count < won.count || (count === won.count && value < won.value)))));
  return ahead ? { count, value, values, helped } : won;
}

/** After a change of parameters: the value, and where the goal is judged live, the verdict. */
function settle(play: Play, values: Values, choices: Readonly<Record<string, string>> = play.choices): Play {
  const { goal, questions } = play.stage.task;
  const value = isOfNetwork(goal) ? goalValue(play.stage, values, {}, 0) : play.value;
  const moved: Play = { ...stepped(play), values, choices, value, trail: [...play.trail, values] };
  if (goal.judged === 'commit' || questions.length > 0) return moved;
  return judge(moved, value <= play.bound ? 'passed' : 'open');
}

/** The stage of this turn, with its network built as these values say. */
function rebuilt(play: Play, values: Values, choices = play.choices): { stage: Stage; values: Values } {
  const { task } = play.stage;
  if (unitsTools(task).length === 0 && task.bench === undefined && task.drivers === undefined) return { stage: play.stage, values };
  return shaped(withRecipe(facing(play.played[play.phase] ?? play.stage, play.answers.length), choices), values);
}

function set(play: Play, changes: Values): Play {
  if (Object.keys(changes).length === 0) throw new MoveError('nothing is set');
  for (const [id, value] of Object.entries(changes)) {
    const tool = toolOf(play, id);
    if (!takesNumber(tool)) throw new MoveError(`"${id}" takes no number`);
    if (!toolInUse(play, id)) throw new MoveError(`${id} is not in use while this is asked`);
    if (tool.kind === 'feed' && feedsLeft(play) === 0) throw new MoveError('nothing more can be fed');
    if (!onRange(tool, value)) throw new MoveError(`${id} can not stand on ${value} (${tool.min} to ${tool.max}, step ${tool.step})`);
  }
  const edited = withEdits(play.stage, play.values, changes);
  const anew = Object.keys(changes).some((id) => toolOf(play, id).kind === 'units' || toolOf(play, id).kind === 'valve');
  const grown = anew ? rebuilt(play, edited) : { stage: play.stage, values: edited };
  const { stage, values: there } = anew ? seated(grown.stage, grown.values, play.choices, play.starts) : grown;
  // Ground that was looked at is known: to go back there costs neither oil nor a step.
  const back = play.oil !== null && seenAt(play, there);
  if (play.oil !== null && play.oil <= 0 && !back) throw new MoveError('no oil is left');
  const carried = play.stage.names.some((name) => name in changes);
  const built = { ...play, stage };
  const from = carried || stage !== play.stage ? { ...built, walked: [], ran: null } : built;
  const fed = Object.keys(changes).some((id) => isFeed(play, id)) ? [...play.fed, there] : play.fed;
  const moved = settle({ ...from, fed, path: [] }, there);
  if (back) return { ...moved, steps: play.steps, roundSteps: play.roundSteps };
  return play.oil === null ? moved : { ...moved, oil: play.oil - 1 };
}

/** A number of the graph that is asked about gets its mark. */
function mark(play: Play, node: string, option: string): Play | null {
  const found = marksAsked(play);
  if (found === null || !found.marks.nodes.includes(node)) return null;
  const { asked, marks } = found;
  const values = valuesAsked(play, asked);
  const options = optionsOf(graphAt(play.stage, values, rowThrough(play.stage, asked)), values, marks, node);
  if (!options.includes(option)) throw new MoveError(`"${node}" can not be marked "${option}": use ${options.join(', ')}`);
  return { ...stepped(play), choices: marked(play.choices, marks, node, option) };
}

function choose(play: Play, id: string, option: string): Play {
  const asMark = mark(play, id, option);
  if (asMark !== null) return asMark;
  const program = play.stage.task.program;
  if (program !== undefined && slotsOf(program).includes(id)) {
    if (option !== '' && !program.cards.some((card) => card === option)) throw new MoveError(`no card "${option}"`);
  } else if (play.stage.pieces.some((piece) => piece.id === id)) {
    if (option !== '' && play.choices[id] !== option && !hasRoom(play.stage, play.choices, option)) throw new MoveError(`no room for "${id}" in "${option}"`);
  } else {
    const tool = toolOf(play, id);
    if (tool.kind !== 'choice' || !tool.options.includes(option)) throw new MoveError(`"${id}" has no option "${option}"`);
  }
  const choices = { ...play.choices, [id]: option };
  if (play.stage.task.bench !== undefined) {
    const built = rebuilt(play, play.values, choices);
    const { stage, values } = seated(built.stage, built.values, choices, play.starts);
    return settle({ ...play, stage, path: [], walked: [], ran: null }, values, choices);
  }
  return settle(play, fitted(play.stage, play.values, choices), choices);
}

function swap(play: Play, one: string, other: string): Play {
  const choices = play.stage.task.split === true ? swapped(play, one, other) : null;
  if (choices !== null) {
    const { stage, values } = resplit(play.stage, play.values, choices);
    return settle({ ...play, stage }, values, choices);
  }
  const program = play.stage.task.program;
  const slots = program === undefined ? [] : slotsOf(program);
  if (one === other || !slots.includes(one) || !slots.includes(other)) throw new MoveError(`no two slots "${one}" and "${other}"`);
  return settle(play, play.values, { ...play.choices, [one]: play.choices[other] ?? '', [other]: play.choices[one] ?? '' });
}

/** Where the tiles of a law stand, the machine puts its best line under that law. */
function fitted(stage: Stage, values: Values, choices: Readonly<Record<string, string>>): Values {
  const { aggregate, measure } = choices;
  return aggregate === undefined || measure === undefined ? values : { ...values, ...bestUnderLaw(stage.train, aggregate, measure) };
}

function trained(play: Play, epochs: number): Play {
  const tool = play.stage.task.tools.find((each) => each.kind === 'train');
  if (tool?.kind !== 'train' || !tool.epochs.includes(epochs)) throw new MoveError(`training of ${epochs} epochs is not offered`);
  if (epochs > lapsLeft(play)) throw new MoveError(`the budget of ${tool.budget} epochs is spent`);
  if (!play.stage.names.every((name) => Number.isFinite(play.values[name]))) throw new MoveError('the network has left the numbers: begin again from the start');
  const rate = play.values['rate'] ?? Number.NaN;
  const path = trainFrom(play.stage, play.values, rate, epochs);
  const end = path.at(-1) ?? new Float64Array();
  const spent = { ...play, path, walked: [...play.walked, ...path.slice(play.walked.length > 0 ? 1 : 0)], ran: { path, rate }, epochs: play.epochs + epochs };
  const after = valuesAt(play.stage, end, play.values);
  if (play.stage.task.goal.metric !== 'breaking-rate' || !breaks(play.stage, path, after)) return settle(spent, after);
  return settle({ ...spent, value: Number.isNaN(play.value) ? rate : Math.min(play.value, rate) }, after);
}

/** Laps that are left of a round: those of its trainings, or of its bench. */
export function lapsLeft({ stage, epochs }: Play): number {
  const tool = stage.task.tools.find((each) => each.kind === 'train');
  return (stage.task.bench?.budget ?? (tool?.kind === 'train' ? tool.budget : 0)) - epochs;
}

/** The recipe is tried on every start of the bench; the network that did best is shown. */
function tried(play: Play): Play {
  const { stage, values, choices } = play;
  const { bench } = stage.task;
  if (bench === undefined || !stage.task.tools.some(({ kind }) => kind === 'trial')) throw new MoveError('there is no bench for a trial');
  if (lapsLeft(play) < bench.starts * bench.epochs) throw new MoveError(`the budget of ${bench.budget} epochs is spent`);
  const trial = runTrial(stage, values, choices);
  const spent = { ...play, trials: [...play.trials, trial], epochs: play.epochs + bench.starts * bench.epochs, path: [], walked: [], ran: null };
  const value = stage.task.goal.metric === 'missed-starts' ? bench.starts - trial.arrived : play.value;
  return settle({ ...spent, value }, atEnd(stage, values, trial.runs[trial.best]));
}

/** Rule cards and pieces may be laid anew and handed over again in the same round; anything else is handed over once. */
export function isRun(goal: Goal): boolean {
  return goal.metric === 'program' || goal.metric === 'misplaced';
}

/** The lap before the last had reached the goal already. */
function isLate({ stage, values, walked, bound }: Play): boolean {
  const before = walked.at(-2);
  return before !== undefined && goalValue(stage, valuesAt(stage, before, values), {}, 0) <= bound;
}

function commit(play: Play): Play {
  const { goal } = play.stage.task;
  if (goal.judged !== 'commit' || play.stage.questions.length > 0) throw new MoveError('there is nothing to hand over here');
  const value = goal.metric === 'breaking-rate' || goal.metric === 'missed-starts' ? play.value : goalValue(play.stage, play.values, play.choices, play.mistakes);
  if (goal.first === true && value <= play.bound && isLate(play)) return judge({ ...stepped(play), value, late: true, mistakes: play.mistakes + 1, allMistakes: play.phase === 'task' ? play.allMistakes + 1 : play.allMistakes }, 'missed');
  const missed = isRun(goal) && play.phase === 'task' ? 'open' : 'missed';
  const allMistakes = play.phase === 'task' && value > play.bound ? play.allMistakes + 1 : play.allMistakes;
  return judge({ ...stepped(play), value, allMistakes, opened: play.opened || goal.data === 'test', mistakes: play.mistakes + (value > play.bound ? 1 : 0) }, value <= play.bound ? 'passed' : missed);
}

function enter(play: Play, phase: Phase): Play {
  if (phase !== 'task' && play.passed === null) throw new MoveError(`${phase} opens after the goal is reached`);
  if (phase === 'call' && play.level.call === undefined) throw new MoveError('this level has no call');
  if (phase === 'transfer' && play.level.transfer === undefined) throw new MoveError('this level has no transfer');
  return begin(play.level, play.seed, phase, { ...play.rounds, [phase]: play.rounds[phase] + 1 }, play);
}

/** The play after one more move. Pure. @throws MoveError where the level does not allow the move. */
export function advance(before: Play, move: Move): Play {
  const play = 'hinted' in move && move.hinted === true ? { ...before, helped: before.helped + 1 } : before;
  const over = play.verdict === 'missed' || (play.verdict === 'passed' && (play.stage.task.goal.judged === 'commit' || play.stage.questions.length > 0));
  if (over && move.kind !== 'enter') throw new MoveError('this round is over: begin a fresh one');
  if (play.phase === 'call' && move.kind !== 'answer' && move.kind !== 'enter') throw new MoveError('a call is answered before anything moves');
  switch (move.kind) {
    case 'set':
      return set(play, move.values);
    case 'choose':
      return choose(play, move.tool, move.option);
    case 'swap':
      return swap(play, move.tool, move.with);
    case 'train':
      return trained(play, move.epochs);
    case 'trial':
      return tried(play);
    case 'start':
      if (play.stage.questions.length > 0) throw new MoveError('questions are answered where they are asked');
      if (play.stage.task.bench !== undefined) return settle({ ...play, starts: play.starts + 1, path: [], walked: [], ran: null }, atStart(play.stage, play.values, play.choices, play.starts + 1));
      return settle({ ...play, path: [], walked: [], ran: null }, { ...play.stage.start, ...('rate' in play.values ? { rate: play.values['rate'] } : {}) });
    case 'answer':
      return answer(play, move.to);
    case 'commit':
      return commit(play);
    case 'enter':
      return enter(play, move.phase);
  }
}

/** A move after which something hidden is known: it can not be undone. In the dark every step lights new ground. */
export function reveals(before: Play, move: Move): boolean {
  if (move.kind === 'answer' || move.kind === 'commit' || move.kind === 'enter') return true;
  return move.kind === 'set' && (before.stage.task.visibility !== undefined || feedsLeft(before) !== null);
}

/** Level and attempt to the play they make: the same bits in the browser, in a worker, on a server and in the tests. */
export function replay(level: Level, attempt: Pick<Attempt, 'seed' | 'moves'>): Play {
  return attempt.moves.reduce(advance, firstPlay(level, attempt.seed));
}
