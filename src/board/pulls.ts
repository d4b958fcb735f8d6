import { valuesCalled } from '../curriculum/called.ts';
import { openQuestion } from '../curriculum/question.ts';
import { errorsAt, pullsAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { easeOut } from '../game/hop.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { askedPull, isTold } from './pulls-told.ts';
import { drawPulls, pullsFrame } from './pulls-drawing.ts';
import type { CreateView } from './view.ts';

const SECONDS = 0.6;
const REACH = 34;

/** A beam with each row at its distance: its error stands on the beam, and the sheet from the hinge to it is its pull. */
export const createPulls: CreateView<'pulls'> = (scene, services, view, area) => {
  const { game } = services;
  const { parameter } = view;
  const inset = view.place === 'inset';
  const layer = createLayer(scene, area);
  let frame: ReturnType<typeof pullsFrame> | null = null;
  let framedFor: Play['stage'] | null = null;
  let shown: readonly number[] = [];
  let way: { from: readonly number[]; to: readonly number[]; clock: number } | null = null;

  const follow = (play: Play, seconds: number) => {
    if (framedFor?.trainIds !== play.stage.trainIds) {
      frame = pullsFrame(area, play.stage, parameter, inset ? [] : null);
      framedFor = play.stage;
      shown = [];
    }
    const errors = errorsAt(play.stage, valuesCalled(play), 'train');
    const end = way?.to ?? shown;
    if (shown.length !== errors.length || services.reducedMotion()) {
      shown = errors;
      way = null;
    } else if (errors.some((error, row) => error !== end[row])) way = { from: shown, to: errors, clock: 0 };
    if (way === null) return;
    way.clock += seconds;
    const part = easeOut(way.clock / SECONDS);
    const { from, to } = way;
    shown = to.map((error, row) => (from[row] ?? error) + (error - (from[row] ?? error)) * part);
    if (part >= 1) way = null;
  };

  const rowAt = (play: Play, x: number): number | null => {
    if (frame === null || openQuestion(play)?.question.answer.kind !== 'row') return null;
    const { inputs } = play.stage.train;
    const away = play.stage.trainIds.map((_, row) => Math.abs((frame?.xOf(inputs[row] ?? 0) ?? 0) - x));
    const nearest = Math.min(...away);
    return nearest > REACH ? null : away.indexOf(nearest);
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const row = play === null ? null : rowAt(play, point.x);
      const id = row === null ? undefined : play?.stage.trainIds[row];
      if (play === null || id === undefined) return null;
      return {
        move: () => undefined,
        release(end) {
          const now = game.play();
          if (now !== null && rowAt(now, end.x) === row && !now.refused.includes(String(id))) game.send({ kind: 'answer', to: String(id) });
        },
      };
    },
    hover(point) {
      const play = game.play();
      const row = play === null || point === null ? null : rowAt(play, point.x);
      const id = row === null ? null : play?.stage.trainIds[row] ?? null;
      if (id !== game.state().picked) game.pick(id);
      return id === null ? 'default' : 'pointer';
    },
  });

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      follow(play, seconds);
      if (inset) frame = pullsFrame(area, play.stage, parameter, shown);
      if (frame === null) return;
      layer.clear();
      const pulls = pullsAt(play.stage, valuesCalled(play), parameter, 'train');
      drawPulls(layer.context, paletteOf(services.theme()), services.words(), frame, {
        ids: play.stage.trainIds, inputs: Array.from(play.stage.train.inputs), errors: shown,
        pulls: pulls.map((pull, row) => (way === null && isTold(play, row) ? pull : null)),
        asked: askedPull(play), picked: game.state().picked, refused: play.refused.map(String),
      });
    },
    moving: () => way !== null,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
