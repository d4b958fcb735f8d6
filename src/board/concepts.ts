import { hasRoom, piecesIn } from '../curriculum/arrangement.ts';
import type { Play } from '../curriculum/play.ts';
import { levelProgress } from '../game/progress.ts';
import { partOf } from '../game/order.ts';
import { drawWord } from './attention-drawing.ts';
import { conceptsFrame, piecePoint, ringPoint, waitingPoint } from './concepts-frame.ts';
import { isOver } from './control.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer } from './layer.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { blend, fade, paletteOf, WORDS } from './palette.ts';
import type { CreateView } from './view.ts';

/** Seconds of the last lap, and of the way down into the middle. */
const LAP = 4;
const DOWN = 1.6;

/** How fast a light goes to its place: parts of the way that is left, a second. */
const HASTE = 9;

const eased = (part: number) => part * part * (3 - 2 * part);

/** The whole of it: steps in a ring, a judge in the middle, and a light for every idea that has found its place. */
export const createConcepts: CreateView<'concepts'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const frame = conceptsFrame(area);
  let clock = 0;
  let last: Play | null = null;
  let gliding = false;
  const lights = new Map<string, Point>();

  const placesOf = (play: Play) => play.stage.task.arrangement?.places ?? [];
  const placed = (play: Play): readonly { id: string; at: Point; middle: boolean }[] => {
    const ring = placesOf(play).filter(({ id }) => id !== view.middle);
    return placesOf(play).map(({ id }) => {
      const index = ring.findIndex((each) => each.id === id);
      return { id, middle: index < 0, at: index < 0 ? frame.middle : ringPoint(frame, index / ring.length) };
    });
  };

  /** Every piece as a light in the colour of its part, full where its level was passed, on its way to where it lies. */
  const drawLights = (play: Play, seconds: number) => {
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { course } = game.content;
    const { progress, aimed } = game.state();
    const { context } = layer;
    const spots = new Map<string, { to: Point; lies: boolean }>();
    for (const { id, at, middle } of placed(play)) {
      const pieces = piecesIn(play.stage, play.choices, id);
      pieces.forEach((piece, index) => spots.set(piece.id, { to: piecePoint(frame, at, index, pieces.length, middle), lies: true }));
    }
    gliding = false;
    play.stage.pieces.forEach((piece, index) => {
      const { to, lies } = spots.get(piece.id) ?? { to: waitingPoint(frame, index, play.stage.pieces.length), lies: false };
      const from = services.reducedMotion() ? to : (lights.get(piece.id) ?? to);
      const part = Math.min(1, HASTE * seconds);
      const near = Math.hypot(to.x - from.x, to.y - from.y) < 1;
      const spot = near ? to : { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      gliding ||= !near;
      lights.set(piece.id, spot);
      const number = piece.level === undefined ? 0 : (partOf(course, piece.level)?.number ?? 0);
      const colour = palette.parts[number] ?? palette.quiet;
      const won = piece.level !== undefined && levelProgress(progress, piece.level).passed;
      const held = aimed === piece.id;
      drawGlow(context, held ? palette.you : colour, spot.x, spot.y, (frame.small ? 15 : 24) * (held ? 1.8 : 1), held ? 0.9 : lies ? 0.65 : 0.25);
      context.beginPath();
      context.arc(spot.x, spot.y, frame.small ? 5 : 6, 0, 2 * Math.PI);
      context.fillStyle = won || lies ? colour.css : palette.ground.css;
      context.fill();
      context.lineWidth = 2;
      context.strokeStyle = won ? blend(colour, palette.text, 0.4).css : colour.css;
      context.stroke();
      const name = words.t(`levels.${play.level.id}.pieces.${piece.id}`);
      if (held && !lies) drawWord(context, palette, name, spot.x, spot.y - (frame.small ? 16 : 22), frame.small ? 14 : 17, true, palette.you);
      else if (lies && !frame.small && !gliding) {
        const right = words.direction === 'rtl';
        context.save();
        context.font = `15px ${WORDS}`;
        context.fillStyle = palette.text.css;
        context.textAlign = right ? 'right' : 'left';
        context.textBaseline = 'middle';
        context.fillText(name, spot.x + (right ? -14 : 14), spot.y + 1);
        context.restore();
      }
    });
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const done = play.verdict === 'passed';
    if (!done) clock = 0;
    else if (services.reducedMotion() || (last === null && done)) clock = LAP + DOWN;
    else clock = Math.min(LAP + DOWN, clock + seconds);
    last = play;
    const palette = paletteOf(services.theme());
    const night = palette.theme === 'night';
    const words = services.words();
    const { aimed } = game.state();
    const { context } = layer;
    const lap = Math.min(1, clock / LAP);
    const rise = eased(Math.max(0, clock - LAP) / DOWN);
    layer.clear();
    drawGlow(context, palette.target, frame.middle.x, frame.middle.y, frame.reach.x * (0.7 + 0.7 * rise), (night ? 0.12 : 0.1) + 0.3 * rise);
    const trace = (to: number, style: string, wide: number, dash: readonly number[]) => {
      context.save();
      context.beginPath();
      for (let piece = 0; piece <= 120; piece++) {
        const { x, y } = ringPoint(frame, (to * piece) / 120);
        context.lineTo(x, y);
      }
      context.setLineDash([...dash]);
      context.strokeStyle = style;
      context.lineWidth = wide;
      context.lineCap = 'round';
      context.stroke();
      context.restore();
    };
    trace(1, fade(palette.contour, 0.95), 2, [1, 8]);
    if (lap > 0) {
      trace(eased(lap), fade(palette.you, night ? 0.16 : 0.14), 10, []);
      trace(eased(lap), fade(palette.you, 0.9), 2.5, []);
    }
    drawValley(context, palette, frame.middle.x, frame.middle.y, frame.camp * 0.55, 0.35 + 1.1 * rise);
    for (const { id, at, middle } of placed(play)) {
      const pieces = piecesIn(play.stage, play.choices, id);
      if (!middle) {
        drawGlow(context, palette.you, at.x, at.y, frame.camp * 1.9, 0.08 + 0.05 * pieces.length);
        context.save();
        context.beginPath();
        context.arc(at.x, at.y, frame.camp * 0.62, 0, 2 * Math.PI);
        context.fillStyle = palette.panel.css;
        context.fill();
        context.lineWidth = aimed === null ? 2 : 3;
        context.strokeStyle = aimed === null ? palette.contour.css : palette.you.css;
        context.stroke();
        context.restore();
      }
      drawWord(context, palette, words.t(`levels.${play.level.id}.places.${id}`), at.x, middle ? at.y + frame.camp * 0.95 : at.y, frame.text * (middle ? 0.95 : 1), true, middle ? palette.target : palette.text);
    }
    drawLights(play, seconds);
    if (done) {
      const round = ringPoint(frame, eased(lap));
      const [x, y] = [round.x + (frame.middle.x - round.x) * rise, round.y + (frame.middle.y - round.y) * rise];
      drawLightPool(context, palette, x, y, 120, 1.1);
      drawLantern(context, palette, x, y + 12, frame.small ? 34 : 46);
    }
  };

  const under = (play: Play, { x, y }: Point): string | null => placed(play).find(({ at }) => Math.hypot(at.x - x, at.y - y) < frame.camp * 1.4)?.id ?? null;

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
    moving: () => gliding || (last?.verdict === 'passed' && clock < LAP + DOWN),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
