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
  };
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
    /** Parameters of the network that won, as JSON. */
    parameters: string | null;
    received_at: number;
    judged_at: number | null;
    /** Until then a process is at it; after that another one may take it. */
    lease_until: number;
  };
  visits: {
    class_id: string;
    pupil_id: string;
    level: string;
    moves: number;
    tries: number;
    hints: number;
    is_stuck: number;
    seen_at: number;
  };
}

export type Database = Kysely<Tables>;
