import { sql } from 'kysely';
import { type Nickname, nicknameAt } from '../classroom/nickname.ts';
import { compareStandings, neighbours, type Ranked, ranked, type Standing } from '../classroom/standing.ts';
import type { Board, Cell, Desk, Place, Reveal, Room, Round } from '../classroom/wire.ts';
import { ENGINE } from '../engine/version.ts';
import type { ClassRow } from './classes.ts';
import { findClass } from './classes.ts';
import { lessonFor, type Lesson, takeLesson } from './lesson.ts';
import { passkeysOf } from './passkeys.ts';
import { isAlike } from './likeness.ts';
import type { Library } from './library.ts';
import { closeDueRound, endOf, findRound, isRunning } from './rounds.ts';
import type { Database } from './tables.ts';

interface Member {
  pupil: string;
  name: Nickname;
  out: boolean;
  joined: number;
}

interface Best {
  pupil_id: string;
  level: string;
  level_hash: string;
  attempt_id: string;
  stars: number;
  value: number | null;
  helped: number;
  print: string;
  move_count: number;
  received_at: number;
  parameters: string | null;
}

/** A class as it stands at one version: everything that is shown is made from this. */
export interface Snapshot {
  row: ClassRow;
  round: Round | null;
  members: ReadonlyMap<string, Member>;
  /** The best of everyone who passed, by level. */
  bests: ReadonlyMap<string, readonly Ranked[]>;
  /** The same within the latest round. */
  roundBests: readonly Ranked[];
  /** The version of the round's level that is judged here now. */
  levelHash: string | null;
  roundRows: ReadonlyMap<string, Best>;
  /** Attempts of the round, and of the class, that wait to be recomputed. */
  roundWaiting: number;
  waiting: number;
  rows: readonly Best[];
  /** What was committed in the latest round, by pupil. */
  bets: ReadonlyMap<string, number>;
  truth: number | null;
  lesson: Lesson;
  /** Whether the round went on as this was taken: what is sealed until its end is not in it then. */
  running: boolean;
  /** What reference networks reached, best first, by level. */
  references: ReadonlyMap<string, readonly number[]>;
}

/** The best verified pass of each pupil on each version of each level; of one round, where it is given. Best is more stars, then the lower value, then the earlier. */
async function bestRows(database: Database, classId: string, round: Round | null): Promise<readonly Best[]> {
  const within = round === null ? sql`` : sql`and round = ${round.number} and received_at <= ${endOf(round) ?? Number.MAX_SAFE_INTEGER}`;
  const { rows } = await sql<Best>`
    select pupil_id, level, level_hash, attempt_id, stars, value, helped, print, move_count, received_at, parameters from (
      select pupil_id, level, level_hash, attempt_id, stars, value, helped, print, move_count, received_at, parameters,
        row_number() over (partition by pupil_id, level, level_hash order by stars desc, coalesce(value, 1e300) asc, received_at asc, attempt_id asc) as place
      from attempts where class_id = ${classId} and status = 'verified' and passed = 1 ${within}
    ) as placed where place = 1`.execute(database);
  return rows;
}

function standingOf({ pupil_id, stars, value, received_at }: Best): Standing {
  return { pupil: pupil_id, stars, value, at: received_at };
}

function rankedRows(rows: readonly Best[], members: ReadonlyMap<string, Member>): readonly Ranked[] {
  return ranked(rows.filter(({ pupil_id }) => members.get(pupil_id)?.out === false)
    .map(standingOf));
}

/** Null where there is no such class (any more). */
export async function takeSnapshot(database: Database, library: Library, classId: string, now: number): Promise<Snapshot | null> {
  // The version is read first: what comes in meanwhile is shown again with the next one.
  const row = await findClass(database, classId, now);
  if (row === null) return null;
  const round = await findRound(database, classId, row.round);
  if (round !== null && round.ended === null && !isRunning(round, now)) {
    await closeDueRound(database, classId, now);
    return takeSnapshot(database, library, classId, now);
  }
  const held = await database.selectFrom('pupils').select(['pupil_id', 'name', 'is_out', 'joined_at']).where('class_id', '=', classId).orderBy('joined_at').orderBy('pupil_id').execute();
  const members = new Map(held.map((each): [string, Member] => [each.pupil_id, { pupil: each.pupil_id, name: nicknameAt(each.name), out: each.is_out === 1, joined: each.joined_at }]));
  const rows = await bestRows(database, classId, null);
  // Boards put like beside like: what was reached on a level as it was before it changed stays with its pupil, and stands on none.
  const isLike = ({ level, level_hash }: Best) => library.has(level) && library.hash(level) === level_hash;
  const like = rows.filter(isLike);
  const ofRound = round === null ? [] : (await bestRows(database, classId, round)).filter((each) => each.level === round.level && isLike(each));
  const waits = await database.selectFrom('attempts').select((each) => ['round', each.fn.countAll<number>().as('count')])
    .where('class_id', '=', classId).where('status', '=', 'provisional').groupBy('round').execute();
  const asked = round === null || round.question === null ? null : round.number;
  const bets = asked === null ? [] : await database.selectFrom('bets').select(['pupil_id', 'value']).where('class_id', '=', classId).where('round', '=', asked).execute();
  const told = asked === null ? undefined : await database.selectFrom('rounds').select('truth').where('class_id', '=', classId).where('round', '=', asked).executeTakeFirst();
  const bests = new Map<string, readonly Ranked[]>();
  for (const level of new Set(like.map((each) => each.level))) bests.set(level, rankedRows(like.filter((each) => each.level === level), members));
  const lesson = await takeLesson(database, library, row, round, members, rows, now);
  const met = new Set([...rows.map(({ level }) => level), ...(round === null ? [] : [round.level])]);
  return {
    row, round, members, bests, rows, lesson,
    running: round !== null && isRunning(round, now),
    references: new Map([...met].flatMap((level): [string, readonly number[]][] => (library.has(level) && library.references(level) !== null ? [[level, library.references(level) ?? []]] : []))),
    bets: new Map(bets.filter((each) => members.get(each.pupil_id)?.out === false).map((each) => [each.pupil_id, each.value])),
    truth: lesson.truth ?? told?.truth ?? null,
    levelHash: round !== null && library.has(round.level) ? library.hash(round.level) : null,
    roundBests: rankedRows(ofRound, members),
    roundRows: new Map(ofRound.map((each) => [each.pupil_id, each])),
    roundWaiting: waits.filter((each) => each.round === row.round && row.round > 0).reduce((sum, each) => sum + Number(each.count), 0),
    waiting: waits.reduce((sum, each) => sum + Number(each.count), 0),
  };
}

