import { goalValue, isSmallEnough } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { type LearnTool, learnTool } from './learn-tool.ts';
import { endingOf } from './duel.ts';
import { asChosen } from './learning.ts';
import type { UnitsTool } from './level-tool.ts';
import { openQuestion } from './question.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';
import { facing, type Stage } from './stage.ts';
import { unitsTools } from './shape.ts';

/** Units that a hint adds at a time, in parts of what is there. */
const MORE = 0.5;

/** The stage as it would be with these values and choices. */
function formedWith(play: Play, values: Play['values'], choices = play.choices): Stage {
  return asChosen(facing(play.played[play.phase] ?? play.stage, play.answers.length), values, choices);
}

/** The most units at which the network is small enough; null where none are. */
function largestAllowed(play: Play, tool: UnitsTool): number | null {
  for (let units = tool.max; units >= tool.min; units -= tool.step) {
    if (isSmallEnough(formedWith(play, { ...play.values, [tool.id]: units }))) return snap(tool, units);
  }
  return null;
}

function setUnits(tool: UnitsTool, units: number, fault: string, direction: 'up' | 'down'): Hint {
  return { fault, knob: tool.id, direction, move: { kind: 'set', values: { [tool.id]: units } } };
}

function tooLarge(play: Play): Hint | null {
  if (isSmallEnough(play.stage)) return null;
  for (const tool of unitsTools(play.stage.task)) {
    const units = largestAllowed(play, tool);
    if (units !== null && units < (play.values[tool.id] ?? tool.min)) return setUnits(tool, units, 'too-large', 'down');
  }
  return otherNetwork(play);
}

function tooSmall(play: Play): Hint | null {
  for (const tool of unitsTools(play.stage.task)) {
    const now = play.values[tool.id] ?? tool.min;
    const most = largestAllowed(play, tool) ?? now;
    const wanted = Math.min(most, snap(tool, now + Math.max(tool.step, Math.ceil((now * MORE) / tool.step) * tool.step)));
    if (wanted > now) return setUnits(tool, wanted, 'too-few-to-tell', 'up');
  }
  return null;
}

/** Of the networks that there are, the next one that is small enough, or can be made so. */
function otherNetwork(play: Play): Hint | null {
  const tool = play.stage.task.tools.find((each) => each.kind === 'choice' && each.id === 'network');
  if (tool?.kind !== 'choice') return null;
  const now = tool.options.indexOf(play.choices['network'] ?? '');
  const others = [...tool.options.slice(now + 1), ...tool.options.slice(0, Math.max(0, now))];
  const built = unitsTools(play.stage.task).length > 0;
  const option = others.find((each) => built || isSmallEnough(formedWith(play, play.values, { ...play.choices, network: each })));
  return option === undefined ? null : { fault: 'wrong-network', knob: 'network', direction: 'other', move: { kind: 'choose', tool: 'network', option } };
}

/** The box counts too little, or too much, beside the class: towards the middle of its range. */
function offBalance(play: Play): Hint | null {
  const tool = play.stage.task.tools.find((each) => each.kind === 'balance');
  if (tool?.kind !== 'balance') return null;
  const now = play.values['balance'] ?? tool.min;
  const middle = snap(tool, tool.scale === 'log' ? Math.sqrt(tool.min * tool.max) : (tool.min + tool.max) / 2);
  if (now === middle) return null;
  return { fault: now < middle ? 'box-unheard' : 'class-unheard', knob: 'balance', direction: now < middle ? 'up' : 'down', move: { kind: 'set', values: { balance: middle } } };
}

/** A network that is trained while one watches: its size, then its training, then what it is. */
const DUEL_FAULTS = { collapsed: 'mode-collapse', adrift: 'forged-adrift' } as const;

/** What has come of a duel, by name; null where the forgeries are where they should be, or it has hardly begun. */
export function duelFault({ stage, epochs }: Play): 'mode-collapse' | 'forged-adrift' | null {
  const tool = learnTool(stage.task);
  if (stage.task.detector === undefined || stage.learnt === null || !stage.taught || tool === null || 2 * epochs < tool.epochs) return null;
  const ending = endingOf(stage.task, stage.learnt, stage.train);
  return ending === 'alike' ? null : DUEL_FAULTS[ending];
}

/** One side of a duel has learnt too fast for the other: its rate goes to the middle of its range, the farther first. */
function offRates(play: Play): Hint | null {
  const fault = duelFault(play) ?? 'forged-loosely';
  const off = play.stage.task.tools.flatMap((tool) => {
    if (tool.kind !== 'duel') return [];
    const now = play.values[tool.id] ?? tool.min;
    const middle = snap(tool, Math.sqrt(tool.min * tool.max));
    return now === middle ? [] : [{ id: tool.id, middle, now, far: Math.max(now / middle, middle / now) }];
  }).toSorted((one, other) => other.far - one.far)[0];
  return off === undefined ? null : { fault, knob: off.id, direction: off.now < off.middle ? 'up' : 'down', move: { kind: 'set', values: { [off.id]: off.middle } } };
}

/** A duel: fought to its end, then its rates, then fought anew. */
function hintForDuel(play: Play, tool: LearnTool): Hint {
  const { stage } = play;
  const train: Hint['move'] = { kind: 'weights', epochs: tool.epochs };
  const off = stage.taught ? offRates(play) : null;
  if (off !== null) return off;
  if (!stage.taught) return { fault: 'untaught', knob: 'learn', direction: null, move: train };
  if (play.epochs < tool.epochs) return { fault: 'half-taught', knob: 'learn', direction: null, move: train };
  // What has collapsed, or strayed, finds no way back at any rates.
  return { fault: duelFault(play) === null ? 'forged-loosely' : 'no-way-back', knob: 'learn', direction: 'other', move: { kind: 'start' } };
}

export function hintForLearning(play: Play): Hint {
  const { stage } = play;
  const again: Hint['move'] = { kind: 'enter', phase: play.phase };
  const tool = learnTool(stage.task);
  if (tool === null) return { fault: 'missed', knob: null, direction: null, move: again };
  const value = goalValue(stage, play.values, {}, 0);
  const large = tooLarge(play);
  if (large !== null) return large;
  if (value <= play.bound && openQuestion(play) !== null) return ready({ kind: 'answer', to: 'hand-over' });
  if (value <= play.bound && stage.task.goal.judged === 'commit') return ready({ kind: 'commit' });
  const train: Hint['move'] = { kind: 'weights', epochs: tool.epochs };
  if (!stage.taught) return offBalance(play) ?? { fault: 'untaught', knob: 'learn', direction: null, move: train };
  if (play.epochs < tool.epochs) return { fault: 'half-taught', knob: 'learn', direction: null, move: train };
  if (stage.task.detector !== undefined) return hintForDuel(play, tool);
  return tooSmall(play) ?? otherNetwork(play) ?? { fault: 'overtaught', knob: 'learn', direction: 'other', move: { kind: 'start' } };
}

