import { evaluate } from '../curriculum/quantity.ts';
import { callFigures } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { answerText } from './answer-text.ts';
import { calledName, calledTexts } from './called-text.ts';
import { callAlong } from './gauge-scale.ts';
import { quantityName, quantityText } from './goal-text.ts';
import { Icon } from './icons.tsx';
import { useWords } from './use-game.ts';

/** What a call asks for: dark until it is called, then where it came to beside what it was held against. */
export function CallGauge({ play }: { play: Play }) {
  const words = useWords();
  const figures = callFigures(play);
  const name = figures === null ? '' : calledName(words, play, figures.quantity);
  const answered = figures === null && play.verdict !== 'open' ? play.answers.at(-1) : undefined;
  const question = play.stage.questions[0]?.question;
  if (answered !== undefined && question !== undefined) {
    return (
      <div class="gauge called">
        <span class="gauge-figure"><span class="gauge-name">{quantityName(words, question.ask)}</span><output class="figure" dir="ltr">{question.answer.kind === 'number' ? answerText(words, play, question, answered.truth) : question.ask.of === 'duel' ? quantityText(words, question.ask, evaluate(play.stage, play.values, question.ask)) : ''}</output></span>
      </div>
    );
  }
  const called = calledTexts(words, play);
  if (figures === null || called === null) {
    const why = words.t('gauge.dark-call');
    return (
      <div class="gauge dark" role="img" aria-label={name === '' ? why : `${name}: ${why}`}>
        <span class="gauge-figure"><span class="gauge-name">{name}</span><Icon name="dark" /></span>
        <span class="track glass"><span class="why">{why}</span></span>
      </div>
    );
  }
  const along = callAlong(figures.asked, figures.against);
  return (
    <div class="gauge called" role="img" aria-label={words.t('gauge.called', called)}>
      <span class="gauge-figure"><span class="gauge-name">{name}</span><output class="figure" dir="ltr">{called.value}</output></span>
      <span class="track" dir="ltr">
        <span class="moved" style={{ left: `${100 * Math.min(along, 0.5)}%`, width: `${100 * Math.abs(along - 0.5)}%` }} />
        <span class="place against" style={{ left: '50%' }}><span class="below">{called.other}</span></span>
        <span class="you" style={{ left: `${100 * along}%` }} />
      </span>
    </div>
  );
}
