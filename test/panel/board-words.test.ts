// The board in words: what a level shows is there to be read.
import { expect, test } from 'vitest';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { hotelsSpoken } from '../../src/panel/hotel-words.ts';
import { fencesSpoken } from '../../src/panel/fences-words.ts';
import { raceSpoken } from '../../src/panel/race-words.ts';
import { ridgesSpoken } from '../../src/panel/ridges-words.ts';
import { surfaceSpoken } from '../../src/panel/surface-words.ts';
import { addedSpoken, groundSpoken } from '../../src/panel/ground-words.ts';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = await wordsOf('en');
const played = (level: Level, ...moves: Move[]) => replay(level, { seed: level.solution.seed, moves });

test.each(['minimise', 'loss-curve', 'learning-rate', 'by-hand', 'adjust'])('%s says where the lantern stands, in every language', async (id) => {
  for (const language of ['en', 'ar']) {
    const said = groundSpoken(await wordsOf(language), played(levelOf(id)));
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(text).not.toMatch(/\{\{|undefined|NaN|board\.|live\./);
  }
});

test('on the ground, place, height, falls and the lowest place seen are told', () => {
  const said = groundSpoken(words, played(levelOf('minimise'), { kind: 'set', values: { w: -6, b: 145 } }, { kind: 'set', values: { w: -4, b: 145 } }));
  expect(said).toEqual([
    expect.stringMatching(/^The lantern stands at w −4; b 145; MSE [\d,]+$/),
    'The ground falls as w shrinks', 'The ground falls as b shrinks',
    expect.stringMatching(/^Lowest place seen: w −6; b 145; MSE 36\.4$/),
  ]);
});

test('leaps are told by where they landed', () => {
  const said = groundSpoken(words, played(levelOf('learning-rate'), { kind: 'set', values: { rate: 0.08 } }, { kind: 'train', epochs: 3 }));
  expect(said.at(-1)).toMatch(/^Landings so far: w 0 \/ w −\S+ \/ w \S+ \/ w \S+$/);
});

test('what is asked about the slope is not told beside the question', () => {
  for (const text of groundSpoken(words, played(levelOf('direction')))) expect(text).not.toMatch(/falls/);
});

test('the hotel that a call marks is named', () => {
  const level = levelOf('fit-by-eye');
  const call = played(level, { kind: 'set', values: { w: -7.4, b: 152 } }, { kind: 'enter', phase: 'call' });
  const marked = hotelsSpoken(words, call, 'train').filter((text) => text.startsWith('The marked hotel, at'));
  expect(marked).toEqual([expect.stringMatching(/at 9\.5 mi: It costs \$81/)]);
});

test('what the errors came to at the start is told, and stays when b has moved', () => {
  const level = levelOf('bias');
  const [before, after] = [played(level), played(level, { kind: 'set', values: { b: 150 } })].map((play) => addedSpoken(words, play));
  expect(before).toEqual(['At the start, with b 148, the errors added up to 38.0']);
  expect(after).toEqual(before);
  expect(addedSpoken(words, played(levelOf('error')))).toEqual([]);
});

test('what a decision brings is told of each hotel', () => {
  const said = hotelsSpoken(words, played(levelOf('prediction-and-decision'), { kind: 'set', values: { t: 121 } }), 'train');
  expect(said.filter((text) => text.includes('Booked, $6 lost.'))).toHaveLength(1);
  expect(said.filter((text) => text.includes('Not booked, $4 missed.'))).toHaveLength(1);
});

test('ridges are told by where each is the highest, and the hotels under them', () => {
  const said = ridgesSpoken(words, played(levelOf('three-lamps'), { kind: 'set', values: { 'b1.1': -8.5 } }));
  expect(said).toContain('Highest from 1.9 to 4.3: silver');
  expect(said).toContain('Hotels of gold at 4.3; 4.4; 4.6; 4.7; 4.8');
});

test('hotels around which a view turns are told with price and sheet, and whether the eye stands straight before a side', () => {
  const seen = (turn: number) => surfaceSpoken(words, played(levelOf('one-line-fails'), { kind: 'answer', to: 6 }, { kind: 'set', values: { turn } }));
  expect(seen(40)[0]).toMatch(/^Seen askew/);
  expect(seen(0)[0]).toBe('Seen straight from a side: miles to the centre across, stars one behind another');
  expect(seen(0)).toContain('19.8 mi, 3.6 stars: costs $207, the sheet says $5');
});

test('of a map each hotel is told by place and class, the ringed ones first; of a fence its mean and spread', () => {
  const map = raceSpoken(words, played(levelOf('gold-silver-bronze')));
  expect(map[0]).toBe('Ringed: hotel 25, 0.3 mi, 4.6 stars: gold');
  expect(map).toHaveLength(32);
  expect(raceSpoken(words, played(levelOf('right-activation')))).toEqual(['mean 132.9', 'spread 36.5']);
});

test('fences are told by where they run, and the side on which they say yes', () => {
  const said = fencesSpoken(words, played(levelOf('bigger-network')));
  expect(said).toHaveLength(3);
  expect(said[0]).toMatch(/^Fence 1 from 5\.\d mi, 5\.1 stars to 9\.1 mi, 1\.9 stars: yes on its side nearer the centre$/);
  expect(said[2]).toMatch(/^Fence 3 from 12\.\d mi, .* stars to 12\.\d mi, .* stars: yes on its side farther out$/);
  expect(fencesSpoken(words, played(levelOf('boundary')))).toEqual([]);
});
