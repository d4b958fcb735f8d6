import type { Values } from '../curriculum/draw.ts';
import { forgedAt, type Forged, forgeryOf, sureOf } from '../curriculum/forgery.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import { isOver, knobOf } from './control.ts';
import { drawGround, drawHotels, drawVerdict, type ForgeryFrame, forgeryFrame } from './forgery-drawing.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

/** Real and forged hotels, and the detector that has just learnt to tell them apart. */
export const createForgery: CreateView<'forgery'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const frame: ForgeryFrame = forgeryFrame(area, view.x, view.y);

  const shownValues = (play: Play): Values => {
    const asked = openQuestion(play);
    const ask = (asked ?? (play.phase === 'call' ? play.stage.questions[0] : null))?.question.ask;
    const called = play.phase === 'call' ? { ...(asked?.at ?? play.answers.at(-1)?.at), ...(ask?.of === 'forgery' ? settled(ask.given) : {}) } : {};
    return { ...play.values, ...game.shown(), ...called };
  };

  const update = () => {
    const play = game.play();
    if (play === null || forgeryOf(play.stage) === null) return;
    const forged: Forged = forgedAt(play.stage, shownValues(play));
    const asked = openQuestion(play);
    const dark = !isOver(play) && (view.detector === 'dark' || (play.phase === 'call' && asked !== null));
    const palette = paletteOf(services.theme());
    layer.clear();
    drawGround(layer.context, palette, frame, dark ? null : (miles, price) => sureOf(forged, { miles, price }), services.words());
    drawHotels(layer.context, palette, frame, forged);
    const answer = (asked ?? play.stage.questions.at(-1))?.question.answer;
    const bound = answer?.kind === 'setting' ? answer.atMost : undefined;
    if (!dark) drawVerdict(layer.context, palette, frame, forged.caught, services.words(), typeof bound === 'number' ? bound : undefined);
  };

  const moves = (play: Play, point: Point): Values => Object.fromEntries(([['centre', frame.milesAt(point.x)], ['height', frame.priceAt(point.y)]] as const).flatMap(([name, value]) => {
    const tool = knobOf(play, name);
    return tool === null || !toolInUse(play, name) ? [] : [[name, snap(tool, value)]];
  }));

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null || Object.keys(moves(play, point)).length === 0) return null;
      const start = point;
      const from = frame.place({ miles: play.values['centre'] ?? 0, price: play.values['height'] ?? 0 });
      const to = (there: Point): Point => ({ x: from.x + there.x - start.x, y: from.y + there.y - start.y });
      return {
        move: (there) => game.preview({ ...game.state().preview, ...moves(play, to(there)) }),
        release(there) {
          const values = moves(play, to(there));
          if (Object.entries(values).every(([name, value]) => play.values[name] === value)) game.preview(null);
          else game.send({ kind: 'set', values });
        },
      };
    },
    hover(point) {
      const play = game.play();
      return point !== null && play !== null && Object.keys(moves(play, point)).length > 0 ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => false,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
