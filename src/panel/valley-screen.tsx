import { useMemo } from 'preact/hooks';
import { type Arrival, type Chapter, chapterOf } from '../game/chapter.ts';
import { lockOf } from '../game/order.ts';
import { playableParts } from '../game/parts.ts';
import { levelProgress } from '../game/progress.ts';
import { Icon, SignButton } from './icons.tsx';
import { levelName } from './level-name.ts';
import { PartSign } from './part-sign.tsx';
import { Stars } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';
import { useLevels } from './use-levels.ts';

/** Levels with stars to be had that are offered. */
const MOST_OFFERED = 3;

/** The end of a part: what the way down came to, and where to go on. */
export function ValleyScreen() {
  const { game } = useServices();
  const words = useWords();
  const screen = useGame((each) => each.state().screen);
  const progress = useGame((each) => each.state().progress);
  const part = screen.name === 'valley' ? screen.part : '';
  const arrived = useLevels(game.content.course.parts.find(({ id }) => id === part)?.levels ?? []);
  const chapter = useMemo(() => chapterOf(game.content, progress, part), [progress, part, arrived]);
  if (chapter === null) return null;
  const number = game.content.course.parts.find(({ id }) => id === part)?.number ?? 0;
  const last = chapter.camps.at(-1)?.id;
  const map = () => game.go({ name: 'map', part });
  const parts = playableParts(game.content.course);
  const after = parts[parts.findIndex(({ id }) => id === part) + 1];
  const [first] = after?.levels ?? [];
  const onward = after !== undefined && first !== undefined && lockOf(game.content.course, progress, first) === null ? after : null;
  return (
    <>
      <header class="strip valley-strip"><SignButton icon="back" label={words.t('strip.map')} keys="Escape" onClick={map} /></header>
      <main class="side valley">
        <h1 tabIndex={-1}>{words.t(chapter.camps.every(({ held }) => held.passed || held.skipped) ? 'valley.title' : 'valley.there')}</h1>
        <p class="valley-can">{words.t(`part.${number}.can`)}</p>
        <Counts chapter={chapter} />
        {after === undefined && <Whole />}
        {chapter.arrival !== null && <Reached arrival={chapter.arrival} />}
        {chapter.faults.length > 0 && (
          <section class="valley-faults">
            <h2>{words.t('valley.faults')}</h2>
            <ul>{chapter.faults.map((fault) => <li key={fault}><Icon name="check" />{words.t(`fault.${fault}.name`)}</li>)}</ul>
          </section>
        )}
        <Missing chapter={chapter} />
        <div class="row">
          {onward !== null && <button type="button" class="wide strong" onClick={() => game.go({ name: 'map', part: onward.id })}><PartSign number={onward.number} />{words.t(`part.${onward.number}.name`)}<Icon name="onward" /></button>}
          <button type="button" class={onward === null ? 'wide strong' : 'wide'} onClick={map}>{words.t('screen.map')}</button>
          {last !== undefined && <button type="button" class="wide" onClick={() => game.go({ name: 'level', id: last })}>{words.t('valley.again', { name: levelName(words, last) })}</button>}
        </div>
      </main>
    </>
  );
}

function Counts({ chapter }: { chapter: Chapter }) {
  const words = useWords();
  const passed = chapter.camps.filter(({ held }) => held.passed).length;
  const count = (name: string, won: number, all: number) => (
    <div>
      <dt>{name}</dt>
      <dd class="figure"><bdi dir="ltr">{words.number(won)}<small> / {words.number(all)}</small></bdi></dd>
    </div>
  );
  return (
    <dl class="valley-counts">
      {count(words.t('valley.camps'), passed, chapter.camps.length)}
      {count(words.t('valley.stars'), chapter.stars, chapter.mostStars)}
    </dl>
  );
}

/** At the end of the last part: what all of the course came to. */
function Whole() {
  const { game } = useServices();
  const words = useWords();
  const { progress } = game.state();
  const held = playableParts(game.content.course).flatMap(({ levels }) => levels).map((id) => levelProgress(progress, id));
  const faults = new Set(held.flatMap((level) => level.faults)).size;
  const count = (name: string, value: number, all: number | null) => (
    <div>
      <dt>{name}</dt>
      <dd class="figure"><bdi dir="ltr">{words.number(value)}{all !== null && <small> / {words.number(all)}</small>}</bdi></dd>
    </div>
  );
  return (
    <section class="valley-whole">
      <h2>{words.t('valley.whole')}</h2>
      <dl class="valley-counts">
        {count(words.t('valley.camps'), held.filter(({ passed }) => passed).length, held.length)}
        {count(words.t('understood.title'), held.filter(({ understood }) => understood).length, null)}
        {count(words.t('screen.museum'), faults, null)}
      </dl>
    </section>
  );
}

/** The player's own loss beside that of the best machine. */
function Reached({ arrival: { value, epochs, networks } }: { arrival: Arrival }) {
  const words = useWords();
  const row = (kind: string, name: string, loss: number, laps: number) => (
    <li class={kind}>
      <Icon name="lamp" />
      <span>{name}{laps > 0 && <small>{words.t('counted.epochs', { count: laps })}</small>}</span>
      <span class="valley-loss">{words.t('valley.loss', { value: loss })}</span>
    </li>
  );
  return (
    <ul class="valley-reached">
      {row('own', words.t('valley.you'), value, epochs)}
      {networks !== null && row('reference-row', words.t('valley.networks', { count: networks.count }), networks.best, networks.epochs)}
    </ul>
  );
}

/** The way on: camps that still have stars. */
function Missing({ chapter }: { chapter: Chapter }) {
  const { game } = useServices();
  const words = useWords();
  const { progress } = game.state();
  const most = chapter.mostStars / chapter.camps.length;
  const short = chapter.camps.filter(({ held }) => held.stars < most).toSorted((one, other) => one.held.stars - other.held.stars).slice(0, MOST_OFFERED);
  if (short.length === 0) return <p class="understood"><Icon name="lamp" />{words.t('valley.complete')}</p>;
  return (
    <section class="valley-missing">
      <h2>{words.t('valley.missing')}</h2>
      <ul>
        {short.map(({ id }) => (
          <li key={id}>
            <button type="button" class="wide" onClick={() => game.go({ name: 'level', id })}>
              <span>{levelName(words, id)}</span><Stars count={levelProgress(progress, id).stars} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
