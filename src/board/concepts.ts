import { hasRoom } from '../curriculum/arrangement.ts';
import { courseOrder } from '../curriculum/course.ts';
import type { Play } from '../curriculum/play.ts';
import { partOf } from '../game/order.ts';
import { levelProgress } from '../game/progress.ts';
import { drawIdea, drawStation, drawTrace, drawWay } from './concepts-drawing.ts';
import { conceptsFrame, piecePoint, ringPoint, waitingPoint } from './concepts-frame.ts';
import { laidOut, ringOf, stationAsked, stationsWalked } from './concepts-laid.ts';
import { isOver } from './control.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer } from './layer.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { type Palette, paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

/** Seconds of the last lap, and of the way down into the middle. */
const LAP = 4;
const DOWN = 1.6;

/** How fast a light goes to its place: parts of the way that is left, a second. */
const HASTE = 9;
/** Pixels from its place within which a light that glides there has its name already. */
const NEAR = 28;

const eased = (part: number) => part * part * (3 - 2 * part);

/** A place of the ring: how far round it lies, 0 to 1; the judge in the middle is reached once all of it is walked. */
interface Place {
  id: string;
  at: Point;
  part: number;
  middle: boolean;
}

/** The whole of it: steps in a ring, a judge in the middle, a light for every idea that has found its place, and all levels around. */
export const createConcepts: CreateView<'concepts'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const frame = conceptsFrame(area);
  let clock = 0;
  let last: Play | null = null;
  let gliding = false;
  let bearer: Point | null = null;
  const lights = new Map<string, Point>();

  const placesOf = (play: Play): readonly Place[] => {
    const places = ringOf(play)?.places ?? [];
    const ring = places.filter(({ id }) => id !== view.middle);
    return places.map(({ id }) => {
      const index = ring.findIndex((each) => each.id === id);
      return index < 0 ? { id, middle: true, part: 1, at: frame.middle } : { id, middle: false, part: index / ring.length, at: ringPoint(frame, index / ring.length) };
    });
  };

  /** A part of the way from where something stood to where it is to be; `gliding` tells that it is not there yet. */
  const towards = (from: Point, to: Point, seconds: number): Point => {
    if (services.reducedMotion() || Math.hypot(to.x - from.x, to.y - from.y) < 1) return to;
    gliding = true;
    const part = Math.min(1, HASTE * seconds);
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  };

  const drawIdeas = (play: Play, palette: Palette, places: readonly Place[], seconds: number) => {
    const words = services.words();
    const { course } = game.content;
    const { progress, aimed } = game.state();
    const laid = laidOut(play);
    const asked = stationAsked(play);
    const spots = laid.map(({ id, level, place }, index) => {
      const there = places.find((each) => each.id === place);
      const beside = laid.filter((each) => each.place === place);
      const to = there === undefined ? waitingPoint(frame, index, laid.length) : piecePoint(frame, there.at, beside.findIndex((each) => each.id === id), beside.length, there.middle);
      const spot = towards(lights.get(id) ?? to, to, seconds);
      lights.set(id, spot);
      return { id, level, lies: there !== undefined, spot, here: place === asked, near: Math.hypot(to.x - spot.x, to.y - spot.y) < NEAR };
    });
    for (const { id, level, lies, spot, here, near } of spots) {
      const number = level === undefined ? 0 : (partOf(course, level)?.number ?? 0);
      const held = aimed === id || (lies && here);
      const named = lies ? !frame.small && near : held;
      drawIdea(layer.context, palette, frame, {
        spot, lies, held, colour: palette.parts[number] ?? palette.quiet, right: words.direction === 'rtl',
        won: level !== undefined && levelProgress(progress, level).passed, name: named ? words.t(`levels.${play.level.id}.pieces.${id}`) : '',
      });
    }
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const done = play.verdict === 'passed' && play.phase !== 'call';
    if (!done) clock = 0;
    else if (services.reducedMotion() || last === null) clock = LAP + DOWN;
    else clock = Math.min(LAP + DOWN, clock + seconds);
    last = play;
    gliding = false;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { aimed, progress } = game.state();
    const { course } = game.content;
    const { context } = layer;
    const places = placesOf(play);
    const asked = places.find(({ id }) => id === stationAsked(play));
    const walked = stationsWalked(play);
    // The transfer has walked the ring already: what is left is the way into the middle.
    const lap = play.phase === 'task' ? Math.min(1, clock / LAP) : done ? 1 : 0;
    const rise = eased(Math.max(0, clock - (play.phase === 'task' ? LAP : 0)) / (play.phase === 'task' ? DOWN : LAP + DOWN));
    layer.clear();
    drawGlow(context, palette.target, frame.middle.x, frame.middle.y, frame.reach.x * (0.7 + 0.7 * rise), (palette.theme === 'night' ? 0.12 : 0.1) + 0.3 * rise);
    const order = courseOrder(course);
    drawWay(context, palette, frame, order.map((level) => ({ part: partOf(course, level)?.number ?? 0, passed: levelProgress(progress, level).passed })), done && lap < 1 ? eased(lap) : -1);
    drawTrace(context, palette, frame, play.phase === 'transfer' && !done ? (asked?.part ?? walked.length / places.length) : eased(lap));
    drawValley(context, palette, frame.middle.x, frame.middle.y, frame.camp * 0.55, 0.35 + 1.1 * rise);
    for (const { id, at, middle } of places) {
      const verdict = walked.find(({ station }) => station === id)?.right ?? null;
      const lit = laidOut(play).filter(({ place }) => place === id).length;
      drawStation(context, palette, frame, { at, middle, lit, verdict, open: aimed !== null || asked?.id === id, name: words.t(`levels.${play.level.id}.places.${id}`) });
    }
    drawIdeas(play, palette, places, seconds);
    const round = ringPoint(frame, eased(lap));
    const stand = done && play.phase === 'transfer' ? frame.middle : done ? { x: round.x + (frame.middle.x - round.x) * rise, y: round.y + (frame.middle.y - round.y) * rise } : play.phase === 'transfer' ? (asked?.at ?? null) : null;
    bearer = stand === null ? null : done ? stand : towards(bearer ?? stand, stand, seconds * 0.5);
    if (bearer === null) return;
    drawLightPool(context, palette, bearer.x, bearer.y, 120, 1.1);
    const lifted = done ? 12 : -frame.camp * 0.5;
    drawLantern(context, palette, bearer.x, bearer.y + lifted, frame.small ? 34 : 46);
  };

  const under = (play: Play, { x, y }: Point): string | null => placesOf(play).find(({ at }) => Math.hypot(at.x - x, at.y - y) < frame.camp * 1.4)?.id ?? null;

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const { aimed } = game.state();
      const place = play === null ? null : under(play, point);
      if (play === null || aimed === null || place === null || isOver(play) || !hasRoom(play.stage, play.choices, place)) return null;
      return {
        move() { /* A camp is pressed, not dragged. */ },
        release(to) {
          if (under(play, to) === place && play.choices[aimed] !== place) game.send({ kind: 'choose', tool: aimed, option: place });
        },
      };
    },
    hover(point) {
      const play = game.play();
      return point !== null && play !== null && game.state().aimed !== null && !isOver(play) && under(play, point) !== null ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => gliding || (last?.verdict === 'passed' && clock > 0 && clock < LAP + DOWN),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
