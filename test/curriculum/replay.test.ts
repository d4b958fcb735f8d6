import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newAttempt, parseAttempt } from '../../src/curriculum/attempt.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import { isOver, randomMoves } from '../../src/curriculum/proof-player.ts';
import { evaluate } from '../../src/curriculum/quantity.ts';
import { openQuestion, truthOf } from '../../src/curriculum/question.ts';
import { advance, replay, reveals } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { MoveError, type Play } from '../../src/curriculum/play.ts';
import { score } from '../../src/curriculum/score.ts';
import { random } from '../../src/engine/random.ts';
import { levelOf, levels } from './levels.ts';

/** Moves of somebody who tries about, legal ones all. */
function rambling(level: Level, seed: number): Move[] {
  const chance = random(`ramble/${seed}`);
  const moves: Move[] = [];
  let play = firstPlay(level, seed);
  for (let turn = 0; turn < 4 && !isOver(play); turn++) {
    for (const move of randomMoves(play, chance)) {
      if (isOver(play)) break;
      play = advance(play, move);
      moves.push(move);
    }
  }
  return moves;
}

/** Numbers by their digits, so that a difference can be read; whole data sets by their bits. */
const numbers = (value: Float64Array) => (value.length < 1000 ? Array.from(value, String) : createHash('sha1').update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)).digest('hex'));

const told = ({ level: _level, ...play }: Play) =>
  JSON.stringify(play, (_key, value: unknown) => (value instanceof Float64Array ? numbers(value) : typeof value === 'number' ? String(value) : value));

describe.each(levels.map((level) => [level.id, level] as const))('%s', (_id, level) => {
  test('the same moves make the same play, bit for bit', () => {
    for (const seed of [1, 2, 4294967295]) {
      const moves = rambling(level, seed);
      const sent = parseAttempt(JSON.parse(JSON.stringify(newAttempt(level, seed, moves))));
      const played = told(replay(level, { seed, moves }));
      expect(told(replay(level, sent))).toBe(played);
      expect(told(moves.slice(1).reduce(advance, replay(level, { seed, moves: moves.slice(0, 1) })))).toBe(played);
    }
  });

  test('a move leaves the play before it as it was', () => {
    const before = firstPlay(level, 5);
    const copy = told(before);
    for (const move of rambling(level, 5).slice(0, 1)) advance(before, move);
    expect(told(before)).toBe(copy);
  });

  test('rounds and seeds draw afresh, and every draw stands on its grid', () => {
    const starts = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify([firstPlay(level, seed).values, firstPlay(level, seed).stage.questions.map(({ at }) => at)]));
    const ranges = /"from"|":\[/.test(JSON.stringify([level.start, level.questions.map(({ at }) => at)]));
    const shuffled = level.shuffle && new Set(level.questions.map(({ at }) => JSON.stringify(at))).size > 1;
    // A bench starts from random weights, unless its tiles begin on starts that are all alike.
    const thrown = level.bench !== undefined && (firstPlay(level, 1).choices['initial'] ?? level.bench.initial) === 'random';
    const planted = level.questions.some((question) => question.planted === true);
    const drawn = ranges || shuffled || thrown || planted;
    expect(new Set(starts).size > 1).toBe(drawn);
    expect(starts.join(' ')).not.toMatch(/\d\.\d*(0{6}|9{6})\d/);
  });

  test('the call waits for the goal; the transfer may be tried at once, and earns nothing but itself', () => {
    expect(() => advance(firstPlay(level, 1), { kind: 'enter', phase: 'call' })).toThrow(MoveError);
    const alone = () => advance(firstPlay(level, 1), { kind: 'enter', phase: 'transfer' });
    if (level.transfer === undefined) expect(alone).toThrow(MoveError);
    else expect([alone().phase, alone().passed, score(level, alone(), null).understood]).toEqual(['transfer', null, false]);
  });
});

