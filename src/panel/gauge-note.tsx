import { useState } from 'preact/hooks';
import type { Play } from '../curriculum/play.ts';
import { useWords } from './use-game.ts';

/** What the gauge measures, told on a tap on its name. */
export function GaugeNote({ play }: { play: Play }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { metric, parameter = 'w' } = play.stage.task.goal;
  if (play.phase === 'call') return null;
  return (
    <>
      <button type="button" class="gauge-ask" aria-expanded={open} aria-controls="gauge-note" aria-label={words.t('gauge.ask', { name: words.t(`metric.${metric}`, { parameter }) })}
        onClick={() => setOpen(!open)} onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          setOpen(false);
        }} />
      <p id="gauge-note" class="gauge-note" role="status">{open && <span>{words.t(`metric-why.${metric}`, { parameter })}</span>}</p>
    </>
  );
}
