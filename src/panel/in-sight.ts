import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Keeps in sight what has just answered the player: scrolls as little as it takes, when it appears and whenever `key` changes. */
export function useInSight<Shown extends HTMLElement>(key: unknown): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  useEffect(() => {
    const still = document.documentElement.dataset['motion'] === 'reduced';
    if (key !== null) shown.current?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
  }, [key]);
  return shown;
}
