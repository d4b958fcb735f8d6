import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { came, keepsBack, keptAs, luckiest, promised } from '../curriculum/towns.ts';
import { easeOut } from '../game/hop.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { paletteOf } from './palette.ts';
import { drawLedger, drawRival, type Hired } from './rivals-drawing.ts';
import { within } from './sorting-layout.ts';
import type { Area, CreateView } from './view.ts';

/** Seconds in which what came rises beside what was promised. */
const RISE = 0.9;
const GAP = 10;

/** Machines that offer their services in a town; the one that is pressed is hired. */
export const createRivals: CreateView<'rivals'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const narrow = area.width < 480;
  const edge = narrow ? 8 : 24;
  let hovered: string | null = null;
  let answered: number | null = null;
  let clock = RISE;

  const turnsOf = ({ stage }: Play) => stage.questions.filter(({ question }) => question.answer.kind === 'machine');
  const machinesOf = ({ stage }: Play) => stage.task.questions.flatMap(({ answer }) => (answer.kind === 'machine' ? [answer.among] : []))[0] ?? [];
  /** The town in which choosing by the kept hotels deceives most. */
  const deceiving = ({ stage }: Play) => {
    const times = stage.towns.map(luckiest).map((line) => line.came / line.promised);
    return times.indexOf(Math.max(...times));
  };
  const ledger = (): Area => {
    const height = Math.min(area.height * 0.3, 190);
    return { x: area.x + edge, y: area.y + area.height - height - (narrow ? 4 : 16), width: area.width - 2 * edge, height };
  };
  const places = (play: Play): readonly Area[] => {
    const machines = machinesOf(play);
    const width = (area.width - 2 * edge - GAP * (machines.length - 1)) / machines.length;
    const top = area.y + (narrow ? 8 : 22);
    return machines.map((_, index) => ({ x: area.x + edge + index * (width + GAP), y: top, width, height: ledger().y - top - (narrow ? 4 : 14) }));
  };
  const hiredOf = (play: Play): readonly Hired[] => (play.phase === 'call' ? lookedAt(play) : hiredInTurn(play));
  /** Once the call is answered: the line that did best on the kept hotels. */
  const lookedAt = (play: Play): readonly Hired[] => {
    const town = play.stage.towns[deceiving(play)];
    return town === undefined || play.answers.length === 0 || play.stage.questions[0]?.question.luckiest !== true ? [] : [{ ...luckiest(town), right: false, judged: false }];
  };
  const hiredInTurn = (play: Play): readonly Hired[] => turnsOf(play).flatMap(({ question }, index) => {
    const answer = play.answers[index];
    const town = play.stage.towns[index];
    const machine = machinesOf(play).find((each) => each === answer?.given);
    if (answer === undefined || town === undefined || machine === undefined) return [];
    return [{ promised: promised(town, machine, keptAs(answer.at['kept'])), came: came(town, machine), right: answer.right, judged: question.judged }];
  });
  const machineAt = (play: Play, point: Point) => machinesOf(play)[places(play).findIndex((place) => within(place, point))] ?? null;
  const asks = (play: Play) => openQuestion(play)?.question.answer.kind === 'machine';

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
      if (answered !== null && play.answers.length > answered) clock = 0;
      answered = play.answers.length;
      clock = services.reducedMotion() ? RISE : Math.min(RISE, clock + seconds);
      const turn = play.phase === 'call' ? deceiving(play) : Math.min(play.answers.length, play.stage.towns.length - 1);
      const town = play.stage.towns[turn];
      if (town === undefined) return;
      const palette = paletteOf(services.theme());
      const words = services.words();
      layer.clear();
      for (const [index, place] of places(play).entries()) {
        const machine = machinesOf(play)[index];
        if (machine !== undefined) drawRival(layer.context, palette, words, machine, town, keepsBack(play) !== false, place, hovered === machine, narrow);
      }
      const hired = hiredOf(play);
      drawLedger(layer.context, palette, words, hired, Math.max(1, turnsOf(play).length), ledger(), easeOut(clock / RISE), narrow);
    },
    moving: () => clock < RISE,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
