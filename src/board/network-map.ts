import { type Contour, contoursOf, traceRings } from './contour.ts';
import { GRID, type NetworkScene, type UnitMap } from './network-scene.ts';
import { blend, type Colour, fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Lines of equal height on a unit's own map, the lowest and the highest left out. */
const LEVELS = 8;

/** Ground at nothing, warm where a unit says more, cool where it says less than nothing. */
function heat(palette: Palette, map: UnitMap, value: number, output: boolean): Colour {
  if (output) return blend(palette.panel, palette.you, map.high > map.low ? 0.08 + 0.72 * ((value - map.low) / (map.high - map.low)) : 0.1);
  const reach = Math.max(Math.abs(map.low), Math.abs(map.high), 1e-9);
  return value >= 0 ? blend(palette.panel, palette.positive, 0.75 * (value / reach)) : blend(palette.panel, palette.negative, 0.75 * (-value / reach));
}

const sheets = new WeakMap<Context, { canvas: HTMLCanvasElement; context: Context }>();

function sheetOf(context: Context): { canvas: HTMLCanvasElement; context: Context } | null {
  const found = sheets.get(context);
  if (found !== undefined) return found;
  const canvas = document.createElement('canvas');
  canvas.width = GRID;
  canvas.height = GRID;
  const own = canvas.getContext('2d');
  if (own === null) return null;
  const sheet = { canvas, context: own };
  sheets.set(context, sheet);
  return sheet;
}

function drawHeat(context: Context, palette: Palette, map: UnitMap, area: Area, output: boolean): void {
  const sheet = sheetOf(context);
  if (sheet === null) return;
  const image = sheet.context.createImageData(GRID, GRID);
  map.values.forEach((value, index) => {
    const { number } = heat(palette, map, value, output);
    image.data.set([number >> 16, (number >> 8) & 255, number & 255, 255], 4 * index);
  });
  sheet.context.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(sheet.canvas, area.x, area.y, area.width, area.height);
}

/** Lines of equal height, cut off at the tile's edge by the clip. */
export function ringsOf(map: UnitMap, area: Area, levels = LEVELS): readonly Contour[] {
  if (!(map.high - map.low > 1e-9)) return [];
  const cell = area.width / (GRID - 1);
  const thresholds = Array.from({ length: levels }, (_, step) => map.low + ((map.high - map.low) * (step + 1)) / (levels + 1));
  // A frame around the net, so that no ring closes along the edge that is seen.
  const wide = GRID + 2;
  const inside = (at: number) => Math.min(GRID - 1, Math.max(0, at - 1));
  const heights = Float64Array.from({ length: wide * wide }, (_, index) => map.values[inside(Math.floor(index / wide)) * GRID + inside(index % wide)] ?? 0);
  return contoursOf({ heights, columns: wide, rows: wide, left: area.x - cell, top: area.y - cell, cell, cellHeight: area.height / (GRID - 1) }, thresholds);
}

function drawCurve(context: Context, palette: Palette, map: UnitMap, area: Area, colour: Colour): void {
  const room = area.height * 0.14;
  const [low, high] = [Math.min(map.low, 0), Math.max(map.high, 0)];
  const y = (value: number) => area.y + area.height - room - ((value - low) / Math.max(high - low, 1e-9)) * (area.height - 2 * room);
  context.strokeStyle = fade(palette.quiet, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(area.x, y(0));
  context.lineTo(area.x + area.width, y(0));
  context.stroke();
  context.strokeStyle = colour.css;
  context.lineWidth = 2.5;
  context.lineJoin = 'round';
  context.beginPath();
  map.values.forEach((value, step) => context.lineTo(area.x + (area.width * step) / (GRID - 1), y(value)));
  context.stroke();
}

/** What a unit makes of every pair of inputs, as a small map of its own; along one input as a curve. */
export function drawMap(context: Context, palette: Palette, map: UnitMap, area: Area, { output, dots }: { output: boolean; dots: NetworkScene['dots'] }): void {
  context.save();
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, Math.min(14, area.width * 0.14));
  context.clip();
  context.fillStyle = palette.panel.css;
  context.fill();
  if (map.inputs === 1) drawCurve(context, palette, map, area, output ? palette.you : palette.positive);
  else {
    drawHeat(context, palette, map, area, output);
    for (const contour of ringsOf(map, area, area.width < 90 ? 5 : LEVELS)) {
      context.beginPath();
      traceRings(context, contour);
      context.strokeStyle = fade(palette.text, contour.major ? 0.5 : 0.28);
      context.lineWidth = contour.major ? 1.5 : 1;
      context.stroke();
    }
    if (output) drawDots(context, palette, area, dots);
  }
  context.restore();
}

/** The rows as lights over their inputs, the larger the higher their target. */
function drawDots(context: Context, palette: Palette, area: Area, dots: NetworkScene['dots']): void {
  for (const { x, y, part } of dots) {
    context.beginPath();
    context.arc(area.x + x * area.width, area.y + y * area.height, (1.4 + 2.8 * part) * Math.max(0.6, area.width / 190), 0, 2 * Math.PI);
    context.fillStyle = palette.actual.css;
    context.fill();
    context.strokeStyle = palette.ground.css;
    context.lineWidth = 1;
    context.stroke();
  }
}
