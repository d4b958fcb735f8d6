import { isOver } from './control.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { drawCard, drawSign, drawToken, drawTrail } from './program-drawing.ts';
import { slotAt, type Slot, type Spot, trailOf } from './program-layout.ts';
import { drawTown, townFrame } from './program-plot.ts';
import { cardAt, linesAt, type Run, runOf } from './program-run.ts';
import type { CreateView } from './view.ts';
import { choicesAsCards } from '../curriculum/replay.ts';

/** The learner as a path of cards on the map, and the town it is tried on. */
export const createProgram: CreateView<'program'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const commits = () => game.state().attempt?.moves.filter(({ kind }) => kind === 'commit').length ?? 0;
  let seen = commits();
  let laidKey = '';
  let run: Run | null = null;
  let elapsed = 0;

  const cardsNow = () => choicesAsCards(game.play()?.choices ?? {});

  /** Begins the trial of the cards that were handed over; changed cards take its lines away. */
  const follow = () => {
    const play = game.play();
    const program = play?.stage.task.program;
    const town = play?.stage.cases[0];
    if (play === null || program === undefined || town === undefined) return;
    const cards = cardsNow();
    const key = JSON.stringify(cards);
    const now = commits();
    if (now > seen) {
      run = runOf(program, cards, town);
      elapsed = services.reducedMotion() ? run.seconds : 0;
    } else if (key !== laidKey) {
      run = null;
    }
    seen = now;
    laidKey = key;
  };

  const update = (seconds: number) => {
    const play = game.play();
    const program = play?.stage.task.program;
    const town = play?.stage.cases[0];
    if (play === null || program === undefined || town === undefined) return;
    follow();
    if (run !== null) elapsed = Math.min(run.seconds, elapsed + seconds);
    const palette = paletteOf(services.theme());
    const words = services.words();
    const trail = trailOf(program, area);
    const cards = cardsNow();
    const { context } = layer;
    layer.clear();
    drawTrail(context, palette, trail, cards, game.state().aimed);
    const at = run === null ? null : cardAt(run, elapsed);
    const worked = at === null ? undefined : run?.worked[at.index];
    for (const slot of trail.slots) {
      const card = cards[slot.id];
      if (card !== undefined) drawCard(context, palette, words, card, slot, trail.text, worked?.slot === slot.id ? 1 : 0);
    }
    for (const { lane, x, y } of trail.signs) drawSign(context, palette, { x, y }, program.lanes[lane]?.parameter ?? '');
    const right = run?.right.at(-1) ?? town.start;
    const frame = townFrame(trail.plot, town.rows, town.start, right);
    const lines = run === null ? { ours: town.start, right: null } : linesAt(run, elapsed);
    drawTown(context, palette, frame, town.rows, lines.ours, lines.right);
    if (run === null || at === null || worked === undefined) return;
    const slot = trail.slots.find(({ id }) => id === worked.slot);
    const previous = trail.slots.find(({ id }) => id === run?.worked[at.index - 1]?.slot);
    if (slot === undefined) return;
    const parameter = program.lanes[slot.lane]?.parameter;
    drawToken(context, palette, words, worked, slot, startOf(slot, previous, trail.slots), at.part, trail.text, parameter);
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const program = play?.stage.task.program;
      if (play === null || program === undefined) return null;
      const trail = trailOf(program, area);
      const slot = slotAt(trail, point.x, point.y);
      return {
        move: () => undefined,
        release(end) {
          if (run !== null && elapsed < run.seconds) {
            elapsed = run.seconds;
            return;
          }
          if (slot === null || isOver(play) || slotAt(trail, end.x, end.y)?.id !== slot.id) return;
          if (cardsNow()[slot.id] === undefined) game.aim(slot.id);
          else game.send({ kind: 'choose', tool: slot.id, option: '' });
        },
      };
    },
    hover(point) {
      const program = game.play()?.stage.task.program;
      const slot = point === null || program === undefined ? null : slotAt(trailOf(program, area), point.x, point.y);
      return slot !== null ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => run !== null && elapsed < run.seconds,
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
