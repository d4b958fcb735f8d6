import { describe, expect, test } from 'vitest';
import type { Draw } from '../../src/curriculum/draw.ts';
import type { Level, Phase } from '../../src/curriculum/level.ts';
import { callsOf } from '../../src/curriculum/task.ts';
import { type Played, type Stage, stageOf } from '../../src/curriculum/stage.ts';
import { levels } from './levels.ts';

/** Stages of so many rounds of a phase in a row. */
function rounds(level: Level, seed: number, phase: Phase, count: number): readonly Stage[] {
  const stages: Stage[] = [];
  let played: Played = {};
  for (let round = 0; round < count; round++) {
    const stage = stageOf(level, seed, phase, round, played);
    played = { ...played, [phase]: stage };
    stages.push(stage);
  }
  return stages;
}

/** How many values a draw has. */
function width(draw: Draw): number {
  if (typeof draw === 'number') return 1;
  return 'from' in draw ? Math.floor((draw.to - draw.from) / draw.step + 1e-9) + 1 : new Set(draw).size;
}

/** Calls that come in fewer than five draws so far, and in how many they do. */
const FEWER: Readonly<Record<string, number>> = {
  'kill-every-relu': 2, bowl: 2, accuracy: 2, 'five-and-ten': 2, sentiment: 2, translate: 2,
  'one-line-fails': 3, 'layers-and-units': 3, architecture: 3, 'start-values': 3, 'case-files': 3, boundary: 3, sigmoid: 3, 'bigger-network': 3, shrink: 3, 'tree-or-not': 3, 'every-pixel': 3, 'next-word': 3, adversaries: 3,
  'all-linear': 4, collapse: 4, 'activation-zoo': 4, 'relu-training': 4, kernel: 4, forgers: 4, autoencoder: 4, attention: 4,
};

const isDrawn = (values: Readonly<Record<string, unknown>>) => Object.values(values).some((value) => typeof value === 'object');

/** What of a stage chance decides, as text. */
function drawn({ task, ...stage }: Stage): readonly string[] {
  const parts: unknown[] = [];
  if ('draw' in task.dataset.train || 'draw' in task.dataset.test) parts.push(['rows', stage.trainIds, stage.testIds]);
  if (isDrawn(task.start)) parts.push(['start', stage.start]);
  if ((task.program?.starts.length ?? 0) > 1) parts.push(['laid', stage.laid]);
  if (stage.questions.some(({ question }) => isDrawn(question.at))) parts.push(['asked', stage.questions.map(({ at }) => at)]);
  return parts.map((part) => JSON.stringify(part));
}

describe.each(levels.map((level) => [level.id, level] as const))('%s', (_id, level) => {
  test.each(['task', 'transfer'] as const)('no round of the %s draws what the round before it drew', (phase) => {
    if (phase === 'transfer' && level.transfer === undefined) return;
    for (const seed of [1, 2, 3]) {
      const told = rounds(level, seed, phase, 40).map(drawn);
      told.forEach((parts, round) => {
        for (const part of parts) expect(round === 0 ? [] : told[round - 1], `round ${round} of seed ${seed}`).not.toContain(part);
      });
    }
  });

  test('the call is drawn from two at least, comes in five ways, and never the same twice running', () => {
    // A fact has one answer; where the next hotel pulls the line hangs on the rows of the task.
    if (level.call === undefined || level.call.ask.of === 'fact' || level.call.ask.of === 'refit') return;
    const { call } = level;
    const drawn = call.ask.of === 'refit' && call.ask.more !== undefined ? Object.values(call.ask.more) : call.ask.of === 'edited' || call.ask.of === 'arrivals' ? Object.values(call.ask.given) : [];
    expect(Math.max(callsOf(level).length, ...[...Object.values(call.at), ...drawn].map(width))).toBeGreaterThanOrEqual(2);
    for (const seed of [1, 2, 3, 4, 5]) {
      const told = rounds(level, seed, 'call', 40).map(({ questions }) => JSON.stringify(questions.map(({ question: { id, ask }, at }) => [id, ask, at])));
      expect(told.filter((at, round) => at === told[round - 1])).toEqual([]);
      expect(new Set(told).size).toBeGreaterThanOrEqual(FEWER[level.id] ?? 5);
    }
  });
});
