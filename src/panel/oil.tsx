import type { Values } from '../curriculum/draw.ts';
import { placesSeen, seenAt } from '../curriculum/look.ts';
import { gradientAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { Icon } from './icons.tsx';
import { useInSight } from './in-sight.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** The lantern stands elsewhere, and there is oil for that look, or it needs none. */
export function canLook(play: Play, values: Values): boolean {
  const there = { ...play.values, ...values };
  const here = play.stage.names.every((name) => there[name] === play.values[name]);
  return !here && ((play.oil ?? 0) > 0 || seenAt(play, there));
}

/** The look, the oil for it, and what the looks so far have found. */
export function Oil({ play, open, onLook }: { play: Play; open: boolean; onLook: () => void }) {
  const words = useWords();
  const shown = useGame((game) => game.shown());
  const left = play.oil ?? 0;
  const off = !open || !canLook(play, shown);
  const seen = play.trail.length > 1 && seenAt(play, { ...play.values, ...shown });
  return (
    <>
      <div class="oil">
        <button type="button" class="wide" aria-disabled={off} onClick={onLook}><Icon name="look" />{words.t(seen ? 'tools.seen' : 'tools.look')}</button>
        <span class="drops" role="img" aria-label={words.t('tools.oil', { count: left })}>
          {Array.from({ length: Math.min(play.stage.task.visibility?.oil ?? 0, 24) }, (_, index) => <span key={index} class={index < left ? 'drop' : 'drop spent'}><Icon name="drop" /></span>)}
        </span>
      </div>
      <Looks play={play} open={open} />
    </>
  );
}

/** Places that were looked at, with the slope found there; to go back to one is free. */
function Looks({ play, open }: { play: Play; open: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const curve = play.stage.task.views.find((view) => view.kind === 'loss-curve');
  const places = placesSeen(play);
  const here = useInSight<HTMLButtonElement>(curve?.kind === 'loss-curve' && places.length > 1 ? play.values[curve.parameter] : null);
  if (curve?.kind !== 'loss-curve' || places.length < 2) return null;
  const { parameter } = curve;
  const told = (name: string, value: number) => words.t('live.value', { name, value: words.number(value) });
  return (
    <div class="looks" role="group" aria-label={words.t('tools.looks')}>
      {places.toSorted((one, other) => (one[parameter] ?? 0) - (other[parameter] ?? 0)).map((place) => {
        const at = place[parameter] ?? 0;
        const stands = at === play.values[parameter];
        return (
          <button key={at} type="button" class="look-seen" ref={stands ? here : null} aria-pressed={stands} disabled={!open} onClick={() => { if (!stands) game.send({ kind: 'set', values: { [parameter]: at } }); }}>
            <bdi dir="ltr">{told(parameter, at)}</bdi> <bdi dir="ltr">{told(`d${parameter}`, gradientAt(play.stage, place, parameter))}</bdi>
          </button>
        );
      })}
    </div>
  );
}
