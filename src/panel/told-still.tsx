import { useServices } from './use-game.ts';

/** What is said aloud once it stands still: while a network learns, it changes with every frame. */
export function ToldStill({ text }: { text: string }) {
  const { live } = useServices();
  const runs = live()?.state === 'running';
  return <p class="unseen" role="status" aria-live={runs ? 'off' : 'polite'}><span key={String(runs)}>{text}</span></p>;
}
