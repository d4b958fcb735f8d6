import { useRef } from 'preact/hooks';
import type { Course } from '../curriculum/course.ts';
import { challengeOf, isVouchedFor, lockOf, partOf } from '../game/order.ts';
import type { Point } from '../game/path.ts';
import { levelProgress } from '../game/progress.ts';
import type { Tag } from './camp-tags.ts';
import { Icon } from './icons.tsx';
import { levelName } from './level-name.ts';
import { lockText } from './lock-text.ts';
import { Stars } from './stars.tsx';
import { useServices, useWords } from './use-game.ts';

function bossOf(course: Course, id: string): boolean {
  return course.parts.some(({ levels, boss }) => boss === id || levels.at(-1) === id);
}

function isAlong({ side }: Tag): boolean {
  return side === 'below' || side === 'above';
}

/**
 * A level as a camp on the map or a line of the list. Its name is a tag on the ground where there is room; hovered, focused or
 * touched it opens into a card. A finger that can not see the name yet opens the card first, and the level with the next tap.
 */
export function Camp({ id, number, next, point, tag, listed, told, onTell }: {
  id: string; number: number; next: boolean; point: Point; tag: Tag | null; listed: boolean; told: boolean; onTell: (id: string) => void;
}) {
  const { game } = useServices();
  const words = useWords();
  const touched = useRef(false);
  const { course } = game.content;
  const { progress } = game.state();
  const held = levelProgress(progress, id);
  const part = partOf(course, id);
  const challenge = part !== null && challengeOf(course, progress, part) === id;
  const lock = challenge ? null : lockOf(course, progress, id);
  const name = levelName(words, id);
  const state = held.passed ? 'passed' : lock !== null ? 'locked' : next ? 'next' : challenge ? 'challenge' : 'open';
  const spared = !held.passed && (held.skipped ? words.t('map.skipped') : isVouchedFor(course, progress, id) ? words.t('map.spared') : '');
  const why = lock !== null ? lockText(words, lock) : challenge && !held.passed ? words.t('map.know') : spared || '';
  const open = () => {
    const first = touched.current && !told && !listed && (tag === null || lock !== null);
    touched.current = false;
    if (first || lock !== null) onTell(id);
    else game.go({ name: 'level', id });
  };
  return (
    <li class={`camp ${state}${bossOf(course, id) ? ' boss' : ''}${told ? ' told' : ''}`} data-level={id} style={listed ? undefined : { left: `${100 * point.x}%`, top: `${100 * point.y}%` }}>
      <button type="button" aria-disabled={lock !== null} aria-current={next ? 'step' : undefined}
        onPointerDown={(event) => { touched.current = event.pointerType === 'touch'; }} onClick={open}>
        <span class="camp-sign" aria-hidden="true">{lock === null ? words.number(number) : <Icon name="lock" />}</span>
        <span class={`camp-label ${point.x > 0.5 ? 'before' : 'after'}`}>
          <span class="camp-name"><span class="unseen">{words.number(number)} </span>{name}</span>
          {why !== '' && <span class="camp-why">{why}</span>}
          {held.passed && <span class="camp-stars"><Stars count={held.stars} />{held.understood && <span class="camp-understood"><Icon name="lamp" /><span class="unseen">{words.t('understood.mark')}</span></span>}</span>}
          {told && !listed && lock === null && <span class="camp-why">{words.t('map.tap-again')}</span>}
        </span>
      </button>
      {!listed && <span class={`camp-tag ${tag?.side ?? 'hidden'}`} style={tag === null ? undefined : { [isAlong(tag) ? 'marginLeft' : 'marginTop']: `${tag.shift}px` }} dir={words.direction} aria-hidden="true">{name}</span>}
    </li>
  );
}
