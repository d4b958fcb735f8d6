import { blend, type Colour, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Numbers to colours, drawn as sharp squares: one canvas of a pixel a number, kept from frame to frame. */
export interface Pixels {
  /** Draws `count` numbers, row after row, so wide; `colour` gives each its colour. */
  draw(context: Context, area: Area, width: number, height: number, colour: (at: number) => Colour): void;
}

export function createPixels(): Pixels {
  const canvas = document.createElement('canvas');
  const own = canvas.getContext('2d');
  return {
    draw(context, { x, y, width: wide, height: high }, width, height, colour) {
      if (own === null) return;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const image = own.createImageData(width, height);
      for (let at = 0; at < width * height; at++) {
        const { number } = colour(at);
        image.data.set([number >> 16, (number >> 8) & 255, number & 255, 255], 4 * at);
      }
      own.putImageData(image, 0, 0);
      context.save();
      context.imageSmoothingEnabled = false;
      context.drawImage(canvas, x, y, wide, high);
      context.restore();
    },
  };
}

const STEPS = 32;

/** Colours from one to another by way of others, at even steps: blending each pixel anew would be slow. */
function ramp(stops: readonly Colour[]): (part: number) => Colour {
  const table = Array.from({ length: STEPS + 1 }, (_, step) => {
    const at = (step / STEPS) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(at));
    const [one, other] = [stops[from], stops[from + 1]];
    if (one === undefined || other === undefined) throw new Error('ramp: give two colours at least');
    return blend(one, other, at - from);
  });
  const first = table[0];
  if (first === undefined) throw new Error('ramp: no colours');
  return (part) => table[Math.min(STEPS, Math.max(0, Math.round(part * STEPS)))] ?? first;
}

/** Light from none, 0, to all, 1: lamps at night, ink by day. */
export function lampColours(palette: Palette): (part: number) => Colour {
  return ramp([blend(palette.ground, palette.panel, 0.6), blend(palette.panel, palette.you, 0.55), palette.theme === 'night' ? palette.flame : palette.you]);
}

/** On paper, pictures of the world are printed with ink where they are dark; written ones are ink themselves. */
export const isInky = (palette: Palette, { sheet }: { readonly sheet: string | null }): boolean => palette.theme === 'day' && sheet === null;

/** What a kernel looks for: darkness at -1, light at 1. */
export function signColours(palette: Palette): (part: number) => Colour {
  const colours = ramp([palette.negative, blend(palette.ground, palette.panel, 0.5), palette.positive]);
  return (part) => colours((part + 1) / 2);
}

/** A tile as large as fits into an area, in its middle. */
export function fitted({ x, y, width, height }: Area, aspect: number): Area {
  const wide = Math.min(width, height * aspect);
  const high = wide / aspect;
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
}

/** So many tiles of one aspect in an area, as large as can be, with a gap between them. */
export function tiles({ x, y, width, height }: Area, count: number, aspect: number, gap: number): readonly Area[] {
  let best = { columns: 1, wide: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const wide = Math.min((width - gap * (columns - 1)) / columns, ((height - gap * (rows - 1)) / rows) * aspect);
    if (wide > best.wide) best = { columns, wide };
  }
  const { columns, wide } = best;
  const high = wide / aspect;
  const rows = Math.ceil(count / columns);
  const [left, top] = [x + (width - columns * wide - (columns - 1) * gap) / 2, y + (height - rows * high - (rows - 1) * gap) / 2];
  return Array.from({ length: count }, (_, index) => ({ x: left + (index % columns) * (wide + gap), y: top + Math.floor(index / columns) * (high + gap), width: wide, height: high }));
}
