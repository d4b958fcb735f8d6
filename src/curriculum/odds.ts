import { exp } from '../engine/exact.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, standardise } from '../engine/scaling.ts';

/** How far a known row still tells of another, in standard deviations. */
const REACH = 0.3;
/** Nobody is surer than this of a row that is sealed. */
const SURE = 0.93;

/** The part of yes among the known rows around each of these, near ones counting most: what a careful player would bet. */
export function oddsNear(known: Rows, rows: Rows): Float64Array {
  const scaling = fitScaling(known, { targets: false });
  const [near, these] = [standardise(known, scaling), standardise(rows, scaling)];
  return Float64Array.from({ length: rows.count }, (_, row) => {
    let [yes, all] = [0.5 * 0.02, 0.02];
    for (let other = 0; other < known.count; other++) {
      let square = 0;
      for (let feature = 0; feature < rows.features; feature++) {
        const apart = (these.inputs[row * rows.features + feature] ?? 0) - (near.inputs[other * rows.features + feature] ?? 0);
        square += apart * apart;
      }
      const weight = exp(-square / (2 * REACH * REACH));
      yes += weight * (known.targets[other] ?? 0);
      all += weight;
    }
    return Math.min(SURE, Math.max(1 - SURE, yes / all));
  });
}
