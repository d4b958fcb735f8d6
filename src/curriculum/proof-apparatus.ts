import type { ApparatusAsk } from './apparatus.ts';
import type { Values } from './draw.ts';
import { KERNEL } from './filter.ts';
import { TEMPERATURE } from './following.ts';
import { knobsInUse } from './hint-apparatus.ts';
import { diagnose } from './hint.ts';
import type { Move } from './move.ts';
import type { Play } from './play.ts';
import { type Planted, spoilt } from './planted.ts';
import { snap } from './range.ts';
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

/** A query or key that is turned round, and one that points the right way but is too short. */
function inAttention(play: Play): readonly Planted[] {
  const right = rightly(play).values;
  const scaled = (by: number): Move => ({ kind: 'set', values: Object.fromEntries(knobsInUse(play).map((tool) => [tool.id, snap(tool, by * (right[tool.id] ?? 0))])) });
  const query = knobsInUse(play).some(({ id }) => id === 'q1');
  // A short key is no longer ahead of the others.
  return [spoilt('looks-elsewhere', play, [scaled(-1)]), ...(query ? [spoilt('looks-about', play, [scaled(0.3)])] : [])];
}

/** Before anybody heard, long after all are alike, and somebody who is told already. */
function inMessages(play: Play): readonly Planted[] {
  const [tool] = knobsInUse(play);
  if (tool === undefined) return [];
  const set = (value: number): Move => ({ kind: 'set', values: { [tool.id]: value } });
  return tool.id === 'rounds' ? [spoilt('not-heard', play, [set(1)]), spoilt('all-alike', play, [set(tool.max)])] : [spoilt('other-teller', play, [set(tool.min)])];
}

/** Good forgeries but for one dial, and all of them alike. */
function inForgery(play: Play): readonly Planted[] {
  const right = rightly(play).values;
  const knobs = knobsInUse(play);
  const town = Object.fromEntries(knobs.map((tool) => [tool.id, right[tool.id] ?? 0]));
  const has = (id: string) => knobs.some((tool) => tool.id === id);
  const set = (id: string, value: number): Move => {
    const tool = knobs.find((each) => each.id === id);
    return { kind: 'set', values: { ...town, [id]: tool === undefined ? value : snap(tool, value) } };
  };
  return [
    ...(has('centre') ? [spoilt('forged-elsewhere', play, [set('centre', (town['centre'] ?? 0) - 6)])] : []),
    ...(has('spread') && has('slope') ? [spoilt('mode-collapse', play, [set('spread', 0)])] : []),
  ];
}

/** One word counted too few times, then one too many; a softmax that is too hot, and one that is too cold. */
function inFollowing(play: Play): readonly Planted[] {
  const right = rightly(play).values;
  const knobs = knobsInUse(play);
  const [first] = knobs;
  if (first === undefined) return [];
  const set = (value: number): Move => ({ kind: 'set', values: { ...Object.fromEntries(knobs.map(({ id }) => [id, right[id] ?? 0])), [first.id]: snap(first, value) } });
  const at = right[first.id] ?? 0;
  return first.id === TEMPERATURE
    ? [spoilt('too-hot', play, [set(2.5 * at)]), spoilt('too-cold', play, [set(0.4 * at)])]
    : [spoilt('counted-too-few', play, [set(at - 1)]), spoilt('counted-too-many', play, [set(at + 1)])];
}

/** Faults of an apparatus, each planted once. */
export function inApparatus(play: Play, ask: ApparatusAsk): readonly Planted[] {
  switch (ask.of) {
    case 'filter':
      return inFilter(play);
    case 'memory':
      return inMemory(play);
    case 'attention':
      return inAttention(play);
    case 'messages':
      return inMessages(play);
    case 'forgery':
      return inForgery(play);
    case 'following':
      return inFollowing(play);
  }
}
