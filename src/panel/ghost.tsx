import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { valuesAt } from '../curriculum/training.ts';
import { inSight } from '../game/sight.ts';
import { Icon } from './icons.tsx';
import { type Ghost as Descent, ghostOffered } from '../game/ghost.ts';
import { useServices, useWords } from './use-game.ts';

/** Whether descent from here arrives, and when. */
export function descentText(words: Words, ghost: Descent): string {
  if (ghost.reaches !== null) return words.t('ghost.reaches', { count: ghost.reaches });
  const name = ghost.fault === null ? '' : `fault.${ghost.fault}.name`;
  return words.has(name) ? words.t('ghost.never', { fault: words.t(name) }) : words.t('ghost.never-plain');
}

/** "From here": what gradient descent would do, to be scrubbed. */
export function Ghost({ play }: { play: Play }) {
  const { ghost: current, askGhost, scrubGhost } = useServices();
  const words = useWords();
  if (play.phase !== 'task' || !ghostOffered(play)) return null;
  const ghost = current();
  const last = ghost === null ? 0 : ghost.path.length - 1;
  const now = ghost?.losses[ghost.at];
  const stand = ghost?.path[ghost.at];
  const gone = stand !== undefined && !inSight(play, valuesAt(play.stage, stand, play.values));
  return (
    <section class="ghost" aria-label={words.t('ghost.label')}>
      <button type="button" class="wide" onClick={() => askGhost()}>{words.t('ghost.ask')}<Icon name="onward" /></button>
      {ghost !== null && (
        <>
          <p class="ghost-result">{descentText(words, ghost)}</p>
          {last > 0 && (
            <label class="scrub">
              <span class="unseen">{words.t('ghost.scrub')}</span>
              <input type="range" dir="ltr" min="0" max={last} step="1" value={ghost.at} aria-valuetext={words.t('ghost.at', { count: ghost.at, value: now ?? Number.NaN })}
                style={{ '--part': ghost.at / last }} onInput={(event) => scrubGhost(Number(event.currentTarget.value))} />
              <span class="figure small">{words.t('ghost.at', { count: ghost.at, value: now ?? Number.NaN })}</span>
            </label>
          )}
          {gone && <p class="quiet-line">{words.t('ghost.dark')}</p>}
        </>
      )}
    </section>
  );
}
