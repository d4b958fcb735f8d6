import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import { travelSeconds, valuesOnWay } from '../game/travel.ts';

/** Where the board shows a training on its way; null once it has arrived. Nothing travels with reduced motion. */
export function useTravel(play: Play): Values | null {
  const seen = useRef<{ play: Play; began: number | null }>({ play, began: null });
  const [, draw] = useState(0);
  const before = seen.current;
  if (before.play !== play) {
    const sameRound = before.play.stage === play.stage && play.trail.length > before.play.trail.length;
    const setsOut = sameRound && play.path.length > 1 && play.path !== before.play.path && document.documentElement.dataset['motion'] !== 'reduced';
    seen.current = { play, began: setsOut ? performance.now() : play.path === before.play.path ? before.began : null };
  }
  const { began } = seen.current;
  useLayoutEffect(() => {
    if (began === null) return undefined;
    let asked = 0;
    const frame = () => {
      if (performance.now() - began >= 1000 * travelSeconds(play)) seen.current = { ...seen.current, began: null };
      else asked = requestAnimationFrame(frame);
      draw((count) => count + 1);
    };
    asked = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(asked);
  }, [began]);
  return began === null ? null : valuesOnWay(play, (performance.now() - began) / 1000);
}