function placeOf(snapshot: Snapshot, each: Ranked, pupil: string): Place {
  const name = snapshot.members.get(each.pupil)?.name ?? { first: 0, second: 0 };
  return { rank: each.rank, name, stars: each.stars, value: each.value, you: each.pupil === pupil };
}

function boardOf(snapshot: Snapshot, level: string, list: readonly Ranked[], pupil: string): Board {
  const { board } = snapshot.row.settings;
  const own = list.filter((each) => each.pupil === pupil);
  const shown = board === 'ranked' ? list : board === 'off' ? own : neighbours(list, pupil);
  const open = board === 'histogram' || board === 'ranked';
  const references = open ? (snapshot.references.get(level) ?? null) : null;
  return { level, references: references === null ? null : [...references], values: open ? list.map(({ value }) => value) : null, places: shown.map((each) => placeOf(snapshot, each, pupil)), passed: board === 'off' ? own.length : list.length };
}

/** Ranks on the podium: with those who share them, that may be more than three. */
const PODIUM = 3;
/** Boards in one message: the round's level, and those the pupil has passed, the latest first. */
const MOST_BOARDS = 8;

/** Nothing of what was committed leaves the server before the round is over. */
function revealOf({ round, bets, truth, running: snapshotRuns }: Snapshot, now: number): Reveal | null {
  if (round === null || round.question === null || snapshotRuns || isRunning(round, now)) return null;
  const values = [...bets.values()].sort((a, b) => a - b);
  const [low, high] = [values[Math.floor((values.length - 1) / 2)], values[Math.floor(values.length / 2)]];
  return { values, median: low === undefined || high === undefined ? null : (low + high) / 2, truth };
}

/** What this pupil sees. */
export function deskOf(snapshot: Snapshot, pupil: string, now: number): Desk {
  const { row, round, members, bests } = snapshot;
  const running = round !== null && isRunning(round, now);
  const passed = [...new Set(snapshot.rows.filter((each) => each.pupil_id === pupil).sort((a, b) => b.received_at - a.received_at).map(({ level }) => level))];
  const levels = passed.filter((level) => !running || level !== round.level).slice(0, MOST_BOARDS);
  const boards = levels.map((level) => boardOf(snapshot, level, bests.get(level) ?? [], pupil));
  if (running && round.kind === 'play') boards.unshift(boardOf(snapshot, round.level, snapshot.roundBests, pupil));
  const shown = round !== null && round.kind === 'play' && !running && row.settings.board !== 'off';
  const podium = shown
    ? { round: round.number, level: round.level, waiting: snapshot.roundWaiting, places: snapshot.roundBests.filter(({ rank }) => rank <= PODIUM).map((each) => placeOf(snapshot, each, pupil)) }
    : null;
  return {
    version: row.version, now, judges: { engine: ENGINE, level: snapshot.levelHash }, name: row.name, you: { pupil, name: members.get(pupil)?.name ?? { first: 0, second: 0 } }, open: row.settings.open,
    round, boards, podium, pupils: [...members.values()].filter(({ out }) => !out).length,
    bet: snapshot.bets.get(pupil) ?? null, committed: snapshot.bets.size, reveal: revealOf(snapshot, now),
    ...lessonFor(snapshot.lesson, members, pupil), own: [...snapshot.lesson.own.get(pupil) ?? []], yourSolved: snapshot.lesson.solved.has(pupil),
  };
}