const refused: [string, string, Move[]][] = [
  ['a knob between its stands', 'fit-by-eye', [{ kind: 'set', values: { w: -7.43 } }]],
  ['a knob beyond its end', 'fit-by-eye', [{ kind: 'set', values: { b: 201 } }]],
  ['a knob that there is not', 'fit-by-eye', [{ kind: 'set', values: { rate: 0.1 } }]],
  ['nothing set', 'fit-by-eye', [{ kind: 'set', values: {} }]],
  ['a frozen parameter', 'loss-curve', [{ kind: 'set', values: { b: 150 } }]],
  ['no number', 'fit-by-eye', [{ kind: 'set', values: { w: Number.NaN } }]],
  ['training where none is offered', 'fit-by-eye', [{ kind: 'train', epochs: 1 }]],
  ['handing over where the gauge judges', 'fit-by-eye', [{ kind: 'commit' }]],
  ['an answer where nothing is asked', 'fit-by-eye', [{ kind: 'answer', to: 1 }]],
  ['a number of epochs that is not offered', 'learning-rate', [{ kind: 'train', epochs: 2 }]],
  [
    'more epochs than the budget',
    'learning-rate',
    [
      { kind: 'train', epochs: 3 },
      { kind: 'train', epochs: 3 },
      { kind: 'train', epochs: 1 },
    ],
  ],
  ['more epochs by going back to the start', 'learning-rate', [{ kind: 'train', epochs: 3 }, { kind: 'train', epochs: 3 }, { kind: 'start' }, { kind: 'train', epochs: 1 }]],
  ['a rate of four digits', 'learning-rate', [{ kind: 'set', values: { rate: 0.04651 } }]],
  [
    'training what has left the numbers',
    'by-hand',
    [{ kind: 'set', values: { rate: 10 } }, ...Array.from({ length: 12 }, () => ({ kind: 'train' as const, epochs: 1 })), { kind: 'train', epochs: 1 }],
  ],
  ['a tile that there is not', 'choose-the-goal', [{ kind: 'choose', tool: 'measure', option: 'cubed' }]],
  ['a slot that there is not', 'four-steps', [{ kind: 'choose', tool: 'w-5', option: 'average' }]],
  ['a card that there is not', 'four-steps', [{ kind: 'choose', tool: 'w-1', option: 'guess' }]],
  ['an answer off its scale', 'error', [{ kind: 'answer', to: 21 }]],
  ['an answer between the stands', 'error', [{ kind: 'answer', to: 2.25 }]],
  ['words for a number', 'error', [{ kind: 'answer', to: 'more' }]],
  ['the same, where it is not offered', 'direction', [{ kind: 'answer', to: 'same' }]],
  ['a commit that would jump the questions', 'unseen', [{ kind: 'commit' }]],
  ['going back to a question whose answer is known', 'adjust', [{ kind: 'answer', to: 0 }, { kind: 'start' }]],
  ['a look without oil', 'gradient', Array.from({ length: 9 }, (_, look) => ({ kind: 'set' as const, values: { w: -look } }))],
  ['going on after handing over', 'bias', [{ kind: 'commit' }, { kind: 'set', values: { b: 150 } }]],
  ['handing over twice', 'bias', [{ kind: 'commit' }, { kind: 'commit' }]],
];
test.each(refused)('a forged attempt is refused: %s', (_name, id, moves) => {
  expect(() => replay(levelOf(id), { seed: 1, moves })).toThrow(MoveError);
  // Only the last move is at fault.
  expect(() => replay(levelOf(id), { seed: 1, moves: moves.slice(0, -1) })).not.toThrow();
});

test('moves of unknown shape do not parse', () => {
  const attempt = newAttempt(levelOf('error'), 1);
  expect(() => parseAttempt({ ...attempt, moves: [{ kind: 'win' }] })).toThrow('attempt: moves[0].kind');
  expect(() => parseAttempt({ ...attempt, seed: -1 })).toThrow('attempt: seed');
  expect(() => parseAttempt({ ...attempt, score: 4 })).toThrow('attempt: score');
});

test('the transfer of a level of questions can not be won by handing over', () => {
  const level = levelOf('direction');
  const play = advance(replay(level, level.solution), { kind: 'enter', phase: 'transfer' });
  expect(() => advance(play, { kind: 'commit' })).toThrow(MoveError);
});

test('the call is asked on the rows and the values of the round that was won', () => {
  const level = levelOf('bias');
  let play = advance(firstPlay(level, 3), { kind: 'commit' });
  expect(play.verdict).toBe('missed');
  play = advance(play, { kind: 'enter', phase: 'task' });
  const values = { ...play.values };
  expect(values['w']).not.toBeUndefined();
  const best = play.stage.train.targets.reduce((sum, price, row) => sum + price - (values['w'] ?? 0) * (play.stage.train.inputs[row] ?? 0), 0) / 8;
  play = advance(advance(play, { kind: 'set', values: { b: Number(best.toFixed(1)) } }), { kind: 'commit' });
  expect(play.passed).toEqual({ steps: 2, epochs: 0, mistakes: 1, rounds: 2 });
  const call = advance(play, { kind: 'enter', phase: 'call' });
  expect(call.stage.start).toEqual(play.stage.start);
  expect(call.values).toEqual(play.values);
});

