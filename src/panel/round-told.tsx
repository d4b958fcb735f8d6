import { bestLine, type Reached } from '../curriculum/best-line.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { answerTold } from './answer-text.ts';
import { goalText } from './goal-text.ts';
import { levelText } from './level-name.ts';
import { playNumbers, questionNumbers } from './level-text.ts';
import { answerVerdict, refusedText } from './said.tsx';
import { useWords } from './use-game.ts';
import { apart, nearText } from './value-text.ts';

/** A wrong answer in the words of its level, with what was asked; where the level has none, in those of all. */
function wrongText(words: Words, play: Play, index: number): string {
  const asked = play.stage.questions[index];
  const answered = play.answers[index];
  if (asked === undefined || answered === undefined) return '';
  const { question } = asked;
  const numbers = () => ({ ...questionNumbers(words, play, asked), truth: answerTold(words, play, question, answered.truth), given: answerTold(words, play, question, answered.given) });
  return words.has(`levels.${play.level.id}.told.${question.id}`) ? levelText(words, play.level.id, `told.${question.id}`, numbers()) : answerVerdict(words, play, index);
}

/** What a lost round came to: which answers were wrong, the figures behind them, and the line that would have won. */
export function RoundTold({ play }: { play: Play }) {
  const words = useWords();
  const wrong = play.answers.flatMap(({ right }, index) => (right || play.stage.questions[index]?.question.judged !== true ? [] : [[index, wrongText(words, play, index)] as const]));
  const told = play.refused.length === 0 ? wrong : [...wrong, [play.answers.length, refusedText(words, play)] as const];
  const figures = levelText(words, play.level.id, 'figures', playNumbers(words, play));
  return (
    <>
      {told.length > 0 && <ol class="wrong-answers">{told.map(([index, text]) => <li key={index}><span>{words.number(index + 1)}</span> <span>{text}</span></li>)}</ol>}
      {figures !== '' && play.opened && <p>{figures}</p>}
      <BestLine play={play} />
    </>
  );
}

/** The best line beside the player's own, as the board shows them, in figures. */
function BestLine({ play }: { play: Play }) {
  const words = useWords();
  const found = bestLine(play);
  if (found === null) return null;
  const { metric, best, own, free } = found;
  const figures = apart((each, decimals) => goalText(words, metric, each, decimals), own.value, best.value);
  // Of a law is said what could be chosen.
  const chosen = (part: string) => play.stage.task.tools.some((tool) => tool.kind === 'choice' && tool.options.includes(part));
  const told = ({ values, law }: Reached, figure: string) => (
    <>
      {law !== null && <bdi>{[law.aggregate, law.measure].filter(chosen).map((part) => words.t(`law.${part}`)).join(' ')}</bdi>}
      {free.map((name) => <bdi key={name} dir="ltr">{words.t('live.value', { name, value: nearText(words, play.stage, name, values[name] ?? Number.NaN) })}</bdi>)}
      <bdi>{words.t('live.value', { name: words.t(`metric.${metric}`), value: figure })}</bdi>
    </>
  );
  return (
    <dl class="lines">
      <div class="best"><dt>{words.t('missed.best-line')}</dt><dd>{told(best, figures.bound)}</dd></div>
      <div class="own"><dt>{words.t('missed.own-line')}</dt><dd>{told(own, figures.value)}</dd></div>
    </dl>
  );
}
