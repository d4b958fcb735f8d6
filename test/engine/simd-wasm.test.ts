import { expect, test } from 'vitest';
import { f32, f32x4, i32, i32x4 } from '../../src/engine/simd/instructions.ts';
import { assemble, procedure, set, signed, unsigned, type Procedure } from '../../src/engine/simd/wasm.ts';

function instance(...procedures: readonly Procedure[]) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(procedures, 65536)), { engine: { memory } });
  const call = (name: string, ...values: number[]) => {
    const called = exports[name];
    if (typeof called === 'function') called(...values);
    else throw new Error(`no ${name}`);
  };
  return { call, floats: new Float32Array(memory.buffer), whole: new Int32Array(memory.buffer) };
}

test('numbers in LEB128', () => {
  expect([0, 127, 128, 624485, 4294967295].map(unsigned)).toEqual([[0], [127], [128, 1], [0xe5, 0x8e, 0x26], [255, 255, 255, 255, 15]]);
  expect([0, 63, 64, -1, -64, -65, -123456].map(signed)).toEqual([[0], [63], [0xc0, 0], [127], [64], [0xbf, 0x7f], [0xc0, 0xbb, 0x78]]);
});

test('loops, conditions, locals of mixed types, several procedures', () => {
  const sum = procedure('sum');
  const count = sum.parameter();
  const [total, unused, step] = [sum.local('i32'), sum.local('v128'), sum.local('i32')];
  sum.emit(f32x4.zero, set(unused), i32.constant(1), set(step));
  sum.when(count.get, () => sum.repeat(() => {
    sum.emit(i32.increase(total, count.get), i32.subtract(count.get, step.get), set(count));
  }, () => count.get));
  sum.emit(i32.store(i32.constant(16), total.get));
  const third = procedure('third');
  const address = third.parameter();
  const where = third.parameter();
  third.emit(f32.store(where.get, f32.divide(f32.constant(1), f32.convert(i32.load(address.get)))));
  const { call, floats, whole } = instance(sum, third);
  call('sum', 100);
  expect(whole[4]).toBe(5050);
  call('sum', 0);
  expect(whole[4]).toBe(0);
  whole[4] = 3;
  call('third', 16, 20);
  expect(floats[5]).toBe(Math.fround(1 / 3));
});

test('vectors: shuffle, select, shifts', () => {
  const f = procedure('run');
  const x = f.keep('v128', f32x4.load(i32.constant(0)));
  const y = f.keep('v128', f32x4.load(i32.constant(16)));
  f.emit(f32x4.store(i32.constant(32), f32x4.shuffle(x.get, y.get, [0, 4, 3, 7])));
  f.emit(f32x4.store(i32.constant(48), f32x4.select(x.get, y.get, f32x4.greater(x.get, y.get))));
  f.emit(f32x4.store(i32.constant(64), i32x4.shiftRight(i32x4.shiftLeft(i32x4.splat(5), 4), 3)));
  const { call, floats, whole } = instance(f);
  floats.set([1, 2, 3, 4, 5, 0, 7, 0]);
  call('run');
  expect([...floats.subarray(8, 16)]).toEqual([1, 5, 4, 0, 5, 2, 7, 4]);
  expect([...whole.subarray(16, 20)]).toEqual([10, 10, 10, 10]);
});

test('a parameter after a local is refused', () => {
  const f = procedure('late');
  f.local('i32');
  expect(() => f.parameter()).toThrow('late: a parameter after a local');
});
