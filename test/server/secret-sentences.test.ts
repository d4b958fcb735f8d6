// Sentences are judged as pictures are: on rows that no level shows, drawn from the secret of a class.
import { describe, expect, test } from 'vitest';
import { newAttempt } from '../../src/curriculum/attempt.ts';
import { learntCount, livePlan, startFor } from '../../src/curriculum/learning.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { sentenceSpec } from '../../src/curriculum/sentences.ts';
import { writeWeights } from '../../src/curriculum/weights.ts';
import { trainLiveOn } from '../../src/engine/live.ts';
import { random } from '../../src/engine/random.ts';
import { trainSimd } from '../../src/engine/simd/train.ts';
import { heldOut } from '../../src/server/held-out.ts';
import { judge } from '../../src/server/judge.ts';
import { openLibrary } from '../../src/server/library.ts';
import { readLevel } from '../../scripts/read-levels.ts';

const library = openLibrary('levels');
const SECRETS = ['one', 'two', 'three'];

/** Up to the first training, with another network if one is named. */
function untaught(level: Level, network?: string): Play {
  let play = firstPlay(level, level.solution.seed);
  for (const move of level.solution.moves) {
    if (move.kind === 'weights') break;
    play = advance(play, move.kind === 'choose' && network !== undefined ? { ...move, option: network } : move);
  }
  return play;
}

const handedIn = (play: Play, parameters: ArrayLike<number>): Play => advance(play, { kind: 'weights', epochs: 1, parameters: writeWeights(parameters) });

/** The solution with these weights in place of those of the task. */
function forged(level: Level, parameters: ArrayLike<number>, network?: string) {
  const first = level.solution.moves.findIndex(({ kind }) => kind === 'weights');
  const moves = level.solution.moves.map((move, index) => {
    if (index === first) return { kind: 'weights' as const, epochs: 1, parameters: writeWeights(parameters) };
    return move.kind === 'choose' && index < first && network !== undefined ? { ...move, option: network } : move;
  });
  return newAttempt(library.level(level.id), level.solution.seed, moves);
}

/** What the level's network makes of the rows that it is shown for testing, and of nothing else, seen so often. */
async function drilled(play: Play, epochs: number): Promise<Float64Array> {
  const { task, test: rows } = play.stage;
  const plan = livePlan(play.stage, play.values);
  if (plan === null) throw new Error('nothing is learnt here');
  let parameters = startFor(task, 'glorot', 'drilled');
  for await (const step of trainLiveOn(trainSimd, task.network, parameters, rows, { ...plan, learningRate: 0.03, epochs }, rows.count)) parameters = step.parameters;
  return parameters;
}

describe.each([
  // How far the secret rows may be from those that are shown.
  { id: 'sentiment', near: 0.04 },
  { id: 'translate', near: 0.08 },
  { id: 'next-word', near: 0.12 },
])('$id', ({ id, near }) => {
  const level = readLevel(`levels/the-bigger-picture/${id}.json`);
  const { dataset } = level;
  if (dataset.source !== 'sentences') throw new Error(`${id} has no sentences`);
  const { count, inAll, of } = sentenceSpec(dataset.set);
  const testIds = (secret: string) => firstPlay(heldOut(level, secret), 1).stage.testIds;

  test('is judged on sentences that no level shows, the same for all of a class, others for another', () => {
    const [ids, others] = [testIds('one'), new Set(testIds('two'))];
    expect(ids).toHaveLength(firstPlay(level, 1).stage.testIds.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((each) => each > count && each <= inAll)).toBe(true);
    expect(testIds('one')).toEqual(ids);
    expect(ids.filter((each) => !others.has(each)).length).toBeGreaterThan(ids.length / 4);
    const shown = new Set(Array.from({ length: count }, (_, index) => of(index + 1).words.join(' ')));
    const said = (each: number) => of(each).words.join(' ');
    // What is heard of a text is all but its last word: two of its sentences may begin alike.
    if (dataset.set !== 'tales') expect(ids.some((each) => shown.has(said(each)))).toBe(false);
    expect(firstPlay(heldOut(level, 'one'), 1).stage.trainIds).toEqual(firstPlay(level, 1).stage.trainIds);
  });

  test('what its solution has learnt is worth there what it is worth where everybody sees it', () => {
    const attempt = newAttempt(library.level(id), level.solution.seed, level.solution.moves);
    const shown = level.solution.moves.slice(0, level.solution.moves.findIndex(({ kind }) => kind === 'weights') + 1).reduce(advance, firstPlay(level, level.solution.seed));
    for (const secret of SECRETS) {
      const found = judge(library, attempt, secret);
      expect(found).toMatchObject({ status: 'verified', passed: true, understood: true });
      if (found.status === 'verified') expect(Math.abs((found.value ?? NaN) - shown.value)).toBeLessThan(near);
    }
  });

  test.each([
    ['nothing', (size: number) => new Float64Array(size)],
    ['chance', (size: number) => { const chance = random('forged'); return Float64Array.from({ length: size }, () => chance.normal()); }],
    ['the largest numbers there are', (size: number) => Float64Array.from({ length: size }, (_, index) => (index % 2 === 0 ? 3e38 : -3e38))],
  ])('weights of %s do not pass', (_, made) => {
    const parameters = made(learntCount(untaught(level).stage));
    expect(judge(library, forged(level, parameters), 'one')).not.toMatchObject({ passed: true });
  });
});

test.each([
  { id: 'translate', network: 'whole', epochs: 50 },
  { id: 'next-word', network: 'memory', epochs: 120 },
])('who knows the shown test rows of $id by heart, and them alone, has nothing here', async ({ id, network, epochs }) => {
  const level = readLevel(`levels/the-bigger-picture/${id}.json`);
  const play = untaught(level, network);
  const parameters = await drilled(play, epochs);
  expect(handedIn(play, parameters).value).toBeLessThan(level.stars.by === 'value' ? level.stars.bars[3] ?? 0 : 0);
  for (const secret of SECRETS) {
    expect(handedIn(untaught(heldOut(level, secret), network), parameters).value).toBeGreaterThan(Number(level.goal.atMost) * 1.03);
    expect(judge(library, forged(level, parameters, network), secret)).not.toMatchObject({ passed: true });
  }
});

test('a bag of words that was taught the very rows it is shown does not pass', async () => {
  const level = readLevel('levels/the-bigger-picture/sentiment.json');
  const play = untaught(level, 'bag');
  const parameters = await drilled(play, 40);
  for (const secret of SECRETS) {
    expect(handedIn(untaught(heldOut(level, secret), 'bag'), parameters).value).toBeGreaterThan(0.2);
    expect(judge(library, forged(level, parameters, 'bag'), secret)).not.toMatchObject({ passed: true });
  }
});
