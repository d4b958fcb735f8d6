import type Phaser from 'phaser';
import type { Values } from '../curriculum/draw.ts';
import { nearestSeen } from '../curriculum/look.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import type { Game } from '../game/store.ts';
import { adjustAsked, knobOf } from './control.ts';
import { listenToDrag } from './drag.ts';
import type { Area } from './view.ts';

/** So near to ground that was looked at, the lantern comes back to it: fingers are no finer. */
const NEAR = 6;

/** Where a look would go that finds nothing new; once the oil is spent, none other is left. */
function caught(play: Play, preview: Values, reach: Values): Values {
  const { place, away } = nearestSeen(play, { ...play.values, ...preview }, reach);
  return away <= 1 || play.oil === 0 ? Object.fromEntries(Object.keys(reach).map((name) => [name, place[name] ?? 0])) : {};
}

/** Drags over ground that is laid out by parameters turn their knobs, or say where an update lands. Returns what ends it. */
export function dragKnobs(scene: Phaser.Scene, area: Area, game: Game, parameters: readonly string[], valuesAt: (x: number, y: number) => Values): () => void {
  return listenToDrag(scene, area, {
    takes() {
      const play = game.play();
      return play !== null && parameters.some((name) => knobOf(play, name) !== null || adjustAsked(play, name) !== null);
    },
    move(x, y) {
      const play = game.play();
      if (play === null) return;
      const preview: Record<string, number> = {};
      for (const [name, value] of Object.entries(valuesAt(x, y))) {
        const tool = knobOf(play, name);
        const asked = adjustAsked(play, name);
        if (tool !== null) preview[name] = snap(tool, value);
        else if (asked !== null) preview['answer'] = snap(asked.range, value);
      }
      const reach = Object.fromEntries(Object.entries(valuesAt(x + NEAR, y - NEAR)).flatMap(([name, value]) => (name in preview && name !== 'answer' ? [[name, Math.abs(value - (valuesAt(x, y)[name] ?? value))]] : [])));
      game.preview(play.oil === null ? preview : { ...preview, ...caught(play, preview, reach) });
    },
    drop() {
      const play = game.play();
      const { preview } = game.state();
      if (play === null || preview === null || !parameters.some((name) => name in preview)) return;
      const moved = Object.entries(preview).filter(([name, value]) => play.values[name] !== value);
      if (moved.length === 0) game.preview(null);
      else game.send({ kind: 'set', values: Object.fromEntries(moved) });
    },
  });
}
