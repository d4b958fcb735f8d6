// npm run train, as a stranger runs it: a process, a file, stdout and stderr.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseTrainings, isFields } from '../../scripts/training-file.ts';
import golden from '../golden/golden.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'downhill-train-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, join(root, 'scripts', 'train.ts'), ...args], { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr };
}

function runOn(value: unknown) {
  const file = join(folder, 'trainings.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return run(file);
}

/** The cases that a run printed. */
function printed(stdout: string): Record<string, unknown>[] {
  const result: unknown = JSON.parse(stdout);
  const cases = isFields(result) && Array.isArray(result['cases']) ? result['cases'] : [];
  return cases.filter(isFields);
}

const one = {
  net: 'one neuron', data: 'chapter1', loss: 'mse', layers: [{ units: 1, activation: 'linear' }], init: [[[[0.5]], [0]]],
};
const hyper = { lr: 0.08, epochs: 100, batch: 'full' };

test('the golden file comes back with its own ends', () => {
  const { status, stdout, stderr } = run(join(root, 'test', 'golden', 'golden.json'));
  expect([status, stderr]).toEqual([0, '']);
  const result: unknown = JSON.parse(stdout);
  expect(isFields(result) && result['scaling']).toEqual(golden.scaling);
  expect(printed(stdout)).toHaveLength(5)
  printed(stdout).forEach((each, index) => {
    const want = golden.cases[index];
    expect(Object.keys(each).toSorted()).toEqual(Object.keys(want ?? {}).toSorted());
    const numbers = (value: unknown): number[] => JSON.stringify(value).match(/[-\d.e]+/g)?.map(Number) ?? [];
    const wanted = numbers(want?.final);
    numbers(each['final']).forEach((value, p) => expect(Math.abs(value - (wanted[p] ?? NaN))).toBeLessThan(1e-5));
  });
});

test('other trainings: one neuron, three hidden layers, other outputs, mini batches, a rate of its own, a blow-up', () => {
  const wide = { data: 'chapter2', loss: 'mse', init: [[[[0.1, -0.2], [0.3, 0.4]], [0, 0]], [[[0.5], [0.6]], [0]]] };
  const deep = {
    data: 'chapter3', loss: 'binary-cross-entropy',
    layers: ['tanh', 'sigmoid', 'relu', 'sigmoid'].map((activation) => ({ units: 1, activation })),
    init: [[[[0.5], [-0.4]], [0]], [[[1]], [0]], [[[1]], [0]], [[[1]], [0]]],
  };
  const cases = [
    one,
    { ...one, hyper: { batch: 3, epochs: 40 } },
    { ...one, hyper: { lr: 1e6, epochs: 400 } },
    ...['sigmoid', 'relu', 'tanh'].map((activation) => ({ ...wide, layers: [{ units: 2, activation: 'tanh' }, { units: 1, activation }] })),
    deep,
  ];
  const { status, stdout, stderr } = runOn({ hyper, cases });
  expect([status, stderr]).toEqual([0, '']);
  const [first, mini, blown, ...rest] = printed(stdout);
  expect(first?.['train_mse']).toBeCloseTo(16.37, 1);
  expect(first?.['test_mse']).toBeCloseTo(144.5, 0);
  expect(mini?.['train_mse']).not.toBe(first?.['train_mse']);
  expect(blown).toMatchObject({ train_mse: null, test_mse: null, final: [[[[null]], [expect.anything()]]] });
  for (const each of rest) expect(typeof (each['train_mse'] ?? each['train_cost_ln'])).toBe('number');
});

describe('a bad file costs one clear line and exit code 1', () => {
  test.each([
    ['not JSON', '{"hyper": \n', /trainings\.json: not JSON \(.*\); give a file/],
    ['an unknown activation', { hyper, cases: [{ ...one, layers: [{ units: 1, activation: 'swish' }] }] },
      /trainings\.json: cases\[0\] \(one neuron\): layers\[0\]\.activation: "swish" is unknown; use one of linear, relu/],
  ])('%s', (_name, value, line) => {
    const { status, stdout, stderr } = runOn(value);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('no file, or one that is not there', () => {
    expect(run()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^no file; run npm run --silent train -- FILE\.json\n$/) });
    expect(run('nowhere.json')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^nowhere\.json: cannot be read .*\n$/) });
  });
});

