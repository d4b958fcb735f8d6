import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** What the keyboard goes on from when its place is gone: what a round came to, else the question, else the first knob, else the prompt. */
const PLACES = ['.card h2', '.question', '.knob input:enabled', '.prompt h2', 'h1'];

/** Keeps the focus within: where the element that had it was taken away, it goes to the first of the places there are. */
export function useFocusKept(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = within.current;
    if (root === null) return;
    let had: Element | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      had = target instanceof Element ? target : null;
    };
    const keep = () => {
      if (document.activeElement !== document.body || had === null || had.isConnected) return;
      had = null;
      for (const place of PLACES) {
        const found = root.querySelector<HTMLElement>(place);
        if (found === null) continue;
        found.focus({ preventScroll: true });
        return;
      }
    };
    const watch = new MutationObserver(keep);
    root.addEventListener('focusin', onFocus);
    watch.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', onFocus);
      watch.disconnect();
    };
  }, []);
}
