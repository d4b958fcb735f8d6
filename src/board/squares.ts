import { errorsAt } from '../curriculum/measured.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import { createLayer } from './layer.ts';
import { glide } from './line-motion.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, type Palette, paletteOf, WORDS } from './palette.ts';
import { createStand } from './stand.ts';
import type { Area, CreateView } from './view.ts';
import type { Words } from '../game/translate.ts';

type Context = CanvasRenderingContext2D;

/** What the player takes for the mean, and what it is once that is told. */
interface Mean {
  said: number | null;
  told: number | null;
}

function meanOf(play: Play, preview: number | null, mean: number): Mean {
  const asked = openQuestion(play)?.question;
  const isMean = (ask: typeof asked) => ask?.ask.of === 'metric' && ask.ask.metric === 'mean-squared-error' && ask.answer.kind === 'number';
  if (isMean(asked)) return { said: preview, told: null };
  return { said: null, told: play.phase === 'call' && play.verdict === 'open' ? null : mean };
}

/** The largest error that a round asks about, in dollars: one scale for all its questions, so that a square twice as long looks so. */
function largestAsked({ stage }: Play): number {
  const asked = stage.questions.flatMap(({ at }) => errorsAt(stage, { ...stage.start, ...at }, 'train'));
  return Math.max(10, ...asked.map(Math.abs));
}

/** The error of each row as a square, and beside them one as large as their mean. */
export const createSquares: CreateView<'squares'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const standing = createStand(services, (from, to) => glide(from, to, 0.6));
  let asked: { stage: Play['stage']; largest: number } | null = null;

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const stand = standing.after(seconds, play, parametersOf(play.stage, game.shown()));
    const palette = paletteOf(services.theme());
    const errors = errorsAt(play.stage, valuesAt(play.stage, stand, play.values), 'train');
    const mean = errors.reduce((sum, error) => sum + error * error, 0) / Math.max(1, errors.length);
    if (asked?.stage !== play.stage) asked = { stage: play.stage, largest: largestAsked(play) };
    layer.clear();
    draw(layer.context, palette, services.words(), area, errors, asked.largest, meanOf(play, game.state().preview?.['answer'] ?? null, mean));
  };

  return {
    update,
    moving: standing.moving,
    destroy: () => layer.destroy(),
  };
};

/** Squares in rows from the top, on one scale, and the mean at the foot. */
function draw(context: Context, palette: Palette, words: Words, area: Area, errors: readonly number[], asked: number, mean: Mean): void {
  const small = area.height < 300;
  const text = small ? 14 : 16;
  const gap = small ? 8 : 14;
  const sides = errors.map(Math.abs);
  const shown = [mean.said, mean.told].flatMap((value) => (value === null || value < 0 ? [] : [Math.sqrt(value)]));
  const largest = Math.max(...sides, asked);
  const foot = area.height * 0.42;
  const columns = errors.length <= 4 ? Math.min(errors.length, small ? 4 : 2) : 4;
  const rows = Math.ceil(errors.length / columns);
  const room = Math.min((area.width - 24 - gap * (columns + 1)) / columns, (area.height - foot - 16 - rows * (text + gap + 6)) / rows);
  const scale = Math.min(room / largest, (foot - text * 3) / Math.max(largest * 0.8, ...shown));
  errors.forEach((error, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const side = Math.abs(error) * scale;
    const x = area.x + 12 + gap + column * ((area.width - 24 - gap) / columns) + ((area.width - 24 - gap) / columns - gap) / 2;
    const ground = area.y + 12 + (row + 1) * (room + text + gap + 6) - text - 6;
    drawSquare(context, palette, x, ground, side, error < 0);
    drawFigure(context, palette, words.number(error, error % 1 === 0 ? 0 : 1), x, ground + text * 0.85, text, palette.error);
  });
  const ground = area.y + area.height - text * 1.6;
  const x = area.x + area.width / 2;
  context.save();
  context.strokeStyle = fade(palette.contour, 0.9);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(area.x + 14, ground);
  context.lineTo(area.x + area.width - 14, ground);
  context.stroke();
  context.restore();
  const value = mean.told ?? mean.said;
  if (value === null) {
    drawFigure(context, palette, '?', x, ground - foot * 0.3, text + 14, palette.quiet);
  } else {
    const side = Math.sqrt(Math.max(0, value)) * scale;
    const colour = mean.told === null ? palette.you : palette.target;
    context.save();
    context.fillStyle = fade(colour, 0.28);
    context.fillRect(x - side / 2, ground - side, side, side);
    context.strokeStyle = colour.css;
    context.lineWidth = 2;
    context.strokeRect(x - side / 2, ground - side, side, side);
    if (mean.told !== null) context.strokeRect(x - side / 2 + 4, ground - side + 4, Math.max(0, side - 8), Math.max(0, side - 8));
    context.restore();
    drawFigure(context, palette, words.number(value, 0), x, ground - side / 2, text + 4, colour);
  }
  context.save();
  context.font = `${text}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(words.t('squares.mean'), x, ground + 4);
  context.restore();
}

/** A square on the ground: filled where the error is too dear, hatched where it is too cheap. */
function drawSquare(context: Context, palette: Palette, x: number, ground: number, side: number, cheap: boolean): void {
  context.save();
  context.beginPath();
  context.rect(x - side / 2, ground - side, side, side);
  context.fillStyle = fade(palette.error, cheap ? 0.12 : 0.34);
  context.fill();
  context.strokeStyle = palette.error.css;
  context.lineWidth = 2;
  context.stroke();
  if (cheap) {
    context.clip();
    context.lineWidth = 1;
    context.strokeStyle = fade(palette.error, 0.6);
    context.beginPath();
    for (let step = 7; step < 2 * side; step += 9) {
      context.moveTo(x - side / 2 + step, ground);
      context.lineTo(x - side / 2 + step - side, ground - side);
    }
    context.stroke();
  }
  context.restore();
}
