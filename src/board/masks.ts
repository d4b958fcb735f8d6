import { classSaid, parametersShown, saidOfRow, specOf, testPicture } from '../game/seen-picture.ts';
import { createLayer } from './layer.ts';
import type { Words } from '../game/translate.ts';
import { blend, type Colour, type Palette, paletteOf, WORDS } from './palette.ts';
import { createPixels, isInky, lampColours, tiles } from './pixels.ts';
import type { Area, CreateView } from './view.ts';

/** Pictures that are shown; fewer where the board is small. */
const MANY = 6;
const FEW = 3;

/** A colour for each kind of ground, the thing being the brightest, and none near that of what is wrong. */
function groundColours(palette: Palette): readonly Colour[] {
  return [blend(palette.ground, palette.reference, 0.25), palette.reference, blend(palette.ground, palette.quiet, 0.55), palette.you];
}

/** What each colour stands for, in a line. */
function drawLegend(context: CanvasRenderingContext2D, palette: Palette, words: Words, area: Area, named: readonly { name: string; colour: Colour }[]): void {
  const size = area.width < 420 ? 13 : 15;
  const gap = size * 1.1;
  context.font = `500 ${size}px ${WORDS}`;
  context.textBaseline = 'middle';
  const wide = named.map(({ name }) => size * 1.5 + context.measureText(name).width);
  const all = wide.reduce((sum, each) => sum + each, 0) + gap * (named.length - 1);
  const mirrored = words.direction === 'rtl';
  const y = area.y + area.height / 2;
  let at = (area.width - all) / 2;
  named.forEach(({ name, colour }, index) => {
    const x = mirrored ? area.x + area.width - at : area.x + at;
    context.fillStyle = colour.css;
    context.fillRect(mirrored ? x - size : x, y - size / 2, size, size);
    context.strokeStyle = palette.quiet.css;
    context.lineWidth = 1;
    context.strokeRect(mirrored ? x - size : x, y - size / 2, size, size);
    context.fillStyle = palette.text.css;
    context.textAlign = mirrored ? 'right' : 'left';
    context.fillText(name, mirrored ? x - size * 1.4 : x + size * 1.4, y);
    at += (wide[index] ?? 0) + gap;
  });
}

/** Street scenes: as they are seen, what every pixel is said to be, and, small, what it is. Wrong pixels are marked. */
export const createMasks: CreateView<'masks'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const pixels = createPixels();
  const small = area.width < 560 || area.height < 420;

  return {
    update() {
      const play = game.play();
      const spec = play === null ? null : specOf(play);
      layer.clear();
      if (play === null || spec === null) return;
      const palette = paletteOf(services.theme());
      const { context } = layer;
      const parameters = parametersShown(play, services.live());
      const { width, height, grounds } = spec;
      const kinds = grounds.length;
      const count = Math.min(play.stage.test.count, small ? FEW : MANY);
      const lamp = lampColours(palette);
      const inky = isInky(palette, spec);
      const colours = groundColours(palette);
      const wrong = blend(palette.ground, palette.error, 0.62);
      const colourOf = (numbers: Float64Array, pixel: number) => colours[classSaid(numbers.subarray(pixel * kinds, (pixel + 1) * kinds), kinds)] ?? palette.ground;
      const pad = 16;
      const pair = 2.06;
      const foot = 22;
      const words = services.words();
      drawLegend(context, palette, words, { x: area.x, y: area.y + area.height - pad - foot, width: area.width, height: foot }, [
        ...grounds.map((ground, index) => ({ name: words.t(`picture.${ground}`), colour: colours[index] ?? palette.ground })),
        { name: words.t('picture.wrong'), colour: wrong },
      ]);
      tiles({ x: area.x + pad, y: area.y + pad, width: area.width - 2 * pad, height: area.height - 2 * pad - foot }, count, (pair * width) / height, 14).forEach((tile, row) => {
        const { pixels: grey, targets } = testPicture(play, row);
        const said = saidOfRow(play, parameters, row);
        const half = tile.width / pair;
        const left: Area = { ...tile, width: half };
        const right: Area = { ...tile, x: tile.x + tile.width - half, width: half };
        pixels.draw(context, left, width, height, (at) => lamp((inky ? 1 - (grey[at] ?? 0) : (grey[at] ?? 0)) * 0.85));
        pixels.draw(context, right, width, height, (at) => {
          const says = colourOf(said, at);
          return says === colourOf(targets, at) ? says : wrong;
        });
        context.strokeStyle = palette.line.css;
        context.lineWidth = 1.5;
        context.strokeRect(left.x, left.y, left.width, left.height);
        context.strokeRect(right.x, right.y, right.width, right.height);
      });
    },
    moving: () => false,
    destroy: () => layer.destroy(),
  };
};
