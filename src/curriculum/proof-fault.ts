import { bestHand } from './best-hand.ts';
import { editNames } from './edit.ts';
import { boundaryMet } from './hint-boundary.ts';
import { lever } from './hint-edit.ts';
import { diagnose } from './hint.ts';
import type { Card } from './card.ts';
import type { Level } from './level.ts';
import type { Move } from './move.ts';
import { slotId, trueLearner } from './program.ts';
import { bestSetting, isLine } from './search.ts';
import { toolInUse } from './feed.ts';
import type { UnitsTool } from './level-tool.ts';
import { unitsTools } from './shape.ts';
import { settled } from './measured.ts';
import { snap } from './range.ts';
import { turnName } from './hint-question.ts';
import { edgeRate } from './edge.ts';
import { inDrivers } from './proof-drivers.ts';
import { bestPieces, isPieced, pieceFault } from './hint-pieces.ts';
import { bendAhead } from './hint-training.ts';
import { graphAt, optionsOf, rightMarks, rowThrough, wrongMarks } from './marks.ts';
import { marksAsked, openQuestion, settingBound, truthOf, valuesAsked } from './question.ts';
import { ravineAt } from './ravine.ts';
import { keepsBack } from './towns.ts';
import { advance } from './replay.ts';
import { firstPlay } from './round.ts';
import type { Play } from './play.ts';

/** A play that was spoilt on purpose, and the name that its hint must give. */
export interface Planted {
  fault: string;
  play: Play;
}

function spoilt(fault: string, play: Play, moves: readonly Move[]): Planted {
  return { fault, play: moves.reduce(advance, play) };
}

/** A boundary as a good player would draw it, but for one bend. */
function inBoundary(play: Play): readonly Planted[] {
  const { hand, tools } = play.stage.task;
  if (hand === undefined) return [];
  const best = bestHand(play.stage, hand);
  const knobs = tools.flatMap((tool) => (tool.kind === 'parameter' && toolInUse(play, tool.id) ? [tool] : []));
  const right = Object.fromEntries(knobs.map((tool) => [tool.id, snap(tool, best[tool.id] ?? tool.min)]));
  return knobs.flatMap((tool) => ([['boundary-high', 0.3], ['boundary-low', -0.3]] as const).map(([fault, part]) =>
    spoilt(fault, play, [{ kind: 'set', values: { ...right, [tool.id]: snap(tool, (best[tool.id] ?? tool.min) + part * (tool.max - tool.min)) } }]))).filter(({ play: after }) => after.verdict !== 'passed' && !boundaryMet(after));
}

/** Everything where a good player would say it, but for one knob. */
function inHand(play: Play): readonly Planted[] {
  const { task } = play.stage;
  if (task.hand?.kind === 'boundary') return inBoundary(play);
  if (task.hand === undefined || play.stage.train.count < 2) return [];
  const best = bestHand(play.stage, task.hand);
  const knobs = task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool] : []));
  const right = Object.fromEntries(knobs.map((tool) => [tool.id, snap(tool, best[tool.id] ?? tool.min)]));
  const noun = task.dataset.target === 'hot' ? 'bet' : task.hand.kind === 'guesses' ? 'guess' : 'step';
  return knobs.flatMap((tool) => [0.15, -0.15].flatMap((part) => {
    const to = snap(tool, (best[tool.id] ?? tool.min) + part * (tool.max - tool.min));
    const cut = tool.id.startsWith('cut');
    const planted = spoilt(cut ? 'cut-elsewhere' : `${noun}-${part > 0 ? 'high' : 'low'}`, play, [{ kind: 'set', values: { ...right, [tool.id]: to } }]);
    return planted.play.verdict === 'passed' || Math.abs(to - (right[tool.id] ?? to)) < 5 * tool.step ? [] : [planted];
  }));
}

