import { settled } from './measured.ts';
import type { Play } from './play.ts';
import { shaped } from './shape.ts';

const found = new WeakMap<Play, Play>();

/** Which of two networks is counted: in a call the one that another is held against, until it is answered; at the end of a round the last that was asked about. */
function counted({ phase, verdict, stage }: Play) {
  const asked = phase === 'call' ? stage.questions[0] : verdict === 'open' ? undefined : stage.questions.at(-1);
  if (asked === undefined) return null;
  const { ask, answer } = asked.question;
  const quantity = phase === 'call' && verdict === 'open' && answer.kind === 'compare' ? answer.with : ask;
  return quantity.of === 'count' ? { ...asked.at, ...settled(quantity.given) } : null;
}

/** The play with the network that is counted, where units are; else as it is. */
export function playCounted(play: Play): Play {
  const known = found.get(play);
  if (known !== undefined) return known;
  const given = counted(play);
  const shown = given === null ? play : { ...play, ...shaped(play.stage, { ...play.values, ...given }) };
  found.set(play, shown);
  return shown;
}
