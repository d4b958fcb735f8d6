import { goalValue, isOfNetwork } from '../curriculum/goal.ts';
import type { Values } from '../curriculum/draw.ts';
import { openQuestion } from '../curriculum/question.ts';
import { isRun } from '../curriculum/replay.ts';
import type { Play } from '../curriculum/play.ts';
import { type RunVerdict, runVerdict } from '../curriculum/run.ts';
import type { Game } from '../game/store.ts';

/** A round that takes no more moves: only a fresh one, the call or the transfer can follow. */
export function roundOver(play: Play): boolean {
  const once = play.stage.task.goal.judged === 'commit' || play.stage.questions.length > 0;
  return play.verdict === 'missed' || (play.verdict === 'passed' && once);
}

/** More mistakes were made than this round allows, and it goes on. */
export function pastWinning(play: Play): boolean {
  return play.phase !== 'call' && !isOfNetwork(play.stage.task.goal) && play.stage.questions.length > 0 && play.verdict === 'open' && play.value > play.bound;
}

/** Ideas of other levels come back in this round: what shows their cards is fetched only where they do. */
export function recalls({ stage }: Play): boolean {
  return stage.questions.some(({ question }) => question.recalls !== undefined);
}

/** The gauge is dark: its value would give away what is asked. */
export function gaugeHidden(play: Play): boolean {
  return play.verdict === 'open' && (play.phase === 'call' || play.stage.task.gauge === 'hidden');
}

/** The values of this play with what is being dragged; another level's are not taken for them while the panel goes over to it. */
export function shownOf(game: Game, play: Play): Values {
  return game.play()?.level === play.level ? game.shown() : play.values;
}

/** The goal's value while a knob is held. In the fog nothing is known before the look; a program before the run. */
export function valueShown(play: Play, shown: Values): number {
  if (!isOfNetwork(play.stage.task.goal)) return play.value;
  if (play.oil !== null && play.verdict === 'open') return play.value;
  return goalValue(play.stage, shown, play.choices, play.mistakes);
}

/** Knobs, tiles and training are in use: not while something is asked that they do not answer. Sealed valves would tell what is asked. */
export function toolsOpen(play: Play): boolean {
  if (play.phase === 'call' || roundOver(play)) return false;
  const asked = openQuestion(play);
  return asked === null || asked.question.answer.kind === 'setting' || (asked.question.tools !== undefined && (play.stage.task.drivers === undefined || asked.question.tools.length > 0));
}

/** So many steps without a gain are tries in vain. */
const IN_VAIN = 24;

/** Tried in vain long enough to be shown a way around: three lost rounds or runs, or many steps that brought nothing. */
export function stalled(play: Play): boolean {
  if (play.passed !== null) return false;
  const failedRuns = isRun(play.stage.task.goal) ? play.allMistakes : 0;
  return play.rounds.task > 3 || failedRuns >= 3 || (play.steps >= IN_VAIN && !gainedLately(play));
}

/** The best of the round was reached within the last steps. */
function gainedLately(play: Play): boolean {
  if (!isOfNetwork(play.stage.task.goal) || play.trail.length <= IN_VAIN) return false;
  const worth = (values: Values) => goalValue(play.stage, values, play.choices, play.mistakes);
  const [lately, before] = [play.trail.slice(-IN_VAIN), play.trail.slice(0, -IN_VAIN)];
  return Math.min(...lately.map(worth)) < Math.min(...before.map(worth));
}

/** Laps that are left to train in this round; null where nothing is trained. */
export function lapsLeft(play: Play): number | null {
  const tool = play.stage.task.tools.find((each) => each.kind === 'train');
  return tool?.kind === 'train' ? tool.budget - play.epochs : null;
}

/** What the last training did, where that is told: not once it has arrived, and not where the gauge is dark. */
export function runTold(play: Play): RunVerdict | null {
  if (play.phase !== 'task' || play.verdict !== 'open' || gaugeHidden(play)) return null;
  const verdict = runVerdict(play);
  return verdict === 'on-the-way' && lapsLeft(play) === 0 ? null : verdict;
}
