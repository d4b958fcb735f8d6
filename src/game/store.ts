import { type Attempt, isCurrent, newAttempt } from '../curriculum/attempt.ts';
import { type Course, courseOrder } from '../curriculum/course.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Level } from '../curriculum/level.ts';
import { MOST_MOVES, type Move } from '../curriculum/move.ts';
import type { Play } from '../curriculum/play.ts';
import type { Rules } from '../curriculum/rules.ts';
import type { Bars, Score } from '../curriculum/score.ts';
import { hasEnded, playableParts } from './parts.ts';
import { keepFault, keepScore, keepSeen, keepSkip, levelProgress, type Progress, type Settings } from './progress.ts';
import { type Carried, isAside, type Screen, type State } from './state.ts';

/** The course: its order, and the levels that have arrived, by id, with the bars that calibration found for them. */
export interface Content {
  course: Course;
  levels: ReadonlyMap<string, Level>;
  bars: ReadonlyMap<string, Bars>;
  /** Resolves once the level has arrived, at once where it has; rejects where it does not come. */
  load(id: string): Promise<void>;
  /** There as soon as a level is. */
  rules(): Rules | null;
}

/** One state, pure moves over it, and a call to every subscriber after each change. */
export interface Game {
  readonly content: Content;
  state(): State;
  /** What follows from the attempt; null outside a level. */
  play(): Play | null;
  score(): Score | null;
  /** Values with what is being dragged on top. */
  shown(): Values;
  subscribe(listener: () => void): () => void;
  go(screen: Screen): void;
  send(move: Move): void;
  preview(values: Values | null): void;
  pick(row: number | null): void;
  /** Puts a picture of one's own in place of those of the dataset, or takes it away. */
  sketch(pixels: readonly number[] | null): void;
  aim(slot: string | null): void;
  carry(carried: Carried | null): void;
  /** Lays what is carried into the slot aimed at; where none is, it stays where it came from. */
  drop(): void;
  canUndo(): boolean;
  /** Takes back what is being set, or else the last move. */
  undo(): void;
  redo(): void;
  /** The same seed again, or, once something hidden was seen, another, and other rows where the level has some. */
  restart(): void;
  skip(): void;
  /** What is wrong here; asked again, where and which way. */
  askHint(): void;
  /** Does the step that the hint offers; it is marked as the hint's. */
  takeHint(): void;
  closeHint(): void;
  /** Goes to the level of an attempt that somebody made, before its first move: `redo` plays it back. Rejects where its level does not come. */
  watch(attempt: Attempt): Promise<void>;
  changeSettings(settings: Partial<Settings>): void;
  replaceProgress(progress: Progress): void;
  notify(notice: State['notice']): void;
}

/** Other rows or another start, where the level has some for those who know the first. */
function elsewhere(level: Level): readonly Move[] {
  return level.fresh === undefined ? [] : [{ kind: 'enter', phase: 'task' }];
}

/**
 * `left`: the attempt that was running when the page was last left; the level it belongs to goes on with it. `mayGoOn`: an
 * attempt that was left may still be played on, as far as its seed goes.
 */
