import { kinkOf, piecesOf } from '../curriculum/pieces.ts';
import type { Play } from '../curriculum/replay.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';

/** Where each unit over the road opens, and, of a gate, for how many hotels. */
export function bendsSpoken(words: Words, play: Play): readonly string[] {
  const view = play.stage.task.views.find((each) => each.kind === 'bend');
  if (view?.kind !== 'bend' || (view.sealed && play.verdict === 'open')) return [];
  const gates = piecesOf(play.stage, play.values).flatMap((piece) => {
    const kink = kinkOf(piece);
    return Number.isFinite(kink) ? [words.t(piece.weight > 0 ? 'board.gate-beyond' : 'board.gate-before', { miles: words.number(kink) })] : [];
  });
  if (view.rows !== 'gate') return gates;
  const open = Array.from(predictionsOf(play.stage, play.values, 'train')).filter((said) => said > 0).length;
  return [...gates, words.t('board.gate-open', { n: open, all: play.stage.train.count })];
}
