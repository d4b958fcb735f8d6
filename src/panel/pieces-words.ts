import { kinkOf, piecesOf } from '../curriculum/pieces.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesSeen } from '../curriculum/question.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { nameSaid } from './knob-name.ts';

/** Where each unit over the road opens, by the name of its knob where there are several, and, of a gate, for how many hotels. */
export function bendsSpoken(words: Words, play: Play): readonly string[] {
  const { views, tools } = play.stage.task;
  const view = views.find((each) => each.kind === 'bend');
  if (view?.kind !== 'bend' || (view.sealed && play.verdict === 'open')) return [];
  const pieces = piecesOf(play.stage, valuesSeen(play));
  const gates = pieces.flatMap((piece, index) => {
    const kink = kinkOf(piece);
    if (!Number.isFinite(kink)) return [];
    const side = piece.weight > 0 ? 'beyond' : 'before';
    const miles = words.number(kink);
    const knob = tools.find((tool) => tool.kind === 'parameter' && tool.id === piece.names.bias);
    if (pieces.length < 2) return [words.t(`board.gate-${side}`, { miles })];
    return [words.t(`board.gate-${side}-of`, { miles, name: knob === undefined ? words.t('board.unit', { unit: index + 1 }) : nameSaid(words, play.stage, knob.id) })];
  });
  if (view.rows !== 'gate') return gates;
  const open = Array.from(predictionsOf(play.stage, valuesSeen(play), 'train')).filter((said) => said > 0).length;
  return [...gates, words.t('board.gate-open', { n: open, all: play.stage.train.count })];
}
