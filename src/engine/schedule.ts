/**
 * Learning-rate schedules: lists of one rate per epoch, for TrainOptions.learningRate. `rate` is the first epoch's; rates
 * are finite and from 0, epochs and their counts whole numbers.
 */

/** The rate times `factor` after every `every` epochs. */
export function stepSchedule(rate: number, epochs: number, { every, factor }: { every: number; factor: number }): number[] {
  checkSchedule(rate, epochs);
  checkFactor(factor);
  if (!(every >= 1 && Math.floor(every) === every)) throw new Error(`every: ${every}; give a whole number from 1`);
  let now = rate;
  return Array.from({ length: epochs }, (_, epoch) => {
    if (epoch > 0 && epoch % every === 0) now *= factor;
    return now;
  });
}

/** The rate times `factor` after every epoch. */
export function exponentialSchedule(rate: number, epochs: number, { factor }: { factor: number }): number[] {
  return stepSchedule(rate, epochs, { every: 1, factor });
}

/** Down to `least` (default 0) in the last epoch, along half a cosine: slow, fast, slow (Loshchilov and Hutter 2017). */
export function cosineSchedule(rate: number, epochs: number, { least = 0 }: { least?: number } = {}): number[] {
  checkSchedule(rate, epochs);
  if (!(least >= 0 && least <= rate)) throw new Error(`least: ${least}; give a number from 0 to the rate, ${rate}`);
  return Array.from({ length: epochs }, (_, epoch) => {
    const way = epochs === 1 ? 0 : epoch / (epochs - 1);
    return least + ((rate - least) * (1 + cosine(Math.PI * way))) / 2;
  });
}

/** The same rates, but the first `over` epochs rise in equal steps towards theirs: 1/over, 2/over … of it. */
export function warmUp(rates: readonly number[], over: number): number[] {
  if (!(over >= 0 && Math.floor(over) === over)) throw new Error(`over: ${over}; give a whole number from 0`);
  return rates.map((rate, epoch) => (epoch < over ? (rate * (epoch + 1)) / over : rate));
}

/** cos x for x from 0 to pi, to 1e-14: Taylor's series at a quarter of x, then cos 2x = 2 cos² x - 1 twice. */
function cosine(x: number): number {
  const t = (x / 4) * (x / 4);
  let sum = 0;
  for (let k = 16; k >= 2; k -= 2) sum = (t / (k * (k - 1))) * (1 - sum);
  const quarter = 1 - sum;
  const half = 2 * quarter * quarter - 1;
  return 2 * half * half - 1;
}

function checkSchedule(rate: number, epochs: number): void {
  if (!(rate >= 0 && rate < Infinity)) throw new Error(`rate: ${rate}; give a finite number from 0`);
  if (!(epochs >= 0 && Math.floor(epochs) === epochs && epochs < Infinity)) throw new Error(`epochs: ${epochs}; give a whole number from 0`);
}

function checkFactor(factor: number): void {
  if (!(factor > 0 && factor < Infinity)) throw new Error(`factor: ${factor}; give a finite number above 0`);
}
