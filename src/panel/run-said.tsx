import type { ComponentChildren } from 'preact';
import { isBreaking } from '../curriculum/goal.ts';
import type { Play } from '../curriculum/play.ts';
import type { RunVerdict } from '../curriculum/run.ts';
import { useInSight } from './in-sight.ts';
import { runTold } from './round.ts';
import { useTravel } from './use-travel.ts';
import { useWords } from './use-game.ts';

/** The way of the lantern through the valley, leap by leap. */
const WAYS: Readonly<Record<RunVerdict, ComponentChildren>> = {
  diverged: <><path d="M22 29Q36 8 51 22Q30-10 8 15Q30-14 60 2" /><path d="M54-2l6 4-5 5" /></>,
  overshoot: <path d="M10 19Q31 0 53.500 20Q32 6 12.700 22.300Q32 8 50 24" />,
  // A narrow ravine from above: between its walls, and, settled between them, along its floor.
  walls: <><path class="valley" d="M6 2L52 32M14-6L60 24" /><path d="M9 0L19 8.500L18-1L30 14L29 4L42 22" /></>,
  floor: <><path class="valley" d="M6 2L52 32M14-6L60 24" /><path d="M10-2L13 5.500Q34 4 48 28M48 28l-6-3M48 28l2.500-6" /></>,
  creep: <path d="M5 10Q7 7 7.500 14.500Q10 12 9.600 18.300Q12 16 11.600 21" />,
  'on-the-way': <path d="M7.700 15.200Q17 8 18.600 27.400Q24 20 28 31" />,
};

/** What the last training did, by name and with its picture, as soon as the board has shown it. */
export function RunSaid({ play }: { play: Play }) {
  const words = useWords();
  const travels = useTravel(play) !== null;
  const verdict = runTold(play);
  const shown = useInSight<HTMLParagraphElement>(verdict === null || travels ? null : play.ran);
  if (verdict === null || travels) return null;
  const { goal } = play.stage.task;
  const tame = goal.metric === 'breaking-rate' && verdict !== 'diverged';
  const wild = goal.metric === 'breaking-rate' && !tame && play.value > play.bound;
  const text = tame ? words.t('fault.too-tame.text') : wild ? words.t('train.lower') : isBreaking(goal) ? '' : words.t(`fault.${verdict}.text`);
  return (
    <p class={`run-said ${verdict}`} ref={shown}>
      <svg viewBox="0 -8 64 44" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round">
        {verdict !== 'walls' && verdict !== 'floor' && <path class="valley" d="M4 6C14 40 50 40 60 6" />}
        {WAYS[verdict]}
      </svg>
      <span><strong>{words.t(`fault.${tame ? 'too-tame' : verdict}.name`)}</strong>{text !== '' && ` ${text}`}</span>
    </p>
  );
}
