import { i32 } from './instructions.ts';
import { dataStep } from './memory-map.ts';
import type { Pen } from './pen.ts';
import type { Local } from './wasm.ts';

/** A loop over the data from `from` to `end`, and over the scratch beside it. */
export function overRows({ spec, map, f }: Pen, from: Local, end: Local, body: (data: Local, scratch: Local) => void): void {
  const data = f.keep('i32', from.get);
  const scratch = f.keep('i32', i32.constant(map.scratch));
  f.repeat(() => {
    body(data, scratch);
    f.emit(i32.increase(data, i32.constant(dataStep(spec.network, spec.lanes, spec.ownRows))));
    f.emit(i32.increase(scratch, i32.constant(map.scratchStep)));
  }, () => i32.notEqual(data.get, end.get));
}
