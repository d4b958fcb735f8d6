import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../../game/translate.ts';

/** How long a round goes on, in minutes and seconds; `ahead` is what the server's clock is ahead of ours. */
export function Countdown({ words, until, ahead }: { words: Words; until: number; ahead: number }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - Date.now() - ahead) / 1000));
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return (
    <time class="figure countdown" dir="ltr" role="timer" aria-label={words.t('class.left', { minutes, seconds: rest })}>
      {words.number(minutes, 0)}:{rest < 10 ? words.number(0, 0) : ''}{words.number(rest, 0)}
    </time>
  );
}
