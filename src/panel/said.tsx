import { evaluate, rowFigures } from '../curriculum/quantity.ts';
import { slipOf } from '../curriculum/hint-question.ts';
import { openQuestion, settingBound, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/replay.ts';
import type { Words } from '../game/translate.ts';
import { answerText } from './answer-text.ts';
import { goalText, quantityName, quantityText } from './goal-text.ts';
import { useInSight } from './in-sight.ts';
import { useWords } from './use-game.ts';

/** What became of one answer, in a sentence. */
export function answerVerdict(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const question = play.stage.questions[index]?.question;
  if (answered === undefined || question === undefined) return '';
  if (question.answer.kind === 'setting' && question.known !== undefined && typeof answered.truth === 'number') return words.t('said.came-to', { value: `${quantityName(words, question.ask)} ${quantityText(words, question.ask, answered.truth)}` });
  if (question.answer.kind === 'setting') return words.t(play.stage.task.tools.some((tool) => tool.kind === 'choice') ? 'said.serves' : 'said.fits');
  const values = { truth: answerText(words, play, question, answered.truth), given: answerText(words, play, question, answered.given) };
  const kind = !question.judged ? 'bet' : answered.right ? 'right' : 'wrong';
  return words.t(`said.${kind}`, values);
}

/** What became of the last answer. */
export function verdictText(words: Words, play: Play): string {
  return answerVerdict(words, play, play.answers.length - 1);
}

/** Why the last answer to the open question was turned down: the figures of a hotel that does less damage than another. */
export function refusedText(words: Words, play: Play): string {
  const given = play.refused.at(-1);
  const asked = openQuestion(play);
  if (given === undefined || asked === null) return '';
  const { answer, ask } = asked.question;
  if (answer.kind === 'setting' && play.turnedDown !== null && (ask.of === 'metric' || ask.of === 'stakes')) {
    const told = (value: number) => quantityText(words, ask, value);
    return words.t('said.too-much', { value: `${quantityName(words, ask)} ${told(play.turnedDown)}`, bound: told(settingBound(play.stage, asked.question)) });
  }
  if (answer.kind !== 'row') return words.t(answer.kind === 'setting' && !play.stage.task.tools.some((tool) => tool.kind === 'choice') ? 'said.not-there' : 'said.refused');
  if (asked.question.ask.of === 'pull') return words.t('said.not-heaviest', { hotel: words.t('answer.hotel', { id: String(given) }), pull: evaluate(play.stage, valuesAsked(play, asked), { ...asked.question.ask, row: Number(given) }) });
  const { error, square, share } = rowFigures(play.stage, valuesAsked(play, asked), answer.data, Number(given));
  return words.t('said.not-worst', { hotel: words.t('answer.hotel', { id: String(given) }), error: goalText(words, 'mean-error', error), square, share });
}

/** The line under a question: how the one before went. */
export function Said({ play }: { play: Play }) {
  const words = useWords();
  const said = play.answers.length + play.refused.length;
  const shown = useInSight<HTMLParagraphElement>(said === 0 ? null : `${play.answers.length}/${said}`);
  if (play.stage.task.program !== undefined) return null;
  const refused = refusedText(words, play);
  const named = slipOf(play);
  if (refused !== '') return <p class="said wrong" ref={shown}>{refused}</p>;
  const last = play.answers.at(-1);
  // Told by its bar.
  if (last?.given === 'hand-over' && play.stage.questions[play.answers.length - 1]?.question.known !== undefined) return null;
  const text = verdictText(words, play);
  if (last === undefined || text === '') return null;
  const judged = play.stage.questions[play.answers.length - 1]?.question.judged ?? true;
  return (
    <p class={!judged ? 'said' : last.right ? 'said right' : 'said wrong'} ref={shown}>
      {named !== null && play.phase === 'task' && <strong>{words.t(`fault.${named}.name`)}</strong>}
      {text}
    </p>
  );
}
