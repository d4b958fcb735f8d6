import type { Words } from '../../game/translate.ts';

/** On the projector: a lantern for each pupil, lit for who has committed a number or solved the exit ticket; nobody sees whose it is. */
export function LitCount({ words, said, count, all }: { words: Words; said: 'exit-solved' | 'committed'; count: number; all: number }) {
  return (
    <section class="lit-count">
      <p role="status">{words.t(`class.${said}`, { count, all })}</p>
      <div class="lanterns" aria-hidden="true">{Array.from({ length: all }, (_, index) => <span key={index} class={index < count ? 'lit' : ''} />)}</div>
    </section>
  );
}
