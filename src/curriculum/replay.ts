import type { Attempt } from './attempt.ts';
import { atEnd, atStart, runTrial, seated } from './bench.ts';
import { goalValue, isSmallEnough } from './goal.ts';
import { hasRoom } from './arrangement.ts';
import { editNames, withEdits } from './edit.ts';
import type { Values } from './draw.ts';
import type { Level, Phase } from './level.ts';
import type { Goal } from './level-goal.ts';
import { learnTool } from './learn-tool.ts';
import { forgotten, learntCount } from './learning.ts';
import { readWeights } from './weights.ts';
import { takesNumber, type Tool } from './level-tool.ts';
import type { Move } from './move.ts';
import { seenAt } from './look.ts';
import { withEvidence } from './evidence.ts';
import { feedsLeft, isFeed, toolInUse } from './feed.ts';
import { slotsOf } from './program.ts';
import { marked, optionsOf, graphAt, rowThrough } from './marks.ts';
import { marksAsked, valuesAsked } from './question.ts';
import { onRange } from './range.ts';
import { resplit, swapped } from './split.ts';
import { breaks } from './run.ts';
import { trainFrom, valuesAt } from './training.ts';
import { type Play, MoveError, WeightsError } from './play.ts';
import { begin, firstPlay, rebuilt, fitted } from './round.ts';
import { stepped, judge, settle } from './verdict.ts';
import { answer } from './answering.ts';

function toolOf(play: Play, id: string): Tool {
  const tool = play.stage.task.tools.find((each) => each.id === id);
  if (tool === undefined) throw new MoveError(`no tool "${id}" in ${play.level.id}`);
  return tool;
}

/** Tools that make another network. */
const REBUILDING: readonly Tool['kind'][] = ['units', 'valve', 'balance'];

export function set(play: Play, changes: Values): Play {
  if (Object.keys(changes).length === 0) throw new MoveError('nothing is set');
  for (const [id, value] of Object.entries(changes)) {
    const tool = toolOf(play, id);
    if (!takesNumber(tool)) throw new MoveError(`"${id}" takes no number`);
    if (!toolInUse(play, id)) throw new MoveError(`${id} is not in use while this is asked`);
    if (tool.kind === 'feed' && feedsLeft(play) === 0) throw new MoveError('nothing more can be fed');
    if (!onRange(tool, value)) throw new MoveError(`${id} can not stand on ${value} (${tool.min} to ${tool.max}, step ${tool.step})`);
  }
  if (editNames(play.stage.task).filter((id) => (changes[id] ?? 0) !== 0).length > 1) throw new MoveError('one row at a time is changed');
  const edited = withEdits(play.stage, play.values, changes, play.choices);
  const anew = Object.keys(changes).some((id) => REBUILDING.includes(toolOf(play, id).kind));
  const grown = anew ? rebuilt(play, edited) : { stage: play.stage, values: edited };
  const { stage, values: there } = anew && grown.stage.task.bench !== undefined ? seated(grown.stage, grown.values, play.choices, play.starts) : grown;
  // Ground that was looked at is known: to go back there costs neither oil nor a step.
  const back = play.oil !== null && seenAt(play, there);
  if (play.oil !== null && play.oil <= 0 && !back) throw new MoveError('no oil is left');
  const carried = play.stage.names.some((name) => name in changes);
  const built = { ...play, stage };
  const from = carried || stage !== play.stage ? { ...built, walked: [], ran: null, ...(stage.learnt === play.stage.learnt ? {} : { epochs: 0 }) } : built;
  // Where feeds are not counted, the first goes on from where the input stood: that was seen as well.
  const stood = play.fed.length === 0 && feedsLeft(play) === null ? [from.values] : [];
  const fed = Object.keys(changes).some((id) => isFeed(play, id)) ? [...play.fed, ...stood, there] : play.fed;
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
    if (tool.kind === 'evidence' && tool.options.some((each) => each === option) && toolInUse(play, id)) return settle(play, play.values, withEvidence(play, tool, option));
    if (tool.kind !== 'choice' || !tool.options.includes(option)) throw new MoveError(`"${id}" has no option "${option}"`);
    if (!toolInUse(play, id)) throw new MoveError(`${id} is not in use while this is asked`);
  }
  const choices = { ...play.choices, [id]: option };
  if (learnTool(play.stage.task) !== null) return settle({ ...play, ...rebuilt(play, play.values, choices), epochs: 0 }, play.values, choices);
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

/** Where the round began, at the rate that is set now. */
function fromStart({ stage, values }: Play): Values {
  return { ...stage.start, ...('rate' in values ? { rate: values['rate'] } : {}) };
}

