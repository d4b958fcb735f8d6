import { bestHand } from './best-hand.ts';
import { editNames } from './edit.ts';
import { boundaryMet } from './hint-boundary.ts';
import { lever } from './hint-edit.ts';
import { diagnose } from './hint.ts';
import type { Move } from './move.ts';
import { bestSetting, isLine } from './search.ts';
import { toolInUse } from './feed.ts';
import type { UnitsTool } from './level-tool.ts';
import { unitsTools } from './shape.ts';
import { settled } from './measured.ts';
import { type Range, snap } from './range.ts';
import { standsFor } from './softmax.ts';
import { edgeRate } from './edge.ts';
import { bestPieces, isPieced, pieceFault } from './hint-pieces.ts';
import { bendAhead } from './hint-training.ts';
import { openQuestion, settingBound, truthOf } from './question.ts';
import { ravineAt } from './ravine.ts';
import { advance } from './replay.ts';
import type { Play } from './play.ts';
import { type Planted, spoilt } from './planted.ts';
import { turnedAway } from './proof-turned.ts';
import type { AskedQuestion } from './stage.ts';

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
export function inHand(play: Play): readonly Planted[] {
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

/** The machine does not say yet what is asked for: under a law that can not bring it to, or before enough was changed. */
export function inEditing(play: Play): readonly Planted[] {
  const asked = openQuestion(play);
  if (asked === null || Number(truthOf(play, asked)) <= settingBound(play.stage, asked.question)) return [];
  const tile = play.stage.task.tools.find((tool) => tool.kind === 'choice' && tool.id === 'measure' && toolInUse(play, tool.id));
  if (tile?.kind !== 'choice') return [spoilt(play.choices['measure'] === 'hit' ? 'outvoted' : editFault(play), play, [])];
  return tile.options.map((option) => {
    const under = advance(play, { kind: 'choose', tool: tile.id, option });
    return { fault: option === 'hit' ? 'wrong-law' : editFault(under), play: under };
  });
}

/** Whether the mean lies under what it is to come to. */
function editFault(play: Play): string {
  const ask = openQuestion(play)?.question.ask;
  const wanted = ask?.of === 'apart' ? settled(ask.given)['b'] ?? Number.NaN : Number.NaN;
  return wanted > (play.values['b'] ?? Number.NaN) ? 'pulls-too-low' : 'pulls-too-high';
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

export function inKnobs(play: Play): readonly Planted[] {
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
    if (!fog && !isLine(play.stage.task)) return [0.15, -0.15].map((part) => turnedAway(play, null, tool.id, best[tool.id] ?? 0, [set(part)])).filter(({ play: after }) => after.value > after.bound);
    const high = fog ? 'uphill-right' : tool.id === 'b' ? 'too-high' : 'too-flat';
    const low = fog ? 'downhill-right' : tool.id === 'b' ? 'too-low' : 'too-steep';
    return [spoilt(high, play, [set(0.15)]), spoilt(low, play, [set(-0.15)])].filter(({ play: after }) => isLine(play.stage.task) || after.value > after.bound);
  });
}

/** Training that is to be stopped by hand: handed over at once, and, where that can be, too late. */
export function inStops(play: Play): readonly Planted[] {
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

export function inRates(play: Play): readonly Planted[] {
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

/** At the bottom of a valley of several knobs, to which hints lead, one of them is turned away from it. */
function inValley(play: Play, asked: AskedQuestion, knobs: readonly (Range & { id: string })[]): readonly Planted[] {
  let low = play;
  for (let next = diagnose(low).move; next.kind === 'set'; next = diagnose(low).move) low = advance(low, next);
  return knobs.flatMap((knob) => [0.15, -0.15].flatMap((part) => {
    const stood = low.values[knob.id] ?? 0;
    const planted = turnedAway(low, asked.question.ask, knob.id, stood, [{ kind: 'set', values: { [knob.id]: snap(knob, stood + part * (knob.max - knob.min)) } }]);
    return Number(truthOf(planted.play, asked)) > settingBound(planted.play.stage, asked.question) ? [planted] : [];
  }));
}

/** The one knob in use stands to either side of where it should; where all rows pin several, all but one stand right. */
export function inSetting(play: Play): readonly Planted[] {
  const built = unitsTools(play.stage.task).filter(({ id }) => toolInUse(play, id));
  if (built.length > 0) return inUnits(play, built);
  const turned = play.stage.task.tools.flatMap((tool) => ((tool.kind === 'parameter' || tool.kind === 'view') && toolInUse(play, tool.id) ? [tool] : []));
  // Where the picture alone can be turned, that is what is asked for.
  const knobs = turned.every(({ kind }) => kind === 'view') ? turned : turned.filter(({ kind }) => kind === 'parameter');
  const [tool] = knobs;
  const asked = openQuestion(play);
  if (asked === null) return [];
  const { ask } = asked.question;
  const untouched = (fault: string) => (Number(truthOf(play, asked)) > settingBound(play.stage, asked.question) ? [spoilt(fault, play, [])] : []);
  if (play.stage.task.split === true) return untouched('other-split');
  if (tool === undefined) return [];
  if (ask.of === 'wide') return untouched('between-terraces');
  if (ask.of === 'shares' && knobs.length > 1) {
    const stands = standsFor(play.stage, play.values, ask.wanted, knobs);
    return knobs.flatMap((knob) => [0.2, -0.2].flatMap((part) => {
      const off = snap(knob, (stands[knob.id] ?? 0) + part * (knob.max - knob.min));
      const planted = turnedAway(play, ask, knob.id, stands[knob.id] ?? 0, [{ kind: 'set', values: { ...stands, [knob.id]: off } }]);
      // With every share free, the others can follow the one that was moved.
      return off === stands[knob.id] || diagnose(planted.play).knob !== knob.id ? [] : [planted];
    }));
  }
  if (knobs.length > 1 && ask.of === 'metric') return inValley(play, asked, knobs);
  if (knobs.length > 1) {
    if (ask.of !== 'apart' || ask.rows !== undefined) return [];
    const given = settled(ask.given);
    const others = Object.fromEntries(knobs.map((knob) => [knob.id, snap(knob, given[knob.id] ?? 0)]));
    return knobs.flatMap((knob) => [0.15, -0.15].map((part) => {
      const off = snap(knob, (given[knob.id] ?? 0) + part * (knob.max - knob.min));
      return turnedAway(play, ask, knob.id, others[knob.id] ?? 0, [{ kind: 'set', values: { ...others, [knob.id]: off } }]);
    }));
  }
  const right = diagnose(play).move;
  const best = (right.kind === 'set' ? right.values[tool.id] : undefined) ?? play.values[tool.id] ?? tool.min;
  const set = (part: number): Move => ({ kind: 'set', values: { [tool.id]: snap(tool, best + part * (tool.max - tool.min)) } });
  const spoils = ({ play: after }: Planted) => after.values[tool.id] !== best && Number(truthOf(after, asked)) > settingBound(after.stage, asked.question);
  // Where a little is forgiven, the knob is turned farther.
  return [true, false].flatMap((up) => [0.15, 0.5, 0.8].map((part) => turnedAway(play, ask, tool.id, best, [set(up ? -part : part)])).filter(spoils).slice(0, 1));
}
