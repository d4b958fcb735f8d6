import { useEffect, useState } from 'preact/hooks';
import type { Part } from '../curriculum/course.ts';
import { playableParts } from '../game/parts.ts';
import { levelProgress } from '../game/progress.ts';
import { Formula } from './formula.tsx';
import { countedText } from './goal-text.ts';
import { Icon, SignButton } from './icons.tsx';
import { levelName, levelText } from './level-name.ts';
import { PartSign } from './part-sign.tsx';
import { Stars } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';
import { useLevels } from './use-levels.ts';

/** The concepts of the course, part by part: a name for each that was met, and its card once it is passed. */
export function CardsScreen() {
  const { game } = useServices();
  const words = useWords();
  const progress = useGame((each) => each.state().progress);
  const parts = playableParts(game.content.course);
  const order = parts.flatMap(({ levels }) => levels);
  const won = order.filter((id) => levelProgress(progress, id).passed);
  useLevels(won);
  const pictures = usePictures();
  return (
    <>
      <header class="strip aside-strip">
        <SignButton icon="back" label={words.t('strip.back')} keys="Escape" onClick={() => game.go(game.state().behind)} />
        <h1 class="level-name" tabIndex={-1}>{words.t('screen.cards')}</h1>
      </header>
      <main class="sheet" tabIndex={0}>
        {won.length === 0 && <p class="empty"><Icon name="cards" />{words.t('cards.none')}</p>}
        {parts.map((part) => <Concepts key={part.id} part={part} pictures={pictures} />)}
        {won.length > 0 && won.length < order.length && <p class="quiet-line">{words.t('cards.more', { count: order.length - won.length })}</p>}
      </main>
    </>
  );
}

/** Addresses of the pictures of the best runs, as long as the screen is open. */
function usePictures(): ReadonlyMap<string, string> {
  const { pictures } = useServices();
  const [addresses, show] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let made: ReadonlyMap<string, string> = new Map();
    let left = false;
    pictures().then((found) => {
      if (left) return;
      made = new Map(Array.from(found, ([id, picture]) => [id, URL.createObjectURL(picture)]));
      show(made);
    }, () => undefined);
    return () => {
      left = true;
      for (const address of made.values()) URL.revokeObjectURL(address);
    };
  }, []);
  return addresses;
}

function showCard(id: string): void {
  const head = document.querySelector<HTMLElement>(`[data-card="${id}"] h3`);
  head?.scrollIntoView({ block: 'center' });
  head?.focus({ preventScroll: true });
}

function Concepts({ part, pictures }: { part: Part; pictures: ReadonlyMap<string, string> }) {
  const { game } = useServices();
  const words = useWords();
  const { progress } = game.state();
  const held = part.levels.map((id) => ({ id, ...levelProgress(progress, id) }));
  const met = held.filter(({ passed, skipped, seen }) => passed || skipped || seen);
  const won = held.filter(({ passed }) => passed);
  return (
    <section class="concepts" data-part={part.number}>
      <h2><PartSign number={part.number} /><span>{words.t(`part.${part.number}.name`)}</span><span class="concepts-count">{words.t('cards.met', { met: met.length, all: held.length })}</span></h2>
      <ul class="concept-list">
        {held.map(({ id, passed }) => {
          const known = met.some((each) => each.id === id);
          if (passed) return <li key={id}><button type="button" class="concept won" onClick={() => showCard(id)}>{levelName(words, id)}</button></li>;
          return known ? <li key={id} class="concept">{levelName(words, id)}</li> : <li key={id} class="concept unmet" aria-hidden="true" />;
        })}
      </ul>
      {won.length > 0 && <div class="deck">{won.map(({ id }) => <ReferenceCard key={id} id={id} picture={pictures.get(id)} />)}</div>}
    </section>
  );
}

function ReferenceCard({ id, picture }: { id: string; picture: string | undefined }) {
  const { game } = useServices();
  const words = useWords();
  const level = game.content.levels.get(id);
  const held = levelProgress(game.state().progress, id);
  const spoken = levelText(words, id, 'formula-words');
  const formula = levelText(words, id, 'formula');
  return (
    <article class="reference" data-card={id}>
      <h3 tabIndex={-1}>{levelName(words, id)}</h3>
      {picture !== undefined && <img class="reference-picture" src={picture} alt={words.t('cards.picture')} />}
      <p>{levelText(words, id, 'card')}</p>
      {formula !== '' && <Formula text={formula} label={spoken || formula.replace(/<[^>]*>/g, ' ')} />}
      {spoken !== '' && <details><summary>{words.t('cards.words')}</summary><p>{spoken}</p></details>}
      <p class="reference-foot">
        <span class="reference-won"><Stars count={held.stars} />{held.best !== null && <span>{words.t('cards.best', { value: level === undefined ? held.best : countedText(words, level, held.best) })}</span>}</span>
        {level !== undefined && <span>{words.t(level.pages[0] === level.pages[1] ? 'cards.page' : 'cards.pages', { from: level.pages[0], to: level.pages[1] })}</span>}
        <button type="button" class="link" onClick={() => game.go({ name: 'level', id })}>{words.t('cards.again')}</button>
      </p>
    </article>
  );
}
