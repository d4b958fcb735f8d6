import { openQuestion } from '../curriculum/question.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import type { Point } from './line-frame.ts';
import { textSize } from './axes.ts';
import { paletteOf } from './palette.ts';
import { drawPast } from './past-label.ts';
import { drawRaceFence } from './race-fence.ts';
import { drawEnds } from './race-ends.ts';
import { drawLaps, drawRaceAxes, type Head, raceFrame } from './race-laps.ts';
import { drawRaceMap } from './race-map.ts';
import { createRaceShow } from './race-show.ts';
import { drawSky } from './sky.ts';
import type { CreateView } from './view.ts';

/** How near a press must be to what it means. */
const NEAR = 44;

/** Trainings side by side: ways that lead down through the night, or lanterns where they ended. */
export const createRace: CreateView<'race'> = (scene, services, view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const sky = createLayer(scene, area, -1);
  const layer = createLayer(scene, area);
  const show = createRaceShow(() => services.reducedMotion());
  const size = textSize(area);
  const ends = view.mode === 'ends';
  const body = ends ? { ...area, height: area.height - Math.min(64, area.height * 0.16) } : area;
  let heads: readonly Head[] = [];
  let hovered: string | null = null;
  drawSky(sky.context, palette, { area, min: 0, max: 1, ceiling: 1, depth: Math.min(36, area.height * 0.08) });

  const asks = () => {
    const play = game.play();
    const kind = play === null ? undefined : openQuestion(play)?.question.answer.kind;
    return kind === 'run' || (kind === 'row' && view.mode === 'map');
  };
  const runAt = (point: Point): string | null => {
    const now = game.play();
    if (now === null || !asks() || (show.behind(now) && !show.goesOn(now))) return null;
    const far = (head: Head) => (ends ? Math.abs(head.x - point.x) : Math.hypot(head.x - point.x, head.y - point.y));
    const near = heads.toSorted((one, other) => far(one) - far(other))[0];
    return near !== undefined && far(near) < (view.mode === 'map' ? NEAR / 2 : NEAR) ? near.run : null;
  };
  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const run = runAt(point);
      if (play !== null && show.behind(play) && run === null) show.catchUp(play);
      if (run === null) return null;
      return {
        move: () => undefined,
        release(end) {
          if (runAt(end) === run) game.send({ kind: 'answer', to: run });
        },
      };
    },
    hover(point) {
      const play = game.play();
      hovered = point === null ? null : runAt(point);
      if (view.mode === 'map') game.pick(hovered === null ? null : Number(hovered));
      return hovered !== null || (play !== null && show.behind(play)) ? 'pointer' : 'default';
    },
  });

  return {
    update(seconds) {
      const play = game.play();
      const race = play?.stage.task.race;
      if (play === null || race === undefined) return;
      const values = game.shown();
      show.follow(play, values, seconds);
      const shown = show.shown(play, values);
      const frame = raceFrame(play, race, view, shown, body);
      const words = services.words();
      layer.clear();
      if (view.mode === 'fence') drawRaceFence(layer.context, palette, words, play, race, view, shown, area, size);
      else if (view.mode === 'map') heads = drawRaceMap(layer.context, palette, words, play, race, shown, area, size, game.state().picked);
      else {
        drawRaceAxes(layer.context, palette, words, play, race, view, shown, frame, size, !ends);
        heads = (ends ? drawEnds : drawLaps)(layer.context, palette, words, play, race, shown, frame, size, hovered);
      }
      if (show.behind(play)) drawPast(layer.context, palette, words, area, size);
    },
    moving() {
      const play = game.play();
      return play !== null && show.moving(play);
    },
    destroy() {
      touch.destroy();
      sky.destroy();
      layer.destroy();
    },
  };
};
