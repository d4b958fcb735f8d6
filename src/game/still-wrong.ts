import { misplaced, type Piece } from '../curriculum/arrangement.ts';
import type { Move } from '../curriculum/move.ts';
import type { Play } from '../curriculum/play.ts';

/** The pieces that the last handing over of the round found wrong, as long as they lie as they lay then. */
export function stillWrong(play: Play, moves: readonly Move[]): readonly Piece[] {
  const handed = moves.findLastIndex(({ kind }) => kind === 'commit');
  if (handed < 0 || play.verdict === 'passed') return [];
  const since = moves.slice(handed + 1);
  if (since.some(({ kind }) => kind === 'enter')) return [];
  return misplaced(play.stage, play.choices).filter(({ id }) => !since.some((move) => move.kind === 'choose' && move.tool === id));
}
