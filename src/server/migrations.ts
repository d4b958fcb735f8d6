import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Each step once, in order, for ever; written so that both databases understand it. class_id leads every key. */
const STEPS: readonly (readonly string[])[] = [
  [
    `create table classes (
      class_id text not null primary key, name text not null, teacher_hash text not null, code text not null, code_until bigint not null,
      settings text not null, round integer not null, version bigint not null, created_at bigint not null, expires_at bigint not null)`,
    `create index classes_expire on classes (expires_at)`,
    `create table join_codes (code text not null primary key, class_id text not null, code_until bigint not null)`,
    `create table pupils (
      class_id text not null, pupil_id text not null, name text not null, token_hash text not null, is_out integer not null, joined_at bigint not null,
      primary key (class_id, pupil_id))`,
    `create unique index pupils_name on pupils (class_id, name)`,
    `create table rounds (
      class_id text not null, round integer not null, level text not null, seed bigint not null, started_at bigint not null, until_at bigint, ended_at bigint,
      primary key (class_id, round))`,
    `create table attempts (
      class_id text not null, pupil_id text not null, attempt_id text not null, level text not null, level_hash text not null, engine integer not null,
      round integer not null, seed bigint not null, moves text not null, move_count integer not null, print text not null, status text not null, reason text,
      passed integer not null, understood integer not null, stars integer not null, value double precision, helped integer not null, parameters text,
      received_at bigint not null, judged_at bigint, lease_until bigint not null,
      primary key (class_id, pupil_id, attempt_id))`,
    `create index attempts_best on attempts (class_id, level, pupil_id, status)`,
    `create index attempts_waiting on attempts (status, lease_until)`,
    `create table visits (
      class_id text not null, pupil_id text not null, level text not null, moves integer not null, tries integer not null, hints integer not null,
      is_stuck integer not null, seen_at bigint not null,
      primary key (class_id, pupil_id, level))`,
  ],
  [
    `alter table rounds add column question text`,
    `alter table rounds add column truth double precision`,
    `create table bets (
      class_id text not null, round integer not null, pupil_id text not null, value double precision not null, made_at bigint not null,
      primary key (class_id, round, pupil_id))`,
  ],
  [
    `alter table rounds add column kind text not null default 'play'`,
    `update rounds set kind = 'bet' where question is not null`,
    `alter table rounds add column together text`,
    `alter table attempts add column transferred integer not null default 0`,
    `create table laps (
      class_id text not null, round integer not null, lap integer not null, parameters text not null, loss double precision not null,
      started_at bigint, until_at bigint, closed_at bigint, shares text,
      primary key (class_id, round, lap))`,
    `create index laps_due on laps (until_at, closed_at)`,
    `create table shares (
      class_id text not null, round integer not null, lap integer not null, pupil_id text not null, share integer not null, result text not null, made_at bigint not null,
      primary key (class_id, round, lap, pupil_id, share))`,
    `create table envelopes (class_id text not null, round integer not null, contents text not null, primary key (class_id, round))`,
    `create table findings (
      class_id text not null, fault text not null, pupil_id text not null, attempt_id text not null, level text not null, is_named integer not null, found_at bigint not null,
      primary key (class_id, fault))`,
    `create table awards (
      class_id text not null, kind text not null, pupil_id text not null, detail text not null, is_named integer not null, given_at bigint not null,
      primary key (class_id, kind, pupil_id))`,
  ],
  [
    `create table secrets (class_id text not null primary key, secret text not null)`,
    `create table passkeys (
      class_id text not null, credential_id text not null, public_key text not null, counter bigint not null, made_at bigint not null,
      primary key (class_id, credential_id))`,
    `create table sessions (class_id text not null, token_hash text not null, until_at bigint not null, primary key (class_id, token_hash))`,
    `create table challenges (challenge text not null primary key, until_at bigint not null)`,
  ],
  [`alter table visits add column value double precision`],
  [`create index rounds_due on rounds (until_at) where ended_at is null`],
];

/** Any number will do that nothing else in the same database locks. */
const LOCK = 5_318_008;

async function step(database: Kysely<Tables>, postgres: boolean, most: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Several servers may start at once: one goes first, the others find the work done. (The file is locked from `begin` on.)
    if (postgres) await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    await sql`create table if not exists migrations (step integer not null primary key)`.execute(transaction);
    const done = await sql<{ step: number | null }>`select max(step) as step from migrations`.execute(transaction);
    const last = done.rows[0]?.step ?? 0;
    if (last > STEPS.length) throw new Error('The database was made by a newer Downhill. Update this server.');
    for (const [index, statements] of STEPS.entries()) {
      if (index < last || index >= most) continue;
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      await sql`insert into migrations (step) values (${index + 1})`.execute(transaction);
    }
  });
}

/** Brings the tables up to date, or, to look at an older server, up to so many steps. Safe where several processes do so at the same time. */
export async function migrate(database: Kysely<Tables>, postgres: boolean, most = STEPS.length): Promise<void> {
  await step(database, postgres, most);
}
