/** How a window walks along one side of a picture. */
export interface Walk {
  /** Places it stops at. */
  readonly places: number;
  /** Cells before the first cell of the picture that it covers at its first place. */
  readonly before: number;
}

/**
 * A window of `size` cells in steps of `stride`. 'valid': inside the picture only. 'same': as many places as there are cells,
 * over the stride; cells beyond the edge are 0, the odd one behind (the convention of TensorFlow).
 * Throws an Error that names the remedy where the window does not fit.
 */
export function walk(cells: number, size: number, stride: number, padding: 'same' | 'valid'): Walk {
  if (padding === 'same') {
    const places = Math.ceil(cells / stride);
    return { places, before: Math.floor(Math.max((places - 1) * stride + size - cells, 0) / 2) };
  }
  if (size > cells) throw new Error(`size: ${size} is wider than the ${cells} cells that are seen; give at most ${cells}, or padding "same"`);
  return { places: Math.floor((cells - size) / stride) + 1, before: 0 };
}
