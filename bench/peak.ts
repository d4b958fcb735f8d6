// A process of its own: prints the most multiplications and additions that one core does on 128-bit vectors, in GFLOP/s.
import { f32x4, i32 } from '../src/engine/simd/instructions.ts';
import { assemble, procedure, set } from '../src/engine/simd/wasm.ts';

const LANES = 4;
/** Additions and multiplications side by side: as many of each as hide their latency and, with two constants, fit 16 registers. */
const CHAINS = [4, 5, 6, 7];
/** Of each chain in one turn of the loop. */
const UNROLL = 8;
const TURNS = 200_000;
const MEASUREMENTS = 15;

/** Independent chains: x = x × one and y = y + zero, where one and zero come from memory, so that nothing can be left out. */
function kernel(chains: number): (turns: number) => unknown {
  const peak = procedure('peak');
  const turns = peak.parameter();
  const at = (slot: number) => i32.constant(16 * slot);
  const zero = peak.keep('v128', f32x4.load(at(0)));
  const one = peak.keep('v128', f32x4.load(at(1)));
  const sums = Array.from({ length: chains }, (_, c) => peak.keep('v128', f32x4.load(at(2 + c))));
  const products = Array.from({ length: chains }, (_, c) => peak.keep('v128', f32x4.load(at(2 + chains + c))));
  peak.repeat(() => {
    for (let turn = 0; turn < UNROLL; turn++) {
      for (let c = 0; c < chains; c++) {
        const [sum, product] = [sums[c], products[c]];
        if (sum === undefined || product === undefined) continue;
        peak.emit(f32x4.add(sum.get, zero.get), set(sum), f32x4.multiply(product.get, one.get), set(product));
      }
    }
    peak.emit(i32.increase(turns, i32.constant(-1)));
  }, () => turns.get);
  [...sums, ...products].forEach((each, slot) => { peak.emit(f32x4.store(at(2 + slot), each.get)); });

  const bytes = 16 * (2 + 2 * chains);
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Float32Array(memory.buffer).fill(1, LANES, bytes / 4);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble([peak], bytes)), { engine: { memory } });
  const run = exports['peak'];
  if (typeof run !== 'function') throw new Error('peak: not exported');
  return (count) => { run(count); };
}

/** GFLOP/s on the CPU's own clock, the best of several: the peak is what nothing disturbed. */
function measure(chains: number): number {
  const run = kernel(chains);
  for (let n = 0; n < 20; n++) run(TURNS / 20); // many short calls: V8 tiers up between calls
  let best = 0;
  for (let n = 0; n < MEASUREMENTS; n++) {
    const before = process.cpuUsage();
    run(TURNS);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (TURNS * UNROLL * chains * 2 * LANES) / ((user + system) * 1000));
  }
  return best;
}

process.send?.(Math.max(...CHAINS.map(measure)));
