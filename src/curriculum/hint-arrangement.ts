import { hasRoom, misplaced, placeOf } from './arrangement.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Play } from './play.ts';

/** Pieces that are sorted or wired: the first that lies wrong, and where it belongs. */
export function hintForArrangement(play: Play): Hint {
  const wrong = misplaced(play.stage, play.choices);
  const lying = wrong.find((piece) => placeOf(piece, play.choices) !== '');
  // What blocks the way of another is taken out first.
  const piece = lying ?? wrong[0];
  if (piece === undefined) return ready({ kind: 'commit' });
  const to = piece.belongs.find((place) => hasRoom(play.stage, play.choices, place)) ?? '';
  return { fault: lying === undefined ? 'unplaced' : 'wrong-place', knob: piece.id, direction: 'other', move: { kind: 'choose', tool: piece.id, option: to } };
}
