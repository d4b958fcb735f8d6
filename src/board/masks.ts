import { classSaid, parametersShown, saidOfRow, specOf, stretched, testPicture } from '../game/seen-picture.ts';
import { createLayer } from './layer.ts';
import { blend, type Colour, type Palette, paletteOf } from './palette.ts';
import { createPixels, isInky, lampColours, tiles } from './pixels.ts';
import type { Area, CreateView } from './view.ts';

/** Pictures that are shown; fewer where the board is small. */
const MANY = 6;
const FEW = 3;

/** A colour for each kind of ground, the thing being the brightest. */
function groundColours(palette: Palette): readonly Colour[] {
  return [blend(palette.ground, palette.reference, 0.25), palette.parts[4] ?? palette.positive, blend(palette.ground, palette.quiet, 0.55), palette.you];
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
      const colourOf = (numbers: Float64Array, pixel: number) => colours[classSaid(numbers.subarray(pixel * kinds, (pixel + 1) * kinds), kinds)] ?? palette.ground;
      const pad = 16;
      const pair = 2.06;
      tiles({ x: area.x + pad, y: area.y + pad, width: area.width - 2 * pad, height: area.height - 2 * pad }, count, (pair * width) / height, 14).forEach((tile, row) => {
        const { inputs, targets } = testPicture(play, row);
        const said = saidOfRow(play, parameters, row);
        const grey = stretched(inputs);
        const half = tile.width / pair;
        const left: Area = { ...tile, width: half };
        const right: Area = { ...tile, x: tile.x + tile.width - half, width: half };
        pixels.draw(context, left, width, height, (at) => lamp((inky ? 1 - (grey[at] ?? 0) : (grey[at] ?? 0)) * 0.85));
        pixels.draw(context, right, width, height, (at) => {
          const says = colourOf(said, at);
          return says === colourOf(targets, at) ? says : blend(says, palette.error, 0.75);
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