export function createGame(content: Content, progress: Progress, freshSeed: (level: string) => number, left: Attempt | null = null, mayGoOn: (attempt: Attempt) => boolean = () => true): Game {
  let state: State = {
    screen: { name: 'title' }, behind: { name: 'title' }, attempt: null, undone: [], preview: null, picked: null, sketch: null, aimed: null, carried: null, hint: null, hintedOn: false, progress, notice: null,
  };
  let play: Play | null = null;
  const listeners = new Set<() => void>();

  const change = (next: Partial<State>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const rules = (): Rules => {
    const arrived = content.rules();
    if (arrived === null) throw new Error('game/store: a level is played before its rules have arrived');
    return arrived;
  };
  const levelOf = (play: Play | null) => play?.level ?? null;
  const scored = (): Score | null => (play === null ? null : rules().score(play.level, play, content.bars.get(play.level.id) ?? null));
  const begin = (level: Level, seed: number, opening: readonly Move[] = []): Partial<State> => {
    play = rules().replay(level, { seed, moves: [...opening] });
    return { attempt: newAttempt(level, seed, opening), undone: [], preview: null, hint: null, picked: null, sketch: null, aimed: null, carried: null };
  };
  const known = (level: Level): boolean => {
    const { seen, passed } = levelProgress(state.progress, level.id);
    return seen || passed;
  };
  /** Attempts that were left in the middle, by level. */
  const parted = new Map<string, Attempt>();
  if (left !== null) parted.set(left.level, left);
  /** What is won, or over, is begun anew. */
  const part = () => {
    const { attempt } = state;
    if (attempt === null || play === null) return;
    const inTheMiddle = attempt.moves.length > 0 && play.verdict === 'open' && (play.phase !== 'task' || play.passed === null);
    if (inTheMiddle) parted.set(attempt.level, attempt);
    else parted.delete(attempt.level);
  };
  /** Null where nothing was left in this level, or not as the level is now, or on another day. */
  const resumed = (level: Level, day: number | undefined): Partial<State> | null => {
    const attempt = parted.get(level.id) ?? null;
    parted.delete(level.id);
    if (attempt === null || !isCurrent(level, attempt) || !mayGoOn(attempt) || (day ?? attempt.seed) !== attempt.seed) return null;
    try {
      play = rules().replay(level, attempt);
    } catch {
      return null;
    }
    return { attempt, undone: [], preview: null, hint: null, picked: null, sketch: null, aimed: null, carried: null };
  };
  const opened = (level: Level, day?: number) => resumed(level, day) ?? begin(level, day ?? freshSeed(level.id), day === undefined && known(level) ? elsewhere(level) : []);
  /** Replays the moves given in place of those of the attempt. */
  const rewrite = (moves: readonly Move[], undone: readonly Move[]) => {
    if (state.attempt === null || play === null) return;
    const attempt = { ...state.attempt, moves: [...moves] };
    play = rules().replay(play.level, attempt);
    change({ attempt, undone, preview: null, hint: null });
  };
  const lastIsReveal = (): boolean => {
    if (state.attempt === null || play === null) return true;
    const last = state.attempt.moves.at(-1);
    return last === undefined || rules().reveals(play, last);
  };

  const send = (move: Move) => {
    if (state.attempt === null || play === null) return;
    if (state.attempt.moves.length >= MOST_MOVES) {
      change({ notice: { key: 'notice.too-long', values: {} }, preview: null });
      return;
    }
    const { level } = play;
    const seen = level.fresh !== undefined && rules().reveals(play, move);
    play = rules().advance(play, move);
    const attempt = { ...state.attempt, moves: [...state.attempt.moves, move] };
    const won = scored();
    const told = keepFault(seen ? keepSeen(state.progress, level.id) : state.progress, level.id, rules().faultOf(play, move));
    const kept = won?.passed === true ? keepScore(told, level.id, won, rules().lighter(level, attempt)) : told;
    change({ attempt, undone: [], aimed: null, preview: null, hint: null, progress: kept });
  };

  return {
    content,
    state: () => state,
    play: () => play,
    score: scored,
    shown: () => (play === null ? { ...state.preview } : rules().withEdits(play.stage, rules().valuesCalled(play), state.preview ?? {}, play.choices)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(wanted) {
      const early = wanted.name === 'valley' && !hasEnded(content.course, state.progress, wanted.part);
      const parts = playableParts(content.course).map(({ id }) => id);
      const nowhereToGo = wanted.name === 'map' && wanted.part !== undefined && !parts.includes(wanted.part);
      const screen: Screen = nowhereToGo || (early && !parts.includes(wanted.part)) ? { name: 'map' } : early ? { name: 'map', part: wanted.part } : wanted;
      const aside = isAside(screen);
      const wasAside = isAside(state.screen);
      const behind = aside && !wasAside ? state.screen : state.behind;
      if (screen.name !== 'level') {
        if (!aside) {
          part();
          play = null;
        }
        const notice = nowhereToGo ? { notice: { key: 'notice.no-part', values: {} } } : {};
        change({ screen, behind, ...(aside ? {} : { attempt: null, undone: [], hint: null }), preview: null, ...notice });
        return;
      }
      if (play !== null && levelOf(play)?.id !== screen.id) part();
      const level = content.levels.get(screen.id);
      if (level !== undefined) {
        const stays = levelOf(play)?.id === screen.id && state.attempt !== null && (screen.day ?? state.attempt.seed) === state.attempt.seed;
        change({ screen, behind, ...(stays ? {} : opened(level, screen.day)) });
        return;
      }
      play = null;
      const nowhere = { attempt: null, undone: [], preview: null, hint: null };
      const refuse = (key: string) => change({ ...nowhere, screen: { name: 'map' }, notice: { key, values: { id: screen.id } } });
      if (!courseOrder(content.course).includes(screen.id)) {
        refuse('notice.no-level');
        return;
      }
      change({ ...nowhere, screen, behind });
      const awaited = () => state.screen === screen && play === null;
      content.load(screen.id).then(() => {
        const arrived = content.levels.get(screen.id);
        if (awaited() && arrived !== undefined) change(opened(arrived, screen.day));
      }).catch((fault: unknown) => { if (awaited()) refuse(fault instanceof Error && fault.name === 'LostPictures' ? 'notice.pictures-lost' : 'notice.level-lost'); });
    },
    send,
    preview: (values) => change({ preview: values }),
    pick: (row) => change({ picked: row }),
    sketch: (pixels) => change({ sketch: pixels }),
    aim(slot) {
      if (slot !== state.aimed) change({ aimed: slot });
    },
    carry: (carried) => change({ carried }),
    drop() {
      const { carried, aimed } = state;
      change({ carried: null, aimed: null });
      if (carried === null || aimed === null || aimed === carried.from) return;
      if (carried.from === null) send({ kind: 'choose', tool: aimed, option: carried.card });
      else send({ kind: 'swap', tool: carried.from, with: aimed });
    },
    canUndo: () => state.preview !== null || !lastIsReveal(),
    undo() {
      if (state.preview !== null) {
        change({ preview: null });
        return;
      }
      if (state.attempt === null || lastIsReveal()) return;
      const last = state.attempt.moves.at(-1);
      if (last !== undefined) rewrite(state.attempt.moves.slice(0, -1), [last, ...state.undone]);
    },
    redo() {
      const [next, ...rest] = state.undone;
      if (state.attempt !== null && next !== undefined) rewrite([...state.attempt.moves, next], rest);
    },
    restart() {
      if (play === null || state.attempt === null) return;
      const { level } = play;
      const { seed, moves } = state.attempt;
      // A restart that took other rows is itself no look at them.
      const opening = moves[0]?.kind === 'enter' ? moves.slice(0, 1) : [];
      const { advance, firstPlay, reveals } = rules();
      let seen = opening.reduce(advance, firstPlay(level, seed));
      let revealed = false;
      for (const move of moves.slice(opening.length)) {
        revealed ||= reveals(seen, move);
        seen = advance(seen, move);
      }
      // Another draw is not the day's.
      const left = revealed && state.screen.name === 'level' && state.screen.day !== undefined ? { screen: { name: 'level', id: level.id } as const } : {};
      change({ ...left, ...(revealed ? begin(level, freshSeed(level.id), elsewhere(level)) : begin(level, seed, opening)) });
    },
    skip() {
      if (play !== null) change({ progress: keepSkip(state.progress, play.level.id) });
    },
    askHint() {
      if (play !== null) change({ hint: rules().hint(play), hintedOn: state.hint !== null });
    },
    takeHint() {
      if (state.hint === null) return;
      const { move } = state.hint;
      send(move.kind === 'enter' || move.kind === 'start' || move.kind === 'swap' ? move : { ...move, hinted: true });
    },
    closeHint: () => change({ hint: null }),
    async watch(attempt) {
      await content.load(attempt.level);
      const level = content.levels.get(attempt.level);
      if (level === undefined || !isCurrent(level, attempt)) {
        change({ notice: { key: 'notice.class-old', values: {} } });
        return;
      }
      const opened = begin(level, attempt.seed);
      change({ screen: { name: 'level', id: level.id }, ...opened, undone: attempt.moves });
    },
    changeSettings(settings) {
      change({ progress: { ...state.progress, settings: { ...state.progress.settings, ...settings } } });
    },
    replaceProgress: (next) => change({ progress: next }),
    notify: (notice) => change({ notice }),
  };
}
