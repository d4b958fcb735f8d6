import type { Rows } from '../engine/rows.ts';
import { boundaryCost, type BoundaryHand, knotsOf } from './boundary.ts';
import type { Values } from './draw.ts';
import type { ParameterTool, Tool } from './level-tool.ts';
import { snap } from './range.ts';

/** Heights that are tried for a knot. */
const STANDS = 30;
const SWEEPS = 8;

const found = new WeakMap<Rows, Map<string, Values>>();

/** The heights of these knots, two neighbours at a time, at which fewest rows lie in the wrong class: no proof of the fewest, but a good player's end. */
export function bestBoundary(hand: BoundaryHand, tools: readonly Tool[], start: Values, rows: Rows): Values {
  const kept = found.get(rows) ?? new Map<string, Values>();
  found.set(rows, kept);
  const key = String(hand.used);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const knobs = Array.from({ length: hand.curves }, (_, curve) => knotsOf(hand, start, curve).flatMap(({ id }) => tools.flatMap((tool) => (tool.kind === 'parameter' && tool.id === id ? [tool] : []))));
  const best = descend(hand, knobs, start, rows);
  kept.set(key, best);
  return best;
}

function stands(tool: ParameterTool): readonly number[] {
  return Array.from({ length: STANDS + 1 }, (_, index) => snap(tool, tool.min + (index * (tool.max - tool.min)) / STANDS));
}

function descend(hand: BoundaryHand, knobs: readonly (readonly ParameterTool[])[], start: Values, rows: Rows): Values {
  let values = start;
  let cost = boundaryCost(hand, values, rows);
  const attempt = (there: Values) => {
    const found = boundaryCost(hand, there, rows);
    if (found < cost - 1e-9) [values, cost] = [there, found];
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const before = cost;
    if (before === 0) break;
    for (const curve of knobs) {
      for (const [index, tool] of curve.entries()) {
        const next = curve[index + 1];
        const held = values;
        for (const y of stands(tool)) {
          if (next === undefined) attempt({ ...held, [tool.id]: y });
          else for (const other of stands(next)) attempt({ ...held, [tool.id]: y, [next.id]: other });
        }
      }
    }
    if (!(cost < before - 1e-9)) break;
  }
  return values;
}