test('a live goal stays passed while the player keeps going', () => {
  const level = levelOf('fit-by-eye');
  const won = replay(level, { seed: 1, moves: [{ kind: 'set', values: { w: -7.4, b: 152 } }] });
  expect(won.verdict).toBe('passed');
  const after = advance(won, { kind: 'set', values: { w: 0 } });
  expect(after.verdict).toBe('open');
  expect(after.passed).toEqual(won.passed);
  expect(after.best).toBe(won.best);
});

test('beyond the budget of steps nothing counts for the best any more', () => {
  const level = levelOf('fit-by-eye');
  const moves: Move[] = Array.from({ length: 20 }, () => ({ kind: 'set', values: { w: 0 } }));
  const play = replay(level, { seed: 1, moves: [...moves, { kind: 'set', values: { w: -7.4, b: 152 } }] });
  expect(play.passed?.steps).toBe(21);
  expect(play.best).toBeGreaterThan(100);
});

describe('the guilty hotel', () => {
  /** The bet is made and the envelope open. */
  const opened = (): Play => advance(firstPlay(levelOf('unseen'), 1), { kind: 'answer', to: 144 });
  const tap = (play: Play, id: string) => advance(play, { kind: 'answer', to: id });

  test('a wrong tap is one mistake, and the question stays', () => {
    const play = tap(opened(), '12');
    expect(play).toMatchObject({ verdict: 'open', mistakes: 1, allMistakes: 1, value: 0, refused: ['12'] });
    expect(openQuestion(play)?.question.id).toBe('guilty');
    const found = tap(play, '10');
    expect(found).toMatchObject({ verdict: 'open', mistakes: 1, refused: [] });
    expect(openQuestion(found)?.question.id).toBe('its-error');
  });

  test('the round is still won, and the mistake counts for the stars', () => {
    const play = [-21, 76].reduce<Play>((after, to) => advance(after, { kind: 'answer', to }), tap(tap(opened(), '12'), '10'));
    expect(play).toMatchObject({ verdict: 'passed', passed: { mistakes: 1 } });
  });

  test('a wrong figure ends nothing before the last is told', () => {
    const wrong = advance(tap(opened(), '10'), { kind: 'answer', to: 10 });
    expect(wrong).toMatchObject({ verdict: 'open', value: 1 });
    expect(openQuestion(wrong)?.question.id).toBe('its-share');
    expect(advance(wrong, { kind: 'answer', to: 76 }).verdict).toBe('missed');
  });
});

test('a round of questions is judged once all is answered', () => {
  let play = firstPlay(levelOf('direction'), 1);
  for (let call = 1; call <= 8; call++) {
    const asked = openQuestion(play);
    if (asked === null) throw new Error(`the round is over before call ${call}`);
    const truth = truthOf(play, asked);
    play = advance(play, { kind: 'answer', to: (call === 2) === (truth === 'less') ? 'more' : 'less' });
  }
  expect(play).toMatchObject({ verdict: 'missed', mistakes: 1, value: 1 });
});

describe('back to where the lantern stood', () => {
  const look = (play: Play, w: number) => advance(play, { kind: 'set', values: { w } });
  const start = firstPlay(levelOf('gradient'), 1);

  test('costs neither oil nor a step', () => {
    const there = look(look(start, -4), -9);
    const back = look(there, -4);
    expect(back).toMatchObject({ oil: there.oil, steps: 2, roundSteps: 2, values: { w: -4 } });
    expect(look(back, start.values['w'] ?? 0)).toMatchObject({ oil: there.oil, steps: 2 });
    expect(look(back, -4.05)).toMatchObject({ oil: (there.oil ?? 0) - 1, steps: 3 });
  });

  test('is open when the oil is spent, and the lamp can be planted there', () => {
    const spent = [1, 0, -1, -2, -3, -7.4, -4, -5].reduce(look, start);
    expect(spent.oil).toBe(0);
    expect(() => look(spent, -6)).toThrow(MoveError);
    expect(advance(look(spent, -7.4), { kind: 'commit' }).verdict).toBe('passed');
  });
});

test('a bet is kept but not judged, and the envelope opens after it', () => {
  const play = firstPlay(levelOf('unseen'), 1);
  expect(play.opened).toBe(false);
  const after = advance(play, { kind: 'answer', to: 0 });
  expect(after.opened).toBe(true);
  expect(after.mistakes).toBe(0);
  expect(after.answers[0]?.right).toBe(false);
});

