import { duelAt } from '../curriculum/duel.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { type Duelled, seenDuel } from '../game/seen-duel.ts';
import { parametersShown } from '../game/seen-picture.ts';
import { isOver } from './control.ts';
import { drawGround, drawHotels, drawVerdict, forgeryFrame } from './forgery-drawing.ts';
import { createLayer } from './layer.ts';
import { paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

/** Seconds in which a duel that was called is shown. */
const FILM = 4;

/** Forgeries on their way to the real hotels, or past them, over the ground of the detector that they are to fool. */
export const createDuel: CreateView<'duel'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const frame = forgeryFrame(area, view.x, view.y);
  let film: { duel: readonly Float64Array[]; elapsed: number } | null = null;

  /** The whole duel that a call has asked about, once it is answered. */
  const called = (play: Play): readonly Float64Array[] | null => {
    const ask = play.stage.questions[0]?.question.ask;
    return play.phase === 'call' && ask?.of === 'duel' ? (isOver(play) ? duelAt(play.stage, { ...play.values, ...settled(ask.given) }) : []) : null;
  };
  const momentOf = (play: Play, seconds: number): Float64Array | null => {
    const duel = called(play);
    if (duel === null) {
      film = null;
      return parametersShown(play, services.live());
    }
    if (film?.duel !== duel) film = { duel, elapsed: services.reducedMotion() ? FILM : 0 };
    film.elapsed = Math.min(FILM, film.elapsed + seconds);
    return duel[Math.floor((film.elapsed / FILM) * (duel.length - 1))] ?? null;
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play === null || play.stage.task.detector === undefined) return;
      const parameters = momentOf(play, seconds);
      const seen: Duelled = seenDuel(play, parameters);
      const palette = paletteOf(services.theme());
      const words = services.words();
      const dark = parameters === null || (view.detector === 'dark' && !isOver(play));
      layer.clear();
      drawGround(layer.context, palette, frame, dark ? null : seen.sure, words);
      drawHotels(layer.context, palette, frame, seen);
      if (!dark) drawVerdict(layer.context, palette, frame, seen.caught, words);
    },
    moving: () => film !== null && film.duel.length > 1 && film.elapsed < FILM,
    destroy: () => layer.destroy(),
  };
};
