// A text in which the next word is asked for: what counting it comes to, what a network that remembers comes to, and how a level asks of both.
import { expect, test } from 'vitest';
import { type FollowingAsk, followingFigure, pageCounts, sharesAfter, tempered, toldBy, writes } from '../../src/curriculum/following.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import { learnTool } from '../../src/curriculum/learn-tool.ts';
import { livePlan } from '../../src/curriculum/learning.ts';
import type { Level } from '../../src/curriculum/level.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { withoutIdleWeights } from '../../src/curriculum/lighter.ts';
import { MoveError, type Play } from '../../src/curriculum/play.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { score } from '../../src/curriculum/score.ts';
import { sentenceRows } from '../../src/curriculum/sentences.ts';
import { writeWeights } from '../../src/curriculum/weights.ts';
import { TALE_STEPS, TALE_WORDS, TALES_IN_ALL, taleOf } from '../../src/engine/dataset/tales.ts';
import { trainLive } from '../../src/engine/live.ts';
import { judge } from '../../src/engine/metric/judge.ts';
import { readTrained } from '../../scripts/read-levels.ts';
import { withSolution } from '../../src/curriculum/trained.ts';
import { levelOf } from './levels.ts';

const level = levelOf('next-word');
const solved: Level = withSolution(level, readTrained(level));

/** The moves of the solution up to the first of that kind, and the play they make. */
const before = (kind: 'weights' | 'enter', turn = 0) => {
  const at = solved.solution.moves.flatMap((move, index) => (move.kind === kind ? [index] : []))[turn] ?? 0;
  return solved.solution.moves.slice(0, at);
};
const playTo = (moves: Level['solution']['moves']): Play => replay(solved, { seed: solved.solution.seed, moves });

test('no sentence of the text stands twice, and what beings do goes by the time that the sentence began with', () => {
  const all = Array.from({ length: TALES_IN_ALL }, (_, index) => taleOf(index + 1));
  expect(new Set(all.map((words) => words.join(' '))).size).toBe(TALES_IN_ALL);
  expect(all.every((words) => words.length === TALE_STEPS && new Set([words[1], words[4], words[7]]).size === 3)).toBe(true);
  const birds = (time: string) => all.filter(([first]) => first === time).flatMap((words) => words.filter((_, index) => words[index - 1] === 'birds'));
  expect(new Set(birds('night'))).toEqual(new Set(['sleep', 'fly']));
  expect(new Set(birds('day'))).toEqual(new Set(['sing', 'fly']));
  expect(() => taleOf(0)).toThrow(`no sentence 0; give 1 to ${TALES_IN_ALL}`);
});

test('a row hears nothing first, then word after word, and each step wants the next', () => {
  const rows = sentenceRows('tales', [7]);
  const words = taleOf(7);
  expect([...rows.inputs].map((word) => TALE_WORDS[word])).toEqual(['', ...words.slice(0, -1)]);
  expect(words.map((_, step) => TALE_WORDS[rows.targets.subarray(step * TALE_WORDS.length).indexOf(1)])).toEqual(words);
});

/** Perplexity of counts of the last word, a tenth added to each, over the rows kept for testing. */
function counted({ stage }: Play): number {
  const { counts } = toldBy(stage);
  const said = stage.testIds.flatMap((id) => taleOf(id).flatMap((_, step, words) => {
    const after = counts.get(words[step - 1] ?? '') ?? new Map<string, number>();
    const all = [...after.values()].reduce((sum, count) => sum + count, 0);
    return TALE_WORDS.map((word) => ((after.get(word) ?? 0) + 0.1) / (all + 0.1 * TALE_WORDS.length));
  }));
  const targets = stage.test.targets;
  return Math.exp(-said.reduce((sum, part, index) => sum + (targets[index] === 1 ? Math.log(part) : 0), 0) / (stage.test.count * TALE_STEPS));
}

const perplexity = ({ stage }: Play, parameters: Float64Array): number => judge(stage.task.network, parameters, stage.test, ['perplexity'])[0] ?? NaN;

