import { parameterCount } from '../engine/network.ts';
import { goalValue, isOfNetwork, isSmallEnough } from './goal.ts';
import type { Values } from './draw.ts';
import type { Won, Play } from './play.ts';

/** One more committed change; those of the task count against the level's budget. */
export function stepped(play: Play): Play {
  return { ...play, steps: play.phase === 'task' ? play.steps + 1 : play.steps, roundSteps: play.roundSteps + 1 };
}

export function judge(play: Play, verdict: Play['verdict']): Play {
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
  const round = { steps: play.roundSteps, epochs: play.epochs, mistakes: play.allMistakes, rounds: play.rounds.task - play.idle, value, parameters: parameterCount(play.stage.task.network) };
  const count = stars.by === 'reference' ? value : round[stars.by];
  const late = stars.by === 'reference' && steps > budget.steps;
  const ahead = won === null || (!late && (helped < won.helped || (helped === won.helped && (count < won.count || (count === won.count && value < won.value)))));
  return ahead ? { count, value, values, helped } : won;
}

/** After a change of parameters: the value, and where the goal is judged live, the verdict. */
export function settle(play: Play, values: Values, choices: Readonly<Record<string, string>> = play.choices): Play {
  const { goal, questions } = play.stage.task;
  const value = isOfNetwork(goal) ? goalValue(play.stage, values, {}, 0) : play.value;
  const moved: Play = { ...stepped(play), values, choices, value, trail: [...play.trail, values] };
  if (goal.judged === 'commit' || questions.length > 0) return moved;
  return judge(moved, value <= play.bound && isSmallEnough(moved.stage) ? 'passed' : 'open');
}
