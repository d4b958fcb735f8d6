import { expect, test } from 'vitest';
import { backwards, sentenceRows, sentenceSpec } from '../../src/curriculum/sentences.ts';
import { feelingOf, FEELING_WORDS, FEELINGS_IN_ALL } from '../../src/engine/dataset/feelings.ts';
import { phraseOf, PHRASES_IN_ALL } from '../../src/engine/dataset/phrases.ts';
import { trainLive } from '../../src/engine/live.ts';
import { judge } from '../../src/engine/metric/judge.ts';
import { random } from '../../src/engine/random.ts';
import { startParameters } from '../../src/engine/start.ts';
import { levelOf } from './levels.ts';

test('no phrase comes twice, and word for word it is a phrase of the same length but not the same', () => {
  const all = Array.from({ length: PHRASES_IN_ALL }, (_, index) => phraseOf(index + 1));
  expect(new Set(all.map(({ english }) => english.join(' '))).size).toBe(PHRASES_IN_ALL);
  expect(all.every(({ english, french }) => english.length === french.length)).toBe(true);
  const black = all.find(({ english }) => english.join(' ') === 'the black house falls');
  expect(black?.french).toEqual(['la', 'maison', 'noire', 'tombe']);
  const small = all.find(({ english }) => english.join(' ') === 'a small white dog waits');
  expect(small?.french).toEqual(['un', 'petit', 'chien', 'blanc', 'attend']);
  const rows = sentenceRows('phrases', all.map((_, index) => index + 1));
  const { steps, answers } = sentenceSpec('phrases');
  expect([rows.count, rows.features, rows.outputs]).toEqual([PHRASES_IN_ALL, steps, steps * (answers?.length ?? 0)]);
  expect(rows.targets.reduce((sum, value) => sum + value)).toBe(PHRASES_IN_ALL * steps);
});

test('one word at a time is wrong about most new phrases, whatever it is taught', () => {
  const { networks = {} } = levelOf('translate');
  const network = networks['word'];
  if (network === undefined) throw new Error('translate: no network word');
  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const [train, test] = [sentenceRows('phrases', ids(1, 288)), sentenceRows('phrases', ids(289, 384))];
  let parameters = startParameters(network, { kind: 'glorot' }, random(1));
  for (const step of trainLive(network, parameters, train, { learningRate: 0.02, batch: 16, epochs: 20, seed: 1, optimizer: { name: 'adam' } }, 1e9)) parameters = step.parameters.slice();
  const [flawless = NaN, words = NaN] = judge(network, parameters, test, ['sequence-accuracy', 'step-accuracy']);
  expect(flawless).toBeLessThan(0.3);
  expect(words).toBeGreaterThan(flawless);
});

const bagOf = (words: readonly string[]) => words.toSorted().join(' ');

test('every sentence is another one, glad and sad by halves, and half of all have a twin of the same words and the opposite feeling', () => {
  const all = Array.from({ length: FEELINGS_IN_ALL }, (_, index) => feelingOf(index + 1));
  expect(new Set(all.map(({ words }) => words.join(' '))).size).toBe(FEELINGS_IN_ALL);
  expect(all.filter(({ glad }) => glad)).toHaveLength(FEELINGS_IN_ALL / 2);
  const bags = new Map<string, Set<boolean>>();
  for (const { words, glad } of all) bags.set(bagOf(words), (bags.get(bagOf(words)) ?? new Set()).add(glad));
  expect(all.filter(({ words }) => bags.get(bagOf(words))?.size === 2).length / FEELINGS_IN_ALL).toBeGreaterThan(0.5);
  expect(() => feelingOf(FEELINGS_IN_ALL + 1)).toThrow('no sentence 3281; give 1 to 3280');
});

test('a sentence ends where its row ends, and backwards it does so, too', () => {
  const rows = sentenceRows('feelings', [1, 2, 3]);
  const { steps } = sentenceSpec('feelings');
  const { words } = feelingOf(2);
  expect([...rows.inputs.subarray(steps, 2 * steps)].map((word) => FEELING_WORDS[word])).toEqual([...Array.from({ length: steps - words.length }, () => 'none'), ...words]);
  expect(backwards(backwards(rows))).toEqual(rows);
});

test('trained alike, a bag of words is wrong about a quarter of new sentences at least, a memory about hardly any', () => {
  const { networks = {}, dataset } = levelOf('sentiment');
  if (dataset.source !== 'sentences') throw new Error('sentiment: no sentences');
  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const [train, test] = [sentenceRows('feelings', ids(1, 300)), sentenceRows('feelings', ids(301, 600))];
  const accuracy = (name: string) => {
    const network = networks[name];
    if (network === undefined) throw new Error(`sentiment: no network ${name}`);
    let parameters = startParameters(network, { kind: 'glorot' }, random(1));
    for (const step of trainLive(network, parameters, train, { learningRate: 0.01, batch: 16, epochs: 40, seed: 1, optimizer: { name: 'adam' } }, 1e9)) parameters = step.parameters.slice();
    return judge(network, parameters, test, ['accuracy'])[0] ?? NaN;
  };
  expect(accuracy('bag')).toBeLessThan(0.75);
  expect(accuracy('memory')).toBeGreaterThan(0.95);
});
