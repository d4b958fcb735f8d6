import { isBehind } from './classroom/behind.ts';
import * as client from './classroom/client.ts';
import { follow } from './classroom/follow.ts';
import { freshId } from './classroom/fresh-id.ts';
import { membershipAt } from './classroom/membership.ts';
import { isOfRound, roundSeed } from './classroom/round-seed.ts';
import { outboxOf } from './classroom/outbox.ts';
import type { ClassState, Classwork } from './classroom/seat.ts';
import { type Desk, DeskSchema, type Round, type ShareSent } from './classroom/wire.ts';
import type { State } from './game/state.ts';
import type { Game } from './game/store.ts';
import { CLASS_KEY } from './storage.ts';

const RETRIES = [1000, 2000, 5000, 10_000, 20_000];
const VISIT_EVERY = 4000;
/** Moves without a pass from which the teacher is told. */
const STUCK = 15;

const membership = membershipAt(CLASS_KEY);

type Attempt = NonNullable<State['attempt']>;

/** The server has other levels, or another engine, than whoever made the attempt. */
const isOld = (reason: string) => reason === 'stale' || reason === 'no-level';

export function createClasswork(game: Game, changed: () => void): Classwork {
  let state: ClassState = { desk: null, line: 'offline', unsent: 0, verdict: null, old: false, ahead: 0, out: false, inClass: membership.read() !== null };
  /** Attempts that were made on this very page. */
  const made = new Set<string>();
  let ended = () => {};
  let beginning = { round: 0, count: 0 };
  /** Failures that were sent to the museum of the class. */
  const found = new Set<string>();
  const sent = new Map<string, { stars: number; value: number | null; understood: boolean }>();

  const change = (next: Partial<ClassState>) => {
    state = { ...state, ...next };
    changed();
  };
  const runningRound = (): Round | null => {
    const round = state.desk?.round ?? null;
    if (round === null || round.ended !== null || (round.kind !== 'play' && round.kind !== 'exit')) return null;
    return round.until === null || Date.now() + state.ahead < round.until ? round : null;
  };

  /** The number of the round that this attempt belongs to, or null. */
  const roundFor = (attempt: Attempt): number | null => {
    const round = runningRound();
    return round !== null && round.level === attempt.level && isOfRound(round.seed, attempt.seed) ? round.number : null;
  };

  /** The teacher has locked its level, and no round plays it: the class would not take it. */
  const isLocked = (attempt: Attempt): boolean => {
    const open = state.desk?.open ?? null;
    return roundFor(attempt) === null && open !== null && !open.includes(attempt.level);
  };

  /** What the shares of this device come to. */
  const sharesOf = async (desk: Desk): Promise<readonly ShareSent[]> => {
    if (desk.round === null) return [];
    const [{ workShares }] = await Promise.all([import('./classroom/device-share.ts'), game.content.load(desk.round.level)]);
    const level = game.content.levels.get(desk.round.level);
    return level === undefined ? [] : workShares(desk, level);
  };

  const start = (classId: string) => {
    const outbox = outboxOf(classId);
    let retry = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    let over = false;

    const count = () => {
      const unsent = outbox.keys().length;
      if (unsent !== state.unsent) change({ unsent });
    };
    const later = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => { flush().catch(() => undefined); }, milliseconds);
    };
    const flush = async () => {
      if (busy || over) return;
      busy = true;
      try {
        for (const key of outbox.keys()) {
          const submission = outbox.take(key);
          if (submission === null) continue;
          const verdict = await client.submit(classId, submission);
          outbox.drop(key);
          retry = 0;
          change({ verdict: verdict.status, unsent: outbox.keys().length });
          if (verdict.status === 'provisional') hear(submission.id, 0);
        }
      } catch (fault) {
        const [first] = outbox.keys();
        if (!(fault instanceof client.ClassFault) || fault.passing || first === undefined) later(RETRIES[Math.min(retry++, RETRIES.length - 1)] ?? 1000);
        else if (isOld(fault.reason) && made.has(outbox.take(first)?.id ?? '')) change({ old: true });
        else {
          // Refused for good: what was first in line is given up, the rest goes on. So is a play of an earlier page that nobody can judge any more.
          outbox.drop(first);
          change({ verdict: isOld(fault.reason) ? 'outdated' : 'refused' });
          later(50);
        }
      } finally {
        busy = false;
        count();
      }
    };
    const hear = (id: string, tries: number) => {
      setTimeout(() => {
        if (over || tries > 30) return;
        client.verdictOf(classId, id).then((verdict) => {
          if (verdict.status === 'provisional') hear(id, tries + 1);
          else change({ verdict: verdict.status });
        }, () => hear(id, tries + 1));
      }, 400 + 400 * tries);
    };

    let told = '';
    let telling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      telling = undefined;
      const { attempt } = game.state();
      const play = game.play();
      if (attempt === null || play === null || over) return;
      const moves = attempt.moves.filter(({ kind }) => kind !== 'enter').length;
      const hints = attempt.moves.filter((move) => 'hinted' in move && move.hinted === true).length;
      const visit = { level: attempt.level, moves, tries: play.rounds.task, hints, stuck: play.passed === null && moves >= STUCK, value: Number.isFinite(play.value) && Math.abs(play.value) <= 1e12 ? play.value : null };
      if (told === JSON.stringify(visit)) return;
      told = JSON.stringify(visit);
      client.tellVisit(classId, visit).catch(() => undefined);
    };
    /** The class has a museum: a failure that hangs there not yet is sent, with the moves that led to it. */
    let looked: unknown = null;
    /** Without weights that nothing follows from any more. */
    const sendable = (attempt: Attempt): Attempt => {
      const play = game.play();
      const light = play === null ? attempt : (game.content.rules()?.lighter(play.level, attempt) ?? attempt);
      return { ...light, moves: [...light.moves] };
    };
    const tellFailure = (attempt: Attempt) => {
      const play = game.play();
      const last = attempt.moves.at(-1);
      if (attempt.moves === looked || play === null || last === undefined || state.desk === null) return;
      looked = attempt.moves;
      const fault = game.content.rules()?.faultOf(play, last) ?? null;
      const round = roundFor(attempt);
      if (fault === null || found.has(fault) || state.desk.museum.some((each) => each.fault === fault) || isLocked(attempt)) return;
      found.add(fault);
      client.submit(classId, { id: freshId(), round, attempt: sendable(attempt) }).catch(() => { found.delete(fault); });
    };
    const consider = () => {
      const { attempt } = game.state();
      const score = game.score();
      if (attempt === null) return;
      telling ??= setTimeout(tell, VISIT_EVERY);
      // Told at once, and not when the play is over.
      if (!state.old && state.desk !== null && isBehind(state.desk, attempt)) change({ old: true });
      tellFailure(attempt);
      const left = game.play()?.transferred === true && runningRound()?.kind === 'exit';
      if (score === null || (!score.passed && !left) || isLocked(attempt)) return;
      const inRound = roundFor(attempt);
      const key = `${attempt.level} ${inRound ?? ''}${left ? ' left' : ''}`;
      const before = sent.get(key);
      const better = before === undefined || score.stars > before.stars || (score.value !== null && (before.value === null || score.value < before.value)) || (score.understood && !before.understood);
      if (!better) return;
      sent.set(key, { stars: score.stars, value: score.value, understood: score.understood });
      try {
        const id = freshId();
        made.add(id);
        outbox.put({ id, round: inRound, attempt: sendable(attempt) });
      } catch {
        // The device keeps no more; what is in the outbox goes first.
      }
      change({ verdict: null });
      count();
      later(0);
    };
    /** Devices work for the class's network by themselves: what was sent is not sent again. */
    let worked = '';
    const work = async (desk: Desk) => {
      const { round, together } = desk;
      const key = `${round?.number} ${together?.lap}`;
      if (together === null || together.by !== 'device' || together.state !== 'running' || worked === key) return;
      worked = key;
      // A lap may be over before this device is done: then another one was faster.
      for (const share of await sharesOf(desk)) await client.sendShare(classId, share).catch(() => undefined);
    };
    const unsubscribe = game.subscribe(consider);
    const online = () => { retry = 0; later(0); };
    addEventListener('online', online);
    const unfollow = follow(`classes/${classId}/desk`, DeskSchema, {
      seen(desk) {
        change({ desk, ahead: desk.now - Date.now(), old: state.old || isBehind(desk, game.state().attempt) });
        work(desk).catch(() => undefined);
        if (desk.together?.by !== 'device') worked = '';
      },
      line(line) {
        if (line === state.line) return;
        if (state.line === 'offline') online();
        change({ line });
      },
      lost(reason) {
        stop();
        if (reason === 'not-pupil') membership.forget();
        change({ desk: null, out: reason === 'removed', inClass: reason !== 'not-pupil', line: 'offline' });
        game.notify({ key: 'notice.class-lost', values: {} });
      },
    });
    const stop = () => {
      over = true;
      clearTimeout(timer);
      clearTimeout(telling);
      unsubscribe();
      unfollow();
      removeEventListener('online', online);
    };
    count();
    later(0);
    ended = stop;
  };

  const here = membership.read();
  if (here !== null) start(here.class);

  return {
    state: () => state,
    look: client.look,
    async join(code, name) {
      const joined = await client.join(code, name);
      membership.keep(joined);
      ended();
      sent.clear();
      found.clear();
      change({ inClass: true, out: false, desk: null, verdict: null });
      start(joined.class);
    },
    async leave() {
      const now = membership.read();
      ended();
      membership.forget();
      change({ inClass: false, out: false, desk: null, unsent: 0, verdict: null });
      if (now !== null) await client.leave(now.class).catch(() => undefined);
    },
    async bet(value) {
      const now = membership.read();
      const round = state.desk?.round ?? null;
      if (now !== null && round !== null) await client.commitBet(now.class, round.number, value);
    },
    async sendShare(share, result) {
      const now = membership.read();
      const { round, together } = state.desk ?? { round: null, together: null };
      if (now !== null && round !== null && together !== null) await client.sendShare(now.class, { round: round.number, lap: together.lap, share, result: [...result] });
    },
    async workShares() {
      const now = membership.read();
      if (now === null || state.desk === null) return;
      for (const share of await sharesOf(state.desk)) await client.sendShare(now.class, share);
    },
    wish(wished) {
      const now = membership.read();
      if (now !== null) client.wish(now.class, wished).catch(() => undefined);
    },
    enterRound() {
      const round = runningRound();
      if (round === null) return;
      game.go({ name: 'map' });
      game.go({ name: 'level', id: round.level });
      if (round.kind !== 'exit') return;
      // The ticket is the transfer alone, as soon as the level is there.
      const arrived = () => {
        const play = game.play();
        const { screen } = game.state();
        if (screen.name !== 'level' || screen.id !== round.level) stop();
        if (play === null || play.level.id !== round.level) return;
        stop();
        if (play.phase !== 'transfer') game.send({ kind: 'enter', phase: 'transfer' });
      };
      const stop = game.subscribe(arrived);
      arrived();
    },
    fits(level, seed) {
      const round = runningRound();
      return round === null || round.level !== level || isOfRound(round.seed, seed);
    },
    isInRound() {
      const { attempt } = game.state();
      return attempt !== null && roundFor(attempt) !== null && (runningRound()?.kind !== 'exit' || game.play()?.phase === 'transfer');
    },
    seedFor(level) {
      const round = runningRound();
      if (round === null || round.level !== level) return null;
      beginning = beginning.round === round.number ? { ...beginning, count: beginning.count + 1 } : { round: round.number, count: 0 };
      return roundSeed(round.seed, beginning.count % 200);
    },
  };
}
