import { editNames } from './edit.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { hintForEditing } from './hint-edit.ts';
import { hintForEvidence } from './hint-evidence.ts';
import { figureSlip } from './hint-figure.ts';
import { hintForHand } from './hint-hand.ts';
import { hintForMachine, machineSlip } from './hint-machine.ts';
import { marksHint } from './hint-marks.ts';
import { raceFault, stopSlip } from './hint-race.ts';
import { settingHint } from './hint-setting.ts';
import { hintForLearning } from './hint-learning.ts';
import { learnTool } from './learn-tool.ts';
import type { Values } from './draw.ts';
import type { Question } from './level-question.ts';
import type { Move } from './move.ts';
import { evaluate } from './quantity.ts';
import { gradientAt } from './measured.ts';
import { codeFault, wrongMarks } from './marks.ts';
import { isPlain } from './plain.ts';
import { snap } from './range.ts';
import { lawsReach, openQuestion, settingBound, truthOf, valuesAsked } from './question.ts';
import { runsAsked } from './race.ts';
import type { Play } from './play.ts';
import { fedTooNear } from './told.ts';
import type { AskedQuestion } from './stage.ts';

type Numbers = Extract<Question['answer'], { kind: 'number' }>;

const near = (one: number, other: number, within: number) => Math.abs(one - other) <= within;

/** What a wrong number was instead: the sign turned round, or a factor forgotten. */
function numberSlip(play: Play, asked: Question, answer: Numbers, given: number, truth: number, before: Values): string | null {
  const { ask } = asked;
  if (ask.of !== 'unit' && near(given, -truth, answer.within)) return 'sign-error';
  if (ask.of === 'gradient' && near(given, truth * play.stage.trainIds.length, answer.within)) return 'no-average';
  if (ask.of !== 'adjusted') return isPlain(asked) ? null : figureSlip(play, asked, answer.within, given, truth, before);
  const here = before[ask.parameter] ?? Number.NaN;
  const slope = gradientAt(play.stage, before, ask.parameter);
  const rate = before['rate'] ?? Number.NaN;
  if (near(given, here + rate * slope, answer.within)) return 'wrong-sign';
  if (near(given, snap(answer, here - slope), answer.within)) return 'no-rate';
  return near(given, snap(answer, -rate * slope), answer.within) || near(given, snap(answer, rate * slope), answer.within) ? 'only-the-step' : null;
}

const isStop = ({ answer, ask }: Question): boolean => answer.kind === 'setting' && ask.of === 'run' && ask.after === 'stop';

/** What was turned down stands as it was handed over: its name is not a hint that follows the knobs. */
export const standsRefused = ({ refused, trail }: Play): boolean => refused.length > 0 && trail.at(-1) === trail.at(-2);

/** The name of the slip behind the last answer of this round, where it was wrong in a way that has one. */
export function slipOf(play: Play): string | null {
  const open = play.stage.questions[play.answers.length];
  if (open !== undefined && play.refused.length > 0 && open.question.answer.kind === 'setting') {
    if (!standsRefused(play)) return null;
    const fault = isStop(open.question) ? stopSlip(play.stage, valuesAsked(play, open), open.question.ask) : settingNext(play, open).fault;
    return fault === 'ready' ? null : fault;
  }
  if (open?.question.answer.kind === 'marks') {
    const { answer: marks } = open.question;
    const wrong = marks.by !== 'code' || play.refused.length === 0 ? [] : wrongMarks(play.stage, valuesAsked(play, open), open, marks, play.choices);
    if (wrong.length > 0 && wrong.length === play.turnedDown) return codeFault(play.choices, marks);
  }
  const last = play.answers.at(-1);
  const asked = play.stage.questions[play.answers.length - 1];
  if (last === undefined || asked === undefined || last.right) return null;
  const { answer } = asked.question;
  if (answer.kind === 'machine') return asked.question.judged ? machineSlip(play, last) : null;
  if (play.stage.task.drivers !== undefined && play.stage.task.tools.some(({ id }) => id === last.truth)) return `narrow-${last.truth}`;
  if (answer.kind === 'number' && typeof last.given === 'number' && typeof last.truth === 'number') {
    return numberSlip(play, asked.question, answer, last.given, last.truth, last.at);
  }
  if (asked.question.ask.of === 'missed') return null;
  if (isStop(asked.question)) return stopSlip(play.stage, last.at, asked.question.ask);
  if (answer.kind === 'row' && asked.question.ask.of === 'leverage') return 'other-lever';
  if (answer.kind === 'row') return asked.question.ask.of === 'pull' ? 'not-the-heaviest' : 'not-the-worst';
  if (answer.kind === 'compare' && asked.question.ask.of === 'adjusted') return 'of-the-moment';
  if (answer.kind === 'compare' && asked.question.ask.of === 'refit') return last.given === 'same' || last.truth === 'same' ? null : 'wrong-turn';
  // Only where the way is asked from where one stands does a wrong one lead uphill.
  return answer.kind === 'compare' && asked.question.ask.of === 'best' && answer.with.of === 'parameter' ? 'wrong-way' : null;
}

/** The same of the last answer that was wrong, whatever was right since; a slip of figures goes by where one stood, which only the last one knows. */
export function lastSlip(play: Play): string | null {
  const wrong = play.answers.findLastIndex(({ right }) => !right);
  const asked = play.stage.questions[wrong];
  if (asked === undefined || wrong === play.answers.length - 1 || asked.question.answer.kind === 'number') return slipOf(play);
  return slipOf(play) ?? slipOf({ ...play, answers: play.answers.slice(0, wrong + 1), refused: [] });
}