/** What hears only the last word, after so many epochs of its level's training. */
function ofLastWord(epochs: number): number {
  const play = playTo(before('weights').slice(0, -1));
  const plan = livePlan(play.stage, play.values);
  let parameters = play.stage.learnt ?? new Float64Array();
  if (plan === null) throw new Error('nothing is learnt');
  for (const step of trainLive(play.stage.task.network, parameters, play.stage.train, { ...plan, epochs }, 1e9)) parameters = step.parameters.slice();
  return perplexity(play, parameters);
}

test('on new sentences a network that remembers wavers among a tenth fewer words than counts do, at ten seeds; one that hears the last word comes to what they come to', () => {
  const taught = playTo(before('enter'));
  const counts = counted(taught);
  const last = ofLastWord(15);
  expect(counts).toBeGreaterThan(2.8);
  expect(Math.abs(last / counts - 1)).toBeLessThan(0.03);
  expect(last).toBeGreaterThan(Number(level.goal.atMost));
  expect(perplexity(taught, taught.stage.learnt ?? new Float64Array())).toBeLessThan(0.9 * counts);
  const reached = readTrained(level)?.runs[0]?.reached ?? [];
  expect(reached).toHaveLength(10);
  expect(reached.reduce((sum, each) => sum + each, 0) / 10).toBeLessThan(0.88 * counts);
  expect(Math.max(...reached)).toBeLessThan(0.91 * counts);
});

test('the page is counted: what is off is added up, and a part of it is told in percent', () => {
  const play = firstPlay(level, 1);
  const counts = pageCounts(play.stage);
  const told = toldBy(play.stage);
  expect(told.page).toHaveLength(10);
  expect(told.page.flatMap((words) => words.filter((_, index) => words[index - 1] === 'cats')).toSorted()).toEqual(Object.entries(counts).flatMap(([word, count]) => Array.from({ length: count }, () => word)).toSorted());
  const ask: FollowingAsk = { of: 'following', figure: 'miscounted', given: {}, heard: [], wanted: 0 };
  expect(followingFigure(play.stage, { ...counts }, ask)).toBe(0);
  expect(followingFigure(play.stage, { ...counts, hunt: (counts['hunt'] ?? 0) + 2, sleep: 0 }, ask)).toBe(2 + (counts['sleep'] ?? 0));
  expect(followingFigure(play.stage, {}, { ...ask, figure: 'counted', word: 'sleep' })).toBeCloseTo(10 * (counts['sleep'] ?? NaN), 12);
});

test('temperature: at 1 nothing changes, in the cold the likeliest takes all, in the heat all are alike', () => {
  const parts = [0.5, 0.3, 0.2];
  tempered(parts, 1).forEach((part, index) => expect(part).toBeCloseTo(parts[index] ?? NaN, 12));
  tempered(parts, 0.5).forEach((part, index) => expect(part).toBeCloseTo((parts[index] ?? NaN) ** 2 / 0.38, 12));
  expect(tempered(parts, 0.02)[0]).toBeGreaterThan(0.999);
  tempered(parts, 1e6).forEach((part) => expect(part).toBeCloseTo(1 / 3, 5));
  expect(tempered([1, 0], 1)[1]).toBeLessThan(1e-200);
});

test('cold, the network writes one sentence again and again; hot, it writes what the text never said', () => {
  const { stage } = playTo(before('enter'));
  const learnt = stage.learnt ?? new Float64Array();
  const different = (temperature: number) => new Set(writes(stage, learnt, temperature, 20).map((line) => line.join(' '))).size;
  expect(different(0.05)).toBeLessThan(4);
  expect(different(3)).toBe(20);
  const { counts } = toldBy(stage);
  const unheard = (temperature: number) => writes(stage, learnt, temperature, 20).flatMap((line) => line.filter((word, index) => counts.get(line[index - 1] ?? '')?.has(word) !== true)).length;
  expect(unheard(0.5)).toBeLessThan(5);
  expect(unheard(3)).toBeGreaterThan(40);
});