/** The best of each pupil on each level, in whatever version it was reached; rows of several versions come one by one. */
function bestsOf(rows: readonly Best[]): ReadonlyMap<string, Best> {
  const bests = new Map<string, Best>();
  for (const row of rows) {
    const key = `${row.pupil_id} ${row.level}`;
    const held = bests.get(key);
    if (held === undefined || compareStandings(standingOf(row), standingOf(held)) < 0) bests.set(key, row);
  }
  return bests;
}

/** Moves from which the very same ones of two pupils are no accident. */
const ALIKE = 8;

async function cellsOf(database: Database, snapshot: Snapshot): Promise<readonly Cell[]> {
  const classId = snapshot.row.class_id;
  const { rows: counts } = await sql<{ pupil_id: string; level: string; attempts: number; rejected: number; waiting: number; passed: number; understood: number }>`
    select pupil_id, level, count(*) as attempts, sum(case when status = 'rejected' then 1 else 0 end) as rejected,
      sum(case when status = 'provisional' then 1 else 0 end) as waiting, max(passed) as passed, max(understood) as understood
    from attempts where class_id = ${classId} group by pupil_id, level`.execute(database);
  const { rows: prints } = await sql<{ level: string; print: string; pupils: number }>`
    select level, print, count(distinct pupil_id) as pupils from attempts
    where class_id = ${classId} and status = 'verified' and passed = 1 and move_count >= ${ALIKE} and print not like 'w:%' group by level, print having count(distinct pupil_id) > 1`.execute(database);
  const visits = await database.selectFrom('visits').selectAll().where('class_id', '=', classId).execute();
  const alike = new Map(prints.map((each) => [`${each.level} ${each.print}`, each.pupils - 1]));
  const bests = bestsOf(snapshot.rows);
  const others = [...bests.values()];
  const told = new Map(visits.map((each) => [`${each.pupil_id} ${each.level}`, each]));
  const counted = new Map(counts.map((each) => [`${each.pupil_id} ${each.level}`, each]));
  return [...new Set([...counted.keys(), ...told.keys()])].map((key): Cell => {
    const [pupil = '', level = ''] = key.split(' ');
    const [count, best, visit] = [counted.get(key), bests.get(key), told.get(key)];
    return {
      pupil, level, attempts: count?.attempts ?? 0, rejected: count?.rejected ?? 0, waiting: count?.waiting ?? 0, passed: count?.passed === 1, understood: count?.understood === 1,
      stars: best?.stars ?? 0, value: best?.value ?? null, best: best?.attempt_id ?? null, helped: best?.helped ?? 0,
      alike: best === undefined ? 0 : (alike.get(`${level} ${best.print}`) ?? others.filter((each) => each.level === level && each.pupil_id !== pupil && isAlike(each.print, best.print)).length),
      moves: visit?.moves ?? 0, tries: visit?.tries ?? 0, hints: visit?.hints ?? 0, stuck: visit?.is_stuck === 1, at: visit?.value ?? null, seen: visit?.seen_at ?? 0,
    };
  });
}

/** Who has yet to do what the round asks of everyone. */
function awaitedIn({ round, members, bets, lesson, running }: Snapshot): readonly string[] {
  if (round === null || !running || round.kind === 'play') return [];
  const here = [...members.values()].filter(({ out }) => !out).map(({ pupil }) => pupil);
  if (round.kind === 'together') return here.filter((pupil) => (lesson.own.get(pupil) ?? []).some(({ result }) => result === null));
  return here.filter((pupil) => (round.kind === 'exit' ? !lesson.solved.has(pupil) : !bets.has(pupil)));
}

/** What the teacher sees. */
export async function roomOf(database: Database, snapshot: Snapshot, addresses: readonly string[], now: number): Promise<Room> {
  const { row, round, members } = snapshot;
  const places = snapshot.roundBests.filter(({ rank }) => rank <= PODIUM).map((each) => {
    const best = snapshot.roundRows.get(each.pupil);
    const parameters: Record<string, number> = best?.parameters === undefined || best.parameters === null ? {} : JSON.parse(best.parameters);
    return { rank: each.rank, pupil: each.pupil, name: members.get(each.pupil)?.name ?? { first: 0, second: 0 }, stars: each.stars, value: each.value, attempt: best?.attempt_id ?? '', parameters };
  });
  return {
    version: row.version, now, class: row.class_id, name: row.name, code: row.code, codeUntil: row.code_until, expires: row.expires_at, settings: row.settings,
    round, rounds: row.round, pupils: [...members.values()].map((each) => ({ ...each })), cells: [...await cellsOf(database, snapshot)],
    committed: snapshot.bets.size, reveal: revealOf(snapshot, now),
    ...lessonFor(snapshot.lesson, members, null), ground: snapshot.lesson.ground.map((each) => [...each]), awaited: [...awaitedIn(snapshot)], references: Object.fromEntries([...snapshot.references].map(([level, values]) => [level, [...values]])),
    podium: round === null || round.kind !== 'play' ? null : { round: round.number, level: round.level, waiting: snapshot.roundWaiting, places },
    waiting: snapshot.waiting, addresses: [...addresses], passkeys: (await passkeysOf(database, row.class_id)).length,
  };
}