/** A row with a short lever is changed; the long one not far enough, and too far. */
function inEdits(play: Play): readonly Planted[] {
  const { id, dollars } = lever(play);
  const tool = play.stage.task.tools.find((each) => each.kind === 'parameter' && each.id === id);
  if (tool?.kind !== 'parameter') return [];
  const others = editNames(play.stage.task).filter((name) => name !== id);
  const set = (name: string, to: number): Move => ({ kind: 'set', values: { [name]: snap(tool, to) } });
  return [
    ...others.map((name) => spoilt('short-lever', play, [set(name, tool.max / 2)])),
    spoilt('still-tilted', play, [set(id, dollars * 0.8)]), spoilt('tipped-over', play, [set(id, dollars * 1.15)]),
  ].filter(({ play: after }) => after.verdict !== 'passed');
}

/** Every piece where it serves best, but for one knob. */
function inPieces(play: Play): readonly Planted[] {
  const best = bestPieces(play.stage);
  return play.stage.task.tools.flatMap((tool) => (tool.kind !== 'parameter' ? [] : [0.2, -0.2].flatMap((part) => {
    const to = snap(tool, (best[tool.id] ?? tool.min) + part * (tool.max - tool.min));
    const planted = spoilt(pieceFault(tool.id, part < 0), play, [{ kind: 'set', values: { ...best, [tool.id]: to } }]);
    return planted.play.value <= planted.play.bound || to === best[tool.id] ? [] : [planted];
  })));
}

function inKnobs(play: Play): readonly Planted[] {
  if (isPieced(play.stage)) return inPieces(play);
  if (play.stage.task.edit !== undefined) return inEdits(play);
  if (play.stage.task.hand !== undefined) return inHand(play);
  const fog = play.oil !== null;
  return play.stage.task.tools.flatMap((tool) => {
    if (tool.kind !== 'parameter') return [];
    const best = bestSetting(play.stage, play.values);
    const set = (part: number): Move => ({ kind: 'set', values: {
      ...Object.fromEntries(play.stage.task.tools.flatMap((each) => (each.kind === 'parameter' ? [[each.id, snap(each, best[each.id] ?? 0)]] : []))),
      [tool.id]: snap(tool, (best[tool.id] ?? 0) + part * (tool.max - tool.min)),
    } });
    const line = isLine(play.stage.task);
    const high = fog ? 'uphill-right' : !line ? 'turn-down' : tool.id === 'b' ? 'too-high' : 'too-flat';
    const low = fog ? 'downhill-right' : !line ? 'turn-up' : tool.id === 'b' ? 'too-low' : 'too-steep';
    return [spoilt(high, play, [set(0.15)]), spoilt(low, play, [set(-0.15)])].filter(({ play: after }) => line || after.value > after.bound);
  });
}

/** Training that is to be stopped by hand: handed over at once, and, where that can be, too late. */
function inStops(play: Play): readonly Planted[] {
  const { tools, goal } = play.stage.task;
  const trainer = tools.find((tool) => tool.kind === 'train');
  if (trainer?.kind !== 'train' || tools.some(({ kind }) => kind === 'rate') || goal.judged !== 'commit') return [];
  const press = Math.min(...trainer.epochs);
  const spend = Array.from({ length: Math.floor(trainer.budget / press) }, (): Move => ({ kind: 'train', epochs: press }));
  return [spoilt('too-early', play, [{ kind: 'commit' }]), ...(goal.first === true ? [spoilt('too-late', play, [...spend, { kind: 'commit' }])] : [])];
}

/** The same, trained until no lap is left. */
function spent({ fault, play }: Planted): Planted {
  const trainer = play.stage.task.tools.find((tool) => tool.kind === 'train');
  if (trainer?.kind !== 'train') return { fault, play };
  const press = Math.min(...trainer.epochs);
  return spoilt(fault, play, Array.from({ length: Math.floor(trainer.budget / press) }, () => ({ kind: 'train', epochs: press })));
}

