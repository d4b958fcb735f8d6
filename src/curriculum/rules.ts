import type { Attempt } from './attempt.ts';
import { withEdits } from './edit.ts';
import { valuesCalled } from './called.ts';
import { faultOf } from './faults.ts';
import { hint } from './hint.ts';
import type { Level } from './level.ts';
import { withoutIdleWeights } from './lighter.ts';
import { advance, replay, reveals } from './replay.ts';
import { firstPlay } from './round.ts';
import { score } from './score.ts';

/** An attempt as it is kept and sent: the weights of a training that nothing follows from are left out. */
const lighter = (level: Level, attempt: Attempt): Attempt => (level.verify === 'weights' ? withoutIdleWeights(level, attempt) : attempt);

/** What turns a level and moves into a play, a score and a hint: it arrives with the first level, as the title needs none of it. */
export const rules = { advance, firstPlay, replay, reveals, withEdits, valuesCalled, score, hint, faultOf, lighter };

export type Rules = typeof rules;
