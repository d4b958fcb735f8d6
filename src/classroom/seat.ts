import type { Line } from './follow.ts';
import type { Nickname } from './nickname.ts';
import type { AwardKind } from './lesson.ts';
import type { Desk, Looked, Verdict } from './wire.ts';

/** What the pupil's side of a class is at one moment. */
export interface ClassState {
  /** Null until the first word of the server. */
  desk: Desk | null;
  line: Line;
  /** Attempts that wait on this device to be sent. */
  unsent: number;
  /** What became of the last attempt that was judged. */
  verdict: Verdict['status'] | 'refused' | null;
  /** This page has an older engine or older levels than the class: what is played on it can not be counted. */
  old: boolean;
  /** Milliseconds that the server's clock is ahead of this device's. */
  ahead: number;
  /** The teacher has sent this pupil out, and may let it in again. */
  out: boolean;
  /** This device is in a class. */
  inClass: boolean;
}

/** The class on the pupil's device: joining, what is sent, what comes back. */
export interface Classwork {
  state(): ClassState;
  look(code: string): Promise<Looked>;
  join(code: string, name: Nickname): Promise<void>;
  leave(): Promise<void>;
  /** Commits a number in the round that asks for one. Rejects where it is not taken. */
  bet(value: number): Promise<void>;
  /** Sends what this pupil worked out for a share of the class's network. Rejects where it is not taken. */
  sendShare(share: number, result: readonly number[]): Promise<void>;
  /** Works out on this device what its shares come to, and sends that. Rejects where it is not taken. */
  workShares(): Promise<void>;
  /** Says whether the class may read this pupil's name beside a failure or an award. */
  wish(wished: { fault?: string; award?: AwardKind; named: boolean }): void;
  /** Begins the level of the round that is going on; of an exit ticket, its transfer. */
  enterRound(): void;
  /** The seed of a fresh beginning of this level, where the class says which. */
  seedFor(level: string): number | null;
  /** An attempt with this seed may go on: its level is not the round's, or these are the round's draws. */
  fits(level: string, seed: number): boolean;
  /** What is being played counts in the round that goes on. */
  isInRound(): boolean;
}
