import type { Arrangement } from '../curriculum/level-arrangement.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';

/** A piece and the place where it lies; '' while it waits. */
export interface LaidPiece {
  id: string;
  level: string | undefined;
  place: string;
}

/** The arrangement that the ring is made of: of the task, or, in a call and a transfer that have none, of the level. */
export function ringOf({ stage, level }: Play): Arrangement | undefined {
  return stage.task.arrangement ?? level.arrangement;
}

/** Every piece where it was laid; once the task is behind, where it belongs. */
export function laidOut(play: Play): readonly LaidPiece[] {
  if (play.phase === 'task') return play.stage.pieces.map(({ id, level }) => ({ id, level, place: play.choices[id] ?? '' }));
  return (ringOf(play)?.pieces ?? []).map(({ id, level, belongs }) => ({ id, level, place: belongs[0] ?? '' }));
}

/** The station that is asked at, or that the call was about. */
export function stationAsked(play: Play): string | null {
  return (openQuestion(play) ?? (play.phase === 'call' ? play.stage.questions[0] : undefined))?.question.station ?? null;
}

/** What became of the questions at the stations, as far as they were answered. */
export function stationsWalked({ answers, stage }: Play): readonly { station: string; right: boolean }[] {
  return answers.flatMap(({ right }, index) => {
    const station = stage.questions[index]?.question.station;
    return station === undefined ? [] : [{ station, right }];
  });
}
