import type { Values } from '../curriculum/draw.ts';
import { followingOf, textOf } from '../curriculum/following.ts';
import { toolInUse } from '../curriculum/feed.ts';
import type { Play } from '../curriculum/play.ts';
import { recounted, seenNext, seenPage } from '../game/seen-following.ts';
import { knobOf } from './control.ts';
import { drawHeard, drawPage, drawPosts, drawWrites, layLines, nextPosts, postAreas } from './following-drawing.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import type { Area, CreateView } from './view.ts';

/** How fast a light follows, in parts a second. */
const FOLLOW = 9;
/** A word that is counted is hit this far outside of it. */
const SLACK = 7;

const within = ({ x, y }: Point, { x: left, y: top, width, height }: Area, slack = 0): boolean => x >= left - slack && x <= left + width + slack && y >= top && y <= top + height;

/** A page that is counted by hand; then what a network takes for likely to come next. */
export const createFollowing: CreateView<'following'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const pad = area.width < 560 ? 12 : 26;
  const inner: Area = { x: area.x + pad, y: area.y + pad, width: area.width - 2 * pad, height: area.height - 2 * pad };
  let shown: readonly number[] = [];
  let wanted: readonly number[] = [];
  let read = '';
  let places: readonly { readonly area: Area; press(): void }[] = [];

  const nameOf = (word: string): string => (word === '' ? '·' : services.words().t(`word.${word}`));
  const mirrored = () => services.words().direction === 'rtl';
  const part = (from: number, to: number): Area => ({ ...inner, y: inner.y + inner.height * from, height: inner.height * (to - from) });
  /** Heights on their way to where they belong; at once where something else is read. */
  const follow = (heights: readonly number[], of: string, seconds: number): readonly number[] => {
    wanted = heights;
    const step = services.reducedMotion() || of !== read || shown.length !== heights.length ? 1 : Math.min(1, seconds * FOLLOW);
    read = of;
    shown = heights.map((height, index) => (shown[index] ?? height) + (height - (shown[index] ?? height)) * step);
    return shown;
  };

  const drawCounting = (play: Play, values: Values, seconds: number): boolean => {
    const page = seenPage(play, values);
    const following = followingOf(play.stage);
    if (page === null || following === null) return false;
    const palette = paletteOf(services.theme());
    const above = part(0, 0.6);
    const laid = layLines(layer.context, page.map(({ words }) => words.map(({ word }) => nameOf(word))), above, area.width < 560 ? 17 : 21, mirrored());
    drawPage(layer.context, palette, page, laid);
    const open = following.next.some((word) => knobOf(play, word) !== null && toolInUse(play, word));
    places = open ? laid.words.flatMap((written) => {
      const seen = page[written.line]?.words[written.index];
      if (seen === undefined || (seen.is !== 'counted' && seen.is !== 'waiting')) return [];
      const { word, is } = seen;
      return [{ area: written.area, press: () => {
        const changes = recounted(play, word, is);
        if (changes !== null) game.send({ kind: 'set', values: changes });
      } }];
    }) : [];
    const heights = follow(following.next.map((word) => Math.min(1, (values[word] ?? 0) / following.lines)), 'page', seconds);
    drawPosts(layer.context, palette, part(0.62, 1), following.next.map((word, index) => ({ name: nameOf(word), height: heights[index] ?? 0, figure: services.words().number(values[word] ?? 0, 0), beside: null, strong: true })), mirrored());
    return true;
  };

  const drawNext = (play: Play, values: Values, seconds: number) => {
    const seen = seenNext(play, game.state(), services.live(), values);
    const spec = textOf(play.stage);
    if (seen === null || spec === null) return;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const ends = seen.next.length === 0;
    const heard = layLines(layer.context, [[...seen.heard.map(nameOf), ...(ends ? [] : ['…'])]], part(0.02, 0.12), area.width < 560 ? 22 : 30, mirrored());
    drawHeard(layer.context, palette, heard, ends);
    const writes = seen.writes.length > 0;
    const shore = part(0.13, writes ? 0.72 : 0.98);
    const heights = follow(seen.next.map(({ share }) => share ?? 0), seen.heard.join(' '), seconds);
    drawPosts(layer.context, palette, shore, nextPosts(words, seen.next, heights, nameOf), mirrored());
    const numbers = seen.heard.map((word) => spec.words.indexOf(word));
    places = seen.pinned ? [] : ends ? [{ area: inner, press: () => game.sketch([]) }] : postAreas(shore, seen.next.length, mirrored()).flatMap((post, index) => {
      const word = seen.next[index]?.word;
      return word === null || word === undefined ? [] : [{ area: post, press: () => game.sketch([...numbers, spec.words.indexOf(word)]) }];
    });
    if (!writes) return;
    const lines = seen.writes.map((line) => line.map(({ word }) => nameOf(word)));
    drawWrites(layer.context, palette, seen.writes, layLines(layer.context, lines, part(0.77, 1), area.width < 560 ? 15 : 18, mirrored()));
  };

  const under = (point: Point) => places.find((place) => within(point, place.area, SLACK));
  const touch = createTouch(scene, area, {
    grab(point) {
      const place = under(point);
      if (place === undefined) return null;
      return { move: () => undefined, release: (end) => { if (within(end, place.area, SLACK)) place.press(); } };
    },
    hover: (point) => (point !== null && under(point) !== undefined ? 'pointer' : 'default'),
  });

  return {
    update(seconds) {
      const play = game.play();
      layer.clear();
      places = [];
      if (play === null) return;
      const values = { ...play.values, ...game.shown() };
      if (!drawCounting(play, values, seconds)) drawNext(play, values, seconds);
    },
    moving: () => shown.some((height, index) => Math.abs(height - (wanted[index] ?? height)) > 0.003),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
