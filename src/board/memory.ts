import { toolInUse } from '../curriculum/feed.ts';
import { settled } from '../curriculum/measured.ts';
import { inputsOf, type MemoryAsk, remembered, sentBack, weightFor } from '../curriculum/memory.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import { isOver, knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { drawLoop, drawRoad, drawStep, drawToken, drawWish, memoryFrame } from './memory-drawing.ts';
import { drawFigure } from './neuron-drawing.ts';
import { paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

/** Seconds that a light takes from one step to the next. */
const PACE = 0.09;
/** So near, a finger takes a light. */
const REACH = 26;

function askOf(play: Play): MemoryAsk | null {
  const asked = openQuestion(play) ?? play.stage.questions.at(-1);
  return asked?.question.ask.of === 'memory' ? asked.question.ask : null;
}

/** A neuron that hears itself: one weight, step after step. */
export const createMemory: CreateView<'memory'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let w = 0;
  let walked = Infinity;
  let last: Play | null = null;

  const shownWeight = (play: Play): number => {
    const asked = openQuestion(play);
    const ask = askOf(play);
    const given = play.phase === 'call' ? { ...(asked?.at ?? play.answers.at(-1)?.at), ...(ask === null ? {} : settled(ask.given)) } : {};
    return { ...play.values, ...game.shown(), ...given }['w'] ?? 0;
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const inputs = inputsOf(play.stage);
    const now = shownWeight(play);
    const still = services.reducedMotion() || last === null || last.level !== play.level || last.phase !== play.phase || game.state().preview !== null;
    if (now !== w) walked = still ? Infinity : 1;
    w = now;
    last = play;
    walked = Math.min(inputs.length + 1, walked + seconds / PACE);
    const palette = paletteOf(services.theme());
    const words = services.words();
    const asked = openQuestion(play);
    const ask = askOf(play);
    const number = asked?.question.answer.kind === 'number';
    const dark = !isOver(play) && (view.lights === 'dark' || number || (play.phase === 'call' && asked !== null));
    const frame = memoryFrame(area, view.axis, inputs.length, view.gradients);
    const { context } = layer;
    layer.clear();
    drawRoad(context, palette, frame, inputs);
    const said = remembered(inputs, w, inputs.length);
    const seen = dark ? 1 : Math.min(inputs.length, Math.floor(walked));
    for (let step = 0; step < inputs.length - 1; step++) drawLoop(context, palette, frame, step, w, 'on');
    if (asked !== null && ask?.figure === 'off') drawWish(context, palette, frame, ask.step - 1, ask.wanted, words);
    const told = (step: number) => step === 0 || step === inputs.length - 1 || (!frame.small && step % 3 === 0);
    said.slice(0, seen).forEach((each, step) => drawStep(context, palette, frame, step, each, words, told(step)));
    if (view.gradients) {
      const tokens = sentBack(w, inputs.length);
      for (let step = 0; step < inputs.length - 1; step++) drawLoop(context, palette, frame, step, w, 'back');
      tokens.forEach((token, step) => {
        if (!dark || step === tokens.length - 1) drawToken(context, palette, frame, step, token, words, told(step));
      });
    }
    if (number && ask !== null) {
      const at = ask.figure === 'gradient' ? { x: frame.x(0), y: frame.back ?? frame.bottom } : { x: frame.x(Math.min(ask.step, inputs.length) - 1), y: frame.y(0) - 40 };
      const given = game.state().preview?.['answer'];
      drawFigure(context, palette, given === undefined ? '?' : words.number(given), at.x, at.y, frame.text * 1.5, palette.you);
    }
    drawFigure(context, palette, `w ${words.number(w, 2)}`, (frame.x(0) + frame.x(inputs.length - 1)) / 2, frame.top - (frame.small ? 14 : 20), frame.text * 1.2, w < 0 ? palette.negative : palette.positive);
  };

  /** The step whose light is under a point; of the first, which is what came in, nothing can be turned. */
  const stepAt = (play: Play, { x, y }: Point): number | null => {
    if (knobOf(play, 'w') === null || !toolInUse(play, 'w')) return null;
    const inputs = inputsOf(play.stage);
    const frame = memoryFrame(area, view.axis, inputs.length, view.gradients);
    const said = remembered(inputs, w, inputs.length);
    const found = said.findIndex((each, step) => step > 0 && Math.hypot(frame.x(step) - x, Math.min(Math.max(frame.y(each), frame.top - 18), frame.bottom + 18) - y) < REACH);
    return found < 0 ? null : found;
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const tool = play === null ? null : knobOf(play, 'w');
      const step = play === null ? null : stepAt(play, point);
      if (play === null || tool === null || step === null) return null;
      const frame = memoryFrame(area, view.axis, inputsOf(play.stage).length, view.gradients);
      const turned = (to: Point) => {
        const wanted = frame.saidAt(to.y);
        return snap(tool, weightFor(step % 2 === 0 ? Math.abs(wanted) : wanted, step + 1));
      };
      return {
        move: (to) => game.preview({ ...game.state().preview, w: turned(to) }),
        release(to) {
          const next = turned(to);
          if (next === play.values['w']) game.preview(null);
          else game.send({ kind: 'set', values: { w: next } });
        },
      };
    },
    hover(point) {
      const play = game.play();
      return point !== null && play !== null && stepAt(play, point) !== null ? 'ns-resize' : 'default';
    },
  });

  return {
    update,
    moving: () => last !== null && walked < inputsOf(last.stage).length,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
