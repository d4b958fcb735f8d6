import { BOX } from '../engine/loss/class-and-box.ts';
import { firstRows } from '../curriculum/dataset.ts';
import type { Play } from '../curriculum/play.ts';
import { judge } from '../engine/metric/judge.ts';
import type { Rows } from '../engine/rows.ts';
import type { Words } from '../game/translate.ts';
import { classSaid, parametersShown, saidOfRow, specOf, testPicture } from '../game/seen-picture.ts';
import { createLayer } from './layer.ts';
import { fade, type Palette, paletteOf, WORDS } from './palette.ts';
import { className } from './picture.ts';
import { createPixels, isInky, lampColours, tiles } from './pixels.ts';
import type { Area, CreateView } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Pictures that are shown; fewer where the board is small. */
const MANY = 12;
const FEW = 6;

/** Pictures over which the two pulls are told. */
const JUDGED = 48;

function pullsOf({ stage }: Play, parameters: Float64Array): readonly [number, number] {
  const rows = firstRows(stage.test, JUDGED);
  const [names = 0, places = 0] = judge(stage.task.network, parameters, rows, ['class-accuracy', 'box-iou']);
  return [names, places];
}

/** Between the beam and its names, in pixels. */
const GAP = 12;

/** A box, given by its middle and its sides as parts of the picture, in the place of the picture. */
function boxIn({ x, y, width, height }: Area, numbers: Float64Array, from: number): Area {
  const [middleX = 0, middleY = 0, wide = 0, high = 0] = numbers.subarray(from, from + BOX);
  return { x: x + (middleX - wide / 2) * width, y: y + (middleY - high / 2) * height, width: wide * width, height: high * height };
}

function drawBox(context: Context, palette: Palette, { x, y, width, height }: Area, true_: boolean): void {
  context.strokeStyle = true_ ? palette.target.css : palette.you.css;
  context.lineWidth = true_ ? 1.5 : 3;
  context.strokeRect(x, y, width, height);
  if (true_) context.strokeRect(x - 4, y - 4, width + 8, height + 8);
}

/**
 * How often the name is right, and how far boxes overlap, over so many pictures: the two that pull at the network, from the
 * middle outwards. Their names stand beside the beam; above it where there is no room.
 */
function drawPull(context: Context, palette: Palette, words: Words, { x, y, width, height }: Area, pulls: readonly [number, number]): void {
  const middle = x + width / 2;
  const names = [words.t('metric.class-accuracy'), words.t('metric.box-iou')];
  const texts = pulls.map((pull, side) => `\u2068${names[side]}\u2069 \u2068${words.t('unit.percent', { value: words.number(100 * pull, 0) })}\u2069`);
  context.font = `600 ${Math.max(14, Math.min(18, height * 0.42))}px ${WORDS}`;
  const widest = Math.max(...texts.map((text) => context.measureText(text).width));
  const beside = width * 0.26 + GAP + widest <= width / 2;
  const reach = beside ? width * 0.24 : width / 2;
  const beam = beside ? { top: y, height } : { top: y + height * 0.55, height: height * 0.45 };
  pulls.forEach((pull, side) => {
    const way = side === 0 ? -1 : 1;
    const long = reach * (Number.isFinite(pull) ? pull : 0);
    context.fillStyle = fade(palette.line, 0.7);
    context.fillRect(Math.min(middle, middle + way * reach), beam.top + beam.height * 0.4, reach, beam.height * 0.2);
    context.fillStyle = (side === 0 ? palette.reference : palette.you).css;
    context.fillRect(Math.min(middle, middle + way * long), beam.top + beam.height * 0.28, long, beam.height * 0.44);
    context.textBaseline = 'middle';
    context.textAlign = (side === 0) === beside ? 'right' : 'left';
    context.fillText(texts[side] ?? '', beside ? middle + way * (reach + GAP) : middle + way * width / 2, beside ? y + height / 2 : y + height * 0.26);
  });
  context.fillStyle = palette.text.css;
  context.fillRect(middle - 1.5, beam.top + beam.height * 0.1, 3, beam.height * 0.8);
}

/** Street scenes with the box that the network puts, and the true one as a double line. */
export const createBoxes: CreateView<'boxes'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const pixels = createPixels();
  let judged: { parameters: Float64Array; rows: Rows | null; pulls: readonly [number, number] } = { parameters: new Float64Array(), rows: null, pulls: [0, 0] };
  const small = area.width < 560 || area.height < 420;

  return {
    update() {
      const play = game.play();
      const spec = play === null ? null : specOf(play);
      layer.clear();
      if (play === null || spec === null) return;
      const palette = paletteOf(services.theme());
      const words = services.words();
      const { context } = layer;
      const parameters = parametersShown(play, services.live());
      const count = Math.min(play.stage.test.count, small ? FEW : MANY);
      const pad = 16;
      const beam = small ? 40 : 46;
      if (parameters !== judged.parameters || play.stage.test !== judged.rows) judged = { parameters, rows: play.stage.test, pulls: pullsOf(play, parameters) };
      drawPull(context, palette, words, { x: area.x + pad, y: area.y + 6, width: area.width - 2 * pad, height: beam }, judged.pulls);
      const lamp = lampColours(palette);
      const inky = isInky(palette, spec);
      const classes = spec.classes.length;
      tiles({ x: area.x + pad, y: area.y + beam + 10, width: area.width - 2 * pad, height: area.height - beam - 10 - pad }, count, spec.width / spec.height, 14).forEach((tile, row) => {
        const { pixels: grey, targets } = testPicture(play, row);
        const said = saidOfRow(play, parameters, row);
        pixels.draw(context, tile, spec.width, spec.height, (at) => lamp((inky ? 1 - (grey[at] ?? 0) : (grey[at] ?? 0)) * 0.7));
        drawBox(context, palette, boxIn(tile, targets, classes), true);
        if (!said.every(Number.isFinite)) return;
        drawBox(context, palette, boxIn(tile, said, classes), false);
        const named = classSaid(said, classes);
        const right = named === classSaid(targets, classes);
        const size = Math.max(13, Math.min(18, tile.width * 0.11));
        context.font = `650 ${size}px ${WORDS}`;
        context.textAlign = 'left';
        context.textBaseline = 'top';
        const text = `${right ? '✓' : '✗'} ${className(words, { spec }, named)}`;
        const wide = context.measureText(text).width;
        context.fillStyle = fade(palette.ground, 0.82);
        context.fillRect(tile.x, tile.y, wide + 10, size + 8);
        context.fillStyle = right ? palette.target.css : palette.error.css;
        context.fillText(text, tile.x + 5, tile.y + 4);
      });
    },
    moving: () => false,
    destroy: () => layer.destroy(),
  };
};
