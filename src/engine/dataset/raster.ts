/** A grey picture, row after row from the top, 0 to 1, that shapes are painted on. Places are in pixels, y downwards. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float64Array;
}

/** Where a shape lies, and whether a point is in it. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  inside(x: number, y: number): boolean;
}

/** Points a pixel, each way, that decide how far a shape covers it. */
const FINE = 2;

export function ellipse(x: number, y: number, wide: number, high: number): Shape {
  return {
    left: x - wide, right: x + wide, top: y - high, bottom: y + high,
    inside: (px, py) => ((px - x) / wide) * ((px - x) / wide) + ((py - y) / high) * ((py - y) / high) <= 1,
  };
}

/** Any polygon with straight sides, given by its corners in turn. */
export function polygon(corners: readonly (readonly [number, number])[]): Shape {
  const xs = Float64Array.from(corners, ([x]) => x);
  const ys = Float64Array.from(corners, ([, y]) => y);
  return {
    left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys),
    inside(px, py) {
      let within = false;
      for (let one = 0, other = corners.length - 1; one < corners.length; other = one++) {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[one], ys[one], xs[other], ys[other]];
        if (y1 > py !== y2 > py && px < ((x2 - x1) * (py - y1)) / (y2 - y1) + x1) within = !within;
      }
      return within;
    },
  };
}

export function box(x1: number, y1: number, x2: number, y2: number): Shape {
  const [left, right, top, bottom] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
  return { left, right, top, bottom, inside: (x, y) => x >= left && x < right && y >= top && y < bottom };
}

/** A line of some thickness. */
export function stroke(x1: number, y1: number, x2: number, y2: number, thick: number): Shape {
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)) || 1;
  const [across, along] = [((y2 - y1) / length) * (thick / 2), ((x2 - x1) / length) * (thick / 2)];
  return polygon([[x1 - across, y1 + along], [x2 - across, y2 + along], [x2 + across, y2 - along], [x1 + across, y1 - along]]);
}

/** Paints a shape over what is there; `seen` hears of every pixel that it covers by half or more. */
export function paint({ width, height, pixels }: Raster, shape: Shape, grey: number, seen?: (pixel: number) => void): void {
  const bottom = Math.min(height, Math.ceil(shape.bottom));
  const right = Math.min(width, Math.ceil(shape.right));
  for (let y = Math.max(0, Math.floor(shape.top)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(shape.left)); x < right; x++) {
      let covered = 0;
      for (let sub = 0; sub < FINE * FINE; sub++) {
        if (shape.inside(x + ((sub % FINE) + 0.5) / FINE, y + (Math.floor(sub / FINE) + 0.5) / FINE)) covered += 1 / (FINE * FINE);
      }
      const at = y * width + x;
      pixels[at] = (pixels[at] ?? 0) * (1 - covered) + grey * covered;
      if (covered >= 0.5) seen?.(at);
    }
  }
}
