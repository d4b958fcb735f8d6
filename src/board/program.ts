import type { Card } from '../curriculum/card.ts';
import type { Play } from '../curriculum/play.ts';
import { isOver } from './control.ts';
import { OFF_THE_MAP } from '../game/gap.ts';
import { knobHinted } from '../game/hinted.ts';
import { easeOut } from '../game/hop.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { drawTaught } from './program-network.ts';
import { drawCard, drawLifted, drawSign, drawToken, drawTrail } from './program-drawing.ts';
import { slotAt, type Slot, type Spot, type Trail, trailOf } from './program-layout.ts';
import { drawGap, drawTown, townFrame } from './program-plot.ts';
import { cardAt, gapPart, linesAt, type Trial, trialOf } from './program-run.ts';
import { type Scene, sceneOf } from './program-scene.ts';
import { townAreas } from './program-towns.ts';
import type { CreateView } from './view.ts';

/** Pixels that a finger may tremble before it carries the card away. */
const TREMBLE = 8;
/** Seconds until a card that a call takes out begins to rise, and while it does. */
const WAIT = 0.4;
const LIFT = 0.6;
/** Seconds in which the worst town takes its room. */
const GROW = 0.5;

/** The learner as a path of cards on the map, and the towns it is tried in. */
export const createProgram: CreateView<'program'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const moves = () => game.state().attempt?.moves ?? [];
  const sceneNow = (play: Play) => sceneOf(play, moves().at(-1)?.kind === 'commit');
  let key: string | null = null;
  let trial: Trial | null = null;
  let elapsed = 0;
  let age = 0;
  let grown = 0;
  let grownTown: number | null = null;
  let held: { slot: Slot; card: Card; at: Point; moved: boolean } | null = null;

  /** Begins the trial of cards that were handed over; changed cards take its lines away. What was tried before the board came is through. */
  const follow = ({ program, laid, towns, started }: Scene) => {
    const now = started ? `${moves().length}` : '';
    if (now === key) return;
    trial = started ? trialOf(program, laid, towns) : null;
    elapsed = trial !== null && (key === null || services.reducedMotion()) ? trial.seconds : 0;
    if (trial?.worst != null) grownTown = trial.worst.town;
    if (key === null && trial?.worst != null) grown = 1;
    key = now;
  };

  /** What is still on its way goes on by so many seconds. */
  const pass = (seconds: number) => {
    const all = services.reducedMotion() ? Infinity : seconds;
    age = Math.min(WAIT + LIFT, age + all);
    const aim = trial?.worst != null ? 1 : 0;
    grown = aim > grown ? Math.min(aim, grown + all / GROW) : Math.max(aim, grown - all / GROW);
    if (trial !== null) elapsed = Math.min(trial.seconds, elapsed + seconds);
  };

  /** Over the board, what the mouse carries aims at the slot under it. */
  const aimCarried = (trail: Trail) => {
    const { carried } = game.state();
    if (carried === null) return;
    const { left, top, right, bottom } = scene.game.canvas.getBoundingClientRect();
    const { x, y } = carried;
    if (x >= left && x <= right && y >= top && y <= bottom) game.aim(slotAt(trail, x - left, y - top)?.id ?? null);
  };

  const drawCards = ({ program, laid, lifted }: Scene, trail: Trail, worked: string | undefined) => {
    const { context } = layer;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { aimed, hint, carried } = game.state();
    const away = held?.moved === true ? held.slot.id : carried?.from;
    const over = held?.moved === true ? slotAt(trail, held.at.x, held.at.y)?.id : undefined;
    const pointed = over ?? aimed ?? hint?.knob ?? null;
    drawTrail(context, palette, trail, away == null ? laid : { ...laid, [away]: undefined }, pointed);
    for (const slot of trail.slots) {
      const card = laid[slot.id];
      if (card !== undefined && slot.id !== away) drawCard(context, palette, words, card, slot, trail.text, worked === slot.id || pointed === slot.id ? 1 : 0);
    }
    const up = easeOut(Math.max(0, age - WAIT) / LIFT);
    for (const slot of trail.slots) {
      const card = lifted[slot.id];
      if (card === undefined) continue;
      const rise = Math.min(slot.height * 0.34, slot.y - area.y);
      drawLifted(context, palette, words, card, slot, trail.text, { x: slot.x + slot.width * (0.5 + 0.1 * up), y: slot.y + slot.height / 2 - rise * up }, up);
    }
    for (const { lane, x, y } of trail.signs) drawSign(context, palette, { x, y }, program.lanes[lane]?.parameter ?? '');
  };

  const drawTowns = ({ towns }: Scene, trail: Trail) => {
    const { context } = layer;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const areas = townAreas(trail.plot, towns.length, grownTown, easeOut(grown));
    for (const [index, { rows, start }] of towns.entries()) {
      const place = areas[index];
      if (place === undefined) continue;
      const run = trial?.runs[index];
      const frame = townFrame(place, rows, start, run?.right.at(-1) ?? start);
      const lines = run === undefined ? null : linesAt(run, elapsed);
      drawTown(context, palette, frame, rows, lines?.ours ?? start, lines?.right ?? null);
      const worst = trial?.worst;
      if (worst?.town !== index || lines === null || trial === null || game.play()?.phase === 'call') continue;
      const figure = worst.dollars < OFF_THE_MAP ? words.t('unit.dollar', { value: worst.dollars }) : '';
      drawGap(context, palette, frame, rows.inputs[worst.row] ?? 0, lines.ours, lines.right, figure, gapPart(trial, elapsed));
    }
  };

  const update = (seconds: number) => {
    const play = game.play();
    const now = play === null ? null : sceneNow(play);
    if (now === null) return;
    follow(now);
    pass(seconds);
    const trail = trailOf(now.program, area);
    aimCarried(trail);
    layer.clear();
    const run = trial?.runs[trial.worst?.town ?? 0];
    const at = run === undefined ? null : cardAt(run, elapsed);
    const worked = at === null ? undefined : run?.worked[at.index];
    if (now.program.network === undefined) drawTowns(now, trail);
    else drawTaught(layer.context, paletteOf(services.theme()), services.words(), now, trail, trial, elapsed, [game.state().aimed, knobHinted(game.state())]);
    drawCards(now, trail, worked?.slot);
    if (at !== null && worked !== undefined && run !== undefined) {
      const slot = trail.slots.find(({ id }) => id === worked.slot);
      const previous = trail.slots.find(({ id }) => id === run.worked[at.index - 1]?.slot);
      if (slot !== undefined) {
        drawToken(layer.context, paletteOf(services.theme()), services.words(), worked, slot, startOf(slot, previous, trail.slots), at.part, trail.text, now.program.lanes[slot.lane]?.parameter);
      }
    }
    if (held?.moved === true) drawLifted(layer.context, paletteOf(services.theme()), services.words(), held.card, held.slot, trail.text, held.at, 1);
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const now = play === null ? null : sceneNow(play);
      if (play === null || now === null) return null;
      const trail = trailOf(now.program, area);
      const slot = slotAt(trail, point.x, point.y);
      const card = slot === null ? undefined : now.laid[slot.id];
      const closed = isOver(play) || play.phase === 'call';
      if (slot !== null && card !== undefined && !closed) held = { slot, card, at: point, moved: false };
      return {
        move(to) {
          if (held !== null) held = { ...held, at: to, moved: held.moved || Math.hypot(to.x - point.x, to.y - point.y) > TREMBLE };
        },
        release(end) {
          const taken = held;
          held = null;
          const target = slotAt(trail, end.x, end.y);
          if (taken?.moved === true) {
            if (target === null) game.send({ kind: 'choose', tool: taken.slot.id, option: '' });
            else if (target.id !== taken.slot.id) game.send({ kind: 'swap', tool: taken.slot.id, with: target.id });
            return;
          }
          if (trial !== null && elapsed < trial.seconds) {
            elapsed = trial.seconds;
            return;
          }
          if (slot === null || closed || target?.id !== slot.id) return;
          if (card === undefined) game.aim(slot.id);
          else game.send({ kind: 'choose', tool: slot.id, option: '' });
        },
      };
    },
    hover(point) {
      const program = game.play()?.stage.task.program;
      const slot = point === null || program === undefined ? null : slotAt(trailOf(program, area), point.x, point.y);
      return slot !== null && game.play()?.phase !== 'call' ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving() {
      const lifting = game.play()?.phase === 'call' && age < WAIT + LIFT;
      const growing = grown !== (trial?.worst != null ? 1 : 0);
      return lifting || growing || (trial !== null && elapsed < trial.seconds);
    },
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

/** Where the token comes from: the card before, or, on a new branch, the end of the trunk. */
function startOf(slot: Slot, previous: Slot | undefined, slots: readonly Slot[]): Spot {
  const from = previous === undefined || previous.lane === slot.lane ? previous : slots.filter(({ lane }) => lane === 0).at(-1);
  return from === undefined ? { x: slot.x - 20, y: slot.y } : { x: from.x + from.width / 2, y: from.y };
}
