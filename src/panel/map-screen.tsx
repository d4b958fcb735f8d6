import { useEffect, useState } from 'preact/hooks';
import { hasEnded } from '../game/chapter.ts';
import { campPoint } from '../game/path.ts';
import { levelProgress } from '../game/progress.ts';
import { Icon, SignButton } from './icons.tsx';
import { levelName } from './level-text.ts';
import { levelOrder, lockedBy, nextLevel } from './next-level.ts';
import { Stars } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

function usePortrait(): boolean {
  const read = () => innerHeight > innerWidth;
  const [portrait, set] = useState(read);
  useEffect(() => {
    const measure = () => set(read());
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return portrait;
}

/** The terrain from above: a button on each camp that the board draws, and all of them in a list. */
export function MapScreen() {
  const { game } = useServices();
  const words = useWords();
  const portrait = usePortrait();
  const [listed, list] = useState(false);
  useGame((each) => each.state().progress);
  const order = levelOrder(game);
  const next = nextLevel(game);
  const ended = game.content.course.parts.filter(({ id }) => hasEnded(game.content.course, game.state().progress, id));
  const passed = order.filter((id) => levelProgress(game.state().progress, id).passed).length;
  return (
    <>
      <header class="strip map-strip">
        <SignButton icon="back" label={words.t('strip.title')} keys="Escape" onClick={() => game.go({ name: 'title' })} />
        <h1 class="level-name" tabIndex={-1}>{words.t('map.title')}</h1>
        <p class="map-count">{words.t('map.passed', { passed, all: order.length })}</p>
        {ended.map(({ id }) => <SignButton key={id} icon="lamp" label={words.t('valley.open')} onClick={() => game.go({ name: 'valley', part: id })} />)}
        <SignButton icon="list" label={words.t(listed ? 'map.unlist' : 'map.list')} onClick={() => list(!listed)} />
        <SignButton icon="cards" label={words.t('screen.cards')} onClick={() => game.go({ name: 'cards' })} />
        <SignButton icon="settings" label={words.t('screen.settings')} onClick={() => game.go({ name: 'settings' })} />
      </header>
      <main class={listed ? 'map listed' : 'map'}>
        <ol class="camps">
          {order.map((id, index) => (
            <Camp key={id} id={id} number={index + 1} next={id === next} point={campPoint(index, order.length, portrait)} portrait={portrait} listed={listed} />
          ))}
        </ol>
      </main>
    </>
  );
}

function Camp({ id, number, next, point, portrait, listed }: { id: string; number: number; next: boolean; point: { x: number; y: number }; portrait: boolean; listed: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const held = levelProgress(game.state().progress, id);
  const boss = game.content.course.parts.some(({ levels }) => levels.at(-1) === id);
  const lock = lockedBy(game, id);
  const name = levelName(words, id);
  const state = held.passed ? 'passed' : lock !== null ? 'locked' : next ? 'next' : 'open';
  const why = lock === null ? (held.skipped && !held.passed ? words.t('map.skipped') : '') : words.t('map.locked', { name: levelName(words, lock) });
  const place = listed ? undefined : { left: `${100 * point.x}%`, top: `${100 * point.y}%` };
  const side = point.x > (portrait ? 0.5 : 0.62) ? 'before' : 'after';
  return (
    <li class={`camp ${state} ${side}${boss ? ' boss' : ''}`} style={place}>
      <button type="button" aria-disabled={lock !== null} aria-current={next ? 'step' : undefined}
        onClick={() => { if (lock === null) game.go({ name: 'level', id }); }}>
        <span class="camp-sign" aria-hidden="true">{lock === null ? words.number(number) : <Icon name="lock" />}</span>
        <span class="camp-label">
          <span class="camp-name"><span class="unseen">{words.number(number)} </span>{name}</span>
          {why !== '' && <span class="camp-why">{why}</span>}
          {held.passed && <span class="camp-stars"><Stars count={held.stars} />{held.understood && <span class="camp-understood"><Icon name="lamp" /><span class="unseen">{words.t('understood.mark')}</span></span>}</span>}
        </span>
      </button>
    </li>
  );
}
