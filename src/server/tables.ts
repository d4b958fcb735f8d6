import type { Kysely } from 'kysely';

/** Rows as both databases hold them: texts, whole numbers and doubles only. Yes is 1. */
export interface Tables {
  classes: {
    class_id: string;
    name: string;
    teacher_hash: string;
    code: string;
    code_until: number;
    settings: string;
    /** The latest round, 0 before the first. */
    round: number;
    /** Grows with every change that somebody sees. */
    version: number;
    created_at: number;
    expires_at: number;
  };
  /** The one table that is looked up before the class is known. */
  join_codes: { code: string; class_id: string; code_until: number };
  pupils: {
    class_id: string;
    pupil_id: string;
    /** See nicknameText. */
    name: string;
    token_hash: string;
    is_out: number;
    joined_at: number;
  };
  rounds: {
    class_id: string;
    round: number;
    level: string;
    seed: number;
    started_at: number;
    until_at: number | null;
    ended_at: number | null;
    /** Asked in place of playing, and what turned out to be true. */
    question: string | null;
    truth: number | null;
    /** See RoundSchema. */
    kind: string;
    /** What the class trains together: the id of a plan. */
    together: string | null;
  };
  /** A lap of a training that the class does together, from the network it begins with to what its shares came to. */
  laps: {
    class_id: string;
    round: number;
    lap: number;
    /** At its beginning, in the units of training, as JSON. */
    parameters: string;
    loss: number;
    /** Null until it begins. */
    started_at: number | null;
    until_at: number | null;
    closed_at: number | null;
    /** Of each share, once it is closed: SettledShare, as JSON. */
    shares: string | null;
  };
  /** What a pupil, or its device, worked out for a share of a lap, once. */
  shares: { class_id: string; round: number; lap: number; pupil_id: string; share: number; result: string; made_at: number };
  /** What a sealed envelope holds, as JSON; read only once it is open. */
  envelopes: { class_id: string; round: number; contents: string };
  /** The museum of the class: each named failure once, with whoever met it first. */
  findings: { class_id: string; fault: string; pupil_id: string; attempt_id: string; level: string; is_named: number; found_at: number };
  awards: { class_id: string; kind: string; pupil_id: string; detail: string; is_named: number; given_at: number };
  /** A number that a pupil committed in a round, once. */
  bets: { class_id: string; round: number; pupil_id: string; value: number; made_at: number };
  attempts: {
    class_id: string;
    pupil_id: string;
    attempt_id: string;
    level: string;
    level_hash: string;
    engine: number;
    round: number;
    seed: number;
    moves: string;
    move_count: number;
    /** Of the moves: the same in copied solutions. */
    print: string;
    status: string;
    reason: string | null;
    passed: number;
    understood: number;
    stars: number;
    value: number | null;
    helped: number;
    /** The transfer was solved in it. */
    transferred: number;
    /** Parameters of the network that won, as JSON. */
    parameters: string | null;
    received_at: number;
    judged_at: number | null;
    /** Until then a process is at it; after that another one may take it. */
    lease_until: number;
  };
  /** What rows that judge weights are drawn from. */
  secrets: { class_id: string; secret: string };
  /** What opens a class besides its secret link: a public key, as base64url. */
  passkeys: { class_id: string; credential_id: string; public_key: string; counter: number; made_at: number };
  /** Browsers that a passkey let in. */
  sessions: { class_id: string; token_hash: string; until_at: number };
  /** Hashes of what browsers are to sign, before it is known for which class. */
  challenges: { challenge: string; until_at: number };
  visits: {
    class_id: string;
    pupil_id: string;
    level: string;
    moves: number;
    tries: number;
    hints: number;
    is_stuck: number;
    /** What the goal asks about, as it stands. */
    value: number | null;
    seen_at: number;
  };
}

export type Database = Kysely<Tables>;
