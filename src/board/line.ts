import { drawAdded, skyOver } from './line-added.ts';
import { awayOf, drawAway } from './line-away.ts';
import { lineAt, dragged, gripsOf, rangesOf, type Grip } from './line-drag.ts';
import { drawPicture } from './line-drawing.ts';
import { type Frame, frameOf, pixel, type Point, valueAt } from './line-frame.ts';
import { drawGround } from './line-ground.ts';
import { arrived, type Glide, glide, glideAt, same, type Slide, slid, walk } from './line-motion.ts';
import { askedRow, canSet } from './line-question.ts';
import { gripInput, type Picture, pictureOf, pricesAdded } from './line-scene.ts';
import { type HandGrip, handValues, standOf } from './line-hand.ts';
import { handDragged, knobBehind } from './line-hand-grips.ts';
import { drawMargin } from './line-margin.ts';
import { drawMoved } from './line-moved.ts';
import { createTouch, type Hold } from './line-touch.ts';
import { drawDials } from './dials.ts';
import { createLayer } from './layer.ts';
import { paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import { errorsAt } from '../curriculum/measured.ts';
import { snap } from '../curriculum/range.ts';

/** Half of the least size of what a finger can take. */
const REACH = 26;
/** So near to the line the foot of a bar lands on it: fingers are no finer. */
const CLING = 6;

function roundOf({ level, seed, phase, rounds }: Play): string {
  return `${level.id}/${seed}/${phase}/${rounds[phase]}`;
}

/** Hotels over their distance, and the network's line among them. */
export const createLine: CreateView<'line'> = (scene, services, view, area) => {
  const { game } = services;
  const ground = createLayer(scene, area, 1);
  const marks = createLayer(scene, area, 2);
  let last: Play | null = null;
  let frame: Frame | null = null;
  let groundKey = '';
  let stand: Float64Array = new Float64Array();
  let way: Glide | null = null;
  let held = false;
  let hovered: number | null = null;
  let picture: Picture | null = null;
  const opening: Slide = { value: 0, target: 0, speed: 1 / 0.6 };
  const reveal: Slide = { value: 1, target: 1, speed: 1 / 0.4 };
  const rise: Slide = { value: 1, target: 1, speed: 1 / 0.6 };
  let knownBefore = Infinity;

  /** Sets out for where the play now stands. */
  const follow = (play: Play) => {
    const target = standOf(play.stage, game.shown());
    const fresh = last === null || last.level !== play.level || stand.length !== target.length;
    const still = services.reducedMotion() || fresh || game.state().preview !== null;
    if (last === null || roundOf(last) !== roundOf(play)) {
      const [stage, more] = [play.played[play.phase] ?? play.stage, pricesAdded(play)];
      frame = frameOf(area, stage, view, more);
      if (view.added) frame = frameOf(area, stage, view, [...more, ...skyOver(frame, play)]);
      knownBefore = Infinity;
      opening.value = play.opened ? 1 : 0;
    }
    const end = way?.path.at(-1) ?? stand;
    if (still) {
      way = null;
      stand = target;
    } else if (!same(end, target)) {
      const trained = last !== null && play.path !== last.path && play.path.length > 2 && same(play.path.at(-1) ?? stand, target);
      const large = play.choices !== last?.choices || play.answers.length !== last?.answers.length || roundOf(play) !== (last === null ? '' : roundOf(last));
      way = trained ? walk(play.path) : glide(stand, target, large ? 0.6 : 0.2);
    }
    opening.target = play.opened ? 1 : 0;
    if (last !== null && roundOf(last) === roundOf(play) && play.stage.train.count > last.stage.train.count) {
      knownBefore = last.stage.train.count;
      rise.value = 0;
    }
    if (last !== null && play.answers.length > last.answers.length) reveal.value = 0;
    if (services.reducedMotion()) {
      opening.value = opening.target;
      reveal.value = 1;
      rise.value = 1;
    }
    last = play;
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    follow(play);
    if (way !== null) {
      way.elapsed += seconds;
      stand = glideAt(way);
      if (arrived(way)) way = null;
    }
    slid(opening, seconds);
    slid(reveal, seconds);
    slid(rise, seconds);
    if (frame === null) return;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const key = `${palette.theme}/${words.language}/${roundOf(play)}`;
    if (key !== groundKey) {
      groundKey = key;
      ground.clear();
      const title = `axis.${play.stage.task.dataset.target}`;
      drawGround(ground.context, palette, frame, words, words.has(title) ? title : 'axis.price');
    }
    picture = pictureOf(frame, view, {
      play, parameters: stand.slice(0, play.stage.names.length), shown: game.shown(), preview: game.state().preview !== null,
      ghost: services.ghost(), crowd: services.crowd(), opened: opening.value, revealed: reveal.value,
      said: Object.fromEntries(handValues(play.stage).map((name, index) => [name, stand[play.stage.names.length + index] ?? 0])), risen: rise.value, knownBefore,
    });
    marks.clear();
    if (view.margin !== undefined && !frame.small) drawMargin(marks.context, palette, frame, words, play, { ...view.margin, parameters: stand });
    drawPicture(marks.context, palette, frame, words, picture, { held, picked: game.state().picked ?? (play.stage.task.split === true && game.state().aimed !== null ? Number(game.state().aimed) : null) });
    if (view.added) drawAdded(marks.context, palette, frame, words, play);
    if (view.moved && way === null) drawMoved(marks.context, palette, frame, words, play);
    if (view.dials !== undefined && !frame.small) drawDials(marks.context, palette, words, frame.plot, view.dials, play, stand);
    const away = view.line && play.stage.task.hand === undefined ? awayOf(frame, play.stage.task.network, stand.slice(0, play.stage.names.length)) : null;
    if (away !== null) drawAway(marks.context, palette, frame, away);
  };

  /** Previews what the pointer makes of the values; a tick where they change. */
  const holdOf = (make: (point: Point) => Values, finish: (values: Values) => void, start: Point): Hold => {
    let shown = '';
    let moved = false;
    held = true;
    const show = (point: Point): Values => {
      const values = make(point);
      const text = JSON.stringify(values);
      if (text !== shown) {
        shown = text;
        game.preview(values);
      }
      return values;
    };
    return {
      move(point) {
        moved ||= Math.abs(point.y - start.y) + Math.abs(point.x - start.x) >= 3;
        if (moved) show(point);
      },
      release(point) {
        held = false;
        if (moved) finish(show(point));
        else game.preview(game.state().preview);
      },
    };
  };

  const grabLine = (play: Play, frame: Frame, grip: Grip, at: Point, start: Point): Hold => {
    const before = play.values;
    const off = start.y - at.y;
    const input = grip === 'lift' ? valueAt(frame.x, start.x) : gripInput(frame, grip);
    const span = { left: frame.x.from, right: frame.x.to };
    const ranges = rangesOf(play.stage.task);
    const make = ({ y }: Point) => dragged(grip, valueAt(frame.y, y - off), input, span, ranges, before);
    const finish = (values: Values) => {
      if (Object.entries(values).every(([name, value]) => value === before[name])) game.preview(null);
      else game.send({ kind: 'set', values });
    };
    return holdOf(make, finish, start);
  };

  /** The grip that lies nearest, where it can be turned. */
  const handAt = (play: Play, { x, y }: Point): HandGrip | null => {
    if (picture === null || picture.hand === null || !picture.handOpen || frame?.small === true) return null;
    const away = (grip: HandGrip) => (picture?.hand?.kind === 'threshold' ? Math.abs(grip.y - y) : Math.hypot(grip.x - x, grip.y - y));
    const near = picture.hand.grips.filter((grip) => away(grip) <= REACH + 4 && knobBehind(play, grip) !== null);
    return near.toSorted((one, other) => away(one) - away(other))[0] ?? null;
  };

  const grabHand = (play: Play, frame: Frame, start: Point): Hold | null => {
    const grip = handAt(play, start);
    const tool = grip === null ? null : knobBehind(play, grip);
    if (grip === null || tool === null) return null;
    const make = ({ x, y }: Point) => handDragged(frame, grip, tool, { x: x - start.x + grip.x, y: y - start.y + grip.y });
    const finish = (values: Values) => {
      if (Object.entries(values).every(([name, value]) => value === play.values[name])) game.preview(null);
      else game.send({ kind: 'set', values });
    };
    return holdOf(make, finish, start);
  };

  const grabAnswer = (play: Play, frame: Frame, start: Point): Hold | null => {
    const asked = askedRow(play);
    if (asked === null || picture?.asked === null || picture === null) return null;
    const { x, handle } = picture.asked;
    if (Math.abs(start.x - x) > 44) return null;
    const rows = asked.data === 'train' ? play.stage.train : play.stage.test;
    const price = rows.targets[asked.row] ?? 0;
    const off = Math.abs(start.y - handle) < REACH ? start.y - handle : 0;
    const error = errorsAt(play.stage, play.values, asked.data)[asked.row] ?? 0;
    const make = ({ y }: Point) => {
      const said = valueAt(frame.y, y - off);
      const onLine = Math.abs(pixel(frame.y, said) - pixel(frame.y, price + error)) <= CLING;
      return { answer: snap(asked.range, onLine ? error : said - price) };
    };
    return holdOf(make, ({ answer }) => { if (answer !== undefined) game.send({ kind: 'answer', to: answer }); }, start);
  };

  const hotelNear = ({ x, y }: Point, reach: number): { id: number; data: 'train' | 'test' } | null => {
    if (picture === null) return null;
    const all = [
      ...picture.hotels.map((each) => ({ ...each, data: 'train' as const })),
      ...picture.tests.map((each) => ({ ...each, data: 'test' as const })),
    ].filter(({ id, data }) => picture?.pick === null || (picture?.pick === data && !picture.refused.includes(String(id))));
    const away = (each: Point) => Math.abs(each.x - x) + Math.abs(each.y - y);
    const nearest = all.reduce<(typeof all)[number] | null>((best, each) => (best === null || away(each) < away(best) ? each : best), null);
    return nearest !== null && away(nearest) <= reach ? nearest : null;
  };

  /** Picks out what the pointer has come to; what a hint picked out stays until then. */
  const pickOut = (id: number | null) => {
    if (id === hovered) return;
    hovered = id;
    game.pick(id);
  };

  const grabHotel = (start: Point): Hold | null => {
    const hotel = hotelNear(start, REACH + 8);
    if (hotel === null || picture?.pick !== hotel.data) return null;
    game.pick(hotel.id);
    return {
      move: () => undefined,
      release(point) {
        if (hotelNear(point, REACH + 8)?.id === hotel.id) game.send({ kind: 'answer', to: String(hotel.id) });
      },
    };
  };

  /** Rows that change places: a press on one, and on one of the others. */
  const grabSwap = (play: Play, start: Point): Hold | null => {
    const { stage } = play;
    const id = stage.task.split === true && canSet(play) ? hotelNear(start, REACH + 8)?.id : undefined;
    if (id === undefined) return null;
    return {
      move: () => undefined,
      release(point) {
        if (hotelNear(point, REACH + 8)?.id !== id) return;
        const { aimed } = game.state();
        const own = stage.trainIds.includes(id) ? stage.trainIds : stage.testIds;
        if (aimed === String(id)) game.aim(null);
        else if (aimed === null || own.includes(Number(aimed))) game.aim(String(id));
        else game.send({ kind: 'swap', tool: aimed, with: String(id) });
      },
    };
  };

  const gripAt = (play: Play, frame: Frame, point: Point): { grip: Grip; at: Point } | null => {
    const near = picture?.grips.find(({ x, y }) => Math.abs(x - point.x) <= REACH && Math.abs(y - point.y) <= REACH);
    if (near !== undefined) return { grip: near.grip, at: near.grip === 'lift' ? point : near };
    if (!view.handles || frame.small || !canSet(play)) return null;
    const lift = gripsOf(rangesOf(play.stage.task)).includes('lift');
    const price = lineAt(game.shown(), valueAt(frame.x, point.x));
    return lift && Math.abs(pixel(frame.y, price) - point.y) <= REACH ? { grip: 'lift', at: { x: point.x, y: pixel(frame.y, price) } } : null;
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null || frame === null) return null;
      const hotel = grabHotel(point);
      if (hotel !== null) return hotel;
      const swap = grabSwap(play, point);
      if (swap !== null) return swap;
      const hand = grabHand(play, frame, point);
      if (hand !== null) return hand;
      const answer = grabAnswer(play, frame, point);
      if (answer !== null) return answer;
      const grip = gripAt(play, frame, point);
      return grip === null ? null : grabLine(play, frame, grip.grip, grip.at, point);
    },
    hover(point) {
      const play = game.play();
      if (play === null || frame === null || point === null) {
        pickOut(null);
        return 'default';
      }
      const id = hotelNear(point, 20)?.id ?? null;
      pickOut(id);
      if ((picture?.pick !== null || play.stage.task.split === true) && id !== null) return 'pointer';
      const asked = picture?.asked;
      if (asked !== null && asked !== undefined && Math.abs(point.x - asked.x) <= 44) return 'ns-resize';
      const hand = handAt(play, point);
      if (hand !== null) return hand.along === 'x' ? 'ew-resize' : 'ns-resize';
      return gripAt(play, frame, point) === null ? 'default' : 'ns-resize';
    },
  });

  return {
    update,
    moving: () => way !== null || opening.value !== opening.target || reveal.value !== reveal.target || rise.value !== rise.target,
    destroy() {
      touch.destroy();
      ground.destroy();
      marks.destroy();
    },
  };
};
