import { seenSentence, type SeenSentence, testSentence } from '../game/seen-sentence.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { drawSentence, drawSentenceLine } from './sentence-drawing.ts';
import { drawTranslation, drawTranslationLine } from './translation-drawing.ts';
import type { Area, CreateView } from './view.ts';

/** How fast a light follows what is said, in parts a second. */
const FOLLOW = 8;

/** A sentence as it is read, word by word, and others under it, to be picked. */
export const createSentence: CreateView<'sentence'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const small = area.width < 560 || area.height < 420;
  const columns = small ? 1 : 2;
  let shown: readonly number[] = [];
  let wanted: readonly number[] = [];
  let read = '';

  const pad = 14;
  const lines = Math.ceil(view.shows.length / columns);
  const high = small ? 38 : 46;
  const below = lines * (high + 8);
  const main: Area = { x: area.x + pad, y: area.y + pad, width: area.width - 2 * pad, height: area.height - 2 * pad - below - (lines > 0 ? 10 : 0) };
  const lineAt = (index: number): Area => {
    const wide = (area.width - 2 * pad - (columns - 1) * 10) / columns;
    return { x: area.x + pad + (index % columns) * (wide + 10), y: area.y + area.height - pad - below + Math.floor(index / columns) * (high + 8), width: wide, height: high };
  };
  const lineUnder = ({ x, y }: { x: number; y: number }) => view.shows.find((_, index) => {
    const line = lineAt(index);
    return x >= line.x && x <= line.x + line.width && y >= line.y && y <= line.y + line.height;
  });
  const touch = createTouch(scene, area, {
    grab(point) {
      const id = lineUnder(point);
      if (id === undefined) return null;
      return {
        move: () => undefined,
        release(end) {
          if (lineUnder(end) !== id) return;
          game.sketch(null);
          game.pick(id);
        },
      };
    },
    hover: (point) => (point !== null && lineUnder(point) !== undefined ? 'pointer' : 'default'),
  });
  const looked = (): SeenSentence | null => {
    const play = game.play();
    return play === null ? null : seenSentence(play, game.state(), services.live());
  };

  return {
    update(seconds) {
      const play = game.play();
      const seen = looked();
      layer.clear();
      if (play === null || seen === null) return;
      const palette = paletteOf(services.theme());
      const words = services.words();
      wanted = seen.said.map((said) => (Number.isFinite(said) ? said : 0.5));
      const step = services.reducedMotion() || shown.length !== wanted.length || read !== seen.words.join(' ') ? 1 : Math.min(1, seconds * FOLLOW);
      read = seen.words.join(' ');
      shown = wanted.map((said, word) => (shown[word] ?? said) + (said - (shown[word] ?? said)) * step);
      if (seen.answer === null) drawSentence(layer.context, palette, words, main, seen, shown);
      else drawTranslation(layer.context, palette, words, main, seen, shown);
      view.shows.forEach((id, index) => {
        const row = play.stage.testIds.indexOf(id);
        const other = testSentence(play, row, services.live());
        if (other !== null) (other.answer === null ? drawSentenceLine : drawTranslationLine)(layer.context, palette, words, lineAt(index), other, row === seen.row);
      });
    },
    moving: () => shown.some((said, word) => Math.abs(said - (wanted[word] ?? said)) > 0.004),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
