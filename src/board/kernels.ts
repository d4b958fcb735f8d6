import { layersOf } from '../engine/network.ts';
import { predict } from '../engine/predict.ts';
import { parametersShown, seenPicture } from '../game/seen-picture.ts';
import { createLayer } from './layer.ts';
import { fade, paletteOf } from './palette.ts';
import { createPixels, fitted, lampColours, signColours, tiles } from './pixels.ts';
import type { Area, CreateView } from './view.ts';

/** A unit or filter: what it looks for, and, of a filter, where it finds it. */
interface Kernel {
  readonly width: number;
  readonly height: number;
  readonly weights: Float64Array;
  readonly map: { readonly width: number; readonly height: number; readonly values: Float64Array } | null;
}

/** Most units that are drawn: more would be too small to be seen. */
const MOST = 36;

/** What each unit or filter of a layer looks for, light and dark, and where it finds that in the picture. */
export const createKernels: CreateView<'kernels'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const pixels = createPixels();

  const kernelsOf = (): readonly Kernel[] => {
    const play = game.play();
    const live = services.live();
    const seen = play === null ? null : seenPicture(play, game.state(), live);
    if (play === null || seen === null) return [];
    const { network } = play.stage.task;
    const parameters = parametersShown(play, live);
    const index = view.layer - 1;
    const spec = network.layers[index];
    const place = layersOf(network)[index];
    if (spec === undefined || place === undefined) return [];
    const { a } = predict(network, parameters, { inputs: seen.inputs, targets: new Float64Array(), count: 1, features: seen.inputs.length, outputs: 0 });
    if (spec.kind === 'conv2d') {
      const { filters, size } = spec;
      let shownAt = index;
      while (view.pooled && network.layers[shownAt + 1]?.kind === 'pool') shownAt += 1;
      const [down = 1, across = 1] = layersOf(network)[shownAt]?.shape ?? [];
      const channels = (place.biases - place.weights) / (size * size * filters);
      return Array.from({ length: Math.min(MOST, filters) }, (_, filter) => ({
        width: size, height: size,
        weights: Float64Array.from({ length: size * size }, (_each, cell) => {
          let sum = 0;
          for (let channel = 0; channel < channels; channel++) sum += parameters[place.weights + (cell * channels + channel) * filters + filter] ?? 0;
          return sum;
        }),
        map: { width: across, height: down, values: Float64Array.from({ length: down * across }, (_each, at) => a[shownAt]?.[at * filters + filter] ?? 0) },
      }));
    }
    if (spec.kind !== 'dense' || place.inputs !== seen.spec.width * seen.spec.height) return [];
    return Array.from({ length: Math.min(MOST, spec.units) }, (_, unit) => ({
      width: seen.spec.width, height: seen.spec.height,
      weights: Float64Array.from({ length: place.inputs }, (_each, input) => parameters[place.weights + input * spec.units + unit] ?? 0),
      map: null,
    }));
  };

  const drawKernel = (kernel: Kernel, tile: Area) => {
    const palette = paletteOf(services.theme());
    const { context } = layer;
    const sign = signColours(palette);
    const lamp = lampColours(palette);
    const reach = kernel.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
    const { map } = kernel;
    const inset = map === null ? tile : { x: tile.x, y: tile.y, width: tile.width * 0.4, height: tile.width * 0.4 };
    if (map !== null) {
      const most = map.values.reduce((high, value) => Math.max(high, value), 1e-9);
      pixels.draw(context, fitted(tile, map.width / map.height), map.width, map.height, (at) => lamp(Math.max(0, map.values[at] ?? 0) / most));
    }
    pixels.draw(context, inset, kernel.width, kernel.height, (at) => sign((kernel.weights[at] ?? 0) / reach));
    context.strokeStyle = map === null ? palette.line.css : fade(palette.you, 0.9);
    context.lineWidth = 1.5;
    context.strokeRect(inset.x, inset.y, inset.width, inset.height);
    if (map !== null) {
      context.strokeStyle = palette.line.css;
      context.strokeRect(tile.x, tile.y, tile.width, tile.height);
    }
  };

  return {
    update() {
      const kernels = kernelsOf();
      layer.clear();
      const first = kernels[0];
      if (first === undefined) return;
      const pad = 14;
      const aspect = first.map === null ? first.width / first.height : first.map.width / first.map.height;
      const places = tiles({ x: area.x + pad, y: area.y + pad, width: area.width - 2 * pad, height: area.height - 2 * pad }, kernels.length, aspect, 10);
      kernels.forEach((kernel, index) => {
        const tile = places[index];
        if (tile !== undefined) drawKernel(kernel, tile);
      });
    },
    moving: () => false,
    destroy: () => layer.destroy(),
  };
};
