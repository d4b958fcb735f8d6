import { useGame, useServices, useWords } from './use-game.ts';

const STEP = 0.05;

/** Where one stands on the map of codes, as two rulers: across and up. */
export function Codes() {
  const { game } = useServices();
  const words = useWords();
  const [x = 0.5, y = 0.5] = useGame((each) => each.state().sketch) ?? [];
  const ruler = (axis: 'across' | 'up', value: number, walk: (to: number) => void) => (
    <label class="scrub">
      <span class="ruler">{words.t(`codes.${axis}`)}</span>
      <input type="range" dir="ltr" min="0" max="1" step={STEP} value={value} style={{ '--part': value }} aria-valuetext={words.t('unit.percent', { value: words.number(100 * value, 0) })}
        onInput={(event) => walk(Number(event.currentTarget.value))} />
    </label>
  );
  return (
    <section class="pad" aria-label={words.t('codes.label')}>
      {ruler('across', x, (to) => game.sketch([to, y]))}
      {ruler('up', y, (to) => game.sketch([x, to]))}
    </section>
  );
}
