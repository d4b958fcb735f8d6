import type { ApparatusAsk } from './apparatus.ts';
import type { Values } from './draw.ts';
import { KERNEL } from './filter.ts';
import { diagnose } from './hint.ts';
import type { Move } from './move.ts';
import type { Play } from './play.ts';
import { type Planted, spoilt } from './planted.ts';
import { advance } from './replay.ts';

/** What hints lead to. */
function rightly(play: Play): Play {
  let after = play;
  for (let { move } = diagnose(after); move.kind === 'set'; { move } = diagnose(after)) after = advance(after, move);
  return after;
}

const asKernel = (kernel: readonly number[]): Values => Object.fromEntries(KERNEL.map((name, index) => [name, kernel[index] ?? 0]));

/** A kernel that is dark, one that glows everywhere, and one that is turned by a quarter. */
function inFilter(play: Play): readonly Planted[] {
  const right = KERNEL.map((name) => rightly(play).values[name] ?? 0);
  const turned = right.map((_, index) => right[(index % 3) * 3 + Math.floor(index / 3)] ?? 0);
  return [
    spoilt('edges-dark', play, [{ kind: 'set', values: asKernel([]) }]),
    spoilt('plain-glows', play, [{ kind: 'set', values: asKernel(right.map((weight, index) => (index === 4 ? weight + (weight > 0 ? -1 : 1) : weight))) }]),
    spoilt('wrong-edges', play, [{ kind: 'set', values: asKernel(turned) }]),
  ];
}

/** A weight that is too small, one that is too large, and one of the other sign. */
function inMemory(play: Play): readonly Planted[] {
  const right = rightly(play).values['w'] ?? 0;
  const set = (w: number): Move => ({ kind: 'set', values: { w: Number(w.toFixed(2)) } });
  return [spoilt('forgetting', play, [set(0.6 * right)]), spoilt('exploding', play, [set(1.2 * right)]), spoilt('flips', play, [set(-right)])];
}

/** Faults of an apparatus, each planted once. */
export function inApparatus(play: Play, ask: ApparatusAsk): readonly Planted[] {
  switch (ask.of) {
    case 'filter':
      return inFilter(play);
    case 'memory':
      return inMemory(play);
  }
}
