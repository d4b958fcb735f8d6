import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { outputCount } from '../engine/network.ts';
import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { settled } from '../curriculum/measured.ts';
import { valuesCalled } from '../curriculum/called.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { sharesAt } from '../curriculum/softmax.ts';
import { chordNear, sumAsked, sumsKnown } from '../curriculum/straight-on.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import { knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import { glide } from './line-motion.ts';
import { createTouch } from './line-touch.ts';
import { drawLight, drawPost, drawShares, drawWell, type MachineFrame, machineFrame } from './machine-drawing.ts';
import { drawPowers, type Powers, powersFrame, powersTop } from './machine-powers.ts';
import { paletteOf } from './palette.ts';
import { createReach } from './reach.ts';
import { createStand } from './stand.ts';
import type { CreateView } from './view.ts';

/** The cuts that are asked for; a round that was lost on them still shows where they should be. */
function wantedShares(play: Play): readonly number[] | null {
  const ask = play.verdict === 'passed' ? undefined : play.stage.questions[play.answers.length]?.question.ask;
  return ask?.of === 'shares' ? ask.wanted : null;
}

const biasOf = (play: Play, unit: number) => `b${play.stage.task.network.layers.length}.${unit + 1}`;

/** A softmax layer as machines in a row: sums, e to each, the parts of all, and the loss. */
export const createMachine: CreateView<'machine'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const standing = createStand(services, (from, to) => glide(from, to, 0.35));
  let frame: MachineFrame | null = null;
  let held: number | null = null;
  const reach = createReach(services.reducedMotion);

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const stand = standing.after(seconds, play, parametersOf(play.stage, game.shown()));
    const palette = paletteOf(services.theme());
    const words = services.words();
    const asked = openQuestion(play);
    const values: Values = { ...valuesAt(play.stage, stand, play.values), ...(play.phase === 'call' && valuesCalled(play) === play.values ? asked?.at : {}) };
    const found = sharesAt(play.stage, values, asked);
    const ask = asked?.question.ask;
    const { context } = layer;
    layer.clear();
    if (view.powers === 'curve') {
      const id = biasOf(play, 0);
      const tool = knobOf(play, id);
      const here = found.sums[0] ?? 0;
      const over = play.verdict !== 'open';
      const z = sumAsked(play, id);
      const known = sumsKnown(play, id);
      const powers: Powers = {
        known, step: tool?.step ?? 1, at: (tool !== null && toolInUse(play, id)) || over ? here : null, open: over,
        asked: z === null ? null : { z, said: game.state().preview?.['answer'] ?? null, chord: chordNear(known, z) },
      };
      reach.toward(powersTop(powers, view.top), seconds);
      drawPowers(context, palette, area, { sums: view.sums, top: reach.now() }, powers, words);
      return;
    }
    const at = machineFrame(area, view.sums, { shares: view.shares, loss: view.loss, units: found.sums.length, lights: view.powers === 'lights' });
    frame = at;
    const hidden = ask?.of === 'softmax' && asked?.question.answer.kind === 'number';
    const far = hidden ? sharesAt(play.stage, { ...values, ...settled(ask.given) }, asked) : null;
    found.sums.forEach((sum, unit) => {
      const id = biasOf(play, unit);
      const tool = knobOf(play, id) !== null && toolInUse(play, id);
      const metal = play.stage.task.dataset.target === 'category' ? CATEGORIES[unit] : undefined;
      drawPost(context, palette, at, unit, sum, `z${'₁₂₃₄₅'[unit] ?? ''}`, words, { held: held === unit, tool, hidden: false, of: metal === undefined ? null : words.t(`class.${metal}`) });
    });
    // Who wins is to be told from the sums alone.
    const covered = asked?.question.answer.kind === 'option';
    if (view.powers === 'lights' && !covered) {
      const tallest = Math.max(view.top, ...found.powers);
      found.powers.forEach((power, unit) => drawLight(context, palette, at, unit, power, tallest, found.powers.length, words));
    }
    if (!covered) drawShares(context, palette, at, found, words, { wanted: wantedShares(play), truth: view.loss });
    // A loss that is asked for is not hung up.
    drawWell(context, palette, at, far !== null && ask?.of === 'softmax' && ask.figure === 'loss' && Object.keys(ask.given).length === 0 ? null : found.loss, words, words.t('mark.loss'));
  };

  const unitAt = (x: number, y: number): number => {
    const play = game.play();
    if (play === null || frame === null || view.powers === 'curve') return -1;
    const at = frame;
    const count = outputCount(play.stage.task.network);
    return Array.from({ length: count }, (_, unit) => unit).findIndex((unit) => {
      const { x: post, top, bottom } = at.post(unit);
      const id = biasOf(play, unit);
      return knobOf(play, id) !== null && toolInUse(play, id) && Math.abs(x - post) < 48 && y > top - 24 && y < bottom + 24;
    });
  };

  const send = (play: Play, id: string, value: number) => {
    if (play.values[id] === value) game.preview(null);
    else game.send({ kind: 'set', values: { [id]: value } });
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null) return null;
      if (view.powers === 'curve') {
        const id = biasOf(play, 0);
        const tool = knobOf(play, id);
        if (tool === null || !toolInUse(play, id)) return null;
        const { sumAt } = powersFrame(area, { sums: view.sums, top: reach.now() });
        const make = (x: number) => snap(tool, sumAt(x));
        game.preview({ ...game.state().preview, [id]: make(point.x) });
        return { move: (to) => game.preview({ ...game.state().preview, [id]: make(to.x) }), release: (to) => send(play, id, make(to.x)) };
      }
      const unit = unitAt(point.x, point.y);
      const id = biasOf(play, unit);
      const tool = unit < 0 ? null : knobOf(play, id);
      if (tool === null || frame === null) return null;
      const at = frame;
      held = unit;
      return {
        move: (to) => game.preview({ ...game.state().preview, [id]: snap(tool, at.sumAt(to.y)) }),
        release(to) {
          held = null;
          send(play, id, snap(tool, at.sumAt(to.y)));
        },
      };
    },
    hover: (point) => (point === null ? 'default' : view.powers === 'curve' ? 'ew-resize' : unitAt(point.x, point.y) >= 0 ? 'ns-resize' : 'default'),
  });

  return {
    update,
    moving: () => standing.moving() || reach.moving(),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
