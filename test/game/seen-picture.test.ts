import { describe, expect, it } from 'vitest';
import { readLevel } from '../../scripts/read-levels.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { disturbedValue } from '../../src/curriculum/disturbed.ts';
import { metricAt } from '../../src/curriculum/measured.ts';
import { pictureRows } from '../../src/curriculum/pictures.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { testPicture } from '../../src/game/seen-picture.ts';
import { testSentence } from '../../src/game/seen-sentence.ts';

/** A play of a level up to its call, where the seed draws one of this kind, and the same once it is answered. */
function called(id: string, by: string): { asked: Play; answered: Play; amount: number } {
  const level = readLevel(`levels/the-bigger-picture/${id}.json`);
  for (let seed = 1; seed < 60; seed++) {
    let play = firstPlay(level, seed);
    for (const move of level.solution.moves) if (play.passed === null && (move.kind !== 'enter' || move.phase === 'task')) play = advance(play, move);
    const asked = advance(play, { kind: 'enter', phase: 'call' });
    const ask = asked.stage.questions[0]?.question.ask;
    if (ask?.of === 'disturbed' && ask.by === by) return { asked, answered: advance(asked, { kind: 'answer', to: 'less' }), amount: typeof ask.amount === 'number' ? ask.amount : 0 };
  }
  throw new Error(`${id}: no call of ${by} in 60 seeds`);
}

describe('what a call has done to pictures and sentences', () => {
  it('pictures move once it is answered, not before', () => {
    const { asked, answered, amount } = called('digits', 'right');
    const [before, after] = [testPicture(asked, 3).pixels, testPicture(answered, 3).pixels];
    expect(before.some((light) => light > 0.5)).toBe(true);
    for (let row = 0; row < 28; row++) for (let column = 0; column < 28; column++) expect(after[row * 28 + column]).toBe(column < amount ? 0 : before[row * 28 + column - amount]);
  });

  it('light and dark change places, and a picture that is dimmed is seen to be dim', () => {
    const negative = called('tree-or-not', 'negative');
    const [plain, turned] = [testPicture(negative.asked, 0), testPicture(negative.answered, 0)];
    plain.pixels.forEach((light, at) => expect(turned.pixels[at]).toBeCloseTo(1 - light, 9));
    const dim = called('tree-or-not', 'dim');
    const spread = (pixels: Float64Array) => Math.max(...pixels) - Math.min(...pixels);
    expect(spread(testPicture(dim.answered, 0).pixels)).toBeCloseTo(dim.amount / 100, 9);
    expect(testPicture(dim.answered, 0).targets).toEqual(testPicture(dim.asked, 0).targets);
  });

  it('shuffled pixels go back to their places, and what had learnt them shuffled reads hardly any', () => {
    const { asked, answered } = called('neighbours', 'in-place');
    const digits = pictureRows({ set: 'digits', target: 'class', shuffled: false }, asked.stage.testIds.slice(0, 4));
    for (let row = 0; row < 4; row++) expect(testPicture(answered, row).inputs).toEqual(digits.inputs.subarray(row * 784, (row + 1) * 784));
    const ask = answered.stage.questions[0]?.question.ask;
    if (ask?.of !== 'disturbed') throw new Error('another call');
    expect(disturbedValue(answered.stage, ask)).toBeLessThan(0.3);
    expect(metricAt(answered.stage, answered.values, 'accuracy', 'test')).toBeGreaterThan(0.85);
  });

  it('a sentence is read backwards, word by word', () => {
    const { asked, answered } = called('sentiment', 'backwards');
    expect(testSentence(answered, 0, null)?.words).toEqual(testSentence(asked, 0, null)?.words.toReversed());
  });
});
