import { useEffect, useState } from 'preact/hooks';
import { useServices } from './use-game.ts';

/** Sees to it that these levels arrive, and draws anew with each that does. Hands back how many have come since. */
export function useLevels(ids: readonly string[]): number {
  const { game } = useServices();
  const [arrived, arrive] = useState(0);
  useEffect(() => {
    for (const id of ids) if (!game.content.levels.has(id)) game.content.load(id).then(() => arrive((count) => count + 1), () => undefined);
  }, [game, ids.join()]);
  return arrived;
}
