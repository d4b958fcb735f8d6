import { bestLook, looksAt, middleLook, MOST_LOOKS } from '../curriculum/looks.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { easeOut } from '../game/hop.ts';
import { textSize } from './axes.ts';
import { drawHollowLantern, drawLantern, drawLightPool } from './lantern.ts';
import { createLayer } from './layer.ts';
import { fade, FIGURES, type Palette, paletteOf, WORDS } from './palette.ts';
import { drawPast } from './past-label.ts';
import { drawSky } from './sky.ts';
import type { Area, CreateView } from './view.ts';

type Context = CanvasRenderingContext2D;

/** A miss at the top of the picture, in dollars. */
const HIGHEST = 24;
const REVEAL = 1.4;
const STAY = 3;

function drawPaper(context: Context, palette: Palette, { x, y, width, height }: Area, part: number, figure: string, size: number): void {
  context.save();
  context.fillStyle = palette.panel.css;
  context.strokeStyle = palette.text.css;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  if (part > 0) {
    context.fillStyle = palette.text.css;
    context.fillRect(x + 10, y - height * 0.55 * part + 6, width - 20, height * 0.9);
    context.fillStyle = palette.ground.css;
    context.font = `650 ${size + 4}px ${FIGURES}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    if (part > 0.6) context.fillText(figure, x + width / 2, y - height * 0.55 * part + height * 0.3, width - 26);
    context.fillStyle = palette.panel.css;
  }
  context.fillRect(x, y, width, height);
  context.strokeRect(x, y, width, height);
  context.beginPath();
  const flap = height * (0.55 - 1.1 * part);
  context.moveTo(x, y);
  context.lineTo(x + width / 2, y + flap);
  context.lineTo(x + width, y);
  if (part === 0) context.stroke();
  else {
    context.beginPath();
    context.moveTo(x, y + height);
    context.lineTo(x + width / 2, y + height * 0.45);
    context.lineTo(x + width, y + height);
    context.stroke();
  }
  if (part < 0.3) {
    context.beginPath();
    context.arc(x + width / 2, y + height * 0.55, Math.min(width, height) * 0.16, 0, 2 * Math.PI);
    context.fillStyle = palette.error.css;
    context.fill();
  }
  context.restore();
}

/** Looks as lanterns over the valley, the lowest of them lit, and the envelope that tells what it came to. */
function drawLooks(context: Context, palette: Palette, words: Words, values: Values, part: number, said: number | null, area: Area, size: number): void {
  const narrow = area.width < 480;
  const left = size * 2.4 + 12;
  const side = narrow ? 84 : 170;
  const plot = { x: area.x + left, y: area.y + 52, width: area.width - left - side, height: area.height - 52 - size - 34 };
  const yOf = (miss: number) => plot.y + plot.height * (1 - Math.min(1.02, miss / HIGHEST));
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, 1) });
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const miss of [0, 5, 10, 15, 20]) {
    context.strokeStyle = fade(palette.line, 0.6);
    context.beginPath();
    context.moveTo(plot.x, Math.round(yOf(miss)) + 0.5);
    context.lineTo(plot.x + plot.width, Math.round(yOf(miss)) + 0.5);
    context.stroke();
    context.fillStyle = palette.quiet.css;
    context.fillText(words.number(miss, 0), plot.x - 8, yOf(miss));
  }
  context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
  context.textAlign = 'left';
  context.fillText(words.t('envelope.miss'), area.x + 10, area.y + 26);
  const looks = values['looks'] ?? 1;
  const all = looksAt(values);
  const best = bestLook(values);
  const xOf = (index: number) => plot.x + ((index + 0.5) / MOST_LOOKS) * plot.width;
  for (const [index, { promised }] of all.entries()) {
    const x = xOf(index);
    if (index >= looks) {
      context.fillStyle = fade(palette.quiet, 0.45);
      context.beginPath();
      context.arc(x, plot.y + plot.height + 10, 2.5, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    context.strokeStyle = fade(palette.reference, 0.35);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, plot.y + plot.height);
    context.lineTo(x, yOf(promised));
    context.stroke();
    if (all[index] !== best) drawHollowLantern(context, palette, x, yOf(promised) - 4, narrow ? 10 : 14);
  }
  const x = xOf(all.indexOf(best));
  const from = yOf(best.promised);
  const to = yOf(best.came);
  const y = from + (to - from) * part;
  if (part > 0) {
    context.strokeStyle = palette.error.css;
    context.lineWidth = narrow ? 3 : 5;
    context.beginPath();
    context.moveTo(x, from);
    context.lineTo(x, y);
    context.stroke();
    context.strokeStyle = palette.target.css;
    context.lineWidth = 1.5;
    for (const apart of [-2, 2]) {
      context.beginPath();
      context.moveTo(plot.x, to + apart);
      context.lineTo(plot.x + plot.width * part, to + apart);
      context.stroke();
    }
  }
  if (part === 1 && looks > 2) {
    // What all of them promise: nobody's luck.
    const middle = yOf(middleLook(values));
    context.strokeStyle = palette.reference.css;
    context.setLineDash([7, 6]);
    context.beginPath();
    context.moveTo(plot.x, middle);
    context.lineTo(plot.x + plot.width, middle);
    context.stroke();
    context.setLineDash([]);
    context.font = `600 ${Math.max(14, size - 2)}px ${WORDS}`;
    context.textAlign = 'right';
    context.lineWidth = 5;
    context.strokeStyle = fade(palette.ground, 0.85);
    const above = middle + (middle < to ? -14 : 16);
    context.strokeText(words.t('envelope.middle', { value: dollars(middleLook(values)) }), plot.x + plot.width, above);
    context.fillStyle = palette.reference.css;
    context.fillText(words.t('envelope.middle', { value: dollars(middleLook(values)) }), plot.x + plot.width, above);
  }
  if (said !== null) {
    // What the player says, at the edge.
    const level = yOf(said);
    context.fillStyle = palette.you.css;
    context.beginPath();
    context.moveTo(plot.x + plot.width, level);
    context.lineTo(plot.x + plot.width + 14, level - 8);
    context.lineTo(plot.x + plot.width + 14, level + 8);
    context.fill();
  }
  drawLightPool(context, palette, x, y, narrow ? 40 : 80);
  drawLantern(context, palette, x, y + 3, narrow ? 28 : 40);
  context.font = `600 ${size + 2}px ${FIGURES}`;
  context.textAlign = x > plot.x + plot.width * 0.7 ? 'right' : 'left';
  context.lineWidth = 5;
  context.lineJoin = 'round';
  context.strokeStyle = palette.ground.css;
  context.fillStyle = palette.you.css;
  const beside = context.textAlign === 'right' ? x - 18 : x + 18;
  context.strokeText(dollars(best.promised), beside, from + 4);
  context.fillText(dollars(best.promised), beside, from + 4);
  context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'left';
  context.fillText(words.t('envelope.looks', { count: looks }), plot.x, plot.y + plot.height + 26);
  const paper = { x: plot.x + plot.width + (narrow ? 10 : 30), y: area.y + area.height * 0.45, width: side - (narrow ? 18 : 50), height: (side - (narrow ? 18 : 50)) * 0.66 };
  drawPaper(context, palette, paper, part, dollars(best.came), size);
  context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'center';
  context.fillText(words.t('envelope.tomorrow'), paper.x + paper.width / 2, paper.y + paper.height + 18, side);
  context.restore();
}

/** What was said of tomorrow, or is about to be. */
function saidIn(play: Play, index: number, preview: number | undefined): number | null {
  const given = play.answers[index]?.given;
  if (given !== undefined) return typeof given === 'number' ? given : null;
  return openQuestion(play)?.question.answer.kind === 'number' ? (preview ?? null) : null;
}

export const createEnvelope: CreateView<'envelope'> = (scene, services, _view, area) => {
  const { game } = services;
  const palette = paletteOf(services.theme());
  const sky = createLayer(scene, area, -1);
  const layer = createLayer(scene, area);
  const size = textSize(area);
  let round = '';
  let index = 0;
  let clock = 0;
  drawSky(sky.context, palette, { area, min: 0, max: 1, ceiling: 1, depth: Math.min(36, area.height * 0.08) });

  const follow = (play: Play, seconds: number) => {
    const now = `${play.level.id}/${play.seed}/${play.phase}/${play.rounds[play.phase]}`;
    if (now !== round) {
      round = now;
      index = play.phase === 'call' ? 0 : play.answers.length;
      clock = 0;
    }
    if (index >= play.answers.length) return;
    clock = services.reducedMotion() ? Math.max(REVEAL, clock + seconds) : clock + Math.min(seconds, 0.05);
    if (index + 1 < play.stage.questions.length && clock > REVEAL + STAY) {
      index += 1;
      clock = 0;
    }
  };
  const behind = (play: Play) => index < play.answers.length && index + 1 < play.stage.questions.length;
  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      follow(play, seconds);
      const answered = play.answers[index];
      const values = { ...game.shown(), ...play.stage.questions[index]?.at, ...(answered === undefined ? {} : answered.at) };
      layer.clear();
      drawLooks(layer.context, palette, services.words(), values, answered === undefined ? 0 : easeOut(clock / REVEAL), saidIn(play, index, game.state().preview?.['answer']), area, size);
      if (behind(play)) drawPast(layer.context, palette, services.words(), area, size);
    },
    moving() {
      const play = game.play();
      return play !== null && index < play.answers.length && (clock < REVEAL || behind(play));
    },
    destroy() {
      sky.destroy();
      layer.destroy();
    },
  };
};
