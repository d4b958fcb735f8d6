import './sentence.css';
import type { Play } from '../curriculum/play.ts';
import { seenSentence, type SeenSentence, sentencesOf } from '../game/seen-sentence.ts';
import type { Words } from '../game/translate.ts';
import { ToldStill } from './told-still.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

/** A sentence, and what the network makes of it. */
export function sentenceSaid(words: Words, { words: names, said, truth, written, answer }: SeenSentence): string {
  const text = names.map((name) => (written ? name : words.t(`word.${name}`))).join(' ');
  const glad = words.number(100 * (said.at(-1) ?? 0), 0);
  if (names.length === 0) return words.t('sentence.empty');
  if (answer !== null) return words.t(answer.truth === null ? 'sentence.spoken' : 'sentence.spoken-of', { text, said: answer.words.join(' '), is: answer.truth?.join(' ') ?? '' });
  if (truth === null) return words.t('sentence.said', { text, glad });
  return words.t('sentence.said-of', { text, glad, is: words.t(truth === 1 ? 'sentence.glad' : 'sentence.sad') });
}

/** Another sentence, or one of one's own, word by word. */
export function Sentence({ play }: { play: Play }) {
  const { game, live } = useServices();
  const words = useWords();
  const sketch = useGame((each) => each.state().sketch);
  const picked = useGame((each) => each.state().picked);
  const view = play.stage.task.views.find((each) => each.kind === 'sentence');
  const spec = sentencesOf(play);
  const seen = seenSentence(play, { picked, sketch }, live());
  if (view?.kind !== 'sentence' || spec === null || seen === null) return null;
  const next = () => {
    const ids = play.stage.testIds;
    game.sketch(null);
    game.pick(ids[((seen.row ?? -1) + 1) % ids.length] ?? null);
  };
  const add = (word: number) => { if ((sketch?.length ?? 0) < spec.steps) game.sketch([...(sketch ?? []), word]); };
  const full = (sketch?.length ?? 0) >= spec.steps;
  return (
    <section class="pad" aria-label={words.t('sentence.label')}>
      <div class="row">
        <button type="button" class="wide" onClick={next}>{words.t('sentence.next')}</button>
        {view.compose && sketch === null && <button type="button" class="wide" onClick={() => game.sketch([])}>{words.t('sentence.own')}</button>}
        {view.compose && sketch !== null && <button type="button" class="wide" aria-disabled={sketch.length === 0} onClick={() => game.sketch(sketch.slice(0, -1))}>{words.t('sentence.back')}</button>}
      </div>
      {view.compose && sketch !== null && (
        <div class="sentence-words" role="group" aria-label={words.t('sentence.words')}>
          {spec.words.map((name, number) => number > 0 && <button key={name} type="button" aria-disabled={full} onClick={() => add(number)}>{spec.written ? name : words.t(`word.${name}`)}</button>)}
        </div>
      )}
      <ToldStill text={sentenceSaid(words, seen)} />
    </section>
  );
}
