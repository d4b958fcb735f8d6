import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { layout } from '../engine/network.ts';
import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import { classColour, traceClass } from './boundary-drawing.ts';
import { knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import { glide } from './line-motion.ts';
import { createTouch } from './line-touch.ts';
import type { Words } from '../game/translate.ts';
import { fade, FIGURES, type Palette, paletteOf, WORDS } from './palette.ts';
import { createStand } from './stand.ts';
import type { CreateView } from './view.ts';

const REACH = 30;

/** The sums of each class over one input: ridges, of which the highest speaks. */
export const createRidges: CreateView<'ridges'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const small = area.width < 560;
  const pad = small ? 14 : 40;
  const foot = small ? 64 : 96;
  const width = area.width - 2 * pad;
  const height = area.height - foot - pad;
  const standing = createStand(services, (from, to) => glide(from, to, 0.35));
  let held: number | null = null;

  const px = (input: number) => area.x + pad + (width * (input - view.input.min)) / (view.input.max - view.input.min);
  const py = (sum: number) => area.y + pad + height * (1 - (sum - view.sums.min) / (view.sums.max - view.sums.min));

  const lineOf = (play: Play, values: Values, unit: number) => {
    const [at] = layout(play.stage.task.network);
    const weight = values[play.stage.names[(at?.weights ?? 0) + unit] ?? ''] ?? 0;
    const bias = values[play.stage.names[(at?.biases ?? 0) + unit] ?? ''] ?? 0;
    return (input: number) => weight * input + bias;
  };

  const units = (play: Play) => layout(play.stage.task.network)[0]?.units ?? 0;

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const stand = standing.after(seconds, play, parametersOf(play.stage, game.shown()));
    const palette = paletteOf(services.theme());
    const words = services.words();
    const dark = play.stage.task.gauge === 'hidden' && play.verdict === 'open' && play.phase === 'transfer';
    const values: Values = { ...valuesAt(play.stage, stand, play.values), ...(play.phase === 'call' && play.verdict !== 'open' ? play.stage.questions[0]?.at : {}) };
    const count = units(play);
    const lines = Array.from({ length: count }, (_, unit) => lineOf(play, values, unit));
    const { context } = layer;
    layer.clear();
    context.save();
    context.beginPath();
    context.rect(area.x + pad, area.y + pad, width, height);
    context.clip();
    // The sky over the highest ridge is dark; each ridge shines where it is the highest.
    const steps = 160;
    const inputs = Array.from({ length: steps + 1 }, (_, step) => view.input.min + ((view.input.max - view.input.min) * step) / steps);
    const winner = (input: number) => lines.reduce((best, line, unit) => (line(input) > (lines[best]?.(input) ?? -Infinity) ? unit : best), 0);
    let from = 0;
    for (const [index, input] of inputs.entries()) {
      const unit = winner(inputs[from] ?? input);
      const next = inputs[index + 1];
      if (next !== undefined && winner(next) === unit) continue;
      const own = inputs.slice(from, index + 2);
      from = index + 1;
      const colour = classColour(palette, count, unit);
      const light = context.createLinearGradient(0, Math.min(...own.map((each) => py(lines[unit]?.(each) ?? 0))), 0, area.y + pad + height);
      light.addColorStop(0, fade(colour, 0.42));
      light.addColorStop(1, fade(colour, 0.06));
      context.fillStyle = light;
      context.beginPath();
      context.moveTo(px(own[0] ?? input), area.y + pad + height);
      for (const each of own) context.lineTo(px(each), py(lines[unit]?.(each) ?? 0));
      context.lineTo(px(own.at(-1) ?? input), area.y + pad + height);
      context.fill();
    }
    for (const [unit, line] of lines.entries()) {
      const colour = classColour(palette, count, unit);
      context.strokeStyle = colour.css;
      context.lineWidth = held === unit ? 5 : 3;
      context.setLineDash(unit === 0 ? [] : unit === 1 ? [14, 6] : [3, 5]);
      context.beginPath();
      context.moveTo(px(view.input.min), py(line(view.input.min)));
      context.lineTo(px(view.input.max), py(line(view.input.max)));
      context.stroke();
    }
    context.restore();
    context.setLineDash([]);
    for (const unit of lines.keys()) {
      const place = gripOf(play, values, unit);
      if (place === null) continue;
      const colour = classColour(palette, count, unit);
      context.save();
      traceClass(context, count, unit, place.x, place.y, small ? 12 : 15);
      context.fillStyle = palette.panel.css;
      context.fill();
      context.strokeStyle = colour.css;
      context.lineWidth = 3;
      context.stroke();
      context.fillStyle = colour.css;
      for (const turn of [-1, 1]) {
        const tip = place.y + turn * (small ? 26 : 30);
        context.beginPath();
        context.moveTo(place.x - 6, tip - turn * 6);
        context.lineTo(place.x + 6, tip - turn * 6);
        context.lineTo(place.x, tip);
        context.fill();
      }
      context.restore();
    }
    for (const unit of lines.keys()) drawName(context, palette, words, play, values, unit);
    const rows = play.stage.train;
    const stacked = new Map<number, number>();
    const base = area.y + pad + height + (small ? 14 : 20);
    for (let row = 0; row < rows.count; row++) {
      const input = rows.inputs[row * rows.features] ?? 0;
      const label = Array.from(rows.targets.slice(row * rows.outputs, (row + 1) * rows.outputs)).indexOf(1);
      const slot = Math.round(px(input) / (small ? 8 : 14));
      const high = stacked.get(slot) ?? 0;
      stacked.set(slot, high + 1);
      const x = px(input);
      const y = base + high * (small ? 11 : 15);
      const right = winner(input) === label;
      context.save();
      traceClass(context, count, label, x, y, small ? 5 : 6.5);
      const colour = classColour(palette, count, label);
      context.fillStyle = colour.css;
      context.fill();
      if (!right && !dark) {
        context.strokeStyle = palette.error.css;
        context.lineWidth = 2;
        context.beginPath();
        context.moveTo(x - 8, y - 8);
        context.lineTo(x + 8, y + 8);
        context.moveTo(x + 8, y - 8);
        context.lineTo(x - 8, y + 8);
        context.stroke();
      }
      context.restore();
    }
    context.save();
    context.font = `${small ? 14 : 16}px ${WORDS}`;
    context.fillStyle = palette.quiet.css;
    context.textAlign = 'right';
    context.textBaseline = 'bottom';
    const feature = play.stage.task.dataset.features[0] ?? '';
    if (words.has(`axis.${feature}`)) context.fillText(words.t(`axis.${feature}`), area.x + area.width - pad, area.y + area.height - 4);
    context.font = `${small ? 13 : 15}px ${FIGURES}`;
    context.textAlign = 'center';
    for (let tick = Math.ceil(view.input.min); tick <= view.input.max - (view.input.max - view.input.min) * 0.08; tick++) context.fillText(words.number(tick), px(tick), area.y + area.height - 4);
    context.restore();
  };

  const ownInput = (count: number, unit: number) => view.input.min + ((view.input.max - view.input.min) * (count - unit - 0.5)) / count;

  /** Whose ridge it is, above where it is taken, or above the ridge, as long as that is in the picture. */
  const drawName = (context: CanvasRenderingContext2D, palette: Palette, words: Words, play: Play, values: Values, unit: number) => {
    const input = ownInput(units(play), unit);
    const grip = gripOf(play, values, unit);
    const foot = grip?.y ?? py(lineOf(play, values, unit)(input));
    const name = CATEGORIES[unit];
    if (name === undefined || foot < area.y + pad || foot > area.y + pad + height) return;
    context.font = `600 ${small ? 16 : 18}px ${WORDS}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 5;
    context.strokeStyle = fade(palette.ground, 0.85);
    const [x, y] = [px(input), Math.max(area.y + 10, foot - (grip === null ? 16 : small ? 38 : 44))];
    context.strokeText(words.t(`class.${name}`), x, y);
    context.fillStyle = classColour(palette, units(play), unit).css;
    context.fillText(words.t(`class.${name}`), x, y);
  };

  /** Where a ridge is taken: at its height in the part of the ground that is its own. */
  const gripOf = (play: Play, values: Values, unit: number): { x: number; y: number } | null => {
    const id = biasName(play, unit);
    if (knobOf(play, id) === null || !toolInUse(play, id)) return null;
    const count = units(play);
    const input = ownInput(count, unit);
    const y = py(lineOf(play, values, unit)(input));
    return { x: px(input), y: Math.min(Math.max(y, area.y + pad + 12), area.y + pad + height - 12) };
  };
  const biasName = (play: Play, unit: number) => play.stage.names[(layout(play.stage.task.network)[0]?.biases ?? 0) + unit] ?? '';

  const unitAt = (x: number, y: number): number => {
    const play = game.play();
    if (play === null) return -1;
    return Array.from({ length: units(play) }, (_, unit) => unit).findIndex((unit) => {
      const place = gripOf(play, game.shown(), unit);
      return place !== null && Math.hypot(place.x - x, place.y - y) < REACH;
    });
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const unit = unitAt(point.x, point.y);
      if (play === null || unit < 0) return null;
      const id = biasName(play, unit);
      const tool = knobOf(play, id);
      if (tool === null) return null;
      held = unit;
      const from = play.values[id] ?? 0;
      const make = (y: number) => snap(tool, from + ((point.y - y) * (view.sums.max - view.sums.min)) / height);
      return {
        move: (to) => game.preview({ ...game.state().preview, [id]: make(to.y) }),
        release(to) {
          held = null;
          const value = make(to.y);
          if (value === play.values[id]) game.preview(null);
          else game.send({ kind: 'set', values: { [id]: value } });
        },
      };
    },
    hover: (point) => (point !== null && unitAt(point.x, point.y) >= 0 ? 'ns-resize' : 'default'),
  });

  return {
    update,
    moving: standing.moving,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};