test('looks, answers and what is handed over can not be taken back; a turned knob can', () => {
  expect(reveals(firstPlay(levelOf('gradient'), 1), { kind: 'set', values: { w: 0 } })).toBe(true);
  expect(reveals(firstPlay(levelOf('bias'), 1), { kind: 'commit' })).toBe(true);
  expect(reveals(firstPlay(levelOf('error'), 1), { kind: 'answer', to: 0 })).toBe(true);
  expect(reveals(firstPlay(levelOf('fit-by-eye'), 1), { kind: 'set', values: { w: 0 } })).toBe(false);
  for (const id of ['minimise', 'loss-curve']) expect(reveals(firstPlay(levelOf(id), 1), { kind: 'set', values: { w: 0 } }), id).toBe(true);
});

test('a setting that does not serve is tried again and counts as a mistake', () => {
  const level = levelOf('choose-the-goal');
  const play = advance(firstPlay(level, 1), { kind: 'answer', to: 'hand-over' });
  expect([play.mistakes, play.answers.length, play.verdict]).toEqual([1, 0, 'open']);
  expect(advance(play, { kind: 'answer', to: 'hand-over' }).verdict).toBe('missed');
});

test('an answer within the tolerance is right, one beyond it is not', () => {
  const play = firstPlay(levelOf('error'), 1);
  const asked = openQuestion(play);
  if (asked === null) throw new Error('no question');
  const truth = Number(truthOf(play, asked));
  expect(truth).toBeCloseTo(2.47, 1);
  expect(advance(play, { kind: 'answer', to: 3 }).mistakes).toBe(0);
  expect(advance(play, { kind: 'answer', to: 3.5 }).mistakes).toBe(1);
  expect(advance(play, { kind: 'answer', to: -2.5 }).mistakes).toBe(1);
});

test('nothing but an answer moves a call, and questions are not handed over', () => {
  const solved = (id: string) => {
    const level = levelOf(id);
    const reached = level.solution.moves.findIndex((move) => move.kind === 'enter' && move.phase !== 'task');
    return replay(level, { seed: level.solution.seed, moves: level.solution.moves.slice(0, reached < 0 ? undefined : reached) });
  };
  const call = advance(solved('bias'), { kind: 'enter', phase: 'call' });
  for (const move of [{ kind: 'commit' }, { kind: 'set', values: { b: 150 } }, { kind: 'start' }] as const) expect(() => advance(call, move)).toThrow(MoveError);
  const transfer = advance(solved('adjust'), { kind: 'enter', phase: 'transfer' });
  expect(transfer.stage.questions.length).toBeGreaterThan(0);
  expect(() => advance(transfer, { kind: 'commit' })).toThrow(MoveError);
});

test('a fresh round of what was opened shows other rows, the same ones to everybody with this seed', () => {
  const level = levelOf('unseen');
  const first = firstPlay(level, 5);
  const fresh = advance(advance(first, { kind: 'answer', to: 0 }), { kind: 'enter', phase: 'task' });
  expect(first.stage.testIds).toEqual([9, 10, 11, 12]);
  expect(fresh.stage.testIds).toHaveLength(4);
  expect(fresh.stage.testIds).not.toEqual(first.stage.testIds);
  expect(fresh.opened).toBe(false);
  expect(replay(level, { seed: 5, moves: [{ kind: 'enter', phase: 'task' }] }).stage).toEqual(fresh.stage);
});

test('the call is asked on the rows of the fresh round', () => {
  const level = levelOf('unseen');
  let play = advance(firstPlay(level, 5), { kind: 'enter', phase: 'task' });
  for (let asked = openQuestion(play); asked !== null; asked = openQuestion(play)) play = advance(play, diagnose(play).move);
  expect(play.verdict).toBe('passed');
  expect(advance(play, { kind: 'enter', phase: 'call' }).stage.testIds).toEqual(play.stage.testIds);
});

test('a round left as it was found counts for nothing', () => {
  const level = levelOf('bias');
  const best = (play: Play) => Number((play.values['b'] ?? 0).toFixed(1)) - Number(evaluate(play.stage, play.values, { of: 'gradient', parameter: 'b', given: {} }).toFixed(1));
  const solved = (play: Play) => advance(advance(play, { kind: 'set', values: { b: Number(best(play).toFixed(1)) } }), { kind: 'commit' });
  const again: Move = { kind: 'enter', phase: 'task' };
  expect(solved(advance(firstPlay(level, 3), again)).passed?.rounds).toBe(1);
  expect(solved(advance(advance(firstPlay(level, 3), { kind: 'commit' }), again)).passed?.rounds).toBe(2);
});