test('what was said at the beginning decides, which counts of the last word cannot hear; and what the text says most is said, true or not', () => {
  const { stage } = playTo(before('enter'));
  const share = (heard: readonly string[], word: string) => sharesAfter(stage, stage.learnt ?? new Float64Array(), heard, 1)[TALE_WORDS.indexOf(word)] ?? NaN;
  const birds = (time: string) => share([time, 'lamps', 'wait', 'and', 'birds'], 'sleep');
  expect(birds('night')).toBeGreaterThan(0.5);
  expect(birds('day')).toBeLessThan(0.2);
  const counts = toldBy(stage).counts.get('birds');
  expect(counts?.get('sleep')).toBeGreaterThan(counts?.get('sing') ?? NaN);
  const fish = ['night', 'ships', 'wait', 'and', 'fish'];
  expect(share(fish, 'fly')).toBeGreaterThan(share(fish, 'swim'));
});

test('questions of a learnt level come in their turn: nothing is trained, chosen or begun anew before it is asked for', () => {
  const play = firstPlay(level, 1);
  expect(() => advance(play, { kind: 'choose', tool: 'network', option: 'memory' })).toThrow(MoveError);
  expect(() => advance(play, { kind: 'weights', epochs: 50, parameters: writeWeights(play.stage.learnt ?? []) })).toThrow('learn is not in use');
  expect(() => advance(play, { kind: 'start' })).toThrow(MoveError);
  expect(() => advance(play, { kind: 'set', values: { temperature: 2 } })).toThrow('temperature is not in use');
  const wrong = advance(play, { kind: 'answer', to: 'hand-over' });
  expect([wrong.verdict, wrong.answers.length, wrong.mistakes, wrong.value]).toEqual(['open', 0, 1, play.value]);
  expect(diagnose(wrong).fault).toBe('counted-too-few');
  const learning = playTo(before('weights'));
  expect(learnTool(learning.stage.task)?.id).toBe('learn');
  expect(advance(learning, { kind: 'answer', to: 'hand-over' }).answers).toHaveLength(2);
  const taught = playTo(solved.solution.moves.slice(0, before('weights').length + 2));
  expect(taught.answers).toHaveLength(3);
  expect(() => advance(taught, { kind: 'start' })).toThrow(MoveError);
});

test('an attempt keeps the weights that were handed over, though better ones came later in its round', () => {
  const { moves } = solved.solution;
  const at = before('weights').length;
  const learning = playTo(moves.slice(0, at));
  const poor = { kind: 'weights', epochs: 1, parameters: writeWeights(learning.stage.learnt ?? []) } as const;
  const attempt = { schema: 1 as const, level: level.id, levelHash: 'h', engine: 1, seed: solved.solution.seed, moves: [...moves.slice(0, at), poor, poor, ...moves.slice(at)] };
  const light = withoutIdleWeights(solved, attempt);
  expect(light.moves.filter((move) => move.kind === 'weights' && move.parameters !== undefined).length).toBeLessThan(attempt.moves.filter(({ kind }) => kind === 'weights').length);
  const [whole, kept] = [replay(solved, attempt), replay(solved, light)];
  expect(score(solved, kept, null)).toEqual(score(solved, whole, null));
  expect(kept.answers).toEqual(whole.answers);
});

test('what comes next is asked of a text with these words only', () => {
  const json = JSON.parse(JSON.stringify(level));
  const file = 'levels/the-bigger-picture/next-word.json';
  const ids = { train: { first: 1, last: 9 }, test: { first: 10, last: 19 } };
  expect(() => parseLevel({ ...json, apparatus: { ...json.apparatus, word: 'whales' } }, file)).toThrow('no word "whales" in the text');
  expect(() => parseLevel({ ...json, dataset: { source: 'sentences', set: 'phrases', ...ids } }, file)).toThrow(/next-word\.json/);
});
