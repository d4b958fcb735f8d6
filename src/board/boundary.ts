import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { drawChartAxes, textSize } from './axes.ts';
import { drawAgainst, drawCounted, drawDot, drawFence, drawGround, drawKnots, drawSaid } from './boundary-drawing.ts';
import { boundaryChart, type BoundaryScene, boundaryScene, type Dot } from './boundary-scene.ts';
import { knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { chartValues } from './relief.ts';
import { drawFlareNames, drawFlares } from './surprise.ts';
import { createTravel } from './travel.ts';
import type { CreateView } from './view.ts';

/** So near, a finger takes it. */
const REACH = 34;

/** The ground sorted by class: what a network, or a drawn boundary, says of every place. */
export const createBoundary: CreateView<'boundary'> = (scene, services, view, area) => {
  const { game } = services;
  const ground = createLayer(scene, area);
  const marks = createLayer(scene, area, 2);
  const palette = paletteOf(services.theme());
  const chart = boundaryChart(area, view);
  const inset = view.place === 'inset';
  const size = textSize(area);
  const radius = inset ? 4 : Math.max(6, Math.min(9, chart.area.width / 80));
  const travel = createTravel(() => services.reducedMotion());
  let drawn: { values: Values; play: Play; picture: BoundaryScene } | null = null;
  let held: string | null = null;
  let told = '';

  /** The value that puts a grip at this point, if one of its knobs can be turned. */
  const turnedTo = (play: Play, picture: BoundaryScene, id: string, point: Point, values: Values): Values => {
    const tool = knobOf(play, id);
    if (tool === null || !toolInUse(play, id)) return {};
    const at = chartValues(chart, point.x, point.y);
    if (picture.curves.flat().some((knot) => knot.id === id)) return { [id]: snap(tool, at.y) };
    const unit = picture.fences.find((fence) => fence.id === id)?.unit ?? 1;
    const [wx, wy] = [values[`w1.1.${unit}`] ?? values['w1'] ?? 0, values[`w1.2.${unit}`] ?? values['w2'] ?? 0];
    return { [id]: snap(tool, -(wx * at.x + wy * at.y)) };
  };
  const apartFrom = ({ from, to }: BoundaryScene['fences'][number], { x, y }: Point) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const part = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(from.x + part * dx - x, from.y + part * dy - y);
  };
  const gripAt = (point: Point): string | null => {
    const play = game.play();
    if (play === null || drawn === null) return null;
    const usable = (id: string) => knobOf(play, id) !== null && toolInUse(play, id);
    const grips = [
      ...drawn.picture.curves.flat().filter(({ id }) => usable(id)).map(({ id, px, py }) => ({ id, away: Math.hypot(px - point.x, 0.6 * (py - point.y)) })),
      ...drawn.picture.fences.filter(({ id }) => usable(id)).map((fence) => ({ id: fence.id, away: apartFrom(fence, point) })),
    ].filter(({ away }) => away < REACH);
    return grips.toSorted((one, other) => one.away - other.away)[0]?.id ?? null;
  };
  const dotAt = (point: Point): string | null => {
    const play = game.play();
    const asked = play === null ? null : openQuestion(play);
    if (drawn === null || asked?.question.answer.kind !== 'row') return null;
    const { data } = asked.question.answer;
    const near = drawn.picture.dots.filter((dot) => dot.data === data).map((dot) => ({ dot, away: Math.hypot(dot.x - point.x, dot.y - point.y) })).toSorted((one, other) => one.away - other.away)[0];
    return near !== undefined && near.away < 24 ? String(near.dot.id) : null;
  };
  const touch = inset ? null : createTouch(scene, area, {
    grab(point) {
      const row = dotAt(point);
      if (row !== null) return { move: () => undefined, release: (end) => { if (dotAt(end) === row) game.send({ kind: 'answer', to: row }); } };
      const id = gripAt(point);
      const play = game.play();
      if (id === null || play === null) return null;
      held = id;
      const move = (to: Point) => { if (drawn !== null) game.preview({ ...game.state().preview, ...turnedTo(play, drawn.picture, id, to, play.values) }); };
      return {
        move,
        release() {
          held = null;
          const to = game.state().preview?.[id];
          if (to === undefined || to === game.play()?.values[id]) game.preview(null);
          else game.send({ kind: 'set', values: { [id]: to } });
        },
      };
    },
    hover: (point) => (point === null || (gripAt(point) === null && dotAt(point) === null) ? 'default' : dotAt(point) === null ? 'ns-resize' : 'pointer'),
  });

  const draw = (play: Play, values: Values) => {
    const words = services.words();
    const picture = drawn?.play === play && drawn.values === values ? drawn.picture : boundaryScene(view, chart, play, values);
    const asked = openQuestion(play)?.question.ask;
    const picked = game.state().picked ?? (asked?.of === 'said' && typeof asked.row === 'number' ? asked.row : null);
    const now = `${held}/${picked}/${play.opened}/${services.theme()}`;
    if (drawn?.play === play && drawn.values === values && told === now) return;
    drawn = { values, play, picture };
    told = now;
    ground.clear();
    marks.clear();
    drawGround(ground.context, palette, picture);
    const { features } = play.stage.task.dataset;
    if (!inset) drawChartAxes(ground.context, palette, words, chart, [features[0] ?? '', features[1] ?? ''], size);
    for (const fence of picture.fences) drawFence(marks.context, palette, fence, held === fence.id, size);
    drawAgainst(marks.context, palette, picture.against);
    const bets = play.stage.task.hand?.kind === 'guesses';
    const letterOf = (dot: Dot) => (bets && dot.data === 'test' ? words.t(`symbol.g${play.stage.testIds.indexOf(dot.id) + 1}`) : '?');
    const surprised = bets && play.opened ? picture.dots.filter(({ data }) => data === 'test').map((dot) => ({ dot, letter: letterOf(dot) })) : [];
    drawFlares(marks.context, palette, surprised, chart.area);
    for (const dot of picture.dots) {
      const sealed = dot.data === 'test' && !play.opened;
      const letter = letterOf(dot);
      drawDot(marks.context, palette, picture.classes, dot, { radius, sealed, letter, bet: letter === '?' ? null : dot.said, wrong: view.wrong && !sealed && view.ground !== 'bare' && dot.actual !== dot.predicted, picked: picked === dot.id });
      if (view.figures && !sealed && !inset) drawSaid(marks.context, palette, words, dot, size, chart.area);
    }
    drawFlareNames(marks.context, palette, words, surprised, size, chart.area);
    const counted = picture.dots.filter(({ data }) => data === 'train' || (play.opened && play.stage.task.goal.data === 'test'));
    if (!inset && view.wrong && view.ground !== 'bare') drawCounted(marks.context, palette, words.t('boundary.counted', { wrong: counted.filter(({ actual, predicted }) => actual !== predicted).length, all: counted.length }), counted.every(({ actual, predicted }) => actual === predicted), size, chart.area);
    if (!inset) drawKnots(marks.context, palette, picture.curves, held);
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      draw(play, travel.follow(play, game.shown(), seconds));
    },
    moving: () => travel.moving(),
    destroy() {
      touch?.destroy();
      ground.destroy();
      marks.destroy();
    },
  };
};
