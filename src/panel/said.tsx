import { useMemo } from 'preact/hooks';
import { isOfApparatus } from '../curriculum/apparatus.ts';
import { evaluate, rowFigures } from '../curriculum/quantity.ts';
import { slipOf } from '../curriculum/hint-question.ts';
import { openQuestion, settingBound, valuesAsked } from '../curriculum/question.ts';
import { bestMachine, came, keptAs, promised } from '../curriculum/towns.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { answerTold } from './answer-text.ts';
import { askedText, goalText, quantityName } from './goal-text.ts';
import { useInSight } from './in-sight.ts';
import { marksRefused } from './mark-text.ts';
import { shareRefused } from './class-words.ts';
import { wideRefused } from './question-numbers.ts';
import { suspectTold } from './suspect-words.ts';
import { countFigures, lookedFigures, missedFigures, runFigures, stopFigures } from './race-words.ts';
import { useWords } from './use-game.ts';
import { apart } from './value-text.ts';

/** What a machine that was hired promised, and what came of it. */
function hiredText(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const answer = play.stage.questions[index]?.question.answer;
  const town = play.stage.towns[play.stage.questions.slice(0, index).filter((each) => each.question.answer.kind === 'machine').length];
  if (answered === undefined || answer?.kind !== 'machine' || town === undefined) return '';
  const hired = answer.among.find((machine) => machine === answered.given);
  const best = bestMachine(town, answer.among);
  if (hired === undefined) return '';
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, value > 0 ? 1 : 0) });
  return words.t(hired === best ? 'machine.served' : 'machine.failed', {
    machine: words.t(`machine.${hired}`), promised: dollars(promised(town, hired, keptAs(answered.at['kept']))), came: dollars(came(town, hired)), best: words.t(`machine.${best}`), least: dollars(came(town, best)),
  });
}

/** A client is served by tiles, and not by networks that are chosen. */
const hasLaw = ({ stage }: Play): boolean => stage.task.tools.some((tool) => tool.kind === 'choice' && tool.id !== 'network');

/** What became of one answer, in a sentence. */
export function answerVerdict(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const question = play.stage.questions[index]?.question;
  if (answered === undefined || question === undefined) return '';
  if (question.answer.kind === 'setting' && question.ask.of === 'run') return stopFigures(words, play, index);
  if (question.answer.kind === 'setting' && (question.known !== undefined || !answered.right) && typeof answered.truth === 'number') {
    const value = askedText(words, play.stage.task, question.ask, answered.truth);
    return question.known === undefined ? words.t('said.came-to', { value }) : words.t('live.value', { name: quantityName(words, question.ask), value });
  }
  if (question.answer.kind === 'marks') return words.t(answered.right ? 'mark.right' : 'mark.wrong', { count: Number(answered.truth) });
  if (question.answer.kind === 'setting') return words.t(hasLaw(play) ? 'said.serves' : 'said.fits');
  if (question.answer.kind === 'machine') return hiredText(words, play, index);
  const values = { truth: answerTold(words, play, question, answered.truth), given: answerTold(words, play, question, answered.given) };
  const kind = !question.judged ? values.truth === values.given ? 'bet-right' : 'bet' : answered.right ? 'right' : 'wrong';
  if (question.ask.of === 'missed') return missedFigures(words, play, index);
  const verdict = words.t(`said.${kind}`, values);
  if (question.ask.of === 'looked') return `${verdict} ${lookedFigures(words, play, index)}`;
  if (question.ask.of === 'setting') return `${verdict} ${countFigures(words, play, index)}`.trim();
  if (question.planted === true) return `${verdict} ${suspectTold(words, play, index)}`.trim();
  return question.answer.kind === 'run' ? `${verdict} ${runFigures(words, play, index)}` : verdict;
}

/** What the last answer should have been, as it is told. */
function lastTold(words: Words, play: Play): string {
  const index = play.answers.length - 1;
  const [asked, answered] = [play.stage.questions[index], play.answers[index]];
  return asked === undefined || answered === undefined ? '' : answerTold(words, play, asked.question, answered.truth);
}

/** What became of the last answer. */
export function verdictText(words: Words, play: Play): string {
  return answerVerdict(words, play, play.answers.length - 1);
}

