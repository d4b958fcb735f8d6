import type { Values } from '../curriculum/draw.ts';
import { feedsLeft, feedTools, isFeed } from '../curriculum/feed.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import { createLayer } from './layer.ts';
import { createTouch, type Hold } from './line-touch.ts';
import { blurOf, drawBlur } from './neuron-blur.ts';
import { answerPlace, drawCurve, drawPlot } from './neuron-curve.ts';
import { boxesOf, drawBoxes } from './neuron-boxes.ts';
import { drawBody, drawSource, drawValve, drawWire } from './neuron-drawing.ts';
import { drawColumn, drawTicket } from './neuron-column.ts';
import { neuronFrame, type NeuronFrame } from './neuron-frame.ts';
import { neuronScene, type NeuronScene } from './neuron-scene.ts';
import { paletteOf } from './palette.ts';
import { createStand, inTurn } from './stand.ts';
import type { CreateView } from './view.ts';

const REACH = 30;

interface Point {
  x: number;
  y: number;
}

/** One neuron, from its inputs to its lantern. */
export const createNeuron: CreateView<'neuron'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const standing = createStand(services, inTurn);
  let frame: NeuronFrame | null = null;
  let shown: NeuronScene | null = null;
  let held: number | null = null;

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const stand = standing.after(seconds, play, parametersOf(play.stage, game.shown()));
    const palette = paletteOf(services.theme());
    const words = services.words();
    shown = neuronScene(view, play, valuesAt(play.stage, stand, game.shown()));
    const boxes = view.curve === 'traced' ? boxesOf(play) : [];
    frame = neuronFrame(area, {
      shelf: boxes.length > 0,
      wires: shown.wires.length, columns: shown.columns.length, curve: view.curve !== 'none', axis: view.axis, outputs: view.outputs,
      tickets: shown.columns[0]?.inputs.length ?? 1,
    });
    const { context } = layer;
    layer.clear();
    const blur = blurOf(play);
    const sealed = shown.sealed || blur !== null;
    for (const [index, wire] of shown.wires.entries()) drawWire(context, palette, frame, wire, index, sealed);
    if (blur !== null) drawBlur(context, palette, frame, blur, words);
    else drawBody(context, palette, frame, view.axis, words);
    for (const [index, wire] of shown.wires.entries()) drawSource(context, palette, frame, wire, index, words);
    for (const [index, wire] of shown.wires.entries()) drawValve(context, palette, frame, wire, index, sealed, words, held === index);
    for (const [index, column] of blur === null ? shown.columns.entries() : []) {
      drawColumn(context, palette, frame, column, index, shown, words);
      drawTicket(context, palette, frame, column, index, words);
    }
    if (frame.shelf !== null) drawBoxes(context, palette, boxes, frame.shelf, frame.text, words);
    if (frame.plot === null) return;
    drawPlot(context, palette, frame, frame.plot, words);
    drawCurve(context, palette, frame, frame.plot, shown, view.axis, words);
  };

  /** Previews what the pointer makes of the values, and sends it when let go. */
  const holdOf = (make: (point: Point) => Values, done: (values: Values) => void): Hold => ({
    move: (point) => game.preview({ ...game.state().preview, ...make(point) }),
    release(point) {
      held = null;
      done(make(point));
    },
  });

  const setOf = (play: Play) => (values: Values) => {
    if (Object.entries(values).every(([name, value]) => play.values[name] === value)) game.preview(null);
    else game.send({ kind: 'set', values });
  };

  const valveAt = (point: Point): number => {
    if (frame === null || shown === null || shown.sealed) return -1;
    const at = frame;
    return shown.wires.findIndex(({ tool }, index) => {
      const valve = at.valve(index);
      return tool !== null && Math.abs(point.x - valve.x) < (at.small ? 44 : 58) && Math.abs(point.y - valve.y) < REACH;
    });
  };

  const onAnswer = (play: Play, { x, y }: Point): boolean => {
    if (frame?.plot === null || frame === null || shown?.asked === null || shown === null || openQuestion(play)?.question.answer.kind !== 'number') return false;
    const place = answerPlace(frame, frame.plot, shown.asked.at);
    return Math.abs(x - place.x) < REACH && Math.abs(y - place.y) < REACH;
  };

  const inPlot = ({ x, y }: Point): boolean => frame?.plot !== null && frame !== null && x > frame.plot.x && x < frame.plot.x + frame.plot.width && y > frame.plot.y && y < frame.plot.y + frame.plot.height;

  /** What can be fed now, where the board takes it. */
  const feedable = (play: Play) => {
    const [tool] = feedTools(play.stage);
    const asked = openQuestion(play)?.question;
    return tool === undefined || play.verdict !== 'open' || play.phase === 'call' || (asked?.tools !== undefined && !asked.tools.includes(tool.id)) ? null : tool;
  };

  const grab = (point: Point): Hold | null => {
    const play = game.play();
    if (play === null || frame === null || shown === null) return null;
    const valve = valveAt(point);
    const wire = shown.wires[valve];
    if (wire?.tool !== undefined && wire.tool !== null) {
      const { tool } = wire;
      const from = play.values[tool.id] ?? 0;
      const unit = (tool.max - tool.min) / frame.throw;
      held = valve;
      return holdOf(({ y }) => ({ [tool.id]: snap(tool, from + (point.y - y) * unit) }), setOf(play));
    }
    if (onAnswer(play, point)) {
      const asked = openQuestion(play);
      if (asked?.question.answer.kind !== 'number') return null;
      const range = asked.question.answer;
      const { body } = frame;
      return holdOf(({ y }) => ({ answer: snap(range, (view.outputs ?? view.axis).max - ((y - body.y) / body.height) * ((view.outputs ?? view.axis).max - (view.outputs ?? view.axis).min)) }), () => undefined);
    }
    const tool = feedable(play);
    if (tool === null) return null;
    if (frame.plot !== null && inPlot(point)) {
      const { plot } = frame;
      const make = ({ x }: Point) => ({ [tool.id]: snap(tool, view.axis.min + ((x - plot.x) / plot.width) * (view.axis.max - view.axis.min)) });
      game.preview({ ...game.state().preview, ...make(point) });
      return holdOf(make, setOf(play));
    }
    const column = shown.columns.findIndex(({ state }) => state === 'waiting');
    if (column >= 0 && (feedsLeft(play) ?? 0) > 0) {
      const { x, width } = frame.column(column);
      if (Math.abs(point.x - x) < width / 2 && point.y > frame.body.y) {
        return { move: () => undefined, release: () => game.send({ kind: 'set', values: Object.fromEntries(feedTools(play.stage).map(({ id }) => [id, snap(tool, game.shown()[id] ?? 0)])) }) };
      }
    }
    const source = frame.source(0);
    if (isFeed(play, tool.id) && Math.hypot(point.x - source.x, point.y - source.y) < REACH + 8) {
      const from = game.shown()[tool.id] ?? 0;
      const unit = (tool.max - tool.min) / frame.throw;
      return holdOf(({ y }) => ({ [tool.id]: snap(tool, from + (point.y - y) * unit) }), (values) => game.preview({ ...game.state().preview, ...values }));
    }
    return null;
  };

  const touch = createTouch(scene, area, {
    grab,
    hover(point) {
      const play = game.play();
      if (play === null || point === null) return 'default';
      if (valveAt(point) >= 0 || onAnswer(play, point)) return 'ns-resize';
      return feedable(play) !== null && (inPlot(point) || (shown?.columns.some(({ state }) => state === 'waiting') === true && frame !== null && point.x > frame.body.x)) ? 'pointer' : 'default';
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
