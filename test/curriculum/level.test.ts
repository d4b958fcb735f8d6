import { expect, test } from 'vitest';
import { filesIn } from '../source.ts';
import { levelFiles, readJson } from '../../scripts/read-levels.ts';
import { missingTexts, readTexts } from '../../scripts/read-texts.ts';
import { parseCourse } from '../../src/curriculum/course.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { levels } from './levels.ts';

const FILE = 'levels/linear-regression/fit-by-eye.json';

function spoilt(change: Record<string, unknown>): string {
  const json = readJson(FILE);
  if (typeof json !== 'object' || json === null) return 'no object';
  try {
    parseLevel({ ...json, ...change }, FILE);
    return 'accepted';
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

test.each<[string, Record<string, unknown>, string, RegExp]>([
  ['an unknown field', { colour: 'red' }, 'colour', /unknown; leave it out/],
  ['a missing field', { goal: undefined }, 'goal', /missing; give an object/],
  ['a text for a number', { budget: { steps: 'ten' } }, 'budget.steps', /use a number, not "ten"/],
  ['a number out of range', { budget: { steps: 0 } }, 'budget.steps', /use 1 or more, not 0/],
  ['half a page', { pages: [1, 2.5] }, 'pages[1]', /whole number, not 2\.5/],
  ['no view', { views: [] }, 'views', /give at least 1/],
  ['a bound of no form', { goal: { metric: 'mean-squared-error', atMost: 'low' } }, 'goal.atMost', /use a number or an object/],
  ['a bound of half a form', { goal: { metric: 'mean-squared-error', atMost: { aboveBest: 'x' } } }, 'goal.atMost.aboveBest', /use a number, not "x"/],
  ['a kind that there is not', { kind: 'quiz' }, 'kind', /set-by-hand/],
  ['a start for no parameter', { start: { w: 0, b: 0, v: 1 } }, 'start.v', /has w, b/],
  ['no start for a parameter', { start: { w: 0 } }, 'start', /give a start for "b"/],
  ['a knob for no parameter', { tools: [{ kind: 'parameter', id: 'w2', min: 0, max: 1, step: 0.1 }] }, 'tools[0].id', /has w, b/],
  ['a knob without room', { tools: [{ kind: 'parameter', id: 'w', min: 1, max: 1, step: 0.1 }] }, 'tools[0].max', /more than min/],
  ['a step of nothing', { tools: [{ kind: 'parameter', id: 'w', min: 0, max: 1, step: 0 }] }, 'tools[0].step', /use more than 0, not 0/],
  [
    'a tool twice',
    {
      tools: [
        { kind: 'rate', id: 'rate', min: 0.1, max: 1, step: 1.1 },
        { kind: 'rate', id: 'rate', min: 0.1, max: 1, step: 1.1 },
      ],
      start: { w: 0, b: 0, rate: 0.5 },
    },
    'tools',
    /once/,
  ],
  ['training without a rate', { tools: [{ kind: 'train', id: 'train', epochs: [1], budget: 3 }] }, 'start.rate', /learning rate/],
  ['a pair that makes no sense', { network: { inputs: 1, layers: [{ kind: 'dense', units: 1, activation: 'softmax' }], loss: 'mean-squared-error' } }, 'network', /softmax/],
  [
    'too many inputs',
    { network: { inputs: 2, layers: [{ kind: 'dense', units: 1, activation: 'linear' }], loss: 'mean-squared-error' }, start: { w1: 0, w2: 0, b: 0 } },
    'network.inputs',
    /dataset\.features/,
  ],
  ['mistakes without questions', { goal: { metric: 'mistakes', atMost: 1 } }, 'questions', /needs questions/],
  ['a gradient of nothing', { goal: { metric: 'gradient', atMost: 1 } }, 'goal.parameter', /\(none\)/],
  ['a program view without a program', { views: [{ kind: 'program' }] }, 'views[0]', /needs a program/],
  ['stars by networks that there are not', { reference: undefined }, 'reference', /stars bars of their own/],
  [
    'a call for no parameter',
    { call: { id: 'x', ask: { of: 'gradient', parameter: 'z' }, answer: { kind: 'compare', with: { of: 'number', value: 0 } } } },
    'call.ask.parameter',
    /has w, b/,
  ],
  ['a broken transfer', { transfer: { start: { w: 0 } } }, 'transfer.start', /give a start for "b"/],
  ['a broken fresh round', { fresh: { start: { w: 0 } } }, 'fresh.start', /give a start for "b"/],
  ['a metric that there is not', { goal: { metric: 'beauty', atMost: 1 } }, 'goal.metric', /mean-squared-error/],
  ['an id that is not the file', { id: 'fit' }, 'id', /fit\.json/],
])('the parser refuses %s by file, field and remedy', (_name, change, field, remedy) => {
  const message = spoilt(change);
  expect(message).toContain(`${FILE}: ${field}: `);
  expect(message).toMatch(remedy);
  expect(message).not.toMatch(/Invalid|Expected|received/);
});

test('whoever hands in weights gets no stars for how they were found', () => {
  const learnt = 'levels/the-bigger-picture/digits.json';
  const json = readJson(learnt);
  if (typeof json !== 'object' || json === null) throw new Error('no object');
  for (const by of ['epochs', 'steps', 'rounds', 'mistakes']) expect(() => parseLevel({ ...json, stars: { by, bars: [4, 3, 2, 1] } }, learnt)).toThrow(`${learnt}: stars.by: `);
  expect(() => parseLevel(json, learnt)).not.toThrow();
});

test('what is not spoilt is accepted', () => expect(spoilt({})).toBe('accepted'));

test('every level file is in the course, and every level of the course has its file', () => {
  expect([...levelFiles()].toSorted()).toEqual(filesIn('levels', /\.json$/).filter((file) => !file.startsWith('levels/calibration/') && !file.startsWith('levels/trained/') && !['levels/course.json', 'levels/together.json'].includes(file)));
  expect(new Set(levels.map(({ id }) => id)).size).toBe(levels.length);
});

test('a broken course names its field', () => {
  expect(() => parseCourse({ parts: [{ id: 'x', number: 9, pages: [1, 2], levels: [] }] })).toThrow('levels/course.json: parts[0].number: use 6 or less, not 9');
  expect(() => parseCourse({ daily: 'y', parts: [{ id: 'x', number: 1, pages: [1, 2], levels: ['z'] }] })).toThrow('levels/course.json: daily: there is no level "y"');
});

test('every level has its words in English', () => {
  const texts = readTexts();
  expect(levels.flatMap((level) => missingTexts(level, texts))).toEqual([]);
  expect(Object.keys(texts).filter((id) => levels.every((level) => level.id !== id))).toEqual([]);
});

test('a call without its explanation is told', () => {
  const texts = readTexts();
  const level = levels.find(({ call }) => call !== undefined);
  if (level === undefined) throw new Error('no level has a call');
  const own = texts[level.id];
  if (typeof own !== 'object' || own === null) throw new Error('no texts');
  expect(missingTexts(level, { ...texts, [level.id]: { ...own, why: undefined } }).join()).toContain(`${level.id}.why: missing`);
});
