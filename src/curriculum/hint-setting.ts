import { isOfApparatus } from './apparatus.ts';
import type { Values } from './draw.ts';
import { hintForDrivers } from './drivers.ts';
import { turnedFault } from './fault-turned.ts';
import { hintForApparatus } from './hint-apparatus.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { hintForUnits } from './hint-units.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import type { Play } from './play.ts';
import { evaluate } from './quantity.ts';
import { settingBound } from './question.ts';
import { type Range, snap } from './range.ts';
import { lowestStand } from './search.ts';
import { unitsTools } from './shape.ts';
import { sharesAt, standsFor } from './softmax.ts';
import { nextSwap } from './split.ts';
import type { AskedQuestion, Stage } from './stage.ts';
import { fewestWide } from './wide.ts';

/** Where all rows pin several knobs, each alone leads only part of the way: the one that stands farthest off. */
function standApart({ stage, values }: Play, knobs: readonly (Range & { id: string })[], ask: Quantity): Hint | null {
  if (ask.of !== 'apart' || ask.rows !== undefined || knobs.length < 2) return null;
  const given = settled(ask.given);
  const off = knobs.map((tool) => ({ tool, to: snap(tool, given[tool.id] ?? values[tool.id] ?? 0), now: values[tool.id] ?? 0 }));
  const { tool, to, now } = off.reduce((far, each) => (Math.abs(each.to - each.now) > Math.abs(far.to - far.now) ? each : far));
  return { fault: turnedFault(stage, values, ask, tool.id, to), knob: tool.id, direction: to > now ? 'up' : 'down', move: { kind: 'set', values: { [tool.id]: to } } };
}

/** A count goes up and down in terraces and tells no way: the place is found by looking at all of them. */
function wideHint({ stage, values }: Play, asked: AskedQuestion, dollars: number): Hint {
  const knob = (id: string) => stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' && tool.id === id ? [tool] : []))[0];
  const [weight, bias] = [knob('w'), knob('b')];
  if (evaluate(stage, values, asked.question.ask) <= settingBound(stage, asked.question) || weight === undefined || bias === undefined) return ready({ kind: 'answer', to: 'hand-over' });
  const { w, b } = fewestWide(stage, dollars, weight, bias);
  return { fault: 'between-terraces', knob: 'w', direction: w > (values['w'] ?? 0) ? 'up' : 'down', move: { kind: 'set', values: { w, b } } };
}

/** The row to learn from and the row kept for testing that change places on the shortest way to what is asked for. */
function splitHint(play: Play, asked: AskedQuestion): Hint {
  const worth = (stage: Stage, values: Values) => evaluate(stage, values, asked.question.ask, asked.index);
  const next = worth(play.stage, play.values) <= settingBound(play.stage, asked.question) ? null : nextSwap(play, worth, settingBound(play.stage, asked.question));
  if (next === null) return ready({ kind: 'answer', to: 'hand-over' });
  return { fault: 'other-split', knob: null, direction: 'other', move: { kind: 'swap', tool: String(next.learnt), with: String(next.tested) } };
}

/** Sums that are set for shares: first the one whose share is off the same way, the farthest of those. */
function sharesHint({ stage, values }: Play, ask: Extract<Quantity, { of: 'shares' }>, knobs: readonly (Range & { id: string })[], met: boolean): Hint {
  const to = standsFor(stage, values, ask.wanted, knobs);
  const { shares } = sharesAt(stage, values);
  const unitOf = (id: string) => Number(id.split('.')[1]) - 1;
  const off = knobs.map((tool) => ({ tool, now: values[tool.id] ?? tool.min, to: to[tool.id] ?? tool.min }))
    .map((each) => ({ ...each, agrees: (each.to - each.now) * ((ask.wanted[unitOf(each.tool.id)] ?? 0) - (shares[unitOf(each.tool.id)] ?? 0)) > 0 }))
    .toSorted((one, other) => Number(other.agrees) - Number(one.agrees) || Math.abs(other.to - other.now) - Math.abs(one.to - one.now))[0];
  if (off === undefined || met) return ready({ kind: 'answer', to: 'hand-over' });
  const { tool } = off;
  const parts = knobs.every(({ id, step }) => Math.abs((values[id] ?? 0) - (ask.wanted[unitOf(id)] ?? Number.NaN)) < step * 0.6);
  const fault = parts ? 'part-for-sum' : turnedFault(stage, values, ask, tool.id, off.to);
  return { fault, knob: tool.id, direction: off.to > off.now ? 'up' : 'down', move: { kind: 'set', values: { [tool.id]: off.to } } };
}

/** The knob that brings what is asked for nearest, among those in use; handed over when it is near enough. */
export function settingHint(play: Play, asked: AskedQuestion): Hint {
  const { stage } = play;
  // The question's own tools: a round that is over has no question that is open.
  const inUse = (id: string) => asked.question.tools?.includes(id) !== false;
  const worth = (values: Values) => evaluate(stage, { ...play.values, ...values }, asked.question.ask, asked.index);
  const here = worth({});
  if (stage.task.split === true) return splitHint(play, asked);
  if (stage.task.drivers !== undefined) return hintForDrivers(play, inUse, (there, values) => evaluate(there, values, asked.question.ask, asked.index), settingBound(stage, asked.question));
  if (isOfApparatus(asked.question.ask)) return hintForApparatus(play, asked.question.ask, here <= settingBound(stage, asked.question));
  if (asked.question.ask.of === 'wide') return wideHint(play, asked, asked.question.ask.dollars);
  if (unitsTools(stage.task).some(({ id }) => inUse(id))) return hintForUnits(play, worth, settingBound(stage, asked.question));
  const knobs = stage.task.tools.flatMap((tool) => ((tool.kind === 'parameter' || tool.kind === 'view') && inUse(tool.id) ? [tool] : []));
  if (asked.question.ask.of === 'shares') return sharesHint(play, asked.question.ask, knobs, here <= settingBound(stage, asked.question));
  const stands = knobs.map((tool) => {
    const now = play.values[tool.id] ?? tool.min;
    const to = lowestStand(tool, now, (value) => worth({ [tool.id]: value }));
    return { tool, now, to, value: worth({ [tool.id]: to }) };
  });
  const far = here > settingBound(stage, asked.question) ? standApart(play, knobs, asked.question.ask) : null;
  if (far !== null && stands.every(({ value }) => value > settingBound(stage, asked.question))) return far;
  const best = stands.reduce<(typeof stands)[number] | null>((found, each) => (found === null || each.value < found.value ? each : found), null);
  if (best === null || here <= settingBound(stage, asked.question) || best.value >= here) return ready({ kind: 'answer', to: 'hand-over' });
  const up = best.to > best.now;
  return { fault: turnedFault(stage, play.values, asked.question.ask, best.tool.id, best.to), knob: best.tool.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [best.tool.id]: best.to } } };
}
