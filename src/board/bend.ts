import { parametersOf } from '../curriculum/stage.ts';
import { valuesSeen } from '../curriculum/question.ts';
import { valuesAt } from '../curriculum/training.ts';
import { drawBend, drawFigures } from './bend-drawing.ts';
import { bendFrame } from './bend-frame.ts';
import { type BendGrip, type BendScene, bendScene } from './bend-scene.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { drawGround } from './line-ground.ts';
import { walk } from './line-motion.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { createStand, inTurn } from './stand.ts';
import type { CreateView } from './view.ts';

const REACH = 28;

/** What a network of one input says along the road, bent where its units wake up. */
export const createBend: CreateView<'bend'> = (scene, services, view, area) => {
  const { game } = services;
  const frame = bendFrame(area, view);
  const ground = createLayer(scene, area, 1);
  const marks = createLayer(scene, area, 2);
  let groundKey = '';
  const standing = createStand(services, (from, to, play, last) => (play.path !== last.path && play.path.length > 2 ? walk(play.path) : inTurn(from, to, play, last)));
  let shown: BendScene | null = null;
  let held: string | null = null;

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const set = play.phase === 'call' ? valuesSeen(play) : game.shown();
    const stand = standing.after(seconds, play, parametersOf(play.stage, set));
    const palette = paletteOf(services.theme());
    const words = services.words();
    const key = `${palette.theme}/${words.language}`;
    if (key !== groundKey) {
      groundKey = key;
      ground.clear();
      drawGround(ground.context, palette, frame, words, view.rows === 'gate' ? 'axis.comes-out' : 'axis.price');
    }
    shown = bendScene(play, valuesAt(play.stage, stand, { ...play.values, ...set }), view, frame);
    marks.clear();
    const sealed = view.sealed && play.verdict === 'open';
    drawBend(marks.context, palette, frame, sealed ? { ...shown, curve: [], pieces: [], under: [], rows: shown.rows.map((row) => ({ ...row, lit: false })) } : shown, view.rows === 'gate', held);
    if (!frame.small) drawFigures(marks.context, palette, frame, words, play, set);
  };

  const gripAt = ({ x, y }: Point): BendGrip | null => {
    const near = (shown?.grips ?? []).filter((grip) => Math.hypot(grip.x - x, grip.y - y) <= REACH);
    return near.toSorted((one, other) => Math.hypot(one.x - x, one.y - y) - Math.hypot(other.x - x, other.y - y))[0] ?? null;
  };

  const touch = createTouch(scene, area, {
    grab(start) {
      const play = game.play();
      const grip = gripAt(start);
      if (play === null || grip === null) return null;
      held = grip.id;
      const place = ({ x, y }: Point) => grip.to({ x: grip.x + x - start.x, y: grip.y + y - start.y });
      const preview = (point: Point) => game.preview({ ...game.state().preview, [grip.id]: place(point) });
      preview(start);
      return {
        move: preview,
        release(point) {
          held = null;
          const value = place(point);
          if (value === play.values[grip.id]) game.preview(null);
          else game.send({ kind: 'set', values: { [grip.id]: value } });
        },
      };
    },
    hover(point) {
      const grip = point === null ? null : gripAt(point);
      return grip === null ? 'default' : grip.along === 'x' ? 'ew-resize' : 'ns-resize';
    },
  });

  return {
    update,
    moving: standing.moving,
    destroy() {
      touch.destroy();
      ground.destroy();
      marks.destroy();
    },
  };
};
