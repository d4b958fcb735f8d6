import { useRef } from 'preact/hooks';
import type { Play } from '../curriculum/replay.ts';
import type { Words } from '../game/translate.ts';
import { answerText } from './question.tsx';
import { useWords } from './use-game.ts';

/** What became of the last answer, in a sentence. */
export function verdictText(words: Words, play: Play): string {
  const last = play.answers.at(-1);
  const question = play.stage.questions[play.answers.length - 1]?.question;
  if (last === undefined || question === undefined) return '';
  if (question.answer.kind === 'setting') return words.t('said.serves');
  const values = { truth: answerText(words, play, question, last.truth), given: answerText(words, play, question, last.given) };
  const kind = !question.judged ? 'bet' : last.right ? 'right' : 'wrong';
  return words.t(`said.${kind}`, values);
}

/** The line under a question: how the one before went. */
export function Said({ play }: { play: Play }) {
  const words = useWords();
  const before = useRef(play);
  const refused = useRef(false);
  if (before.current !== play) {
    const sameRound = before.current.phase === play.phase && before.current.rounds[play.phase] === play.rounds[play.phase];
    refused.current = sameRound && play.mistakes > before.current.mistakes && play.answers.length === before.current.answers.length
      || (refused.current && sameRound && play.answers.length === before.current.answers.length);
    before.current = play;
  }
  if (play.stage.task.program !== undefined) return null;
  if (refused.current && play.verdict === 'open') return <p class="said wrong">{words.t('said.refused')}</p>;
  const last = play.answers.at(-1);
  const text = verdictText(words, play);
  if (last === undefined || text === '') return null;
  const judged = play.stage.questions[play.answers.length - 1]?.question.judged ?? true;
  return <p class={!judged ? 'said' : last.right ? 'said right' : 'said wrong'}>{text}</p>;
}
