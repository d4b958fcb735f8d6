import { isBreaking } from '../curriculum/goal.ts';
import { hint } from '../curriculum/hint.ts';
import { slipOf } from '../curriculum/hint-question.ts';
import type { View } from '../curriculum/level-view.ts';
import { slotsOf } from '../curriculum/program.ts';
import { openQuestion } from '../curriculum/question.ts';
import { errorsAt, gradientAt, largestMove } from '../curriculum/measured.ts';
import { isPlain } from '../curriculum/plain.ts';
import { lapsLeft } from '../curriculum/replay.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import type { Words } from '../game/translate.ts';
import { calledTexts } from './called-text.ts';
import { handedSaid, runText, taskText } from './goal-text.ts';
import { askedHotelSpoken } from './hotel-words.ts';
import { passTitle } from './pass-card.tsx';
import { knobSaid } from './knob-name.ts';
import { levelText } from './level-name.ts';
import { missedText, playNumbers, questionText, whyText } from './level-text.ts';
import { networkSpoken } from './network-words.ts';
import { classesMoved, wrongTold } from './class-words.ts';
import { faultSpoken } from './fault-words.ts';
import { furtherTold } from './further-told.ts';
import { furtherMoved } from './further-words.ts';
import { ledOn } from './led-on.ts';
import { gaugeHidden, runTold } from './round.ts';
import { refusedText, verdictText } from './said.tsx';
import { settingSpoken } from './setting-words.ts';
import { slotName } from './slot-name.ts';
import { stakesSpoken } from './stakes-words.ts';

/** What a listener knows besides the play: the stars before and now, and the knob under the keyboard, which says its own value. */
export interface Listener {
  starsBefore: number;
  stars: number;
  knob: string | null;
}

function viewOf<Kind extends View['kind']>(play: Play, kind: Kind): Extract<View, { kind: Kind }> | undefined {
  return play.stage.task.views.find((view): view is Extract<View, { kind: Kind }> => view.kind === kind);
}

const sameRound = (before: Play, now: Play) => now.phase === before.phase && now.rounds[now.phase] === before.rounds[now.phase];

/** Which card was laid, taken out or moved, and where. */
function cardsSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const { program } = now.stage.task;
  if (program === undefined) return [];
  const changed = slotsOf(program).filter((slot) => (before.choices[slot] ?? '') !== (now.choices[slot] ?? ''));
  const said = (key: string, play: Play) => (slot: string) => words.t(key, { card: words.t(`card.${play.choices[slot]}`), slot: slotName(words, program, slot) });
  const laid = changed.filter((slot) => (now.choices[slot] ?? '') !== '');
  return laid.length > 0 ? laid.map(said('live.laid', now)) : changed.map(said('live.taken', before));
}

/** The slope underfoot, where the board shows it and no gauge does. */
export function slopeSpoken(words: Words, play: Play): readonly string[] {
  const curve = viewOf(play, 'loss-curve');
  if (curve !== undefined && play.stage.task.visibility?.oil !== undefined) {
    return [words.t('live.value', { name: `d${curve.parameter}`, value: words.number(gradientAt(play.stage, play.values, curve.parameter)) })];
  }
  const ground = viewOf(play, 'landscape');
  if (ground === undefined || !gaugeHidden(play)) return [];
  return [ground.x, ground.y].map((name) => words.t(gradientAt(play.stage, play.values, name) < 0 ? 'live.falls-up' : 'live.falls-down', { name }));
}

/** The figures at the error bars, in the order of the hotels. */
export function errorsSpoken(words: Words, play: Play): readonly string[] {
  if (play.stage.task.decision?.counted === true) return stakesSpoken(words, play);
  if (viewOf(play, 'line')?.figures !== true && viewOf(play, 'pulls') === undefined) return [];
  return [words.t('live.errors', { list: errorsAt(play.stage, play.values, 'train').map((error) => words.number(error, 1)).join(words.t('between.list')) })];
}

/** How many laps were trained, and how far the last one moved the prices, where the board shows it. */
function lapSpoken(words: Words, play: Play): readonly string[] {
  const laps = play.walked.length - 1;
  const [from, to] = [play.walked.at(-2), play.walked.at(-1)];
  if (laps < 1 || from === undefined || to === undefined || viewOf(play, 'training-curve') === undefined) return [];
  const lap = words.t('live.lap', { lap: laps });
  if (viewOf(play, 'line')?.moved !== true) return [lap];
  const { move } = largestMove(play.stage, valuesAt(play.stage, from, play.values), valuesAt(play.stage, to, play.values));
  return [lap, words.t('live.moved', { value: words.t('unit.dollar', { value: words.number(move, 2) }) })];
}

