import { type Hint, ready } from './hint-diagnosis.ts';
import { markFault, markOf, rightMarks, wrongMarks } from './marks.ts';
import type { Play } from './play.ts';
import { marksAsked, valuesAsked } from './question.ts';

/** The first number that is marked wrongly, from the loss backwards or along the way that is asked about. */
export function marksHint(play: Play): Hint | null {
  const found = marksAsked(play);
  if (found === null) return null;
  const { asked, marks } = found;
  const values = valuesAsked(play, asked);
  const wrong = wrongMarks(play.stage, values, asked, marks, play.choices);
  const right = rightMarks(play.stage, values, asked, marks);
  // Of those that want to be the most, the right one is marked: it takes the mark from the others.
  // Of a code, what is lit and should not be comes first; which lamp is missing is for the player to say.
  const lit = marks.by === 'code' ? wrong.find((each) => markOf(play.choices, marks, each) === 'on') : undefined;
  const node = marks.by === 'most' ? wrong.find((each) => right.get(each) === 'most') : lit ?? wrong[0];
  if (node === undefined) return ready({ kind: 'answer', to: 'hand-over' });
  return { fault: markFault(play.stage, values, asked, marks, node, play.choices), knob: marks.by === 'code' && lit === undefined ? null : node, direction: 'other', move: { kind: 'choose', tool: node, option: right.get(node) ?? '' } };
}
