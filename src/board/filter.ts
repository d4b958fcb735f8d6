import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { type FilterAsk, KERNEL, kernelAt, patchAsked, picturesAt } from '../curriculum/filter.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { isOver, knobOf } from './control.ts';
import { drawFeatures, drawKernel, drawPatch, drawPixels, drawWindow } from './filter-drawing.ts';
import { filterFrame, tileAt } from './filter-frame.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { drawFigure } from './neuron-drawing.ts';
import { paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

/** Seconds in which the window slides once over a picture. */
const SWEEP = 0.9;

/** What is asked of the filter now, or, once the call is answered, what was. */
function askOf(play: Play): FilterAsk | null {
  const asked = openQuestion(play) ?? (play.phase === 'call' ? play.stage.questions[0] : null) ?? play.stage.questions.at(-1) ?? null;
  return asked?.question.ask.of === 'filter' ? asked.question.ask : null;
}

/** Pictures, the kernel that slides over them, and what glows. */
export const createFilter: CreateView<'filter'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let kernel: readonly number[] = [];
  let before: readonly number[] = [];
  let swept = 1;
  let hover: { picture: number; x: number; y: number } | null = null;
  let last: Play | null = null;

  const valuesShown = (play: Play, ask: FilterAsk | null): Values => {
    const values = { ...play.values, ...game.shown() };
    const asked = openQuestion(play);
    if (play.phase === 'call') return { ...values, ...(asked?.at ?? play.answers.at(-1)?.at), ...(ask === null ? {} : settled(ask.given)) };
    return ask?.figure === 'patch' ? { ...values, ...settled(ask.given) } : values;
  };

  const follow = (play: Play, next: readonly number[]) => {
    const changed = next.some((weight, index) => weight !== kernel[index]);
    const still = services.reducedMotion() || last === null || last.level !== play.level || last.phase !== play.phase || game.state().preview !== null;
    if (changed && still) [before, swept] = [next, 1];
    else if (changed) [before, swept] = [kernel, 0];
    kernel = next;
    last = play;
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const ask = askOf(play);
    follow(play, kernelAt(valuesShown(play, ask)));
    swept = Math.min(1, swept + seconds / SWEEP);
    const palette = paletteOf(services.theme());
    const words = services.words();
    const asked = openQuestion(play);
    const { seen, hidden } = picturesAt(play.stage);
    const over = isOver(play);
    const dark = !over && (view.map === 'dark' || (play.phase === 'call' && asked !== null));
    const shown = over && play.phase === 'task' ? [...seen.slice(0, 1), ...hidden.slice(0, seen.length - 1)] : seen;
    const frame = filterFrame(area, shown.length);
    const { context } = layer;
    layer.clear();
    if (ask?.figure === 'patch' && asked !== null) {
      drawPatch(context, palette, frame, patchAsked(ask), words);
      drawFigure(context, palette, `= ${game.state().preview?.['answer'] === undefined ? '?' : words.number(game.state().preview?.['answer'] ?? 0)}`, frame.asked.x + frame.asked.width + frame.text, frame.kernel.y + frame.kernel.height / 2, frame.text * 1.6, palette.you, 'left');
      drawFigure(context, palette, '×', (frame.kernel.x + frame.kernel.width + frame.asked.x) / 2, frame.kernel.y + frame.kernel.height / 2, frame.text * 1.6, palette.quiet);
    } else {
      shown.forEach((picture, index) => {
        const place = frame.places[index];
        if (place === undefined) return;
        drawPixels(context, palette, place.picture, picture);
        drawFeatures(context, palette, place.map, picture, { kernel, before, swept }, { wanted: ask?.wanted ?? [], rectified: ask?.rectified ?? false, dark, judged: ask?.figure === 'stray' });
        if (swept < 1) drawWindow(context, palette, place, picture, { x: Math.floor((swept * 5) % 1 * (picture.size - 2)), y: Math.floor(swept * (picture.size - 2)) }, !dark);
        else if (hover?.picture === index) drawWindow(context, palette, place, picture, hover, !dark);
      });
    }
    const hand = (index: number) => !over && knobOf(play, KERNEL[index] ?? '') !== null && toolInUse(play, KERNEL[index] ?? '');
    const over9 = hover === null || ask?.figure === 'patch' ? null : shown[hover.picture];
    drawKernel(context, palette, frame, kernel, words, hand, over9 === undefined || over9 === null || hover === null || dark ? null : { picture: over9, x: hover.x, y: hover.y });
  };

  const placeUnder = (point: Point): typeof hover => {
    const play = game.play();
    if (play === null) return null;
    const { seen } = picturesAt(play.stage);
    const frame = filterFrame(area, seen.length);
    for (const [index, picture] of seen.entries()) {
      const place = frame.places[index];
      if (place === undefined) continue;
      for (const [box, cells, back] of [[place.picture, picture.size, 1], [place.map, picture.size - 2, 0]] as const) {
        const x = Math.floor(((point.x - box.x) / box.width) * cells) - back;
        const y = Math.floor(((point.y - box.y) / box.height) * cells) - back;
        if (x >= -back && y >= -back && x < cells - back && y < cells - back) return { picture: index, x: Math.min(Math.max(0, x), picture.size - 3), y: Math.min(Math.max(0, y), picture.size - 3) };
      }
    }
    return null;
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null) return null;
      const frame = filterFrame(area, picturesAt(play.stage).seen.length);
      const id = KERNEL[tileAt(frame, point) ?? -1];
      const tool = id === undefined ? null : knobOf(play, id);
      if (id === undefined || tool === null || !toolInUse(play, id)) {
        hover = placeUnder(point);
        game.preview(game.state().preview);
        return null;
      }
      return {
        move() { /* A tile is pressed, not dragged. */ },
        release(to) {
          if (tileAt(frame, to) !== tileAt(frame, point)) return;
          const next = (play.values[id] ?? 0) + tool.step;
          game.send({ kind: 'set', values: { [id]: next > tool.max ? tool.min : next } });
        },
      };
    },
    hover(point) {
      const play = game.play();
      const now = point === null ? null : placeUnder(point);
      if (now?.picture !== hover?.picture || now?.x !== hover?.x || now?.y !== hover?.y) {
        hover = now;
        game.preview(game.state().preview);
      }
      if (point === null || play === null) return 'default';
      const id = KERNEL[tileAt(filterFrame(area, picturesAt(play.stage).seen.length), point) ?? -1];
      return id !== undefined && knobOf(play, id) !== null && toolInUse(play, id) ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => swept < 1,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
