import './learn.css';
import { useRef, useState } from 'preact/hooks';
import type { Play } from '../curriculum/play.ts';
import { classSaid, partsSaid, seenPicture, type SeenPicture } from '../game/seen-picture.ts';
import { penned } from '../game/sketch.ts';
import type { Words } from '../game/translate.ts';
import { ToldStill } from './told-still.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

/** A class of a set of pictures, by name; a digit by its sign. */
export function pictureName(words: Words, { spec }: Pick<SeenPicture, 'spec'>, index: number): string {
  const name = spec.classes[index] ?? '';
  return /^\d$/.test(name) ? words.number(Number(name), 0) : words.t(`picture.${name}`);
}

/** What is said of the picture that is looked at, and what it is. */
export function pictureSaid(words: Words, seen: SeenPicture): string {
  const count = seen.spec.classes.length;
  const said = classSaid(seen.said, count);
  const sure = words.number(100 * (partsSaid(seen.said, count)[said] ?? 0), 0);
  const named = { said: pictureName(words, seen, said), sure };
  return seen.targets === null ? words.t('picture.said', named) : words.t('picture.said-of', { ...named, is: pictureName(words, seen, classSaid(seen.targets, count)) });
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Another picture, or one of one's own: drawn on the board, or here with the arrow keys. */
export function Pad({ play }: { play: Play }) {
  const { game, live } = useServices();
  const words = useWords();
  const sketch = useGame((each) => each.state().sketch);
  const picked = useGame((each) => each.state().picked);
  const tip = useRef({ x: 14, y: 8, down: false });
  const [told, tell] = useState('');
  const view = play.stage.task.views.find((each) => each.kind === 'picture');
  const seen = seenPicture(play, { picked, sketch }, live());
  if (view?.kind !== 'picture' || seen === null) return null;
  const { width, height } = seen.spec;
  const blank = () => Array.from({ length: width * height }, () => 0);
  const next = () => {
    const ids = play.stage.testIds;
    game.sketch(null);
    game.pick(ids[((seen.row ?? -1) + 1) % ids.length] ?? null);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const at = tip.current;
    if (event.key === ' ' || event.key === 'Enter') {
      at.down = !at.down;
      if (at.down) game.sketch(penned(sketch ?? blank(), seen.spec, at, at));
      tell(words.t(at.down ? 'pad.down' : 'pad.up'));
    } else if (step !== undefined) {
      const from = { x: at.x, y: at.y };
      at.x = Math.min(width - 1, Math.max(1, at.x + step[0]));
      at.y = Math.min(height - 1, Math.max(1, at.y + step[1]));
      if (at.down) game.sketch(penned(sketch ?? blank(), seen.spec, from, at));
      tell(words.t('pad.at', { row: words.number(at.y, 0), column: words.number(at.x, 0) }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section class="pad" aria-label={words.t('pad.label')}>
      <div class="row">
        <button type="button" class="wide" onClick={next}>{words.t('pad.next')}</button>
        {view.draw && <button type="button" class="wide" onClick={() => game.sketch(blank())}>{words.t('pad.draw')}</button>}
      </div>
      {view.draw && sketch !== null && <div class="pad-keys" role="application" tabIndex={0} aria-label={words.t('pad.keys')} onKeyDown={onKey}>{words.t('pad.keys')}</div>}
      <ToldStill text={told === '' ? pictureSaid(words, seen) : `${told} ${pictureSaid(words, seen)}`} />
    </section>
  );
}