describe('every bad field is named with its remedy', () => {
  const layer = { units: 1, activation: 'linear' };
  test.each<[string, unknown, RegExp]>([
    ['a list', [], /^not an object; give/],
    ['no cases', { hyper }, /^cases: missing; give a list/],
    ['empty cases', { hyper, cases: [] }, /^cases: empty/],
    ['a case that is none', { hyper, cases: [3] }, /^cases\[0\]: 3; give an object/],
    ['no rate', { hyper: { epochs: 1, batch: 'full' }, cases: [one] }, /hyper\.lr: missing; give a finite number/],
    ['a negative rate', { hyper, cases: [one, { ...one, hyper: { lr: -1 } }] }, /^cases\[1\] \(one neuron\): hyper\.lr: -1; give/],
    ['an infinite rate', '{"hyper":{"lr":1e999,"epochs":1,"batch":"full"},"cases":[{"data":"chapter1","loss":"mse","layers":[{"units":1,"activation":"linear"}],"init":[[[[0]],[0]]]}]}', /hyper\.lr: Infinity; give/],
    ['a rate in words', { hyper: { ...hyper, lr: 'NaN' }, cases: [one] }, /hyper\.lr: "NaN"; give/],
    ['half an epoch', { hyper: { ...hyper, epochs: 1.5 }, cases: [one] }, /hyper\.epochs: 1\.5; give a whole number/],
    ['batch 0', { hyper: { ...hyper, batch: 0 }, cases: [one] }, /hyper\.batch: 0; give "full" or a whole number/],
    ['no data', { hyper, cases: [{ ...one, data: undefined }] }, /data: missing; use one of chapter1/],
    ['other data', { hyper, cases: [{ ...one, data: 'toString' }] }, /data: "toString" is unknown/],
    ['no layers', { hyper, cases: [{ ...one, layers: [] }] }, /layers: none; give at least one/],
    ['half a unit', { hyper, cases: [{ ...one, layers: [{ ...layer, units: 0.5 }] }] }, /layers\[0\]\.units: 0\.5; give/],
    ['two outputs', { hyper, cases: [{ ...one, layers: [{ ...layer, units: 2 }] }] }, /layers\[0\]\.units: 2 outputs; chapter1 has 1/],
    ['an unknown loss', { hyper, cases: [{ ...one, loss: 'hinge' }] }, /loss: "hinge" is unknown; use one of mse/],
    ['softmax with mse', { hyper, cases: [{ ...one, layers: [{ ...layer, activation: 'softmax' }] }] }, /softmax makes no sense with mean-squared-error/],
    ['linear with cross entropy', { hyper, cases: [{ ...one, data: 'chapter3', loss: 'binary-cross-entropy' }] }, /linear makes no sense with binary-cross-entropy; use sigmoid/],
    ['cross entropy of prices', { hyper, cases: [{ ...one, loss: 'binary-cross-entropy', layers: [{ units: 1, activation: 'sigmoid' }] }] }, /makes no sense with chapter1/],
    ['no init', { hyper, cases: [{ ...one, init: undefined }] }, /init: missing; give a list of 1/],
    ['init too long', { hyper, cases: [{ ...one, init: [...one.init, ...one.init] }] }, /init: 2 entries; give 1/],
    ['init of two inputs', { hyper, cases: [{ ...one, init: [[[[1], [1]], [0]]] }] }, /init\[0\]\[0\]: 2 entries; give 1 rows of weights/],
    ['a word among the weights', { hyper, cases: [{ ...one, init: [[[['x']], [0]]] }] }, /init\[0\]\[0\]\[0\]\[0\]: "x"; give a finite number/],
    ['no biases', { hyper, cases: [{ ...one, init: [[[[1]], []]] }] }, /init\[0\]\[1\]: 0 entries; give 1 biases/],
    ['grad_factor 0', { hyper, cases: [{ ...one, grad_factor: 0 }] }, /grad_factor: 0; give a finite number above 0/],
  ])('%s', (_name, value, message) => {
    expect(() => parseTrainings(typeof value === 'string' ? value : JSON.stringify(value))).toThrow(message);
  });

  test('the golden file has none', () => {
    expect(parseTrainings(readFileSync(join(root, 'test', 'golden', 'golden.json'), 'utf8')).cases).toHaveLength(5);
  });
});
