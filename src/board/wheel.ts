import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { came, keepsBack, keptAs, promised } from '../curriculum/towns.ts';
import { easeOut } from '../game/hop.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { drawLedger, type Hired } from './rivals-drawing.ts';
import { within } from './sorting-layout.ts';
import type { Area, CreateView } from './view.ts';
import { drawWheel } from './wheel-drawing.ts';

/** Seconds in which the wheel goes round, and in which what came rises. */
const ROUND = 1.6;
const RISE = 0.9;

/** A wheel for each machine; the one that is pressed is hired. */
export const createWheel: CreateView<'wheel'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const narrow = area.width < 480;
  const edge = narrow ? 6 : 20;
  let hovered: string | null = null;
  let answered: number | null = null;
  let rise = RISE;
  let turned = 1;

  const machinesOf = ({ stage }: Play) => stage.task.questions.flatMap(({ answer }) => (answer.kind === 'machine' ? [answer.among] : []))[0] ?? [];
  const turnsOf = ({ stage }: Play) => stage.questions.filter(({ question }) => question.answer.kind === 'machine');
  const ledger = (): Area => {
    const height = Math.min(area.height * 0.3, 180);
    return { x: area.x + edge, y: area.y + area.height - height - (narrow ? 4 : 16), width: area.width - 2 * edge, height };
  };
  const places = (play: Play): readonly Area[] => {
    const machines = machinesOf(play);
    const width = (area.width - 2 * edge) / machines.length;
    const top = area.y + (narrow ? 8 : 20);
    return machines.map((_, index) => ({ x: area.x + edge + index * width, y: top, width, height: ledger().y - top - 12 }));
  };
  const hiredOf = (play: Play): readonly Hired[] => turnsOf(play).flatMap(({ question }, index) => {
    const answer = play.answers[index];
    const town = play.stage.towns[index];
    const machine = machinesOf(play).find((each) => each === answer?.given);
    if (play.phase === 'call' || answer === undefined || town === undefined || machine === undefined) return [];
    return [{ promised: promised(town, machine, keptAs(answer.at['kept'])), came: came(town, machine), right: answer.right, judged: question.judged }];
  });
  const asks = (play: Play) => openQuestion(play)?.question.answer.kind === 'machine';
  const machineAt = (play: Play, point: Point) => machinesOf(play)[places(play).findIndex((place) => within(place, point))] ?? null;

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const machine = play === null || !asks(play) ? null : machineAt(play, point);
      if (machine === null) return null;
      return {
        move: () => undefined,
        release(end) {
          const now = game.play();
          if (now !== null && asks(now) && machineAt(now, end) === machine) game.send({ kind: 'answer', to: machine });
        },
      };
    },
    hover(point) {
      const play = game.play();
      hovered = point === null || play === null || !asks(play) ? null : machineAt(play, point);
      return hovered === null ? 'default' : 'pointer';
    },
  });

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      if (answered !== null && play.answers.length > answered) {
        rise = 0;
        turned = 1;
      }
      answered = play.answers.length;
      const still = services.reducedMotion();
      rise = still ? RISE : Math.min(RISE, rise + seconds);
      const goal = keepsBack(play) === 'wheel' ? 3 : 1;
      turned = still || goal < turned ? goal : Math.min(goal, turned + (2 * Math.min(seconds, 0.05)) / ROUND);
      const turn = Math.min(play.answers.length, play.stage.towns.length - 1);
      const town = play.stage.towns[play.phase === 'call' ? 0 : turn];
      layer.clear();
      if (town === undefined) return;
      const palette = paletteOf(services.theme());
      const words = services.words();
      for (const [index, place] of places(play).entries()) {
        const machine = machinesOf(play)[index];
        if (machine !== undefined) drawWheel(layer.context, palette, words, machine, town, turned, place, hovered === machine, narrow);
      }
      drawLedger(layer.context, palette, words, hiredOf(play), Math.max(1, turnsOf(play).length), ledger(), easeOut(rise / RISE), narrow);
    },
    moving() {
      const play = game.play();
      return rise < RISE || (play !== null && keepsBack(play) === 'wheel' && turned < 3);
    },
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
