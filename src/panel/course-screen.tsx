import type { Part } from '../curriculum/course.ts';
import { partOnMap, playableParts, tallyOf } from '../game/parts.ts';
import { valleyPoints } from '../game/path.ts';
import { Icon, SignButton } from './icons.tsx';
import { lockText } from './lock-text.ts';
import { PartSign } from './part-sign.tsx';
import { Star } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';
import { useScreenSize } from './use-screen-size.ts';

/** The whole descent from further above: a valley for each part. */
export function CourseScreen() {
  const { game } = useServices();
  const words = useWords();
  const screen = useScreenSize();
  const progress = useGame((each) => each.state().progress);
  const { course } = game.content;
  const parts = playableParts(course);
  const here = partOnMap(course, progress, { name: 'course' });
  const points = valleyPoints(parts.length, screen, words.direction);
  const tallies = parts.map((part) => tallyOf(course, progress, part));
  const sum = (count: (tally: (typeof tallies)[number]) => number) => tallies.reduce((all, tally) => all + count(tally), 0);
  return (
    <>
      <header class="strip map-strip">
        <SignButton icon="back" label={words.t('strip.title')} keys="Escape" onClick={() => game.go({ name: 'title' })} />
        <h1 class="level-name" tabIndex={-1}>{words.t('course.title')}</h1>
        <p class="map-count">{words.t('map.passed', { passed: sum(({ passed }) => passed), all: parts.reduce((all, { levels }) => all + levels.length, 0) })}</p>
        <SignButton icon="cards" label={words.t('screen.cards')} onClick={() => game.go({ name: 'cards' })} />
        <SignButton icon="settings" label={words.t('screen.settings')} onClick={() => game.go({ name: 'settings' })} />
      </header>
      <main class="map course">
        <ol class="valleys">
          {parts.map((part, index) => <Valley key={part.id} part={part} point={points[index] ?? [0.5, 0.5]} portrait={screen.portrait} here={part.id === here?.id} far={index > 0 && tallies[index - 1]?.lock !== null} />)}
        </ol>
      </main>
    </>
  );
}

/** `far`: the part before it is locked as well, so that a low screen need not say what opens it. */
function Valley({ part, point: [x, y], portrait, here, far }: { part: Part; point: readonly [number, number]; portrait: boolean; here: boolean; far: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const { stars, mostStars, passed, lock } = tallyOf(game.content.course, game.state().progress, part);
  const state = passed === part.levels.length ? 'done' : lock !== null ? 'locked' : here ? 'here' : 'open';
  const side = portrait ? (x < 0.5 ? 'after' : 'before') : 'below';
  return (
    <li class={`valley-at ${state} ${side}${far ? ' far' : ''}`} data-part={part.number} style={{ left: `${100 * x}%`, top: `${100 * y}%` }}>
      <button type="button" aria-current={here ? 'step' : undefined} onClick={() => game.go({ name: 'map', part: part.id })}>
        <span class="valley-sign" aria-hidden="true"><PartSign number={part.number} /></span>
        <span class="valley-label" dir={words.direction}>
          <span class="valley-name">{words.t(`part.${part.number}.name`)}</span>
          <span class="valley-stars"><Star lit={stars > 0} /><span aria-hidden="true"><bdi dir="ltr">{words.number(stars)} / {words.number(mostStars)}</bdi></span><span class="unseen">{words.t('course.stars', { stars, all: mostStars })}</span></span>
          {lock !== null && <span class="valley-why"><Icon name="lock" />{lockText(words, lock)}</span>}
        </span>
      </button>
    </li>
  );
}
