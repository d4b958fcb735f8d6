import * as v from 'valibot';

/** How far a knob goes and where it can stand: on a linear grid of `step`, or, on a log scale, on numbers of three significant digits. */
export const RangeSchema = {
  min: v.pipe(v.number(), v.finite()),
  max: v.pipe(v.number(), v.finite()),
  /** Linear: the distance between two stands. Log: the ratio of one key press, such as 1.02. */
  step: v.pipe(v.number(), v.finite(), v.gtValue(0)),
  scale: v.optional(v.picklist(['linear', 'log']), 'linear'),
};

export interface Range {
  min: number;
  max: number;
  step: number;
  scale: 'linear' | 'log';
}

/** A range as its knob turns: only every so many of its stands. */
export function turned<Tool extends Range>(tool: Tool & { turn?: number | undefined }): Tool {
  return tool.turn === undefined ? tool : { ...tool, step: tool.turn };
}

/** The nearest number the knob can stand on; the same bits on every machine (toFixed and toPrecision are exact by specification). */
export function snap(range: Range, value: number): number {
  const inside = Math.min(range.max, Math.max(range.min, value));
  if (range.scale === 'log') return Number(inside.toPrecision(3));
  const stands = Math.round((inside - range.min) / range.step);
  const snapped = Number((range.min + stands * range.step).toFixed(9));
  return snapped > range.max ? range.max : snapped;
}

/** True where a knob can stand exactly on `value`. */
export function onRange(range: Range, value: number): boolean {
  return Number.isFinite(value) && Object.is(snap(range, value) + 0, value + 0);
}

/** `keys` presses of a key away from `value`; less than one is the finest step: a stand of the grid, or one in the third digit. */
export function nudge(range: Range, value: number, keys: number): number {
  if (range.scale === 'linear') return snap(range, value + (keys < 0 ? Math.min(-1, keys) : Math.max(1, keys)) * range.step);
  let moved = value;
  const ratio = keys < 0 ? 1 / range.step : range.step;
  for (let key = 0; key < Math.max(1, Math.abs(Math.round(keys))); key++) moved *= ratio;
  const snapped = snap(range, moved);
  if (snapped !== value && Math.abs(keys) >= 1) return snapped;
  const digit = Number(`1e${Math.floor(Number(value.toExponential().split('e')[1])) - 2}`);
  return snap(range, value + (keys < 0 ? -digit : digit));
}
