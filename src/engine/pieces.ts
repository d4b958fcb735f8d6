/** Work that may be done before the next stop, roughly in multiplications; whoever works takes it off. */
export interface Budget {
  left: number;
}

/** Work that stops, by yielding, whenever its budget is used up, and goes on when it is asked to. */
export type Pieces<Result> = Generator<undefined, Result, undefined>;

/** Multiplications in a slice of work, roughly: some ten milliseconds. */
const SLICE = 3e6;

/** A budget without end: pieces that have it never stop. */
export const boundless = (): Budget => ({ left: Infinity });

/** A budget of one slice. */
export const oneSlice = (): Budget => ({ left: SLICE });

/** Numbers that are looked at, or copied, between two looks at the budget. */
const MANY = 100_000;

/** Goes through `count` items in pieces: `visit` is handed where a piece begins and ends. Each takes so much off the budget. */
export function* inParts(count: number, numbers: number, cost: number, budget: Budget, visit: (from: number, to: number) => void): Pieces<void> {
  const piece = Math.max(1, Math.floor(MANY / numbers));
  for (let from = 0; from < count; from += piece) {
    const to = Math.min(from + piece, count);
    visit(from, to);
    budget.left -= cost * numbers * (to - from);
    if (budget.left <= 0) yield;
  }
}

/** Goes through the pieces without a pause. */
export function allAtOnce<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

/** Goes through the pieces, one slice after the other, with a pause between two; undefined once aborted. */
export async function inSlices<Result>(
  pieces: Pieces<Result>, budget: Budget,
  options: { readonly pause?: () => Promise<void>; readonly signal?: { readonly aborted: boolean } },
): Promise<Result | undefined> {
  for (;;) {
    if (options.signal?.aborted === true) return undefined;
    const { done, value } = pieces.next();
    if (done === true) return value;
    budget.left = SLICE;
    // One slice after the other is the point here.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await options.pause?.();
  }
}
