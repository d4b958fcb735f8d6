import { bestHand } from './best-hand.ts';
import { hintForBoundary } from './hint-boundary.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { ParameterTool } from './level-tool.ts';
import type { Move } from './move.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';

/** Dollars by which a guess or a step may be off before a word is said about it. */
const NEAR = 3;
/** The same for a bet, which goes from 0 to 1. */
const NEAR_BET = 0.03;
/** How near a half a bet says nothing yet. */
const UNSURE = 0.06;

interface Off {
  tool: ParameterTool;
  to: number;
  fault: string;
  up: boolean;
}

/** Rows that lie left of a cut. */
const leftOf = ({ stage }: Play, cut: number) => stage.train.inputs.filter((input) => input < cut).length;

/** The knobs that stand elsewhere than a good player would put them who knows these rows: cuts first, then what is farthest off. */
function knobsOff(play: Play): readonly Off[] {
  const { stage, values } = play;
  const { hand, tools } = stage.task;
  if (hand === undefined || (hand.kind === 'guesses' && stage.train.count < 2)) return [];
  const best = bestHand(stage, hand);
  const off = tools.flatMap((tool): (Off & { away: number })[] => {
    const wanted = tool.kind === 'parameter' ? best[tool.id] : undefined;
    if (tool.kind !== 'parameter' || wanted === undefined) return [];
    const now = values[tool.id] ?? tool.min;
    const to = snap(tool, wanted);
    const up = to > now;
    if (tool.id.startsWith('cut')) return leftOf(play, now) === leftOf(play, to) ? [] : [{ tool, to, up, fault: 'cut-elsewhere', away: Infinity }];
    const away = Math.abs(to - now);
    const bets = stage.task.dataset.target === 'hot';
    const unsure = bets && Math.abs(now - 0.5) <= UNSURE;
    const what = bets ? 'bet' : hand.kind === 'guesses' ? 'guess' : 'step';
    return away <= (bets ? NEAR_BET : NEAR) ? [] : [{ tool, to, up, fault: unsure ? 'bet-unsure' : `${what}-${up ? 'low' : 'high'}`, away }];
  });
  return off.toSorted((one, other) => other.away - one.away);
}

/** What the player says by hand: the knob that is farthest from what the known rows suggest; `done` where none is. It looks at no row that is sealed. */
export function hintForHand(play: Play, done: Move): Hint {
  if (play.stage.task.hand?.kind === 'boundary') return hintForBoundary(play, done);
  const first = knobsOff(play)[0];
  if (first === undefined) return ready(done);
  const { tool, to, fault, up } = first;
  return { fault, knob: tool.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [tool.id]: to } } };
}
