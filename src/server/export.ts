import { sql } from 'kysely';
import { MOST_BODY } from '../classroom/limits.ts';
import { type Nickname, nicknameAt } from '../classroom/nickname.ts';
import type { ClassRow } from './classes.ts';
import { sentOf } from './attempts.ts';
import { awardsOf } from './awards.ts';
import { findingsOf } from './findings.ts';
import { isRunning } from './rounds.ts';
import type { Database } from './tables.ts';

/** Everything a class holds, without what opens it: tokens stay behind. */
export interface Export {
  schema: 1;
  class: { name: string; created: number; settings: ClassRow['settings'] };
  pupils: readonly { pupil: string; name: Nickname; out: boolean; joined: number }[];
  rounds: readonly { round: number; level: string; seed: number; started: number; until: number | null; ended: number | null; question: string | null; truth: number | null; kind: string; together: string | null }[];
  /** Of rounds that are over. */
  bets: readonly object[];
  laps: readonly object[];
  shares: readonly object[];
  /** Those that are open. */
  envelopes: readonly object[];
  museum: readonly object[];
  awards: readonly object[];
  attempts: readonly object[];
  visits: readonly object[];
}

export async function exportOf(database: Database, row: ClassRow, now: number): Promise<Export> {
  const of = row.class_id;
  const pupils = await database.selectFrom('pupils').selectAll().where('class_id', '=', of).orderBy('joined_at').execute();
  const rounds = await database.selectFrom('rounds').selectAll().where('class_id', '=', of).orderBy('round').execute();
  // Weights by the hundred would not fit into one answer: each of them is to be had by its attempt.
  const attempts = await database.selectFrom('attempts').select(['attempt_id', 'pupil_id', 'round', 'status', 'reason', 'passed', 'understood', 'stars', 'value', 'helped', 'received_at', 'level', 'level_hash', 'engine', 'seed', sql<string | null>`case when length(moves) > ${MOST_BODY} then null else moves end`.as('moves')]).where('class_id', '=', of).orderBy('received_at').orderBy('attempt_id').execute();
  const visits = await database.selectFrom('visits').selectAll().where('class_id', '=', of).execute();
  const bets = await database.selectFrom('bets').selectAll().where('class_id', '=', of).execute();
  const laps = await database.selectFrom('laps').selectAll().where('class_id', '=', of).orderBy('round').orderBy('lap').execute();
  const shares = await database.selectFrom('shares').selectAll().where('class_id', '=', of).orderBy('round').orderBy('lap').orderBy('share').orderBy('pupil_id').execute();
  // What is still sealed does not leave the server this way either, be it rows or what was committed.
  const over = new Set(rounds.filter((each) => !isRunning({ until: each.until_at, ended: each.ended_at }, now)).map(({ round }) => round));
  const sealed = rounds.filter(({ round, kind }) => kind === 'envelope' && over.has(round)).map(({ round }) => round);
  const envelopes = sealed.length === 0 ? [] : await database.selectFrom('envelopes').select(['round', 'contents']).where('class_id', '=', of).where('round', 'in', sealed).execute();
  const museum = await findingsOf(database, of);
  const awards = await awardsOf(database, of);
  return {
    schema: 1,
    class: { name: row.name, created: row.created_at, settings: row.settings },
    pupils: pupils.map((each) => ({ pupil: each.pupil_id, name: nicknameAt(each.name), out: each.is_out === 1, joined: each.joined_at })),
    rounds: rounds.map((each) => ({ round: each.round, level: each.level, seed: each.seed, started: each.started_at, until: each.until_at, ended: each.ended_at, question: each.question, truth: each.truth, kind: each.kind, together: each.together })),
    bets: bets.filter(({ round }) => over.has(round)).map((each) => ({ round: each.round, pupil: each.pupil_id, value: each.value, made: each.made_at })),
    laps: laps.map((each) => ({ round: each.round, lap: each.lap, parameters: JSON.parse(each.parameters), loss: each.loss, started: each.started_at, closed: each.closed_at, shares: each.shares === null ? null : JSON.parse(each.shares) })),
    shares: shares.map((each) => ({ round: each.round, lap: each.lap, pupil: each.pupil_id, share: each.share, result: JSON.parse(each.result), made: each.made_at })),
    envelopes: envelopes.map((each) => ({ round: each.round, ...JSON.parse(each.contents) })),
    museum, awards,
    attempts: attempts.map((each) => ({
      id: each.attempt_id, pupil: each.pupil_id, round: each.round === 0 ? null : each.round, status: each.status, reason: each.reason, passed: each.passed === 1,
      understood: each.understood === 1, stars: each.stars, value: each.value, helped: each.helped, received: each.received_at, level: each.level, attempt: each.moves === null ? null : sentOf({ ...each, moves: each.moves }),
    })),
    visits: visits.map((each) => ({ pupil: each.pupil_id, level: each.level, moves: each.moves, tries: each.tries, hints: each.hints, stuck: each.is_stuck === 1, value: each.value, seen: each.seen_at })),
  };
}
