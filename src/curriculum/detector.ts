import { sigmoid } from '../engine/exact.ts';
import type { Hotel } from './forgery.ts';

/** One sigmoid neuron that sees distance and price, their squares and their product, all standardised by the real hotels. */
export interface Detector {
  middle: Hotel;
  size: Hotel;
  /** A bias, then a weight for each input. */
  weights: Float64Array;
}

const INPUTS = 6;
/** Newton steps: the loss of one neuron is a bowl, so that its bottom is reached. */
const STEPS = 8;
/** Keeps weights finite where the two kinds can be parted without a mistake. */
const RIDGE = 1e-2;

/** What the neuron sees of a hotel, written from `at` on: 1 for the bias, then its five inputs. */
function see({ middle, size }: Pick<Detector, 'middle' | 'size'>, { miles, price }: Hotel, into: Float64Array, at: number): void {
  const x = (miles - middle.miles) / size.miles;
  const y = (price - middle.price) / size.price;
  into[at] = 1;
  into[at + 1] = x;
  into[at + 2] = y;
  into[at + 3] = x * x;
  into[at + 4] = y * y;
  into[at + 5] = x * y;
}

function summed(weights: Float64Array, seen: Float64Array, at: number): number {
  let sum = 0;
  for (let input = 0; input < INPUTS; input++) sum += (weights[input] ?? 0) * (seen[at + input] ?? 0);
  return sum;
}

function spreadOf(numbers: readonly number[]): { mean: number; size: number } {
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const square = numbers.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / numbers.length;
  return { mean, size: Math.sqrt(square) || 1 };
}

/** The weighted sum: over zero it says real. */
export function saysReal(detector: Detector, hotel: Hotel): number {
  const seen = new Float64Array(INPUTS);
  see(detector, hotel, seen, 0);
  return summed(detector.weights, seen, 0);
}

/** Solves a small symmetric system in place by elimination; `matrix` is row by row, `right` becomes the solution. */
function eliminate(matrix: Float64Array, right: Float64Array): void {
  for (let pivot = 0; pivot < INPUTS; pivot++) {
    const head = matrix[pivot * INPUTS + pivot] ?? 1;
    for (let row = 0; row < INPUTS; row++) {
      if (row === pivot) continue;
      const factor = (matrix[row * INPUTS + pivot] ?? 0) / head;
      for (let column = pivot; column < INPUTS; column++) matrix[row * INPUTS + column] = (matrix[row * INPUTS + column] ?? 0) - factor * (matrix[pivot * INPUTS + column] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  for (let row = 0; row < INPUTS; row++) right[row] = (right[row] ?? 0) / (matrix[row * INPUTS + row] ?? 1);
}

/** Adds one row's part to slope and curvature of the mean cross-entropy. */
function gather(bend: Float64Array, slope: Float64Array, seen: Float64Array, at: number, said: number, truth: number, count: number): void {
  const steep = Math.max(said * (1 - said), 1e-6) / count;
  for (let row = 0; row < INPUTS; row++) {
    const input = seen[at + row] ?? 0;
    slope[row] = (slope[row] ?? 0) + ((said - truth) * input) / count;
    for (let column = 0; column < INPUTS; column++) bend[row * INPUTS + column] = (bend[row * INPUTS + column] ?? 0) + steep * input * (seen[at + column] ?? 0);
  }
}

/** Trained on real and forged hotels to the bottom of its cross-entropy, by Newton steps on the mean over all rows. */
export function trainDetector(real: readonly Hotel[], fakes: readonly Hotel[]): Detector {
  const [across, up] = [spreadOf(real.map(({ miles }) => miles)), spreadOf(real.map(({ price }) => price))];
  const frame = { middle: { miles: across.mean, price: up.mean }, size: { miles: across.size, price: up.size } };
  const count = real.length + fakes.length;
  const seen = new Float64Array(count * INPUTS);
  [...real, ...fakes].forEach((hotel, row) => see(frame, hotel, seen, row * INPUTS));
  const weights = new Float64Array(INPUTS);
  for (let step = 0; step < STEPS; step++) {
    const bend = new Float64Array(INPUTS * INPUTS);
    const slope = Float64Array.from(weights, (weight) => RIDGE * weight);
    for (let input = 0; input < INPUTS; input++) bend[input * INPUTS + input] = RIDGE;
    for (let row = 0; row < count; row++) gather(bend, slope, seen, row * INPUTS, sigmoid(summed(weights, seen, row * INPUTS)), row < real.length ? 1 : 0, count);
    eliminate(bend, slope);
    const far = Math.max(1, ...slope.map((each) => Math.abs(each)));
    for (let input = 0; input < INPUTS; input++) weights[input] = (weights[input] ?? 0) - (slope[input] ?? 0) * Math.min(1, 4 / far);
  }
  return { ...frame, weights };
}

/** The part of these hotels that is told right, in percent: real and forged count alike. */
export function detected(detector: Detector, real: readonly Hotel[], fakes: readonly Hotel[]): number {
  const right = real.filter((hotel) => saysReal(detector, hotel) >= 0).length / Math.max(1, real.length) + fakes.filter((hotel) => saysReal(detector, hotel) < 0).length / Math.max(1, fakes.length);
  return 50 * right;
}
