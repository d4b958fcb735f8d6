import { useEffect, useRef } from 'preact/hooks';
import type { Card } from '../curriculum/card.ts';
import { useServices } from './use-game.ts';

/** Pixels that a press may tremble before it carries the card away. */
const TREMBLE = 6;

/** Carries a card with the mouse, to a slot of the panel or of the board; a finger scrolls the panel and drags on the board. */
export function useCardDrag(): { press(event: PointerEvent, card: Card, from: string | null): void; wasDrag(): boolean } {
  const { game } = useServices();
  const dragged = useRef(false);
  const end = useRef<() => void>(() => undefined);
  useEffect(() => () => end.current(), []);
  return {
    press(event, card, from) {
      dragged.current = false;
      if (event.pointerType === 'touch' || event.button !== 0) return;
      const begun = { x: event.clientX, y: event.clientY };
      const move = ({ clientX: x, clientY: y, target }: PointerEvent) => {
        if (!dragged.current && Math.hypot(x - begun.x, y - begun.y) < TREMBLE) return;
        dragged.current = true;
        game.carry({ card, from, x, y });
        // Over the board, the board aims.
        if (!(target instanceof Element) || target instanceof HTMLCanvasElement) return;
        game.aim(target.closest('[data-slot]')?.getAttribute('data-slot') ?? null);
      };
      const stop = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', leave);
      };
      const up = () => {
        stop();
        if (dragged.current) game.drop();
      };
      const leave = () => {
        stop();
        game.carry(null);
      };
      end.current = leave;
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', leave);
    },
    /** The click that ends a drag is none. */
    wasDrag() {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}
