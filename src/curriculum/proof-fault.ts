import { editNames } from './edit.ts';
import { toolInUse } from './feed.ts';
import { diagnose } from './hint.ts';
import { isSmallEnough } from './goal.ts';
import { learnTool } from './learn-tool.ts';
import { unitsTools } from './shape.ts';
import type { Card } from './card.ts';
import type { Level } from './level.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import { inputsAsked } from './measured.ts';
import type { Move } from './move.ts';
import { slotId } from './laid.ts';
import { trueLearner } from './program.ts';
import { snap } from './range.ts';
import { isOfApparatus } from './apparatus.ts';
import { inApparatus } from './proof-apparatus.ts';
import { inDrivers } from './proof-drivers.ts';
import { graphAt, optionsOf, rightMarks, rowThrough, wrongMarks } from './marks.ts';
import { marksAsked, openQuestion, settingBound, truthOf, valuesAsked } from './question.ts';
import { keepsBack } from './towns.ts';
import { advance } from './replay.ts';
import { firstPlay } from './round.ts';
import type { Play } from './play.ts';
import type { AskedQuestion } from './stage.ts';
import { forgotten, termsOf } from './terms.ts';
import { taught, type Teach, teacherOf } from './trained.ts';
import { type Planted, spoilt } from './planted.ts';
import { inEditing, inHand, inKnobs, inStops, inRates, inSetting } from './proof-knobs.ts';

function inProgram(play: Play): readonly Planted[] {
  const { program } = play.stage.task;
  if (program === undefined) return [];
  const rule = trueLearner(program);
  const lay = (laid: Readonly<Record<string, Card | ''>>): readonly Move[] => Object.entries(laid).map(([tool, option]) => ({ kind: 'choose', tool, option }));
  const names: Readonly<Record<Card, string>> = {
    predict: 'no-prediction', error: 'no-error', 'times-weight': 'times-weight', 'times-slope': 'times-slope', 'times-input': 'no-input', average: 'no-average', 'times-rate': 'no-rate', subtract: 'no-subtract',
  };
  const missing = Object.entries(rule).map(([slot, card]) => spoilt(names[card], play, lay({ ...rule, [slot]: '' })));
  const anew = program.lanes.flatMap((lane) => {
    const cards: readonly Card[] = ['predict', 'error', 'average', 'times-rate', 'subtract'];
    if (!(lane.parameter ?? '').startsWith('b') || lane.slots < cards.length) return [];
    const laid = Object.fromEntries(cards.map((card, index) => [slotId(lane.id, index), card]));
    const onBias: readonly Card[] = ['times-input', 'average', 'times-rate', 'subtract'];
    const multiplied = Object.fromEntries(onBias.map((card, index) => [slotId(lane.id, index), card]));
    return [spoilt('new-weight', play, lay({ ...rule, ...laid })), spoilt('input-on-bias', play, lay({ ...rule, ...multiplied }))];
  });
  return [...missing, ...anew, spoilt('empty-slot', play, [])];
}

function inAnswer(play: Play): readonly Planted[] {
  const asked = openQuestion(play);
  if (asked === null || !asked.question.judged) return [];
  const { answer, ask } = asked.question;
  if (answer.kind === 'marks') return inMarks(play);
  const truth = truthOf(play, asked);
  if (answer.kind === 'option' || answer.kind === 'run') return [];
  if (answer.kind === 'machine') return keepsBack(play) === 'wheel' ? [] : play.choices['keep'] === 'none' ? [spoilt('peeking', play, [])] : play.stage.task.tools.some((tool) => tool.kind === 'choice' && tool.options.includes('wheel')) && asked.question.judged ? [spoilt('one-fold', play, [])] : [];
  if (answer.kind === 'setting' && play.stage.task.hand !== undefined) return inHand(play);
  if (answer.kind === 'setting' && play.stage.task.drivers !== undefined) return inDrivers(play);
  if (answer.kind === 'setting' && isOfApparatus(ask)) return inApparatus(play, ask);
  if (answer.kind === 'setting' && learnTool(play.stage.task) !== null) return play.stage.taught ? [] : inLearning(play);
  if (answer.kind === 'setting' && editNames(play.stage.task).some((id) => toolInUse(play, id))) return inEditing(play);
  if (answer.kind === 'setting' && !play.stage.task.tools.some((tool) => tool.kind === 'choice' && toolInUse(play, tool.id))) return inSetting(play);
  if (answer.kind === 'setting') return Number(truth) > settingBound(play.stage, asked.question) ? [spoilt(play.choices['measure'] === 'within' ? 'no-slope' : 'wrong-law', play, [])] : [];
  if (answer.kind === 'row' && ask.of === 'missed') return [];
  if (answer.kind === 'row') {
    const other = (answer.data === 'train' ? play.stage.trainIds : play.stage.testIds).find((id) => String(id) !== truth);
    return [spoilt(ask.of === 'pull' ? 'not-the-heaviest' : 'not-the-worst', play, [{ kind: 'answer', to: String(other) }])];
  }
  if (answer.kind === 'compare' && ask.of === 'adjusted') return [spoilt('of-the-moment', play, [{ kind: 'answer', to: truth === 'less' ? 'more' : 'less' }])];
  if (answer.kind === 'compare' && ask.of === 'refit') return truth === 'same' ? [] : [spoilt('wrong-turn', play, [{ kind: 'answer', to: truth === 'less' ? 'more' : 'less' }])];
  if (answer.kind === 'compare') return ask.of === 'best' && answer.with.of === 'parameter' ? [spoilt('wrong-way', play, [{ kind: 'answer', to: truth === 'less' ? 'more' : 'less' }])] : [];
  if (typeof truth !== 'number' || Math.abs(truth) <= answer.within) return [];
  if (ask.of === 'unit') return inSum(play, asked, ask, answer, truth);
  const planted: Planted[] = [];
  if (ask.of === 'laps') planted.push(spoilt('find-laps', play, [{ kind: 'answer', to: snap(answer, truth + answer.within + 3) }]));
  if (-truth >= answer.min && -truth <= answer.max) planted.push(spoilt('sign-error', play, [{ kind: 'answer', to: snap(answer, -truth) }]));
  if (ask.of === 'adjusted') planted.push(spoilt('wrong-sign', play, [{ kind: 'answer', to: snap(answer, 2 * (play.values[ask.parameter] ?? 0) - truth) }]));
  return planted;
}

