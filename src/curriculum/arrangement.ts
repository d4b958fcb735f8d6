import type { Random } from '../engine/random.ts';
import type { Arrangement } from './level-arrangement.ts';
import type { Stage } from './stage.ts';

export type Piece = Arrangement['pieces'][number];

/** The pieces of this round, in the order in which they wait. */
export function drawPieces(arrangement: Arrangement | undefined, chance: Random): readonly Piece[] {
  if (arrangement === undefined) return [];
  return chance.shuffle(arrangement.pieces).slice(0, arrangement.draw);
}

/** Where a piece lies; '' outside. */
export function placeOf(piece: Piece, choices: Readonly<Record<string, string>>): string {
  return choices[piece.id] ?? '';
}

/** The pieces that lie in a place. */
export function piecesIn(stage: Stage, choices: Readonly<Record<string, string>>, place: string): readonly Piece[] {
  return stage.pieces.filter((piece) => placeOf(piece, choices) === place);
}

/** The pieces that lie where they do not belong, or lie outside and belong somewhere. */
export function misplaced(stage: Stage, choices: Readonly<Record<string, string>>): readonly Piece[] {
  return stage.pieces.filter((piece) => {
    const place = placeOf(piece, choices);
    return piece.belongs.length === 0 ? place !== '' : !piece.belongs.includes(place);
  });
}

/** True where a place takes one more piece. */
export function hasRoom(stage: Stage, choices: Readonly<Record<string, string>>, place: string): boolean {
  const found = stage.task.arrangement?.places.find(({ id }) => id === place);
  return found !== undefined && piecesIn(stage, choices, place).length < (found.holds ?? Infinity);
}