/** The tile to turn so that the machine's line serves the client; handed over when it does. */
function lawHint(play: Play, asked: AskedQuestion): Hint {
  const { stage, choices } = play;
  const bound = settingBound(stage, asked.question);
  if (evaluate(stage, play.values, asked.question.ask, asked.index) <= bound) return ready({ kind: 'answer', to: 'hand-over' });
  const tiles = stage.task.tools.flatMap((tool) => (tool.kind === 'choice' ? [tool] : []));
  const [first] = tiles;
  if (first === undefined) return ready({ kind: 'answer', to: 'hand-over' });
  const serves = lawsReach(stage, asked.question).filter(({ value }) => value <= bound);
  const changes = (law: Readonly<Record<string, string>>) => tiles.filter((tile) => law[tile.id] !== choices[tile.id]);
  const law: Readonly<Record<string, string>> = serves.toSorted((one, other) => changes(one.law).length - changes(other.law).length)[0]?.law ?? {};
  const tile = changes(law)[0] ?? first;
  return { fault: choices['measure'] === 'within' ? 'no-slope' : 'wrong-law', knob: tile.id, direction: 'other', move: { kind: 'choose', tool: tile.id, option: law[tile.id] ?? tile.options[0] ?? '' } };
}

/** What is to be set, by what it is set with. */
function settingNext(play: Play, asked: AskedQuestion): Hint {
  const { task } = play.stage;
  const inUse = (id: string) => asked.question.tools?.includes(id) !== false;
  if (task.hand !== undefined) return hintForHand(play, { kind: 'answer', to: 'hand-over' });
  // What is asked of the network is learnt.
  if (learnTool(task) !== null && inUse('learn')) return hintForLearning(play);
  if (editNames(task).some(inUse)) return hintForEditing(play, asked);
  return task.tools.some((tool) => tool.kind === 'choice' && inUse(tool.id)) ? lawHint(play, asked) : settingHint(play, asked);
}

/** An open question: the slip of the last answer if it had one, else what this one needs. */
export function hintForQuestion(play: Play): Hint {
  const asked = openQuestion(play);
  if (asked === null) return ready({ kind: 'enter', phase: play.phase });
  const { answer, ask, judged } = asked.question;
  const mark = answer.kind === 'marks' ? marksHint(play) : null;
  if (mark !== null) return mark;
  // What nobody has seen yet is not hinted at: where to stop is a bet as long as nothing of it is judged.
  if (isStop(asked.question) && !judged) return { fault: 'bet', knob: asked.question.tools?.[0] ?? null, direction: null, move: { kind: 'answer', to: 'hand-over' } };
  if (answer.kind === 'setting') {
    const next = settingNext(play, asked);
    // Right after a slip it is that which is told.
    const slipped = play.refused.length > 0 ? isStop(asked.question) : play.trail.at(-1) !== play.values;
    const slip = slipped ? slipOf(play) : null;
    return slip === null ? next : { ...next, fault: slip };
  }
  const truth = truthOf(play, asked);
  const move: Move = { kind: 'answer', to: answer.kind === 'number' && typeof truth === 'number' ? snap(answer, truth) : truth };
  if (judged && answer.kind === 'machine') return hintForMachine(play, move);
  if (asked.question.planted === true) return hintForEvidence(play, move);
  if (!judged) return { fault: 'bet', knob: null, direction: null, move: { kind: 'answer', to: bet(play, asked.question) } };
  const slip = answer.kind === 'row' && play.refused.length > 0 ? (ask.of === 'pull' ? 'not-the-heaviest' : 'not-the-worst') : slipOf(play);
  if (slip !== null) return { fault: slip, knob: null, direction: null, move };
  if (answer.kind === 'compare' && ask.of === 'best') {
    const apart = gradientAt(play.stage, valuesAsked(play, asked), ask.parameter);
    return { fault: apart > 0 ? 'uphill-right' : 'downhill-right', knob: ask.parameter, direction: apart > 0 ? 'down' : 'up', move };
  }
  if (answer.kind === 'compare' && ask.of === 'adjusted' && play.stage.names.indexOf(ask.parameter) >= play.stage.train.features) {
    const error = gradientAt(play.stage, valuesAsked(play, asked), ask.parameter);
    if (truth === 'same') return { fault: 'balanced', knob: ask.parameter, direction: null, move };
    return { fault: error > 0 ? 'too-high' : 'too-low', knob: ask.parameter, direction: error > 0 ? 'down' : 'up', move };
  }
  if (ask.of === 'parameter' && asked.question.told !== undefined && answer.kind === 'number' && fedTooNear(play, asked.question.told, answer.within)) return { fault: 'fed-too-near', knob: null, direction: null, move };
  if (ask.of === 'run' || ask.of === 'setting' || ask.of === 'missed' || ask.of === 'catch-up') return { fault: raceFault(asked.question), knob: null, direction: null, move };
  return { fault: answer.kind === 'row' && ask.of !== 'pull' ? 'find-the-worst' : `find-${ask.of}`, knob: null, direction: null, move };
}

/** A bet is the player's own: the middle of what can be said. */
function bet(play: Play, asking: Question): number | string {
  const { answer } = asking;
  if (answer.kind === 'number') return snap(answer, (answer.min + answer.max) / 2);
  if (answer.kind === 'option') return answer.options[0] ?? '';
  if (answer.kind === 'machine') return answer.among[0] ?? '';
  if (answer.kind === 'run') return runsAsked(play.stage, asking)[0] ?? '';
  return answer.kind === 'row' ? String(play.stage.testIds[0] ?? play.stage.trainIds[0] ?? '') : 'more';
}
