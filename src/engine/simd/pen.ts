import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import { layout, outputCount } from '../network.ts';
import { HERE, type Vector } from './arithmetic.ts';
import { f32x4, i32 } from './instructions.ts';
import type { MemoryMap, SmallSpec } from './memory-map.ts';
import type { RowSource } from './row.ts';
import type { Local, Procedure } from './wasm.ts';

/** What procedures of small networks are written with. */
export interface Pen {
  readonly spec: SmallSpec;
  readonly map: MemoryMap;
  readonly f: Procedure;
  readonly m: Arithmetic<Vector>;
}

export interface Source extends RowSource<Vector> {
  /** 0 in lanes that hold no row. */
  present(x: Vector): Vector;
}

/**
 * The numbers of the row at `data`. They are read from memory wherever they are needed: parameters held in locals gained
 * nothing, V8 spills them. With rows in lanes a load spreads a parameter over all of them, at the price of any other
 * load; its address stands in the index, which V8 puts into the instruction (what is in the offset takes a register).
 */
export function rowSource({ spec: { network, lanes }, map }: Pen, data: Local, ownRows: boolean): Source {
  const layers = layout(network);
  const numbers = network.inputs + outputCount(network);
  const datum = (index: number): Vector =>
    ({ code: lanes === 'rows' || ownRows ? f32x4.load(data.get, 16 * index) : f32x4.loadSplat(data.get, 4 * index) });
  const parameter = (p: number): Vector => {
    const address = map.parameters + map.placeBytes * at(map.place, p);
    return { code: lanes === 'rows' ? f32x4.loadSplat(i32.constant(address)) : f32x4.load(HERE, address) };
  };
  return {
    input: datum,
    target: (u) => datum(network.inputs + u),
    weight: (l, i, u) => parameter(at(layers, l).weights + i * at(layers, l).units + u),
    bias: (l, u) => parameter(at(layers, l).biases + u),
    present: (x) => (lanes === 'rows' ? { code: f32x4.and(x.code, datum(numbers).code) } : x),
  };
}
