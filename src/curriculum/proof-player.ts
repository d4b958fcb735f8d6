import { exp, log } from '../engine/exact.ts';
import type { Random } from '../engine/random.ts';
import type { Values } from './draw.ts';
import type { Question } from './level-question.ts';
import { learnTool } from './learn-tool.ts';
import type { Tool } from './level-tool.ts';
import type { Move } from './move.ts';
import { slotsOf } from './program.ts';
import { type Range, snap } from './range.ts';
import { hasRoom } from './arrangement.ts';
import { toolInUse } from './feed.ts';
import { graphAt, optionsOf, rowThrough } from './marks.ts';
import { marksAsked, openQuestion, rowsAsked, valuesAsked } from './question.ts';
import { runsAsked } from './race.ts';
import { advance, isRun, lapsLeft } from './replay.ts';
import type { Play } from './play.ts';
import { unitsTools } from './shape.ts';

/** Where a tool is put by somebody who knows nothing: anywhere on it, or, every other time, near where it stands. */
export function anywhere(range: Range, now: number, chance: Random): number {
  const near = chance.uniform() < 0.5;
  if (range.scale === 'log') {
    const spread = log(range.max / range.min);
    return snap(range, near ? now * exp(0.1 * spread * chance.normal()) : range.min * exp(spread * chance.uniform()));
  }
  const spread = range.max - range.min;
  return snap(range, near ? now + 0.1 * spread * chance.normal() : range.min + spread * chance.uniform());
}

