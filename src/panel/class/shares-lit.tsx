import type { Together } from '../../classroom/lesson.ts';
import type { Words } from '../../game/translate.ts';

/** Of each share a lamp: who is awaited, who was heard, what the server filled. */
export function SharesLit({ words, together }: { words: Words; together: Together }) {
  const running = together.state === 'running';
  return (
    <ul class="shares-lit" aria-label={words.t('together.shares')}>
      {together.shares.map(({ owners, answers }, share) => {
        const last = running ? null : (together.last?.[share] ?? null);
        const state = running ? (answers > 0 ? 'heard' : 'awaited') : last === null ? 'awaited' : last.by === 'class' ? 'heard' : 'filled';
        const said = running ? words.t('together.heard', { count: answers, all: owners }) : words.t(last?.by === 'server' ? 'together.filled' : 'together.counted');
        return <li key={share} class={`lamp ${state}`} title={said}><span class="figure">{words.number(share + 1, 0)}</span><small>{said}</small></li>;
      })}
    </ul>
  );
}
