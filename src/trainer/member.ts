import type { BackendName } from './backend.ts';
import type { Hand } from './hand.ts';
import type { Job } from './messages.ts';
import type { Shares } from './shares.ts';

/** One of a pool: a worker, or this thread, with what it holds. */
export interface Member {
  readonly hand: Hand;
  readonly leave: () => void;
  /** This thread. */
  readonly here: boolean;
  /** The backends it can still try, the one it uses first. */
  backends: readonly BackendName[];
  /** Number of its last `begin`; 0: none yet. */
  stint: number;
  /** Shares it holds, the oldest first. */
  shares: (readonly number[])[];
  /** Networks of its next share. */
  size: number;
  /** When it last gave a sign of life, and when it last had something to show for it. */
  heard: number;
  grew: number;
}

/** First shares; a graphics card is only busy with many. */
const FIRST = { webgpu: 512, simd: 32, plain: 4 } as const;
/** Shares grow until one takes so many milliseconds, at most so many times each. */
const TARGET = 150;
const GROWTH = 8;
/** Shares given out ahead, so that nobody waits for the page. */
const AHEAD = 2;

let stints = 0;

export function newMember(hand: Hand, leave: () => void, here = false): Member {
  return { hand, leave, here, backends: [], stint: 0, shares: [], size: 1, heard: 0, grew: 0 };
}

export function begin(member: Member, job: Job, software: boolean): void {
  const [backend] = member.backends;
  if (backend === undefined) return;
  member.stint = ++stints;
  member.shares = [];
  member.size = FIRST[backend];
  member.heard = performance.now();
  member.grew = member.heard;
  member.hand({ kind: 'begin', stint: member.stint, job, backend, software });
}

/** Of what is left, a share is at most this part of what falls to each: shares shrink towards the end, so that all end together. */
const PART = 3;

/** Hands out shares until the member, one of so many, has enough. */
export function deal(member: Member, members: number, shares: Shares): void {
  while (member.shares.length < AHEAD) {
    const share = shares.take(members === 1 ? member.size : Math.min(member.size, fairShare(member, shares.left / members)));
    if (share.length === 0) return;
    member.shares.push(share);
    member.hand({ kind: 'share', stint: member.stint, networks: share });
  }
}

function fairShare({ backends: [backend] }: Member, each: number): number {
  return Math.max(FIRST[backend ?? 'plain'], Math.ceil(each / PART));
}

/** The oldest share is done. */
export function finish(member: Member, took: number): void {
  const share = member.shares.shift();
  if (share === undefined) return;
  const fitting = (share.length * TARGET) / Math.max(1, took);
  member.size = Math.max(1, Math.round(Math.min(fitting, member.size * GROWTH)));
}
