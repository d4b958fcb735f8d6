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