/** Parameters that are told one by one. */
const MANY = 4;

const knobs = ({ stage }: Play): readonly string[] => stage.task.tools.map(({ id }) => id);

/** Where the parameters went, where the slope now leads, and what the errors are. */
function movedSpoken(words: Words, before: Play, now: Play, { knob }: Listener): readonly string[] {
  // A new law is told with its line, also where that stays.
  const law = now.choices['measure'] !== undefined && now.choices !== before.choices;
  const rebuilt = now.stage.names.length !== before.stage.names.length;
  const wires = new Set(rebuilt || now.stage.names.length > MANY ? now.stage.names.filter((name) => !knobs(now).includes(name)) : []);
  // Of a network that was built or is large, units and figures are told, not each wire.
  const names = Object.keys(now.values).filter((name) => (law && now.stage.names.includes(name)) || (!wires.has(name) && now.values[name] !== before.values[name] && (name !== knob || now.oil !== null)));
  const set = names.map((name) => knobSaid(words, now.stage, name, now.values[name] ?? Number.NaN));
  const moved = law || now.oil !== before.oil || now.values['t'] !== before.values['t'] || ((now.stage.task.apparatus !== undefined || openQuestion(now)?.question.answer.kind === 'setting') && now.values !== before.values) || now.stage.names.some((name) => now.values[name] !== before.values[name]);
  const fed = now.fed !== before.fed || (now.choices['evidence'] !== undefined && now.choices !== before.choices);
  if (rebuilt) return [...set, ...networkSpoken(words, now), ...settingSpoken(words, now)];
  const plain = isPlain(now.level);
  return moved || fed || (!plain && classesMoved(before, now)) ? [...set, ...lapSpoken(words, now), ...slopeSpoken(words, now), ...errorsSpoken(words, now), ...(plain ? [] : furtherMoved(words, before, now))] : set;
}

function valueSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const { metric, parameter } = now.stage.task.goal;
  if (metric === 'mistakes') {
    const lost = now.verdict === 'open' && now.value > now.bound && before.value <= before.bound;
    return now.mistakes > before.mistakes ? [words.t('live.value', { name: words.t('metric.mistakes'), value: words.number(now.mistakes) }), lost ? words.t('missed.mistakes', { count: now.bound }) : ''] : [];
  }
  if (metric === 'program') return now.value !== before.value || now.mistakes !== before.mistakes ? [runText(words, now)] : [];
  const lit = (viewOf(now, 'loss-curve') !== undefined && now.oil === null) || (viewOf(now, 'training-curve') !== undefined && metric === 'mean-squared-error');
  if (Object.is(now.value, before.value) || Number.isNaN(now.value) || (gaugeHidden(now) && !lit) || (metric === 'wrong' && !isPlain(now.level) && wrongTold(now) !== null)) return [];
  return [words.t('live.value', { name: words.t(`metric.${metric}`, { parameter: parameter ?? 'w' }), value: taskText(words, now.stage.task, now.value) })];
}

/** A learner that failed, or a training that went astray, by its name. */
function failureSpoken(words: Words, before: Play, now: Play): readonly string[] {
  if (now.verdict === 'missed' && now.phase !== 'call') return faultSpoken(words, hint(now)?.fault ?? '');
  if (now.stage.task.program !== undefined) return now.mistakes > before.mistakes ? faultSpoken(words, hint(now)?.fault ?? '') : [];
  const refused = now.refused.length > before.refused.length;
  const slip = (refused || now.answers.length > before.answers.length) && now.phase !== 'transfer' ? slipOf(now) : null;
  // What is turned down is tried again, and a call says itself why: the name is enough.
  if (slip !== null) return refused || now.phase === 'call' ? [words.t(`fault.${slip}.name`)] : faultSpoken(words, slip);
  const run = now.ran !== before.ran && now.trail.length > before.trail.length ? runTold(now) : null;
  if (run === null) return [];
  // Where breaking is the goal, what would mend it is no advice.
  return isBreaking(now.stage.task.goal) ? [words.t(`fault.${run}.name`)] : faultSpoken(words, run);
}

/** The heading of what a round came to. */
export function outcomeTitle(words: Words, play: Play): string {
  const verdict = play.verdict === 'passed' ? 'right' : 'wrong';
  if (play.phase === 'task') return words.t(play.verdict === 'passed' ? passTitle(play) : 'missed.title');
  if (play.verdict === 'passed' && play.called && play.transferred) return words.t('understood.title');
  return words.t(play.phase === 'call' ? `call.${verdict}` : play.verdict === 'passed' ? 'transfer.right' : 'missed.title');
}