export function trained(play: Play, epochs: number): Play {
  const tool = play.stage.task.tools.find((each) => each.kind === 'train');
  if (tool?.kind !== 'train' || !tool.epochs.includes(epochs)) throw new MoveError(`training of ${epochs} epochs is not offered`);
  if (epochs > lapsLeft(play)) throw new MoveError(`the budget of ${tool.budget} epochs is spent`);
  const from = tool.anew ? fromStart(play) : play.values;
  if (!play.stage.names.every((name) => Number.isFinite(from[name]))) throw new MoveError('the network has left the numbers: begin again from the start');
  const rate = play.values['rate'] ?? Number.NaN;
  const path = trainFrom(play.stage, from, rate, epochs);
  const end = path.at(-1) ?? new Float64Array();
  const spent = { ...play, path, walked: tool.anew ? path : [...play.walked, ...path.slice(play.walked.length > 0 ? 1 : 0)], ran: { path, rate }, epochs: play.epochs + epochs };
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

/** Weights that a training has come to are put in place; of those that others have replaced nothing is known but that they were there. */
function weighted(play: Play, epochs: number, parameters: string | undefined): Play {
  const tool = learnTool(play.stage.task);
  if (tool === null) throw new MoveError('nothing is trained here whose weights could be handed in');
  if (!toolInUse(play, tool.id)) throw new MoveError(`${tool.id} is not in use while this is asked`);
  if (epochs > tool.epochs) throw new MoveError(`${epochs} epochs were trained; at most ${tool.epochs} are`);
  if (parameters === undefined) return { ...stepped(play), epochs };
  const stage = { ...play.stage, learnt: weightsIn(parameters, play.stage), taught: true };
  return settle({ ...play, stage, epochs }, play.values);
}

function weightsIn(parameters: string, stage: Play['stage']): Float64Array {
  try {
    return readWeights(parameters, learntCount(stage));
  } catch (fault) {
    throw new WeightsError(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
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

export function commit(play: Play): Play {
  const { goal } = play.stage.task;
  if (goal.judged !== 'commit' || play.stage.questions.length > 0) throw new MoveError('there is nothing to hand over here');
  const value = goal.metric === 'breaking-rate' || goal.metric === 'missed-starts' ? play.value : goalValue(play.stage, play.values, play.choices, play.mistakes);
  const reached = value <= play.bound && isSmallEnough(play.stage);
  if (goal.first === true && value <= play.bound && isLate(play)) return judge({ ...stepped(play), value, late: true, mistakes: play.mistakes + 1, allMistakes: play.phase === 'task' ? play.allMistakes + 1 : play.allMistakes }, 'missed');
  const missed = isRun(goal) && play.phase === 'task' ? 'open' : 'missed';
  const allMistakes = play.phase === 'task' && !reached ? play.allMistakes + 1 : play.allMistakes;
  return judge({ ...stepped(play), value, allMistakes, opened: play.opened || goal.data === 'test', mistakes: play.mistakes + (reached ? 0 : 1) }, reached ? 'passed' : missed);
}

function enter(play: Play, phase: Phase): Play {
  // The transfer asks for more than the task: whoever can do it alone may begin with it, as an exit ticket does.
  if (phase === 'call' && play.passed === null) throw new MoveError(`${phase} opens after the goal is reached`);
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
      if (play.stage.questions.length > 0 && (learnTool(play.stage.task) === null || !toolInUse(play, 'learn'))) throw new MoveError('questions are answered where they are asked');
      if (learnTool(play.stage.task) !== null) return settle({ ...play, stage: forgotten(play.stage), epochs: 0 }, play.values);
      if (play.stage.task.bench !== undefined) return settle({ ...play, starts: play.starts + 1, path: [], walked: [], ran: null }, atStart(play.stage, play.values, play.choices, play.starts + 1));
      return settle({ ...play, path: [], walked: [], ran: null }, fromStart(play));
    case 'weights':
      return weighted(play, move.epochs, move.parameters);
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
  if (move.kind === 'choose') return before.stage.task.tools.some(({ id, kind }) => kind === 'evidence' && id === move.tool);
  return move.kind === 'set' && (before.stage.task.visibility !== undefined || feedsLeft(before) !== null);
}

/** Level and attempt to the play they make: the same bits in the browser, in a worker, on a server and in the tests. */
export function replay(level: Level, attempt: Pick<Attempt, 'seed' | 'moves'>): Play {
  return attempt.moves.reduce(advance, firstPlay(level, attempt.seed));
}
