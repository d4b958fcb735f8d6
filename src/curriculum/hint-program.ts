import { goalValue } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Card } from './card.ts';
import type { Program } from './level-program.ts';
import { slotId } from './laid.ts';
import { cardsIn, trueLearner } from './program.ts';
import type { Play } from './play.ts';

type Lane = Program['lanes'][number];

function cardsOf(lane: Lane, laid: Readonly<Record<string, Card | undefined>>): readonly Card[] {
  return Array.from({ length: lane.slots }, (_, index) => laid[slotId(lane.id, index)]).filter((card) => card !== undefined);
}

/** The name of what is wrong in a lane that should hold these cards, or null. Where both miss, what comes first is told. */
function laneFault(cards: readonly Card[], right: readonly Card[], shared: boolean): string | null {
  if (cards.length === 0) return 'empty-slot';
  const lacks = (card: Card) => right.includes(card) && !cards.includes(card);
  if (lacks('predict')) return 'no-prediction';
  if (lacks('error')) return 'no-error';
  if (!shared && cards.includes('predict')) return 'new-weight';
  if (!shared && cards.includes('error')) return 'error-twice';
  if (cards.includes('times-input') && !right.includes('times-input')) return 'input-on-bias';
  if (lacks('times-weight')) return 'times-weight';
  if (lacks('times-slope')) return 'times-slope';
  if (lacks('times-input')) return 'no-input';
  if (lacks('average')) return 'no-average';
  if (lacks('times-rate')) return 'no-rate';
  if (lacks('subtract')) return 'no-subtract';
  if (new Set(cards).size < cards.length) return 'card-twice';
  if (cards.some((card) => !right.includes(card))) return 'too-many';
  return cards.some((card, index) => card !== right[index]) ? 'wrong-order' : null;
}

/** The first slot that holds something else than the rule of the book, and what belongs there. */
function firstChange(lane: Lane, laid: Readonly<Record<string, Card | undefined>>, rule: Readonly<Record<string, Card>>): { slot: string; card: Card | undefined } | null {
  for (let index = 0; index < lane.slots; index++) {
    const slot = slotId(lane.id, index);
    if (laid[slot] !== rule[slot]) return { slot, card: rule[slot] };
  }
  return null;
}

/** A learner of rule cards: the first lane that does not do its part, by name. */
export function hintForProgram(play: Play): Hint {
  const { program } = play.stage.task;
  const laid = cardsIn(play.choices);
  if (program === undefined || goalValue(play.stage, play.values, play.choices, 0) <= play.bound) return ready({ kind: 'commit' });
  const rule = trueLearner(program);
  const wrong = program.lanes.flatMap((lane) => {
    const change = firstChange(lane, laid, rule);
    const fault = laneFault(cardsOf(lane, laid), cardsOf(lane, rule), lane.parameter === undefined);
    return change === null ? [] : [{ change, fault }];
  });
  // A lane that works with its cards in other slots is left alone while another is broken.
  const first = wrong.find(({ fault }) => fault !== null) ?? wrong[0];
  if (first === undefined) return ready({ kind: 'commit' });
  return { fault: first.fault ?? 'wrong-order', knob: first.change.slot, direction: 'other', move: { kind: 'choose', tool: first.change.slot, option: first.change.card ?? '' } };
}
