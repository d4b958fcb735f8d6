import type { Play } from '../curriculum/play.ts';
import { quantityName, quantityText } from './goal-text.ts';
import { useWords } from './use-game.ts';

/** What was handed over in this round came to, one bar each: how it shrinks as more becomes known. */
export function Handed({ play }: { play: Play }) {
  const words = useWords();
  const rows = play.answers.flatMap(({ given, truth }, index) => {
    const question = play.stage.questions[index]?.question;
    return given === 'hand-over' && typeof truth === 'number' && question?.known !== undefined ? [{ value: truth, known: question.known, ask: question.ask }] : [];
  });
  const first = rows[0];
  if (first === undefined) return null;
  const most = Math.max(...rows.map(({ value }) => value));
  return (
    <dl class="handed" aria-label={quantityName(words, first.ask)}>
      {rows.map(({ value, known, ask }, index) => (
        <div key={index}>
          <dt>{words.t('handed.known', { count: known })}</dt>
          <dd><span class="bar" style={{ '--part': Math.sqrt(value / most) }} /><bdi>{quantityName(words, ask)} {quantityText(words, ask, value)}</bdi></dd>
        </div>
      ))}
    </dl>
  );
}
