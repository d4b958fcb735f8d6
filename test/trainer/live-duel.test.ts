// A duel in the hand that trains what is watched: rates are turned while it learns, and it stops at once.
import { expect, test } from 'vitest';
import { livePlan } from '../../src/curriculum/learning.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { sidesOf } from '../../src/engine/duel-live.ts';
import { createLiveHand } from '../../src/trainer/live-hand.ts';
import type { LiveReport } from '../../src/trainer/live-messages.ts';
import { levelOf } from '../curriculum/levels.ts';

const { stage, values } = firstPlay(levelOf('adversaries'), 1);
const { network } = stage.task;

function planAt(detectorRate: number) {
  const plan = livePlan({ ...stage, task: { ...stage.task, tools: stage.task.tools.map((tool) => (tool.kind === 'learn' ? { ...tool, epochs: 12 } : tool)) } }, { ...values, 'detector-rate': detectorRate });
  if (plan === null) throw new Error('nothing is learnt here');
  return plan;
}

const detectorOf = (report: LiveReport | undefined): Float64Array => (report?.kind === 'moment' ? sidesOf(network, report.parameters).detector : new Float64Array());

/** Trains, and lets `at` act as moments come in; hands back all that was reported. */
async function trained(at: (moments: number, tell: ReturnType<typeof createLiveHand>) => void): Promise<readonly LiveReport[]> {
  const reports: LiveReport[] = [];
  let moments = 0;
  const hand = createLiveHand((report) => {
    reports.push(report);
    if (report.kind === 'moment') at(++moments, hand);
  }, () => new Promise((resume) => { setTimeout(resume, 0); }));
  hand({ kind: 'rows', rows: { train: stage.train, held: stage.test } });
  hand({ kind: 'train', stint: 1, job: { network, start: stage.learnt ?? new Float64Array(), plan: planAt(0.01), begun: 0, every: stage.train.count, pace: 0, metric: 'resemblance', plain: false } });
  for (let wait = 0; wait < 400 && reports.at(-1)?.kind !== 'ended'; wait++) {
    // It works between these.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await new Promise((resume) => { setTimeout(resume, 5); });
    if (reports.length === 3 && wait > 60) break;
  }
  return reports;
}

test('a rate that is turned down while both learn holds from the next moment on', async () => {
  const reports = await trained((moments, tell) => { if (moments === 4) tell({ kind: 'steer', plan: planAt(0) }); });
  expect(reports.map(({ kind }) => kind)).toEqual([...Array.from({ length: 12 }, () => 'moment'), 'ended']);
  expect(detectorOf(reports[3])).not.toEqual(detectorOf(reports[2]));
  expect(detectorOf(reports[11])).toEqual(detectorOf(reports[4]));
  for (const report of reports) if (report.kind === 'moment') expect(report.value).toBeLessThanOrEqual(1);
});

test('who stops it hears of no further moment', async () => {
  const reports = await trained((moments, tell) => { if (moments === 3) tell({ kind: 'stop' }); });
  expect(reports).toHaveLength(3);
});
