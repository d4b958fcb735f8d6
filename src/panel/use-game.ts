import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Game } from '../game/store.ts';
import type { Words } from '../game/translate.ts';
import type { PanelServices } from './services.ts';

export const Services = createContext<PanelServices | null>(null);

export function useServices(): PanelServices {
  const services = useContext(Services);
  if (services === null) throw new Error('the panel is drawn inside createPanel');
  return services;
}

export function useWords(): Words {
  return useServices().words();
}

/** What `read` takes from the game; draws again only when that changed. */
export function useGame<T>(read: (game: Game) => T): T {
  const { game } = useServices();
  const [, redraw] = useState(0);
  const now = read(game);
  const last = useRef(now);
  const reader = useRef(read);
  last.current = now;
  reader.current = read;
  useLayoutEffect(() => game.subscribe(() => {
    if (!Object.is(reader.current(game), last.current)) redraw((count) => count + 1);
  }), [game]);
  return now;
}