function inRates(play: Play): readonly Planted[] {
  return play.stage.task.tools.flatMap((tool) => {
    if (tool.kind !== 'rate') return [];
    if (play.stage.task.goal.metric === 'breaking-rate') {
      const at = (times: number): Move => ({ kind: 'set', values: { rate: snap(tool, times * edgeRate(play.stage)) } });
      return [spoilt('too-tame', play, [at(0.8)]), spoilt('too-wild', play, [at(1.5)])];
    }
    const to = (times: number): Move => ({ kind: 'set', values: { rate: snap(tool, times / bendAhead(play.stage, play.values)) } });
    const diverging = spoilt('diverged', play, [to(2.5)]);
    const creeping = spoilt('creep', play, [to(0.1)]);
    // What has used up every lap is still called by what it was.
    const ravine = ravineAt(play.stage, play.values);
    const press: Move = { kind: 'train', epochs: 1 };
    const settled = ravine === null ? [] : [spoilt('floor', play, [{ kind: 'set', values: { rate: snap(tool, ravine.across) } }, press])];
    return [diverging, spent(diverging), spoilt(ravine === null ? 'overshoot' : 'walls', play, [to(1.7)]), creeping, spent(creeping), ...settled];
  });
}

function inProgram(play: Play): readonly Planted[] {
  const { program } = play.stage.task;
  if (program === undefined) return [];
  const rule = trueLearner(program);
  const lay = (laid: Readonly<Record<string, Card | ''>>): readonly Move[] => Object.entries(laid).map(([tool, option]) => ({ kind: 'choose', tool, option }));
  const names: Readonly<Record<Card, string>> = {
    predict: 'no-prediction', error: 'no-error', 'times-input': 'no-input', average: 'no-average', 'times-rate': 'no-rate', subtract: 'no-subtract',
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

/** A network built to the plan, but for one layer. */
function inUnits(play: Play, tools: readonly UnitsTool[]): readonly Planted[] {
  let right = play;
  for (let move = diagnose(right).move; move.kind === 'set'; move = diagnose(right).move) right = advance(right, move);
  return tools.flatMap((tool) => ([['too-few-units', -1], ['too-many-units', 1]] as const).flatMap(([fault, by]) => {
    const to = (right.values[tool.id] ?? 0) + by;
    if (to < tool.min || to > tool.max) return [];
    const planted = spoilt(fault, right, [{ kind: 'set', values: { [tool.id]: to } }]);
    // Other ways of building may lie nearer then.
    const hinted = diagnose(planted.play);
    return hinted.knob === tool.id ? [planted] : [];
  }));
}

/** The one knob in use stands to either side of where it should; where all rows pin several, all but one stand right. */
function inSetting(play: Play): readonly Planted[] {
  const built = unitsTools(play.stage.task).filter(({ id }) => toolInUse(play, id));
  if (built.length > 0) return inUnits(play, built);
  const knobs = play.stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' && toolInUse(play, tool.id) ? [tool] : []));
  const [tool] = knobs;
  if (tool === undefined) return [];
  const asked = openQuestion(play);
  if (asked === null) return [];
  const { ask } = asked.question;
  if (knobs.length > 1) {
    if (ask.of !== 'apart' || ask.rows !== undefined) return [];
    const given = settled(ask.given);
    const others = Object.fromEntries(knobs.map((knob) => [knob.id, snap(knob, given[knob.id] ?? 0)]));
    return knobs.flatMap((knob) => ([['turn-down', 0.15], ['turn-up', -0.15]] as const).map(([fault, part]) => {
      const off = snap(knob, (given[knob.id] ?? 0) + part * (knob.max - knob.min));
      return spoilt(fault, play, [{ kind: 'set', values: { ...others, [knob.id]: off } }]);
    }));
  }
  const right = diagnose(play).move;
  const best = (right.kind === 'set' ? right.values[tool.id] : undefined) ?? play.values[tool.id] ?? tool.min;
  const set = (part: number): Move => ({ kind: 'set', values: { [tool.id]: snap(tool, best + part * (tool.max - tool.min)) } });
  const { task } = play.stage;
  return [spoilt(turnName(task, false), play, [set(0.15)]), spoilt(turnName(task, true), play, [set(-0.15)])].filter(({ play: after }) => after.values[tool.id] !== best && Number(truthOf(after, asked)) > settingBound(after.stage, asked.question));
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
  if (answer.kind === 'setting' && !play.stage.task.tools.some((tool) => tool.kind === 'choice')) return inSetting(play);
  if (answer.kind === 'setting') return Number(truth) > settingBound(play.stage, asked.question) ? [spoilt('wrong-law', play, [])] : [];
  if (answer.kind === 'row' && ask.of === 'missed') return [];
  if (answer.kind === 'row') {
    const other = (answer.data === 'train' ? play.stage.trainIds : play.stage.testIds).find((id) => String(id) !== truth);
    return [spoilt(ask.of === 'pull' ? 'not-the-heaviest' : 'not-the-worst', play, [{ kind: 'answer', to: String(other) }])];
  }
  if (answer.kind === 'compare' && ask.of === 'adjusted') return [spoilt('of-the-moment', play, [{ kind: 'answer', to: truth === 'less' ? 'more' : 'less' }])];
  if (answer.kind === 'compare' && ask.of === 'refit') return [spoilt('wrong-turn', play, [{ kind: 'answer', to: truth === 'less' ? 'more' : 'less' }])];
  if (answer.kind === 'compare') return ask.of === 'best' ? [spoilt('wrong-way', play, [{ kind: 'answer', to: truth === 'less' ? 'more' : 'less' }])] : [];
  if (typeof truth !== 'number' || Math.abs(truth) <= answer.within) return [];
  const planted: Planted[] = [];
  if (ask.of === 'laps') planted.push(spoilt('find-laps', play, [{ kind: 'answer', to: snap(answer, truth + answer.within + 3) }]));
  if (-truth >= answer.min && -truth <= answer.max) planted.push(spoilt('sign-error', play, [{ kind: 'answer', to: snap(answer, -truth) }]));
  if (ask.of === 'adjusted') planted.push(spoilt('wrong-sign', play, [{ kind: 'answer', to: snap(answer, 2 * (play.values[ask.parameter] ?? 0) - truth) }]));
  return planted;
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
  if (marks.by === 'most') return marks.nodes.filter((node) => right.get(node) !== 'most').map((tool) => spoilt('find-contribution', play, [{ kind: 'choose', tool, option: 'most' }]));
  const faultOf = (node: string, option: string): string => {
    if (marks.by === 'moves') return option === 'moves' ? 'still-water' : 'ripple-on';
    if (marks.by === 'code') return option === 'on' ? 'lamp-too-many' : 'lamp-off';
    if (marks.by === 'turn') return 'turned-round';
    if (option === 'new-weight') return 'stepped-too-soon';
    if (option === 'mean' || option === 'largest') return 'adds-up';
    return node.startsWith('w') || node.startsWith('b') ? 'times-input' : node.startsWith('z') ? 'times-slope' : 'times-weight';
  };
  return marks.nodes.flatMap((node) => optionsOf(graph, values, marks, node).filter((option) => option !== right.get(node))
    .map((option) => spoilt(faultOf(node, option), play, [...laid, { kind: 'choose', tool: node, option }])))
    // A token of 0 stays 0, whatever it is multiplied by.
    .filter(({ play: after }) => wrongMarks(play.stage, values, asked, marks, after.choices).length > 0);
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

/** Every question in turn answered wrongly, those before it rightly. */
function inAnswers(start: Play): readonly Planted[] {
  const planted: Planted[] = [];
  for (let play = start; openQuestion(play) !== null; play = advance(play, diagnose(play).move)) planted.push(...inAnswer(play));
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

/** Faults of every kind that this level's task can have. */
export function plantedFaults(level: Level): readonly Planted[] {
  return [1, 2, 3].flatMap((seed) => {
    const play = firstPlay(level, seed);
    if (play.stage.questions.length > 0) return inAnswers(play);
    if (play.stage.task.bench !== undefined) return inBench(play);
    return [...inProgram(play), ...inArrangement(play), ...inRates(play), ...inStops(play), ...inKnobs(play)];
  });
}

/** Planted faults that the hint gives another name. */
export function misnamed(level: Level): readonly string[] {
  return plantedFaults(level).flatMap(({ fault, play }) => {
    const named = diagnose(play).fault;
    return named === fault ? [] : [`${fault} is called ${named}`];
  });
}
