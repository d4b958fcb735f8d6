// Pictures: the same everywhere, as many as are told, with variety enough that a linear model learns next to nothing of what filters learn.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readSheets } from '../../scripts/read-sheets.ts';
import { type PictureData, pictureRows } from '../../src/curriculum/pictures.ts';
import { LostPictures, parseSheet, SHEETS } from '../../src/curriculum/sheet.ts';
import { drawStreet, STREET_WIDTH } from '../../src/engine/dataset/streets.ts';
import { trainLiveOn } from '../../src/engine/live.ts';
import { judge } from '../../src/engine/metric/judge.ts';
import type { Network } from '../../src/engine/network.ts';
import { random } from '../../src/engine/random.ts';
import { trainSimd } from '../../src/engine/simd/train.ts';
import { startParameters } from '../../src/engine/start.ts';
import { root } from '../source.ts';
import { levelOf } from './levels.ts';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const fileOf = (name: string) => readFileSync(join(root, 'assets/datasets', name));

/** Accuracy on pictures that were kept back. */
async function accuracy(network: Network, data: PictureData, rate: number, epochs: number): Promise<number> {
  const [train, test] = [pictureRows(data, ids(1, 1200)), pictureRows(data, ids(100_001, 300))];
  let end: Float64Array = startParameters(network, { kind: 'he' }, random('pictures'));
  for await (const { parameters } of trainLiveOn(trainSimd, network, end, train, { learningRate: rate, batch: 8, epochs, seed: 1 }, 1200)) end = parameters;
  return judge(network, end, test, ['accuracy'])[0] ?? Number.NaN;
}

test('a linear model is hardly better than chance at trees and at street scenes; filters on filters are', async () => {
  const trees: PictureData = { set: 'trees', target: 'class', shuffled: false };
  const streets: PictureData = { set: 'streets', target: 'class', shuffled: false };
  const linearTrees = await accuracy({ inputs: 576, layers: [{ kind: 'dense', units: 1, activation: 'sigmoid' }], loss: 'binary-cross-entropy' }, trees, 0.03, 6);
  const linearStreets = await accuracy({ inputs: 768, layers: [{ kind: 'dense', units: 3, activation: 'softmax' }], loss: 'categorical-cross-entropy' }, streets, 0.03, 6);
  const filters = await accuracy({ ...(levelOf('tree-or-not').networks?.['shapes'] ?? levelOf('tree-or-not').network) }, trees, 0.1, 6);
  expect(linearTrees).toBeLessThan(0.6);
  expect(linearStreets).toBeLessThan(0.5);
  expect(filters).toBeGreaterThan(linearTrees + 0.12);
});

test('the same number gives the same picture, another number another', () => {
  const data: PictureData = { set: 'streets', target: 'pixels', shuffled: false };
  const [one, again, other] = [[5], [5], [6]].map((each) => pictureRows(data, each));
  expect(one?.inputs).toEqual(again?.inputs);
  expect(one?.targets).toEqual(again?.targets);
  expect(one?.inputs).not.toEqual(other?.inputs);
});

test('the box of a scene holds all that its pixels say is the thing, and nothing less', () => {
  for (const id of ids(1, 60)) {
    const { box, grounds } = drawStreet(id);
    const cells = [...grounds.entries()].flatMap(([pixel, ground]) => (ground === 3 ? [[pixel % STREET_WIDTH, Math.floor(pixel / STREET_WIDTH)] as const] : []));
    expect(cells.length, `scene ${id}`).toBeGreaterThan(6);
    expect([Math.min(...cells.map(([x]) => x)), Math.max(...cells.map(([x]) => x)) + 1]).toEqual([box.left, box.right]);
    expect([Math.min(...cells.map(([, y]) => y)), Math.max(...cells.map(([, y]) => y)) + 1]).toEqual([box.top, box.bottom]);
  }
});

test('digits come as they were packed: 10,000, of every kind, none of those that judge among those that are learnt from', () => {
  readSheets('digits');
  const rows = pictureRows({ set: 'digits', target: 'class', shuffled: false }, ids(1, 10_000));
  const counts = Array.from({ length: 10 }, (_, digit) => Array.from({ length: 10_000 }, (_each, row) => rows.targets[row * 10 + digit] ?? 0).reduce((sum, each) => sum + each, 0));
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(10_000);
  expect(Math.min(...counts)).toBeGreaterThan(800);
  const learnt = new Set(ids(0, 5000).map((row) => rows.inputs.subarray(row * 784, (row + 1) * 784).join()));
  expect(ids(5000, 5000).filter((row) => learnt.has(rows.inputs.subarray(row * 784, (row + 1) * 784).join()))).toEqual([]);
  expect(() => pictureRows({ set: 'digits', target: 'class', shuffled: false }, [10_001]).inputs).toThrow('digits: picture 10001 has not arrived');
});

test('shuffled pixels are the same pixels, in other places that are the same for all pictures', () => {
  readSheets('digits');
  const [plain, mixed] = [false, true].map((shuffled) => pictureRows({ set: 'digits', target: 'class', shuffled }, ids(1, 40)).inputs);
  if (plain === undefined || mixed === undefined) throw new Error('no pictures');
  expect(mixed).not.toEqual(plain);
  expect(mixed.slice(0, 784).toSorted()).toEqual(plain.slice(0, 784).toSorted());
  const column = (inputs: Float64Array, pixel: number) => ids(0, 40).map((row) => inputs[row * 784 + pixel] ?? 0).join();
  const columns = (inputs: Float64Array) => ids(0, 784).map((pixel) => column(inputs, pixel)).toSorted();
  expect(columns(mixed)).toEqual(columns(plain));
});

test('a sheet that was cut short, changed or mislabelled is refused by name', () => {
  const [spec] = SHEETS.digits;
  if (spec === undefined) throw new Error('no sheet');
  const whole = gunzipSync(fileOf(spec.file));
  expect(parseSheet(whole, spec).count).toBe(6000);
  expect(() => parseSheet(whole.subarray(1), spec)).toThrow(LostPictures);
  const mislabelled = Uint8Array.from(whole);
  mislabelled[0] = 11;
  expect(() => parseSheet(mislabelled, spec)).toThrow('assets/datasets/digits.bin: picture 1 has no label; run npm run digits');
  const packed = Uint8Array.from(gzipSync(whole));
  packed[2000] = (packed[2000] ?? 0) ^ 255;
  expect(() => gunzipSync(packed)).toThrow(/data|distance|code|block/);
});
