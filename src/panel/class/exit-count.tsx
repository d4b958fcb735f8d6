import type { Words } from '../../game/translate.ts';

/** An exit ticket on the projector: a lantern for each, lit for who solved it; nobody sees whose it is. */
export function ExitCount({ words, solved, all }: { words: Words; solved: number; all: number }) {
  return (
    <section class="exit-count">
      <p>{words.t('class.exit-solved', { count: solved, all })}</p>
      <div class="lanterns" aria-hidden="true">{Array.from({ length: all }, (_, index) => <span key={index} class={index < solved ? 'lit' : ''} />)}</div>
    </section>
  );
}
