import { disturbance } from '../curriculum/disturbed.ts';
import { copiedSpec, drawnAt, halvesOf, type Mapped, mapped, nearestTo, type Place } from '../game/codes.ts';
import { parametersShown, testPicture } from '../game/seen-picture.ts';
import { drawLantern, drawLightPool } from './lantern.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import { drawEye, eyeFrame } from './eye.ts';
import { drawFigure } from './neuron-drawing.ts';
import { blend, paletteOf } from './palette.ts';
import { createPixels, lampColours } from './pixels.ts';
import type { Area, CreateView } from './view.ts';

/** Pictures drawn over the map, along each side, and pictures kept for testing that are marked on it. */
const GRID = 11;
const MARKED = 120;
const SHADES = 32;

interface Ground {
  readonly parameters: Float64Array;
  /** What a call that was answered has done to the pictures: these move, the map stays. */
  readonly by: ReturnType<typeof disturbance>;
  readonly marks: readonly Mapped[];
  readonly from: Place;
  readonly to: Place;
  /** What is drawn at each place of the grid, row after row, the highest first. */
  readonly pictures: Float64Array;
}

const ends = (values: readonly number[]): readonly [number, number] => {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(0.02), at(0.98)];
  const pad = Math.max(0.05, (high - low) * 0.1);
  return [low - pad, high + pad];
};