/** Why the last answer to the open question was turned down: the figures of a hotel that does less damage than another. */
export function refusedText(words: Words, play: Play): string {
  const given = play.refused.at(-1);
  // A round that is lost on what was turned down ends there.
  const asked = play.stage.questions[play.answers.length];
  if (given === undefined || asked === undefined) return '';
  const { answer, ask } = asked.question;
  const change = play.verdict === 'open' ? ` ${words.t('said.change')}` : '';
  if (answer.kind === 'setting' && play.turnedDown !== null && (ask.of === 'metric' || ask.of === 'softmax' || (ask.of === 'confusion' && ask.short !== true) || ask.of === 'weighed' || ask.of === 'stakes' || ask.of === 'apart' || ask.of === 'strays' || ask.of === 'thickness' || ask.of === 'run' || (ask.of === 'split' && ask.figure !== 'short') || isOfApparatus(ask))) {
    const { value, bound } = apart((each, decimals) => askedText(words, play.stage.task, ask, each, decimals), play.turnedDown, settingBound(play.stage, asked.question));
    return `${words.t('said.too-much', { value: ask.of === 'run' ? value : `${quantityName(words, ask)} ${value}`, bound })}${change}`;
  }
  if (ask.of === 'confusion' && ask.short === true && play.turnedDown !== null) return words.t('said.too-little', { value: `${quantityName(words, ask)} ${words.t('unit.percent', { value: words.number(100 - play.turnedDown, 0) })}` }) + change;
  if (ask.of === 'shares') return shareRefused(words, play, ask.wanted, settingBound(play.stage, asked.question));
  if (ask.of === 'wide') return wideRefused(words, play, asked.question);
  if (answer.kind === 'marks') return marksRefused(words, play);
  const another = play.verdict === 'open' ? ` ${words.t('said.another')}` : '';
  if (answer.kind === 'setting') return hasLaw(play) ? words.t('said.refused') + another : words.t('said.not-there') + change;
  if (answer.kind !== 'row') return words.t('said.not-that') + another;
  if (asked.question.ask.of === 'pull') return words.t('said.not-heaviest', { hotel: words.t('answer.hotel', { id: Number(given) }), pull: evaluate(play.stage, valuesAsked(play, asked), { ...asked.question.ask, row: Number(given) }) });
  const { error, square, share } = rowFigures(play.stage, valuesAsked(play, asked), answer.data, Number(given));
  return words.t('said.not-worst', { hotel: words.t('answer.hotel', { id: Number(given) }), error: goalText(words, 'mean-error', error), square, share });
}

/** The line under a question: how the one before went. */
export function Said({ play }: { play: Play }) {
  const words = useWords();
  const said = play.answers.length + play.refused.length;
  const last = play.answers.at(-1);
  // What was handed over and is right has its tick: the next question stays in sight.
  const ticked = last?.given === 'hand-over' && last.right && play.refused.length === 0 && openQuestion(play) !== null;
  // A round that is over is told by its card, which stands first.
  const over = play.verdict !== 'open';
  const shown = useInSight<HTMLParagraphElement>(said === 0 || ticked || over ? null : `${play.answers.length}/${said}`, play.refused.length === 0 ? '.question' : '');
  if (play.stage.task.program !== undefined) return null;
  const refused = refusedText(words, play);
  const named = useMemo(() => slipOf(play), [play]);
  const slip = named !== null && play.phase === 'task' && <strong>{words.t(`fault.${named}.name`)}</strong>;
  if (refused !== '') return <p class="said wrong" ref={shown}>{slip}{refused}</p>;
  // Told by its tick.
  if (last?.right === true && play.stage.questions[play.answers.length - 1]?.question.answer.kind === 'marks') return null;
  // Told by its bar.
  if (last?.given === 'hand-over' && play.stage.questions[play.answers.length - 1]?.question.known !== undefined) return null;
  const text = verdictText(words, play);
  // That it was right is no news where the round has passed.
  const plain = [words.t('said.fits'), words.t('said.serves'), words.t('said.right', { truth: lastTold(words, play) })];
  if (last === undefined || text === '' || (over && plain.includes(text))) return null;
  const judged = play.stage.questions[play.answers.length - 1]?.question.judged ?? true;
  return (
    <p class={!judged ? 'said' : last.right ? 'said right' : 'said wrong'} ref={shown}>
      {openQuestion(play) !== null && <span class="said-of">{words.t('said.before')}</span>}
      {slip}
      {text}
    </p>
  );
}
