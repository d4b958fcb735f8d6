import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const AIR = 16;

/** Keeps in sight what has just answered the player: scrolls as little as it takes, when it appears and whenever `key` changes; what `kept` names stays at the top. */
export function useInSight<Shown extends HTMLElement>(key: unknown, kept = ''): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  useEffect(() => {
    if (key === null || shown.current === null) return;
    const behavior = document.documentElement.dataset['motion'] === 'reduced' ? 'auto' : 'smooth';
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
