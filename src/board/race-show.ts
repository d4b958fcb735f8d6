import { type Evidence, evidenceTool, openedEvidence } from '../curriculum/evidence.ts';
import { lapAsked, lapsOf, runOf, runsAsked } from '../curriculum/race.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Race } from '../curriculum/level-race.ts';
import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion } from '../curriculum/stage.ts';
import { easeOut } from '../game/hop.ts';

/** Seconds in which an answer is shown, and for which it then stays. */
const REVEAL = 1.4;
const STAY = 3;
/** For so long where the next question is asked about the same runs. */
const STAY_SAME = 2;
/** As long as that stays which a closed case has to show: more than one way. */
const STAY_CASE = 3.2;
/** A frame that took longer, for what was trained in it, counts for no more. */
const LONGEST = 0.05;

/** What of the race is on the board: a question, and how far its answer is uncovered, from 0 to 1. */
export interface RaceShow {
  asked: AskedQuestion | undefined;
  values: Values;
  part: number;
  /** Evidence of a case that was looked at, while it is open. */
  opened: readonly Evidence[];
  /** The question was answered with this. */
  given: string | null;
}

/** The laps up to which a question shows runs before it is answered. */
export function lapsSeen({ values }: RaceShow): number {
  return values['seen'] ?? 0;
}

/** The laps up to which it shows them afterwards. */
export function lapsShown(play: Play, race: Race, { asked, values }: RaceShow, id: string): number {
  const run = runOf(race, id);
  if (run === undefined) return 0;
  const ask = asked?.question.ask;
  return ask?.of === 'run' && ask.after !== 'stop' ? Math.max(values['seen'] ?? 0, lapAsked(play.stage, race, run, values, ask)) : lapsOf(race, run);
}

/** Follows a play: every answer is uncovered before the next question is shown, unless that is already in hand. */
export function createRaceShow(still: () => boolean) {
  let round = '';
  let index = 0;
  let clock = 0;
  /** Values of the play when the answer came. */
  let stood: string | null = null;

  const goTo = (question: number): void => {
    index = question;
    clock = 0;
    stood = null;
  };

  /** A round that was lost on what was turned down shows what that came to, as an answer would. */
  const isLost = (play: Play): boolean => play.verdict === 'missed' && play.refused.length > 0 && index === play.answers.length;

  const goesOn = (play: Play): boolean => {
    const [one, next] = [play.stage.questions[index], play.stage.questions[index + 1]];
    if (one === undefined || next === undefined) return false;
    const same = (one.at['heat'] ?? 1) === (next.at['heat'] ?? 1) && one.question.along === next.question.along;
    return same && runsAsked(play.stage, one.question).join() === runsAsked(play.stage, next.question).join();
  };

  /** How long an answer stays on the board: for good where what is counted next stands in the same picture. */
  const stay = (play: Play): number => {
    const next = play.stage.questions[index + 1]?.question;
    if (play.stage.questions[index]?.question.planted === true) return STAY_CASE;
    if (!goesOn(play)) return STAY;
    return next?.ask.of === 'setting' && !next.masked ? Infinity : STAY_SAME;
  };

  return {
    follow(play: Play, values: Values, passed: number): void {
      const seconds = Math.min(passed, LONGEST);
      const now = `${play.level.id}/${play.seed}/${play.phase}/${play.rounds[play.phase]}`;
      if (now !== round) {
        round = now;
        goTo(play.phase === 'call' ? 0 : play.answers.length);
      }
      const tool = evidenceTool(play.stage.task);
      if (index < play.answers.length && tool !== null && openedEvidence(play.choices, tool).length > 0) {
        // Who looks at the next case has seen enough of this one.
        goTo(play.answers.length);
      }
      // An answer to the next question is uncovered at once.
      if (index < play.answers.length - 1) goTo(play.answers.length - 1);
      if (isLost(play)) clock = still() ? Math.max(clock + seconds, REVEAL) : clock + seconds;
      if (index >= play.answers.length) return;
      // What is about to be said turns no knob.
      const stand = JSON.stringify({ ...values, answer: 0 });
      stood ??= stand;
      if (stand !== stood && index + 1 < play.stage.questions.length) {
        // So has who turns a knob of the next question.
        goTo(index + 1);
        return;
      }
      clock = still() ? Math.max(clock + seconds, REVEAL) : clock + seconds;
      if (index + 1 < play.stage.questions.length && clock > REVEAL + stay(play)) {
        goTo(index + 1);
      }
    },
    /** An answer is still on the board while the next question is asked. */
    behind: (play: Play) => index < play.answers.length && index + 1 < play.stage.questions.length,
    /** Shows the question that is asked now. */
    catchUp(play: Play): void {
      goTo(play.answers.length);
    },
    shown(play: Play, values: Values): RaceShow {
      const asked = play.stage.questions[index];
      const answered = play.answers[index];
      const tool = evidenceTool(play.stage.task);
      return { asked, values: { ...values, ...asked?.at, ...(values['stop'] === undefined ? {} : { stop: answered?.at['stop'] ?? values['stop'] }) }, opened: answered === undefined && tool !== null ? openedEvidence(play.choices, tool) : [], part: answered === undefined && !isLost(play) ? 0 : easeOut(clock / REVEAL), given: answered === undefined ? null : String(answered.given) };
    },
    /** The next question is asked about what is on the board. */
    goesOn,
    moving: (play: Play) => (isLost(play) && clock < REVEAL) || (index < play.answers.length && (clock < REVEAL || (index + 1 < play.stage.questions.length && stay(play) < Infinity))),
  };
}
