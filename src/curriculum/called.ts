import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import type { Play } from './play.ts';

/** What a change of values changes: both ends of it can be shown. */
const CHANGED: readonly Quantity['of'][] = ['unit', 'slope', 'kink', 'output', 'metric', 'confusion', 'said', 'softmax', 'gradient'];
/** What is asked of a place that can be shown: it lies in what is not. */
const PLACED: readonly Quantity['of'][] = ['stakes', 'trained'];

const given = (quantity: Quantity): Values => ('given' in quantity && quantity.given !== undefined ? settled(quantity.given) : {});
const found = new WeakMap<Play, Values>();

/** Values as a call shows them: what it asks about, or starts from, until it is answered; then what it changes that to. Else the play's own. */
export function valuesCalled(play: Play): Values {
  const known = found.get(play);
  const asked = play.stage.questions[0];
  if (known !== undefined || play.phase !== 'call' || asked?.question.answer.kind !== 'compare') return known ?? play.values;
  const { ask, answer } = asked.question;
  const [before, after] = [answer.with.of === ask.of ? given(answer.with) : {}, given(ask)];
  // A drawn boundary stays: what it is held against lies beside it.
  const changes = CHANGED.includes(ask.of) && play.stage.task.hand?.kind !== 'boundary' && Object.keys({ ...before, ...after }).length > 0;
  // The valley that is spoken of, without the place in it whose slope is asked.
  const ground = ask.of === 'gradient' && play.stage.task.views.some((view) => view.kind === 'loss-curve' && view.parameter === ask.parameter)
    ? { ...play.values, ...asked.at, [ask.parameter]: play.values[ask.parameter] ?? Number.NaN } : play.values;
  const open = changes || PLACED.includes(ask.of) ? { ...play.values, ...asked.at, ...before } : ground;
  const values = play.verdict === 'open' ? open : changes ? { ...play.values, ...after } : play.values;
  found.set(play, values);
  return values;
}