const figuresIn = (text: string): readonly string[] => text.match(/\p{Nd}+(?:[.,٫٬]\p{Nd}+)*/gu) ?? [];

/** What a call held against each other, where neither its answer nor its reason says so. */
function calledSpoken(words: Words, play: Play): string {
  const called = calledTexts(words, play);
  const told = figuresIn(`${verdictText(words, play)} ${whyText(words, play)}`);
  return called === null || called.value === called.other || figuresIn(`${called.value} ${called.other}`).every((figure) => told.includes(figure)) ? '' : words.t('gauge.called', called);
}

/** What became of the round, and why. */
function outcomeSpoken(words: Words, before: Play, now: Play, { stars, starsBefore }: Listener): readonly string[] {
  const won = stars > starsBefore ? [words.t('stars.count', { count: stars })] : [];
  if (now.verdict === before.verdict || now.verdict === 'open') return won;
  const handed = now.phase !== 'call' && now.stage.questions.length === 0 && now.stage.task.program === undefined && now.stage.task.goal.judged === 'commit'
    ? [handedSaid(words, now, 'missed'), missedText(words, now)] : [];
  const why = now.phase === 'call' ? [calledSpoken(words, now), whyText(words, now)] : [];
  return [outcomeTitle(words, now), ...handed, ...won, ...why];
}

/** The question that waits, and the hotel that it points at. */
function questionSpoken(words: Words, play: Play): readonly string[] {
  return openQuestion(play) === null ? [] : [questionText(words, play), askedHotelSpoken(words, play)];
}

/** The errors, where the next question starts from others. */
function errorsAnew(words: Words, before: Play, now: Play): readonly string[] {
  const stood = errorsSpoken(words, before);
  return openQuestion(now) === null ? [] : errorsSpoken(words, now).filter((text) => !stood.includes(text));
}

/** Laps that an undo gave back. */
function lapsSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const left = lapsLeft(now);
  return left > lapsLeft(before) ? [words.t('train.left', { count: left })] : [];
}

/** What a committed move changed, in sentences, the most telling last. */
export function spoken(words: Words, before: Play | null, now: Play, listener: Listener): readonly string[] {
  if (before === null || before.level !== now.level || before.seed !== now.seed) return startSpoken(words, now);
  if (!sameRound(before, now)) return [words.t(now.phase === 'task' ? 'live.round' : now.phase === 'call' ? 'call.title' : 'transfer.title'), ...startSpoken(words, now)];
  const answered = now.answers.length > before.answers.length ? [verdictText(words, now)]
    : now.refused.length > before.refused.length ? [refusedText(words, now)] : [];
  const next = now.answers.length > before.answers.length ? [...errorsAnew(words, before, now), ...(isPlain(now.level) ? [] : ledOn(words, before, now)), ...questionSpoken(words, now)] : [];
  const moved = answered.length > 0 ? [] : movedSpoken(words, before, now, listener);
  const oil = now.oil === null || now.trail === before.trail ? [] : [now.oil === before.oil ? words.t('tools.seen') : words.t('tools.oil', { count: now.oil })];
  return [
    ...answered, ...moved, ...cardsSpoken(words, before, now), ...(isPlain(now.level) ? [] : furtherTold(words, before, now)), ...lapsSpoken(words, before, now), ...valueSpoken(words, before, now), ...oil,
    ...outcomeSpoken(words, before, now, listener), ...failureSpoken(words, before, now), ...next,
  ];
}

/** What a fresh round begins with. */
function startSpoken(words: Words, play: Play): readonly string[] {
  if (play.phase === 'call') return questionSpoken(words, play);
  const oil = play.oil === null ? [] : [words.t('tools.oil', { count: play.oil })];
  // A question stands alone; what a round wants without one is said in its line.
  const line = openQuestion(play) === null || play.phase === 'transfer' ? [levelText(words, play.level.id, play.phase === 'transfer' ? 'transfer' : 'prompt', playNumbers(words, play))] : [];
  return [...line, ...slopeSpoken(words, play), ...errorsSpoken(words, play), ...oil, ...questionSpoken(words, play)];
}

/** Sentences in a row, each with one full stop, whatever it ended with. */
export function sentences(parts: readonly string[]): string {
  return parts.map((part) => part.trim()).filter((part) => part !== '').map((part) => (/[.!?…:؟]["”»\u2069]*$/.test(part) ? part : `${part}.`)).join(' ');
}
