import type { Values } from '../curriculum/draw.ts';
import { playCounted } from '../curriculum/called-shape.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import { countOf } from '../curriculum/shape.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import { createLayer } from './layer.ts';
import { createTouch, type Hold } from './line-touch.ts';
import { alongWire, drawButton, drawCounts, drawGap, drawInput, drawUnit, drawWeight, drawWire, figureParts, wireEnds } from './network-drawing.ts';
import { networkFrame, type NetworkFrame } from './network-frame.ts';
import { networkScene, type NetworkScene } from './network-scene.ts';
import { paletteOf } from './palette.ts';
import { drawSignals, drawTerms, SENT } from './network-signals.ts';
import { createAftermath } from './aftermath.ts';
import { textSize } from './axes.ts';
import { drawKinds, kindsTold } from './network-kinds.ts';
import { drawPast } from './past-label.ts';
import { createStand, inTurn } from './stand.ts';
import type { Area, CreateView } from './view.ts';

const REACH = 24;
const COUNTS = 46;

interface Point {
  x: number;
  y: number;
}

/** The area without the line of what is counted. */
const below = ({ x, y, width, height }: Area): Area => ({ x, y: y + COUNTS, width, height: height - COUNTS });

/** A dense network from its inputs to its outputs: what it is made of, and what each unit makes of the inputs. */
export const createNetwork: CreateView<'network'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const standing = createStand(services, inTurn);
  const aftermath = createAftermath(services.reducedMotion);
  let frame: NetworkFrame | null = null;
  let shown: NetworkScene | null = null;
  let held: string | null = null;
  let parts: ReadonlyMap<string, number> = new Map();
  let sent = { to: '', elapsed: 0 };

  /** Signals set out whenever another unit is asked about. */
  const send = (play: Play, seconds: number) => {
    const to = `${play.phase}${play.rounds[play.phase]}-${play.answers.length}`;
    sent = { to, elapsed: services.reducedMotion() ? SENT : sent.to === to ? sent.elapsed + seconds : 0 };
  };

  const update = (seconds: number) => {
    const now = game.play();
    if (now === null) return;
    const past = aftermath.after(seconds, now);
    const counted = playCounted(now);
    const here = counted === now ? game.shown() : counted.values;
    const stood = standing.after(seconds, counted, parametersOf(counted.stage, here));
    const play = past?.play ?? counted;
    const stand = past?.parameters ?? stood;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const drawn = networkScene(play, valuesAt(play.stage, stand, { ...play.values, ...(past === null ? here : {}) }), game.state().picked, view.units === 'maps');
    shown = drawn;
    const at = networkFrame(view.counts.length > 0 ? below(area) : area, { counts: drawn.counts, maps: view.units === 'maps', buttons: drawn.builds.length > 0 });
    frame = at;
    const { context } = layer;
    layer.clear();
    const asked = drawn.units.find((unit) => unit.asked);
    const lit = (wire: NetworkScene['wires'][number]) => wire.asked || asked !== undefined && wire.column === asked.column && wire.to === asked.index;
    for (const wire of drawn.wires) drawWire(context, palette, at, wire, lit(wire));
    drawn.counts.forEach((count, column) => { if (count === 0) drawGap(context, palette, at, column); });
    for (const [index, input] of drawn.inputs.entries()) {
      const key = `input.${input.name}`;
      drawInput(context, palette, at, input, index, words.has(key) ? words.t(key) : '', words);
    }
    if (asked?.summed != null) send(play, seconds);
    const end = drawn.counts.length - 1;
    for (const unit of drawn.units) {
      // What is built to be counted has learnt nothing: a silent unit is no fault there.
      drawUnit(context, palette, at, view.counts.length > 0 ? { ...unit, dead: false } : unit, { kind: view.units, output: unit.column === end, lit: held === `unit-${unit.index + 1}` && unit.column === 1, figures: view.figures, dots: drawn.dots }, words);
    }
    // Where there is little room, only what is asked about is written.
    const written = drawn.wires.filter((wire) => (view.figures && (!at.small || asked === undefined || lit(wire))) || wire.tool !== null);
    parts = figureParts(at, written);
    for (const wire of written) drawWeight(context, palette, at, wire, parts.get(wire.name) ?? 0.5, words, held === wire.name);
    for (const unit of drawn.units) {
      if (view.figures && unit.summed !== null && (!unit.summed.asked || sent.elapsed >= SENT)) drawTerms(context, palette, at, unit, unit.summed, { from: area.x, to: area.x + area.width }, words);
    }
    if (view.figures && asked?.summed?.asked === true) drawSignals(context, palette, at, drawn.wires.filter(lit), asked.summed, parts, sent.elapsed, words);
    if (view.counts.length > 0) drawCounts(context, palette, area, at, view.counts.map((counted) => ({ name: words.t(`quantity.${counted}`), count: countOf(play.stage.task.network, counted) })), words);
    for (const { column, tool, count } of drawn.builds) {
      drawButton(context, palette, at, at.fewer(column), '\u2212', count > tool.min, held === `-${tool.id}`);
      drawButton(context, palette, at, at.more(column), '+', count < tool.max, held === `+${tool.id}`);
    }
    drawKinds(context, palette, at, kindsTold(play, past !== null, stand), words);
    if (past !== null) drawPast(context, palette, words, area, textSize(area));
  };

  const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
  const within = (point: Point, place: Point, reach = REACH) => distance(point, place) <= reach;

  /** One unit more or fewer in a layer, once the finger is lifted where it was put. */
  const press = (name: string, place: Point, act: () => void): Hold => {
    held = name;
    return {
      move: () => undefined,
      release(point) {
        held = null;
        game.preview(null);
        if (within(point, place, REACH + 8)) act();
      },
    };
  };

  const buttonAt = (point: Point): { name: string; place: Point; values: Values } | null => {
    if (frame === null || shown === null) return null;
    for (const { column, tool, count } of shown.builds) {
      for (const [name, place, to] of [['-', frame.fewer(column), count - tool.step], ['+', frame.more(column), count + tool.step]] as const) {
        if (within(point, place) && to >= tool.min && to <= tool.max) return { name: name + tool.id, place, values: { [tool.id]: to } };
      }
    }
    return null;
  };

  const wireAt = (point: Point) => {
    if (frame === null || shown === null) return null;
    const at = frame;
    const near = shown.wires.filter(({ tool }) => tool !== null)
      .map((wire) => ({ wire, away: distance(point, alongWire(wireEnds(at, wire), parts.get(wire.name) ?? 0.5)) }))
      .toSorted((one, other) => one.away - other.away)[0];
    return near !== undefined && near.away <= REACH + 8 ? near.wire : null;
  };

  /** What enters, or the unit that is asked about: a press sends the signals once more. */
  const sentAt = (point: Point): boolean => {
    const at = frame;
    const asked = shown?.units.find(({ summed }) => summed?.asked === true);
    if (at === null || shown === null || asked === undefined) return false;
    return [...shown.wires.filter(({ column, to }) => column === asked.column && to === asked.index).map(({ behind, from }) => [behind, from] as const), [asked.column, asked.index] as const]
      .some(([column, index]) => within(point, at.unit(column, index), at.radius(column) + 6));
  };

  /** A unit that the open question takes for an answer: its options are unit-1, unit-2 … of the first layer. */
  const answerAt = (point: Point): { option: string; place: Point } | null => {
    const play = game.play();
    const answer = play === null ? undefined : openQuestion(play)?.question.answer;
    if (frame === null || shown === null || answer?.kind !== 'option') return null;
    for (const unit of shown.units) {
      const option = `unit-${unit.index + 1}`;
      const place = frame.unit(unit.column, unit.index);
      if (unit.column === 1 && answer.options.includes(option) && within(point, place, frame.radius(1) + 6)) return { option, place };
    }
    return null;
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null || frame === null) return null;
      const button = buttonAt(point);
      if (button !== null) return press(button.name, button.place, () => game.send({ kind: 'set', values: button.values }));
      const answer = answerAt(point);
      if (answer !== null) return press(answer.option, answer.place, () => game.send({ kind: 'answer', to: answer.option }));
      if (sentAt(point)) return { move: () => undefined, release: () => { sent = { ...sent, elapsed: 0 }; game.preview({ ...game.state().preview }); } };
      const wire = wireAt(point);
      if (wire === null || wire.tool === null) return null;
      const { tool } = wire;
      const from = play.values[tool.id] ?? 0;
      const unit = (tool.max - tool.min) / frame.throw;
      held = wire.name;
      const make = ({ y }: Point) => ({ [tool.id]: snap(tool, from + (point.y - y) * unit) });
      return {
        move: (to) => game.preview({ ...game.state().preview, ...make(to) }),
        release(to) {
          held = null;
          const values = make(to);
          if (values[tool.id] === play.values[tool.id]) game.preview(null);
          else game.send({ kind: 'set', values });
        },
      };
    },
    hover(point) {
      if (point === null) return 'default';
      if (buttonAt(point) !== null || answerAt(point) !== null || sentAt(point)) return 'pointer';
      return wireAt(point) === null ? 'default' : 'ns-resize';
    },
  });

  return {
    update,
    moving: () => aftermath.moving() || standing.moving() || (sent.to !== '' && sent.elapsed < SENT),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
