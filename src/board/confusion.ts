import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { textSize } from './axes.ts';
import { drawConfusion, drawMeters, drawSaid } from './confusion-drawing.ts';
import { beadAsked, type ConfusionScene, confusionScene } from './confusion-scene.ts';
import { knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { createTravel } from './travel.ts';
import type { CreateView } from './view.ts';

const REACH = 36;

/** What was said against what is: rows on a string, split by a fence, or counted in cells. */
export const createConfusion: CreateView<'confusion'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const palette = paletteOf(services.theme());
  const inset = view.place === 'inset';
  const size = textSize(area);
  const travel = createTravel(() => services.reducedMotion());
  let picture: ConfusionScene | null = null;
  let drawn: { play: Play; values: Values; told: string } | null = null;
  let held = false;

  const usable = (play: Play | null) => play !== null && knobOf(play, 't') !== null && toolInUse(play, 't');
  const near = ({ x }: Point) => picture !== null && picture.fence !== null && usable(game.play()) && Math.abs(x - picture.fence) < REACH;
  const beadAt = ({ x, y }: Point): string | null => {
    const play = game.play();
    const asked = play === null ? null : openQuestion(play);
    if (picture === null || asked?.question.answer.kind !== 'row') return null;
    const found = picture.beads.map((bead) => ({ bead, away: Math.hypot(bead.x - x, bead.y - y) })).toSorted((one, other) => one.away - other.away)[0];
    return found !== undefined && found.away < 22 ? String(found.bead.id) : null;
  };
  const set = ({ x }: Point) => {
    const play = game.play();
    const tool = play === null ? null : knobOf(play, 't');
    if (tool === null || picture === null) return;
    const { min, max } = view.axis;
    game.preview({ ...game.state().preview, t: snap(tool, min + ((x - picture.frame.x) / picture.frame.width) * (max - min)) });
  };
  const touch = inset ? null : createTouch(scene, area, {
    grab(point) {
      const row = beadAt(point);
      if (row !== null) return { move: () => undefined, release: (end) => { if (beadAt(end) === row) game.send({ kind: 'answer', to: row }); } };
      if (!near(point)) return null;
      held = true;
      return {
        move: set,
        release() {
          held = false;
          const to = game.state().preview?.['t'];
          if (to === undefined || to === game.play()?.values['t']) game.preview(null);
          else game.send({ kind: 'set', values: { t: to } });
        },
      };
    },
    hover: (point) => (point === null ? 'default' : beadAt(point) !== null ? 'pointer' : near(point) ? 'ew-resize' : 'default'),
  });

  const draw = (play: Play, values: Values) => {
    const asked = openQuestion(play)?.question.ask;
    const { picked } = game.state();
    const told = `${held}/${picked}/${play.opened}`;
    if (drawn?.play === play && drawn.values === values && drawn.told === told) return;
    drawn = { play, values, told };
    picture = confusionScene(view, area, play, values);
    layer.clear();
    const words = services.words();
    drawConfusion(layer.context, palette, words, picture, { size, inset, dark: view.cells === 'dark', bare: view.cells === 'bare', usable: usable(play), figures: view.figures, held, picked, perClass: view.rates.length > 0 });
    const bead = inset ? null : beadAsked(asked, picture.beads);
    if (bead !== null) drawSaid(layer.context, palette, words, picture, bead, values['answer'] ?? null, size);
    if (picture.classes === 2 && view.cells !== 'dark') drawMeters(layer.context, palette, words, picture, size);
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play !== null) draw(play, travel.follow(play, game.shown(), seconds));
    },
    moving: () => travel.moving(),
    destroy() {
      touch?.destroy();
      layer.destroy();
    },
  };
};
