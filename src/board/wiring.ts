import { hasRoom } from '../curriculum/arrangement.ts';
import type { Play } from '../curriculum/play.ts';
import { wired, wiringIn } from '../curriculum/wiring.ts';
import { isOver } from './control.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { within } from './sorting-layout.ts';
import { drawWiring } from './wiring-drawing.ts';
import { type Bench, benchOf } from './wiring-layout.ts';
import type { CreateView } from './view.ts';

/** Pixels that a finger may tremble before it pulls a cable. */
const TREMBLE = 8;

/** Columns of a table are plugged into a machine, which says at once what it makes of them. */
export const createWiring: CreateView<'wiring'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let held: { column: string; at: Point; moved: boolean } | null = null;

  const benchNow = (play: Play): Bench => benchOf(play.stage, wiringIn(play.stage.task)?.table.columns ?? [], view.words, area);
  const closed = (play: Play) => isOver(play) || play.phase === 'call';
  const placeAt = (bench: Bench, point: Point) => bench.sockets.find((socket) => within(socket, point))?.id ?? null;
  const columnAt = (bench: Bench, point: Point) => bench.columns.find((column) => within(column, point, 3))?.id ?? null;
  const lay = (play: Play, column: string, place: string) => {
    if ((play.choices[column] ?? '') === place || (place !== '' && !hasRoom(play.stage, play.choices, place))) game.aim(null);
    else game.send({ kind: 'choose', tool: column, option: place });
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null || closed(play)) return null;
      const bench = benchNow(play);
      const column = columnAt(bench, point);
      const place = placeAt(bench, point);
      // A press on a place pulls out what was plugged in last, or plugs in the column that was picked.
      const plugged = place === null ? null : (bench.columns.findLast(({ id }) => play.choices[id] === place)?.id ?? null);
      if (column === null && place === null) return null;
      const taken = column ?? plugged;
      if (taken !== null) held = { column: taken, at: point, moved: false };
      return {
        move(to) {
          if (held !== null) held = { ...held, at: to, moved: held.moved || Math.hypot(to.x - point.x, to.y - point.y) > TREMBLE };
        },
        release(end) {
          const pulled = held;
          held = null;
          const now = game.play();
          if (now === null) return;
          const to = placeAt(bench, end);
          const { aimed } = game.state();
          if (pulled?.moved === true) lay(now, pulled.column, to ?? '');
          else if (place !== null && aimed !== null) lay(now, aimed, place);
          else if (column !== null) game.aim(aimed === column ? null : column);
        },
      };
    },
    hover(point) {
      const play = game.play();
      if (point === null || play === null || closed(play)) return 'default';
      const bench = benchNow(play);
      return columnAt(bench, point) !== null || placeAt(bench, point) !== null ? 'pointer' : 'default';
    },
  });

  return {
    update() {
      const play = game.play();
      if (play === null) return;
      const made = wired(play);
      if (made === null) return;
      const bench = benchNow(play);
      const { aimed, hint } = game.state();
      layer.clear();
      drawWiring(layer.context, paletteOf(services.theme()), services.words(), {
        play, wired: made, bench, lit: held?.column ?? aimed ?? hint?.knob ?? null, over: held?.moved === true ? placeAt(bench, held.at) : null,
        held: held?.moved === true ? { column: held.column, ...held.at } : null,
      });
    },
    moving: () => false,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