/** What leaves a unit where part of its sum was forgotten; of two that come to the same the first is named. */
function inSum(play: Play, asked: AskedQuestion, ask: Extract<Quantity, { of: 'unit' }>, answer: Extract<Question['answer'], { kind: 'number' }>, truth: number): readonly Planted[] {
  const wrong = Object.entries(forgotten(termsOf(play.stage, valuesAsked(play, asked), inputsAsked(play.stage, ask), ask.layer, ask.unit)));
  const told = wrong.filter(([, figure], index) => Math.abs(figure - truth) > answer.within && snap(answer, figure) === figure && !wrong.slice(0, index).some(([, before]) => Math.abs(before - figure) <= answer.within));
  return told.map(([fault, figure]) => spoilt(fault, play, [{ kind: 'answer', to: figure }]));
}

/** Every mark is right but for one. */
function inMarks(play: Play): readonly Planted[] {
  const found = marksAsked(play);
  if (found === null) return [];
  const { asked, marks } = found;
  const values = valuesAsked(play, asked);
  const right = rightMarks(play.stage, values, asked, marks);
  const graph = graphAt(play.stage, values, rowThrough(play.stage, asked));
  const laid = [...right].map(([tool, option]): Move => ({ kind: 'choose', tool, option }));
  const lamps = (lit: string): readonly Move[] => marks.nodes.map((tool) => ({ kind: 'choose', tool, option: tool === lit ? 'on' : 'off' }));
  const others = marks.by === 'code' ? marks.nodes.filter((node) => right.get(node) !== 'on').map((node) => spoilt('other-lamp', play, lamps(node))) : [];
  if (marks.by === 'most') return marks.nodes.filter((node) => right.get(node) !== 'most').map((tool) => spoilt('find-contribution', play, [{ kind: 'choose', tool, option: 'most' }]));
  const faultOf = (node: string, option: string): string => {
    if (marks.by === 'moves') return option === 'moves' ? 'still-water' : 'ripple-on';
    if (marks.by === 'code') return option === 'on' ? 'lamp-too-many' : 'lamp-off';
    if (marks.by === 'turn') return 'turned-round';
    if (option === 'new-weight') return 'stepped-too-soon';
    if (option === 'mean' || option === 'largest') return 'adds-up';
    return node.startsWith('w') || node.startsWith('b') ? 'times-input' : node.startsWith('z') ? 'times-slope' : 'times-weight';
  };
  return [...others, ...marks.nodes.flatMap((node) => optionsOf(graph, values, marks, node).filter((option) => option !== right.get(node))
    .map((option) => spoilt(faultOf(node, option), play, [...laid, { kind: 'choose', tool: node, option }])))
    // A token of 0 stays 0, whatever it is multiplied by.
    .filter(({ play: after }) => wrongMarks(play.stage, values, asked, marks, after.choices).length > 0)];
}

/** Everything where it belongs, but for one piece. */
function inArrangement(play: Play): readonly Planted[] {
  const { pieces, task } = play.stage;
  if (task.arrangement === undefined) return [];
  const right = pieces.flatMap((piece): Move[] => (piece.belongs[0] === undefined ? [] : [{ kind: 'choose', tool: piece.id, option: piece.belongs[0] }]));
  return [spoilt('unplaced', play, right.slice(1)), ...pieces.flatMap((piece) => {
    const others = right.filter((move) => move.kind === 'choose' && move.tool !== piece.id);
    const stray = task.arrangement?.places.find(({ id, holds }) => holds === undefined && !piece.belongs.includes(id));
    return stray === undefined ? [] : [spoilt('wrong-place', play, [...others, { kind: 'choose', tool: piece.id, option: stray.id }])];
  })];
}