/** The map of a bottleneck of two: what would be drawn everywhere on it, where pictures kept for testing lie, and beside it the picture nearest to the lantern, an eye of so many numbers, and what is drawn at the lantern. */
export const createCodes: CreateView<'codes'> = (scene, services, _view, area) => {
  const { game } = services;
  const floor = createLayer(scene, area, 1);
  const layer = createLayer(scene, area, 2);
  const pixels = createPixels();
  const tiled = createPixels();
  const tall = area.height > area.width * 0.95;
  const pad = 14;
  const side = tall ? Math.min(area.width - 2 * pad, area.height * 0.6) : Math.min(area.height - 2 * pad, area.width * 0.6);
  const map: Area = tall ? { x: area.x + (area.width - side) / 2, y: area.y + pad, width: side, height: side } : { x: area.x + pad, y: area.y + (area.height - side) / 2, width: side, height: side };
  const rest: Area = tall ? { x: area.x + pad, y: map.y + side + pad, width: area.width - 2 * pad, height: area.y + area.height - map.y - side - 2 * pad } : { x: map.x + side + pad, y: area.y + pad, width: area.x + area.width - map.x - side - 2 * pad, height: area.height - 2 * pad };
  let ground: Ground | null = null;
  let floored: { ground: Ground; theme: string } | null = null;

  const look = (): Ground | null => {
    const play = game.play();
    if (play === null || copiedSpec(play) === null) return null;
    const parameters = parametersShown(play, services.live());
    const by = disturbance(play);
    const known = ground?.parameters === parameters ? ground : null;
    if (known?.by === by) return known;
    const { network } = play.stage.task;
    const marks = mapped(play, parameters, MARKED);
    if (known !== null) {
      ground = { ...known, by, marks };
      return ground;
    }
    const [[left, right], [low, high]] = [ends(marks.map(({ x }) => x)), halvesOf(network).size > 1 ? ends(marks.map(({ y }) => y)) : [-1, 1]];
    const [from, to] = [{ x: left, y: low }, { x: right, y: high }];
    const places = Array.from({ length: GRID * GRID }, (_, at) => ({
      x: from.x + ((to.x - from.x) * ((at % GRID) + 0.5)) / GRID,
      y: to.y - ((to.y - from.y) * (Math.floor(at / GRID) + 0.5)) / GRID,
    }));
    ground = { parameters, by, marks, from, to, pictures: drawnAt(network, parameters, places) };
    return ground;
  };
  /** Where the lantern stands, in parts of the map's sides. */
  const stand = (): Place => {
    const [x = 0.5, y = 0.5] = game.state().sketch ?? [];
    return { x, y };
  };
  const walk = (point: { x: number; y: number }) => game.sketch([Math.min(1, Math.max(0, (point.x - map.x) / map.width)), Math.min(1, Math.max(0, 1 - (point.y - map.y) / map.height))]);
  const inside = ({ x, y }: { x: number; y: number }) => x >= map.x && x <= map.x + map.width && y >= map.y && y <= map.y + map.height;
  const touch = createTouch(scene, area, {
    grab(point) {
      if (!inside(point)) return null;
      walk(point);
      return { move: walk, release: () => undefined };
    },
    hover: (point) => (point !== null && inside(point) ? 'pointer' : 'default'),
  });

  return {
    update() {
      const play = game.play();
      const spec = play === null ? null : copiedSpec(play);
      const seen = look();
      layer.clear();
      if (play === null || spec === null || seen === null) return;
      const { context } = layer;
      const palette = paletteOf(services.theme());
      const words = services.words();
      const lamp = lampColours(palette);
      const { width, height } = spec;
      const many = width * height;
      const cell = map.width / GRID;
      if (floored?.ground !== seen || floored.theme !== palette.theme) {
        floored = { ground: seen, theme: palette.theme };
        const dim = Array.from({ length: SHADES + 1 }, (_, shade) => blend(palette.ground, lamp(shade / SHADES), 0.62));
        floor.clear();
        tiled.draw(floor.context, map, GRID * width, GRID * height, (at) => {
          const [column, line] = [at % (GRID * width), Math.floor(at / (GRID * width))];
          const tile = Math.floor(line / height) * GRID + Math.floor(column / width);
          return dim[Math.round(SHADES * (seen.pictures[tile * many + (line % height) * width + (column % width)] ?? 0))] ?? palette.ground;
        });
      }
      context.strokeStyle = palette.line.css;
      context.lineWidth = 1.5;
      context.strokeRect(map.x, map.y, map.width, map.height);
      const xOf = (x: number) => map.x + ((x - seen.from.x) / (seen.to.x - seen.from.x)) * map.width;
      const yOf = (y: number) => map.y + map.height - ((y - seen.from.y) / (seen.to.y - seen.from.y)) * map.height;
      for (const { x, y, shows } of seen.marks) {
        const at = { x: xOf(x), y: yOf(y) };
        if (inside(at)) drawFigure(context, palette, words.number(shows, 0), at.x, at.y, Math.max(11, cell * 0.28), palette.parts[shows % palette.parts.length] ?? palette.text);
      }
      const { x, y } = stand();
      const here = { x: map.x + x * map.width, y: map.y + (1 - y) * map.height };
      const place = { x: seen.from.x + x * (seen.to.x - seen.from.x), y: seen.from.y + y * (seen.to.y - seen.from.y) };
      const drawn = drawnAt(play.stage.task.network, seen.parameters, [place]);
      const { original, copy } = eyeFrame(rest, width / height, tall);
      const nearest = nearestTo(seen.marks, place);
      if (nearest !== null) {
        const { pixels: lights } = testPicture(play, nearest.row);
        pixels.draw(context, original, width, height, (pixel) => lamp(lights[pixel] ?? 0));
        drawEye(context, palette, original, copy, halvesOf(play.stage.task.network).size, tall);
      }
      pixels.draw(context, copy, width, height, (pixel) => lamp(drawn[pixel] ?? 0));
      context.strokeStyle = palette.you.css;
      context.lineWidth = 2;
      context.strokeRect(copy.x, copy.y, copy.width, copy.height);
      if (nearest !== null) {
        context.beginPath();
        context.arc(xOf(nearest.x), yOf(nearest.y), Math.max(9, cell * 0.26), 0, 2 * Math.PI);
        context.strokeStyle = palette.target.css;
        context.stroke();
      }
      drawLightPool(context, palette, here.x, here.y, 60);
      drawLantern(context, palette, here.x, here.y + 12, 32);
    },
    moving: () => false,
    destroy() {
      touch.destroy();
      floor.destroy();
      layer.destroy();
    },
  };
};
