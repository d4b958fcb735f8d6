import { type AttentionAsk, KEY, looksOf, QUERY } from '../curriculum/attention.ts';
import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import type { Words } from '../game/translate.ts';
import { drawArc, drawKey, drawPlane, drawQuery, drawShare, drawWanted, drawWord } from './attention-drawing.ts';
import { attentionFrame } from './attention-frame.ts';
import { isOver, knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import { glide } from './line-motion.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { createStand } from './stand.ts';
import type { CreateView } from './view.ts';

function askOf(play: Play): { id: string; ask: AttentionAsk } | null {
  const asked = openQuestion(play) ?? (play.phase === 'call' ? play.stage.questions[0] : play.stage.questions.at(-1));
  return asked?.question.ask.of === 'attention' ? { id: asked.question.id, ask: asked.question.ask } : null;
}

function textOf(words: Words, play: Play, key: string): string {
  const full = `levels.${play.level.id}.${key}`;
  return words.has(full) ? words.t(full) : '';
}

/** A word that looks at others: its query among their keys, and how much of its look each gets. */
export const createAttention: CreateView<'attention'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const frame = attentionFrame(area, view.axis);
  const standing = createStand(services, (from, to) => glide(from, to, 0.4));

  const shownValues = (play: Play): Values => {
    const asked = openQuestion(play);
    const found = askOf(play);
    const called = play.phase === 'call' ? { ...(asked?.at ?? play.answers.at(-1)?.at), ...(found === null ? {} : settled(found.ask.given)) } : {};
    return { ...play.values, ...game.shown(), ...called };
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const values = shownValues(play);
    const looks = looksOf(play.stage, values);
    const shares = standing.after(seconds, play, Float64Array.from(looks, ({ share }) => share));
    const palette = paletteOf(services.theme());
    const words = services.words();
    const asked = openQuestion(play);
    const found = askOf(play);
    const dark = !isOver(play) && (view.arcs === 'dark' || (play.phase === 'call' && asked !== null));
    const wanted = asked === null ? {} : (found?.ask.wanted ?? {});
    const query: readonly [number, number] = [values['q1'] ?? 0, values['q2'] ?? 0];
    const { context } = layer;
    layer.clear();
    const end = (name: string) => textOf(words, play, `axes.${name}`);
    drawPlane(context, palette, frame, query, { left: end('left'), right: end('right'), down: end('down'), up: end('up') }, dark);
    const { reading, asking } = frame;
    const rtl = words.direction === 'rtl';
    const place = (index: number): Point => {
      const part = (index + 0.5) / looks.length;
      return { x: reading.x + reading.width * (rtl ? 1 - part : part), y: frame.words };
    };
    looks.forEach((_, index) => { if (!dark) drawArc(context, palette, frame, { ...place(index), y: frame.words + (frame.small ? 14 : 20) }, shares[index] ?? 0); });
    looks.forEach((word, index) => {
      const at = place(index);
      const name = textOf(words, play, `words.${word.id}`);
      const goal = wanted[word.id];
      if (goal !== undefined) drawWanted(context, palette, frame, at, goal, words);
      drawWord(context, palette, name, at.x, at.y, frame.text, (shares[index] ?? 0) > 0.4 && !dark);
      if (!dark) drawShare(context, palette, frame, at, shares[index] ?? 0, words);
      // A key of nothing lies where the query starts: it is a key once it can be turned.
      const hand = word.open && toolInUse(play, 'key1') && knobOf(play, 'key1') !== null;
      if (word.key[0] !== 0 || word.key[1] !== 0 || hand) drawKey(context, palette, frame, { ...word, share: shares[index] ?? 0 }, name, hand, dark);
    });
    const ending = textOf(words, play, `endings.${found?.id ?? ''}`) || '…';
    drawWord(context, palette, `${textOf(words, play, 'asking')} ${ending}`, asking.x, asking.y, frame.text * 1.15, true, palette.you);
    drawQuery(context, palette, frame, query, knobOf(play, 'q1') !== null && toolInUse(play, 'q1'));
  };

  /** The pair of knobs that a touch in the plane moves. */
  const pair = (play: Play): readonly string[] | null => {
    const free = (names: readonly string[]) => names.every((name) => knobOf(play, name) !== null && toolInUse(play, name));
    return free(QUERY) ? QUERY : free(KEY) ? KEY : null;
  };
  const inPlane = ({ x, y }: Point) => x >= frame.plane.x && y >= frame.plane.y && x <= frame.plane.x + frame.plane.width && y <= frame.plane.y + frame.plane.height;
  const turned = (play: Play, names: readonly string[], point: Point): Values => {
    const there = frame.pairAt(point);
    return Object.fromEntries(names.map((name, index) => {
      const tool = knobOf(play, name);
      return [name, tool === null ? (play.values[name] ?? 0) : snap(tool, there[index] ?? 0)];
    }));
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const names = play === null ? null : pair(play);
      if (play === null || names === null || !inPlane(point)) return null;
      game.preview({ ...game.state().preview, ...turned(play, names, point) });
      return {
        move: (to) => game.preview({ ...game.state().preview, ...turned(play, names, to) }),
        release(to) {
          const values = turned(play, names, to);
          if (Object.entries(values).every(([name, value]) => play.values[name] === value)) game.preview(null);
          else game.send({ kind: 'set', values });
        },
      };
    },
    hover(point) {
      const play = game.play();
      return point !== null && play !== null && pair(play) !== null && inPlane(point) ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: standing.moving,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