/** Moves after which the questions of a round are no longer gone on with. */
const MOST_TURNS = 200;

/** Every question in turn answered wrongly, those before it rightly. */
function inAnswers(start: Play, teach: Teach): readonly Planted[] {
  const planted: Planted[] = [];
  // What nobody has trained is not reached by any number of moves.
  for (let [play, turn] = [start, 0]; openQuestion(play) !== null && turn < MOST_TURNS; turn++) {
    planted.push(...inAnswer(play));
    play = advance(play, taught(play, diagnose(play).move, teach));
  }
  // A mistake that the round forgives at its very end leaves nothing to mend.
  return planted.filter(({ play }) => play.verdict !== 'passed');
}

/** A recipe that is spoilt in each way that its tools allow. */
function inBench(play: Play): readonly Planted[] {
  const { task } = play.stage;
  if (task.goal.metric === 'awake') return [['still-awake', 0.3], ['flies-apart', 10]].flatMap(([fault, rate]) => (typeof fault === 'string' && typeof rate === 'number' ? [spoilt(fault, play, [{ kind: 'set', values: { rate } }])] : []));
  if (task.goal.metric !== 'missed-starts') return [];
  const offers = (id: string, option: string) => task.tools.some((tool) => tool.kind === 'choice' && tool.id === id && tool.options.includes(option));
  const chosen = ([['initial', 'zero', 'asleep'], ['initial', 'equal', 'clones'], ['loss', 'squared', 'numb'], ['activation', 'linear', 'all-straight']] as const)
    .flatMap(([tool, option, fault]) => (offers(tool, option) ? [spoilt(fault, rightly(play), [{ kind: 'choose', tool, option }])] : []));
  const rates = task.tools.flatMap((tool) => (tool.kind === 'rate' ? [['still-falling', tool.min], ['rate-too-high', tool.max]] as const : []));
  const tried = rates.map(([fault, rate]) => spoilt(fault, rightly(play), [{ kind: 'set', values: { rate } }, { kind: 'trial' }]));
  return [spoilt('untried', rightly(play), []), ...chosen, ...tried.filter(({ play: after }) => after.verdict !== 'passed')];
}

/** What can be chosen of a recipe, chosen well. */
function rightly(play: Play): Play {
  const right: Readonly<Record<string, readonly string[]>> = { initial: ['random'], loss: ['cross'], activation: ['relu', 'tanh'] };
  return play.stage.task.tools.reduce((after, tool) => {
    if (tool.kind === 'units') return advance(after, { kind: 'set', values: { [tool.id]: tool.max } });
    const option = tool.kind === 'choice' ? right[tool.id]?.find((each) => tool.options.includes(each)) : undefined;
    return option === undefined ? after : advance(after, { kind: 'choose', tool: tool.id, option });
  }, play);
}

/** A network that nobody taught, that is larger than it may be, or whose two losses are out of balance. */
function inLearning(play: Play): readonly Planted[] {
  const { stage } = play;
  const knob = stage.task.tools.find((tool) => tool.kind === 'balance');
  if (knob?.kind === 'balance') return [spoilt('box-unheard', play, [{ kind: 'set', values: { balance: snap(knob, knob.min) } }]), spoilt('class-unheard', play, [{ kind: 'set', values: { balance: snap(knob, knob.max) } }])];
  if (isSmallEnough(stage)) return [spoilt('untaught', play, [])];
  const units = unitsTools(stage.task).flatMap((tool) => Array.from({ length: tool.max - tool.min + 1 }, (_, more) => ({ [tool.id]: tool.min + more })));
  const small = units.map((values): Move => ({ kind: 'set', values })).find((move) => isSmallEnough(advance(play, move).stage));
  return small === undefined ? [spoilt('wrong-network', play, [])] : [spoilt('too-large', play, []), spoilt('untaught', play, [small])];
}

/** Faults of every kind that this level's task can have. @param teach what its trainings come to, where it has some; */
export function plantedFaults(level: Level, teach: Teach = teacherOf(null)): readonly Planted[] {
  return [1, 2, 3].flatMap((seed) => {
    const play = firstPlay(level, seed);
    if (play.stage.questions.length > 0) return inAnswers(play, teach);
    if (play.stage.task.bench !== undefined) return inBench(play);
    if (learnTool(play.stage.task) !== null) return inLearning(play);
    return [...inProgram(play), ...inArrangement(play), ...inRates(play), ...inStops(play), ...inKnobs(play)];
  });
}

/** Planted faults of a level, or these, that the hint gives another name. */
export function misnamed(level: Level, planted = plantedFaults(level)): readonly string[] {
  return planted.flatMap(({ fault, play }) => {
    const named = diagnose(play).fault;
    return named === fault ? [] : [`${fault} is called ${named}`];
  });
}
