import type { Rows } from './rows.ts';

/**
 * Exact least squares of one linear neuron (book p. 90): the weights and bias with the lowest mean squared error over the
 * rows, which have one target each. `start` is [w1 … wn, b] in the rows' units; parameters marked in `frozen` keep their
 * start value, and so does a weight that the rows leave undetermined (a constant column beside a free bias, say).
 * Modified Gram-Schmidt, run twice, so that columns far from zero cost no digits. Returns a new array.
 */
export function solve(rows: Rows, start: Float64Array, frozen: readonly boolean[]): Float64Array {
  const { count, features } = rows;
  if (rows.outputs !== 1) throw new Error(`rows.outputs: ${rows.outputs}; one neuron has 1`);
  if (start.length !== features + 1) throw new Error(`start: ${start.length} numbers; give ${features} weights and a bias`);
  if (frozen.length !== start.length) throw new Error(`frozen: ${frozen.length} entries; give ${start.length}`);

  const column = (p: number): Float64Array =>
    Float64Array.from({ length: count }, (_, row) => (p === features ? 1 : rows.inputs[row * features + p] ?? NaN));
  const basis: Direction[] = [];
  const free: number[] = [];
  // The bias goes first: of a constant column and the bias, the column's weight stays.
  for (const p of [features, ...Array.from({ length: features }, (_, i) => i)]) {
    if (frozen[p] === true) continue;
    const direction = orthogonalise(column(p), basis);
    if (direction === undefined) continue;
    basis.push(direction);
    free.push(p);
  }

  const target = rows.targets.slice(0, count);
  start.forEach((value, p) => {
    if (!free.includes(p)) subtract(target, column(p), value);
  });
  const shares = basis.map(({ unit }) => {
    const share = dot(unit, target);
    subtract(target, unit, share);
    return share;
  });

  const solution = start.slice();
  const found = new Float64Array(free.length);
  for (let k = free.length - 1; k >= 0; k--) {
    let value = shares[k] ?? NaN;
    for (let j = k + 1; j < free.length; j++) value -= (basis[j]?.shares[k] ?? NaN) * (found[j] ?? NaN);
    found[k] = value / (basis[k]?.length ?? NaN);
    solution[free[k] ?? NaN] = found[k] ?? NaN;
  }
  return solution;
}

/** A column of the rows as: length × unit + its shares of the directions before. */
interface Direction {
  readonly unit: Float64Array;
  readonly length: number;
  readonly shares: readonly number[];
}

/** Undefined where the column adds no direction to the basis. */
function orthogonalise(column: Float64Array, basis: readonly Direction[]): Direction | undefined {
  const before = Math.sqrt(dot(column, column));
  const shares = basis.map(() => 0);
  for (let pass = 0; pass < 2; pass++) {
    basis.forEach(({ unit }, k) => {
      const share = dot(unit, column);
      subtract(column, unit, share);
      shares[k] = (shares[k] ?? NaN) + share;
    });
  }
  const length = Math.sqrt(dot(column, column));
  if (!(length > 1e-11 * before)) return undefined;
  return { unit: column.map((value) => value / length), length, shares };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? NaN) * (other[i] ?? NaN);
  return sum;
}

/** target -= share × direction, in place. */
function subtract(target: Float64Array, direction: Float64Array, share: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? NaN) - share * (direction[i] ?? NaN);
}
