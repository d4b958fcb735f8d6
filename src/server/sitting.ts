import type { Attempt } from '../curriculum/attempt.ts';
import { type Kept, settleAttempt, takeOrphans } from './attempts.ts';
import { secretOf } from './secret.ts';
import type { House } from './house.ts';

/** Queues an attempt to be replayed; what comes of it is written down and shown, and its place given up. Where that fails, the attempt waits in the database for the next round of `takeUp`. */
export async function sendToJudge(house: House, kept: Kept & { attempt: Attempt }, giveUp: () => void = () => undefined): Promise<void> {
  const { level } = kept.attempt;
  const byWeights = house.library.has(level) && house.library.level(level).verify === 'weights';
  const secret = byWeights ? await secretOf(house.database, kept.classId) : null;
  house.pool.judge({
    group: kept.classId, member: kept.pupilId, attempt: kept.attempt, secret,
    done(judgement, milliseconds) {
      giveUp();
      house.metrics.time('replay', milliseconds);
      settleAttempt(house.database, kept, judgement, house.clock()).then((settled) => {
        if (settled) house.metrics.count('attempts', judgement.status);
        house.live.hurry();
      }, () => house.metrics.count('attempts', 'unsettled'));
    },
  });
}

const MOST_AT_ONCE = 100;

/** Takes up what another process, or an earlier life of this one, left unjudged. */
export async function takeUp(house: House): Promise<number> {
  if (house.pool.waiting() > MOST_AT_ONCE) return 0;
  const orphans = await takeOrphans(house.database, house.clock(), 1000 * house.configuration.lease, MOST_AT_ONCE);
  for (const { attempt, ...kept } of orphans) {
    if (attempt !== null) await sendToJudge(house, { ...kept, attempt });
    // Written by a server with other rules of what an attempt is.
    else if (await settleAttempt(house.database, kept, { status: 'outdated', reason: 'other-version' }, house.clock())) house.metrics.count('attempts', 'outdated');
  }
  return orphans.length;
}
