import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Part } from '../curriculum/course.ts';
import { challengeOf, nextLevel } from '../game/order.ts';
import { hasEnded, partOnMap, playableParts, tallyOf } from '../game/parts.ts';
import { campPoint, isTurned } from '../game/path.ts';
import { levelProgress } from '../game/progress.ts';
import { Camp } from './camp.tsx';
import { placeTags, type Tag } from './camp-tags.ts';
import { Icon, SignButton } from './icons.tsx';
import { levelName } from './level-name.ts';
import { lockText } from './lock-text.ts';
import { PartSign } from './part-sign.tsx';
import { aboveOf } from './shortcuts.ts';
import { Today } from './today.tsx';
import { useGame, useServices, useWords } from './use-game.ts';
import { useScreenSize } from './use-screen-size.ts';

const REACH = 20;
/** The valley around the last camp. */
const VALLEY = 31;
const CROWN = 10;
const MARGIN = 4;

/** Arrow keys go from camp to camp along the path. */
function walkCamps(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const camps = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('.camp button'));
  const here = camps.findIndex((camp) => camp === document.activeElement);
  const steps: Readonly<Record<string, number>> = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: camps.length - 1 };
  const to = camps[steps[event.key] ?? -1];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}

/** One part from above: a button on each camp that the board draws, and all of them in a list. */
export function MapScreen() {
  const { game } = useServices();
  const words = useWords();
  useGame((each) => each.state().progress);
  const screen = useGame((each) => each.state().screen);
  const { course } = game.content;
  const { progress } = game.state();
  const part = partOnMap(course, progress, screen);
  const [listed, list] = useState(false);
  if (part === null) return null;
  const { passed } = tallyOf(course, progress, part);
  const several = playableParts(course).length > 1;
  return (
    <>
      <header class="strip map-strip">
        <SignButton icon="back" label={words.t(several ? 'strip.course' : 'strip.title')} keys="Escape" onClick={() => game.go(aboveOf(game, screen, game.state().behind))} />
        <h1 class="level-name" tabIndex={-1}><PartSign number={part.number} /><span>{words.t(`part.${part.number}.name`)}</span></h1>
        <p class="map-count">{words.t('map.passed', { passed, all: part.levels.length })}</p>
        {hasEnded(course, progress, part.id) && <SignButton icon="lamp" class="look-back" label={words.t('valley.open')} onClick={() => game.go({ name: 'valley', part: part.id })} />}
        <SignButton icon="list" label={words.t(listed ? 'map.unlist' : 'map.list')} onClick={() => list(!listed)} />
        <SignButton icon="cards" label={words.t('screen.cards')} onClick={() => game.go({ name: 'cards' })} />
        <SignButton icon="settings" label={words.t('screen.settings')} onClick={() => game.go({ name: 'settings' })} />
      </header>
      <main class={listed ? 'map listed' : 'map'} data-part={part.number}>
        <CampList key={part.id} part={part} listed={listed} />
        <MapFoot part={part} />
      </main>
    </>
  );
}

function CampList({ part, listed }: { part: Part; listed: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const screen = useScreenSize();
  const place = useRef<HTMLOListElement>(null);
  const [tags, lay] = useState<readonly (Tag | null)[]>([]);
  const [told, tell] = useState<string | null>(null);
  const { progress } = game.state();
  const next = nextLevel(game.content.course, progress);
  const turned = isTurned(part.number, words.direction);
  const points = part.levels.map((_, index) => campPoint(index, part.levels.length, screen.portrait, turned));
  const [fonts, arrive] = useState(false);
  useEffect(() => { document.fonts.ready.then(() => arrive(true), () => undefined); }, []);
  // Names are laid where they have room, once their sizes are known.
  useLayoutEffect(() => {
    const ground = place.current?.parentElement;
    if (place.current === null || ground === null || ground === undefined || listed) return;
    const { left, top, width, height } = ground.getBoundingClientRect();
    const taken = Array.from(document.querySelectorAll('.map-strip, .map-foot > *')).map((element) => {
      const box = element.getBoundingClientRect();
      return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
    });
    const names = Array.from(place.current.querySelectorAll<HTMLElement>('.camp-tag'));
    const found = placeTags(part.levels.map((id, index) => ({
      x: (points[index]?.x ?? 0) * width, y: (points[index]?.y ?? 0) * height, reach: index === part.levels.length - 1 ? VALLEY : REACH, crown: levelProgress(progress, id).stars > 0 ? CROWN : 0,
      tag: { width: names[index]?.offsetWidth ?? 0, height: names[index]?.offsetHeight ?? 0 }, always: id === next,
    })), { x: MARGIN, y: 0, width: width - 2 * MARGIN, height }, taken);
    if (found.some((tag, index) => tag?.side !== tags[index]?.side || tag?.shift !== tags[index]?.shift)) lay(found);
  }, [part, words, progress, screen, listed, fonts, next]);
  return (
    <ol class="camps" ref={place} onKeyDown={walkCamps}>
      {part.levels.map((id, index) => (
        <Camp key={id} id={id} number={index + 1} next={id === next} point={points[index] ?? { x: 0, y: 0 }} tag={tags[index] ?? null} listed={listed} told={told === id} onTell={tell} />
      ))}
    </ol>
  );
}

/** The ways out of a part: the one before, the one after, and past all of it for those who know it. */
function MapFoot({ part }: { part: Part }) {
  const { game } = useServices();
  const words = useWords();
  const { course } = game.content;
  const { progress } = game.state();
  const parts = playableParts(course);
  const place = parts.findIndex(({ id }) => id === part.id);
  const [before, after] = [parts[place - 1], parts[place + 1]];
  const boss = challengeOf(course, progress, part);
  const passed = boss !== null && levelProgress(progress, boss).passed;
  const { lock } = tallyOf(course, progress, part);
  const way = (to: Part, icon: 'back' | 'onward') => (
    <button type="button" class={`part-way ${icon}`} onClick={() => game.go({ name: 'map', part: to.id })}>
      {icon === 'back' && <Icon name="back" />}
      <PartSign number={to.number} /><span class="part-way-name"><span class="unseen">{words.t(icon === 'back' ? 'map.before' : 'map.after')} </span>{words.t(`part.${to.number}.name`)}</span>
      {icon === 'onward' && <Icon name="onward" />}
    </button>
  );
  return (
    <nav class="map-foot" aria-label={words.t('course.title')}>
      {before !== undefined ? way(before, 'back') : <span />}
      {boss !== null && (
        <button type="button" class="know" onClick={() => game.go({ name: 'level', id: boss })}>
          <strong>{words.t(passed ? 'map.prove' : 'map.know')}</strong> <span>{words.t(passed ? 'map.prove-how' : 'map.know-how', { name: levelName(words, boss) })}</span>
        </button>
      )}
      {boss === null && lock !== null && <p class="part-lock"><Icon name="lock" />{lockText(words, lock)}</p>}
      {boss === null && lock === null && course.daily !== undefined && part.levels.includes(course.daily) && <Today />}
      {after !== undefined ? way(after, 'onward') : <span />}
    </nav>
  );
}
