import { useEffect, useState } from 'preact/hooks';
import { playableParts } from '../game/parts.ts';
import { levelProgress } from '../game/progress.ts';
import { type Exhibit, ExhibitPicture } from './exhibit-picture.tsx';
import { SignButton } from './icons.tsx';
import { levelName } from './level-name.ts';
import { useGame, useServices, useWords } from './use-game.ts';
import './museum.css';

/** Empty frames on the wall: room for the next ones, not a list of all that is missing. */
const WAITING = 3;

/** The failures that have a picture, fetched once one was met: those that were met hang in the light, with where that was; a few frames wait for the next. */
export function MuseumScreen() {
  const { game } = useServices();
  const words = useWords();
  const progress = useGame((each) => each.state().progress);
  const order = playableParts(game.content.course).flatMap(({ levels }) => levels);
  const [exhibits, hang] = useState<readonly Exhibit[] | null>(null);
  const broken = order.some((id) => levelProgress(progress, id).faults.length > 0);
  useEffect(() => {
    if (broken) import('../../assets/museum.json').then((pictures) => hang(pictures.default), () => game.notify({ key: 'notice.no-board', values: {} }));
  }, [broken]);
  const hung = (exhibits ?? []).map((exhibit) => ({ exhibit, met: order.filter((id) => levelProgress(progress, id).faults.includes(exhibit.fault)) }));
  const found = hung.filter(({ met }) => met.length > 0).length;
  return (
    <>
      <header class="strip aside-strip">
        <SignButton icon="back" label={words.t('strip.back')} keys="Escape" onClick={() => game.go(game.state().behind)} />
        <h1 class="level-name" tabIndex={-1}>{words.t('screen.museum')}</h1>
      </header>
      <main class="sheet museum" tabIndex={0}>
        <p class="museum-count">{found === 0 ? (broken ? '' : words.t('museum.none')) : words.t('museum.found', { found, all: hung.length })}</p>
        <ul class="museum-wall">
          {hung.filter(({ met }) => met.length > 0).map(({ exhibit, met }) => <Hung key={exhibit.fault} exhibit={exhibit} met={met} />)}
          {Array.from({ length: found > 0 ? Math.min(WAITING, hung.length - found) : WAITING }, (_, frame) => <Empty key={frame} />)}
        </ul>
      </main>
    </>
  );
}

function Hung({ exhibit, met }: { exhibit: Exhibit; met: readonly string[] }) {
  const { game } = useServices();
  const words = useWords();
  return (
    <li class="exhibit" data-fault={exhibit.fault}>
      <ExhibitPicture exhibit={exhibit} />
      <h2>{words.t(`fault.${exhibit.fault}.name`)}</h2>
      <p>{words.t(`fault.${exhibit.fault}.text`)}</p>
      <p class="exhibit-met">{met.map((id) => <button key={id} type="button" class="link" onClick={() => game.go({ name: 'level', id })}>{levelName(words, id)}</button>)}</p>
    </li>
  );
}

function Empty() {
  const words = useWords();
  return <li class="exhibit unmet"><div class="frame" /><p>{words.t('museum.unmet')}</p></li>;
}
