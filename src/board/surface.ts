import { outputs, predict } from '../engine/predict.ts';
import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { predictionsOf, parametersOf, type Stage } from '../curriculum/stage.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import { symbolOf } from './axes.ts';
import { isOver } from './control.ts';
import { createAftermath } from './aftermath.ts';
import { createLayer } from './layer.ts';
import { arrived, type Glide, glide, glideAt, same, walk } from './line-motion.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { drawBox, drawRow, drawSheet, KNOTS, type RowSpot, type Sheet } from './surface-drawing.ts';
import { partOn, type SurfaceFrame, surfaceFrame } from './surface-frame.ts';
import type { CreateView } from './view.ts';

/** Degrees that a pixel of a drag turns it. */
const TURN = 0.5;

type Turned = 'turn' | 'tilt';

/** What the network says of every pair of inputs, as a sheet over them, and the rows as points in the air. */
export const createSurface: CreateView<'surface'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let stand: Float64Array = new Float64Array();
  let way: Glide | null = null;
  let last: Play | null = null;
  let angles: { turn: number; tilt: number } = { turn: view.turn, tilt: view.tilt };
  let going = false;
  const aftermath = createAftermath(services.reducedMotion);

  const follow = (play: Play) => {
    const target = parametersOf(play.stage, game.shown());
    const still = services.reducedMotion() || last === null || last.level !== play.level || stand.length !== target.length || game.state().preview !== null;
    if (still) {
      way = null;
      stand = target;
    } else if (!same(way?.path.at(-1) ?? stand, target)) {
      const trained = play.path !== last?.path && play.path.length > 2 && same(play.path.at(-1) ?? stand, target);
      way = trained ? walk(play.path) : glide(stand, target, 0.6);
    }
    last = play;
  };

  /** The eye goes round to where the tools say, at once while it is led by hand. */
  const look = (shown: Values, seconds: number, fresh: boolean) => {
    const wanted = { turn: shown['turn'] ?? view.turn, tilt: shown['tilt'] ?? view.tilt };
    const led = fresh || services.reducedMotion() || game.state().preview !== null;
    const ease = led ? 1 : 1 - Math.exp(-7 * seconds);
    angles = { turn: angles.turn + (wanted.turn - angles.turn) * ease, tilt: angles.tilt + (wanted.tilt - angles.tilt) * ease };
    going = Math.abs(angles.turn - wanted.turn) + Math.abs(angles.tilt - wanted.tilt) > 0.2;
    if (!going) angles = wanted;
  };

  const update = (seconds: number) => {
    const now = game.play();
    if (now === null) return;
    const fresh = last === null;
    follow(now);
    if (way !== null) {
      way.elapsed += seconds;
      stand = glideAt(way);
      if (arrived(way)) way = null;
    }
    const past = aftermath.after(seconds, now);
    const play = past?.play ?? now;
    const parameters = past?.parameters ?? stand;
    look(game.shown(), seconds, fresh);
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { stage } = play;
    const frame = surfaceFrame(area, play.played[play.phase] ?? stage, angles.turn, angles.tilt);
    const { context } = layer;
    layer.clear();
    drawBox(context, palette, frame, [symbolOf(words, stage.task.dataset.features[0] ?? ''), symbolOf(words, stage.task.dataset.features[1] ?? '')], words);
    const values = valuesAt(stage, parameters, play.values);
    const rows = rowSpots(frame, play, values);
    const picked = game.state().picked;
    const look_ = (row: RowSpot) => ({ errors: view.errors, picked: row.id === picked, sheet: view.sheet });
    const behind = (row: RowSpot) => row.z < row.said;
    if (view.sheet) {
      for (const row of rows.filter(behind)) drawRow(context, palette, frame, row, look_(row));
      drawSheet(context, palette, frame, sheetOf(frame, stage, parameters));
    }
    for (const row of rows.filter((each) => !view.sheet || !behind(each))) drawRow(context, palette, frame, row, look_(row));
  };

  const toolFor = (play: Play, id: Turned) => {
    const tool = play.stage.task.tools.find((each) => each.kind === 'view' && each.id === id);
    return tool?.kind === 'view' && !isOver(play) && play.phase !== 'call' && toolInUse(play, id) ? tool : null;
  };

  const touch = createTouch(scene, area, {
    grab(start) {
      const play = game.play();
      if (play === null) return null;
      const [turn, tilt] = [toolFor(play, 'turn'), toolFor(play, 'tilt')];
      if (turn === null && tilt === null) return null;
      const make = ({ x, y }: { x: number; y: number }): Values => ({
        ...(turn === null ? {} : { turn: snap(turn, (play.values['turn'] ?? view.turn) + (x - start.x) * TURN) }),
        ...(tilt === null ? {} : { tilt: snap(tilt, (play.values['tilt'] ?? view.tilt) + (y - start.y) * TURN) }),
      });
      return {
        move: (point) => game.preview({ ...game.state().preview, ...make(point) }),
        release(point) {
          const values = make(point);
          if (Object.entries(values).every(([name, value]) => play.values[name] === value)) game.preview(null);
          else game.send({ kind: 'set', values });
        },
      };
    },
    hover(point) {
      const play = game.play();
      return point !== null && play !== null && toolFor(play, 'turn') !== null ? 'ew-resize' : 'default';
    },
  });

  return {
    update,
    moving: () => way !== null || going || aftermath.moving(),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

function rowSpots(frame: SurfaceFrame, play: Play, values: Values): readonly RowSpot[] {
  const { stage } = play;
  return (['train', 'test'] as const).flatMap((data) => {
    const rows = data === 'train' ? stage.train : stage.test;
    if (data === 'test' && !play.opened) return [];
    const said = predictionsOf(stage, values, data);
    return (data === 'train' ? stage.trainIds : stage.testIds).map((id, row) => ({
      id, sealed: data === 'test',
      x: partOn(frame.x, rows.inputs[row * rows.features] ?? 0), y: partOn(frame.y, rows.inputs[row * rows.features + 1] ?? 0),
      z: partOn(frame.z, rows.targets[row * rows.outputs] ?? 0), said: partOn(frame.z, said[row * rows.outputs] ?? 0),
    }));
  });
}

/** The heights of the sheet over a net of inputs. */
function sheetOf(frame: SurfaceFrame, { task: { network } }: Stage, parameters: Float64Array): Sheet {
  const knots = Array.from({ length: KNOTS * KNOTS }, (_, index) => [index % KNOTS, Math.floor(index / KNOTS)].map((step) => step / (KNOTS - 1)));
  const inputs = knots.flatMap(([x = 0, y = 0]) => [frame.x.from + (frame.x.to - frame.x.from) * x, frame.y.from + (frame.y.to - frame.y.from) * y]);
  const rows = { inputs: Float64Array.from(inputs), targets: new Float64Array(knots.length), count: knots.length, features: 2, outputs: 1 };
  const said = outputs(predict(network, parameters, rows));
  const width = said.length / knots.length;
  return Float64Array.from(knots, (_, index) => partOn(frame.z, said[index * width] ?? 0));
}