export function one<Item>(items: readonly Item[], chance: Random): Item {
  const item = items[chance.integer(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

type Turned = Extract<Tool, { kind: 'parameter' | 'units' | 'view' | 'valve' }>;

const isKnob = (tool: Tool): tool is Turned => tool.kind === 'parameter' || tool.kind === 'units' || tool.kind === 'view' || tool.kind === 'valve';

/** All parameter knobs put anywhere at once; null where the task has none. */
export function randomSetting(play: Play, chance: Random): Values | null {
  const knobs = play.stage.task.tools.filter(isKnob);
  if (knobs.length === 0) return null;
  if (play.stage.task.edit !== undefined) {
    const knob = one(knobs, chance);
    return { [knob.id]: anywhere(knob, play.values[knob.id] ?? 0, chance) };
  }
  return Object.fromEntries(knobs.map((knob) => [knob.id, anywhere(knob, play.values[knob.id] ?? knob.min, chance)]));
}

/** An answer by chance, or always the same one where `habit` says which comparison is the player's favourite. */
export function randomAnswer(play: Play, question: Question, chance: Random, habit: 'less' | 'more' | null = null): number | string {
  const { answer } = question;
  switch (answer.kind) {
    case 'number':
      return anywhere(answer, 0, chance);
    case 'compare':
      return habit ?? one(answer.tolerance === undefined ? ['less', 'more'] : ['less', 'same', 'more'], chance);
    case 'row':
      return String(one(rowsAsked(play, answer.data), chance));
    case 'machine':
      return one(answer.among, chance);
    case 'option':
      return one(answer.options, chance);
    case 'run':
      return one(runsAsked(play.stage, question), chance);
    case 'setting':
    case 'marks':
      return 'hand-over';
  }
}

/** Every piece into a place that has room for it, by chance, and handed over. */
function randomlyLaid(play: Play, chance: Random): readonly Move[] {
  const places = play.stage.task.arrangement?.places ?? [];
  const moves: Move[] = play.stage.pieces.map((piece) => ({ kind: 'choose', tool: piece.id, option: '' }));
  let choices: Readonly<Record<string, string>> = {};
  for (const piece of play.stage.pieces) {
    const open = ['', ...places.flatMap(({ id }) => (hasRoom(play.stage, choices, id) ? [id] : []))];
    const option = open.length === 1 ? '' : one(open.slice(piece.belongs.length === 0 ? 0 : 1), chance);
    choices = { ...choices, [piece.id]: option };
    moves.push({ kind: 'choose', tool: piece.id, option });
  }
  return [...moves, { kind: 'commit' }];
}

/** Every number that is asked about marked by chance. */
function randomMarks(play: Play, chance: Random): readonly Move[] {
  const found = marksAsked(play);
  if (found === null) return [];
  const { asked, marks } = found;
  const values = valuesAsked(play, asked);
  const graph = graphAt(play.stage, values, rowThrough(play.stage, asked));
  if (marks.by === 'most') return [{ kind: 'choose', tool: one(marks.nodes, chance), option: 'most' }];
  return marks.nodes.map((node) => ({ kind: 'choose', tool: node, option: one(optionsOf(graph, values, marks, node), chance) }));
}

/** As many units as chance has it. */
function builtAnyhow({ stage, values }: Play, chance: Random): readonly Move[] {
  return unitsTools(stage.task).map((tool) => ({ kind: 'set', values: { [tool.id]: anywhere(tool, values[tool.id] ?? tool.min, chance) } }));
}

/** A trial, where the laps of one are left and no training took them before. */
function triedOnce(play: Play): readonly Move[] {
  const { bench, tools } = play.stage.task;
  const fits = bench !== undefined && lapsLeft(play) >= bench.starts * bench.epochs && !tools.some(({ kind }) => kind === 'train');
  return fits && tools.some(({ kind }) => kind === 'trial') ? [{ kind: 'trial' }] : [];
}

/** One of the rows to learn from against one of those kept for testing. */
function randomSwaps({ stage, phase }: Play, chance: Random): readonly Move[] {
  return stage.task.split === true && phase !== 'call' ? [{ kind: 'swap', tool: String(one(stage.trainIds, chance)), with: String(one(stage.testIds, chance)) }] : [];
}

/** The next moves of somebody who knows nothing but what is allowed. */
export function randomMoves(play: Play, chance: Random, habit: 'less' | 'more' | null = null): readonly Move[] {
  const { task } = play.stage;
  const asked = openQuestion(play);
  const tiles = task.tools.flatMap((tool) => (tool.kind === 'choice' && toolInUse(play, tool.id) ? [{ kind: 'choose' as const, tool: tool.id, option: one(tool.options, chance) }] : []));
  const turned = Object.fromEntries(Object.entries(randomSetting(play, chance) ?? {}).filter(([id]) => toolInUse(play, id)));
  const set = asked?.question.answer.kind === 'setting' && Object.keys(turned).length > 0 ? [{ kind: 'set' as const, values: turned }] : [];
  if (asked !== null) return [...randomMarks(play, chance), ...randomSwaps(play, chance), ...(asked.question.answer.kind === 'setting' ? tiles : []), ...set, { kind: 'answer', to: randomAnswer(play, asked.question, chance, habit) }];
  const { program } = task;
  if (program !== undefined) {
    return [...slotsOf(program).map((slot) => ({ kind: 'choose' as const, tool: slot, option: one(['', ...program.cards], chance) })), { kind: 'commit' }];
  }
  if (task.arrangement !== undefined) return randomlyLaid(play, chance);
  const moves: Move[] = [];
  const values = randomSetting(play, chance);
  if (values !== null && (play.oil === null || play.oil > 0)) moves.push({ kind: 'set', values });
  for (const tool of task.tools) {
    if (tool.kind === 'rate') moves.push({ kind: 'set', values: { rate: anywhere(tool, play.values['rate'] ?? tool.min, chance) } });
  }
  for (const tool of task.tools) {
    if (tool.kind !== 'train' || !play.stage.names.every((name) => Number.isFinite(play.values[name]))) continue;
    const fits = tool.epochs.filter((epochs) => epochs <= lapsLeft(play));
    if (fits.length > 0) moves.push({ kind: 'train', epochs: one(fits, chance) });
  }
  if (learnTool(task) !== null) return [...moves, ...tiles, ...builtAnyhow(play, chance)];
  return task.bench === undefined ? moves : [...moves, ...tiles, ...builtAnyhow(play, chance), ...triedOnce(play)];
}

export function isOver(play: Play): boolean {
  return play.verdict !== 'open';
}

/** Plays until the round is over or nothing is left to try; `turns` groups of moves at most. */
export function playBlindly(play: Play, chance: Random, turns: number, habit: 'less' | 'more' | null = null): Play {
  let after = play;
  for (let turn = 0; turn < turns && !isOver(after); turn++) {
    for (const move of randomMoves(after, chance, habit)) if (!isOver(after)) after = advance(after, move);
  }
  const { goal } = after.stage.task;
  const handsOver = goal.judged === 'commit' && !isRun(goal) && after.stage.questions.length === 0;
  return handsOver && !isOver(after) ? advance(after, { kind: 'commit' }) : after;
}
