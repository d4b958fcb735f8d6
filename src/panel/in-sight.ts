import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const AIR = 16;

/** How the panel scrolls: at once where motion is reduced. */
function behaviour(): ScrollBehavior {
  return document.documentElement.dataset['motion'] === 'reduced' ? 'auto' : 'smooth';
}

/** Brings the knob into sight that something is said of, scrolling as little as it takes. */
export function useKnobInSight(knob: string | null): void {
  useEffect(() => {
    if (knob !== null) document.getElementById(`knob-${knob}`)?.closest('.knob')?.scrollIntoView({ block: 'nearest', behavior: behaviour() });
  }, [knob]);
}

/** Keeps in sight what has just answered the player: scrolls as little as it takes, when it appears and whenever `key` changes; what `kept` names stays at the top. */
export function useInSight<Shown extends HTMLElement>(key: unknown, kept = ''): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  useEffect(() => {
    if (key === null || shown.current === null) return;
    const behavior = behaviour();
    const side = shown.current.closest('main');
    const top = kept === '' ? null : side?.querySelector(kept);
    if (!side || !top) return shown.current.scrollIntoView({ block: 'nearest', behavior });
    const frame = side.getBoundingClientRect();
    // What stays at the foot covers what lies below its upper edge.
    const foot = Number.parseFloat(getComputedStyle(side).scrollPaddingBlockEnd) || 0;
    const hidden = shown.current.getBoundingClientRect().bottom + AIR - frame.bottom + foot;
    side.scrollBy({ top: Math.max(0, Math.min(hidden, top.getBoundingClientRect().top - AIR - frame.top)), behavior });
  }, [key]);
  return shown;
}
