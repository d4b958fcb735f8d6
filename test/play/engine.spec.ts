// The fast backends in a real browser, on a real device (a software one), in real workers; and what happens when they fail.
import { expect, type Page, test } from '@playwright/test';
import { bundle } from './engine/bundle.ts';
import type { Order, Outcome, Verdict } from './engine/page.ts';
import { follow, open as openGame } from './fixture.ts';
import { text } from './words.ts';

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

let page_: Promise<string> | undefined;
let worker_: Promise<string> | undefined;
const pageCode = () => page_ ??= bundle('./page.ts', 'engine');
const workerCode = () => worker_ ??= bundle('../../../src/trainer/worker.ts', 'worker');

/** An empty page of the game's origin (devices want a secure one) with our script, and beside it workers in several conditions. */
async function open(page: Page): Promise<void> {
  await page.route('**/engine/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  const serve = (name: string, prefix: string, headers: Record<string, string> = {}) => page.route(`**/engine/${name}.js`, async (route) => {
    await route.fulfill({ contentType: 'text/javascript', headers, body: prefix + await workerCode() });
  });
  await serve('worker', '');
  await serve('no-wasm', '', { 'content-security-policy': "script-src 'self'" });
  // After some slices of work the device is destroyed.
  await serve('lossy', `{
    const own = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...wishes) {
      const device = await own.apply(this, wishes);
      const submit = device.queue.submit.bind(device.queue);
      let slices = 0;
      device.queue.submit = (work) => { submit(work); if (++slices === 7) device.destroy(); };
      return device;
    };
  }\n`);
  await page.goto('./engine/empty.html');
  await page.addScriptTag({ content: await pageCode() });
}

const conform = (page: Page, ...call: [name: string, part?: number, parts?: number]): Promise<Verdict> => page.evaluate(`engine.conform(...${JSON.stringify(call)})`);
const population = (page: Page, order: Partial<Order>): Promise<Outcome> => page.evaluate(`engine.population(${JSON.stringify({
  worker: './worker.js', workers: 2, count: 4096, backends: ['webgpu', 'simd', 'plain'], ...order,
})})`);

test('SIMD passes the suite on a page', async ({ page }) => {
  await open(page);
  const { run, faults } = await conform(page, 'simd');
  expect(faults).toEqual([]);
  expect(run).toBeGreaterThan(100);
});

test('and in a worker', async ({ page }) => {
  await open(page);
  const verdict = await page.evaluate((source) => new Promise<Verdict>((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  }), `${await pageCode()}\nengine.conform('simd').then(postMessage)`);
  expect(verdict.faults).toEqual([]);
  expect(verdict.run).toBeGreaterThan(100);
});

/** Cases that are too much for one invocation: refused before anything runs, in these words. */
const REFUSED = /^(?:a long training of a larger network on many rows|early stopping that watches \d+ rows).*: webgpu: \d+ multiplications per network and epoch; at most 20000000; train it with another backend$/;

const PARTS = 4;
for (let part = 0; part < PARTS; part++) {
  test(`WebGPU passes the suite, part ${part + 1} of ${PARTS}`, async ({ page }) => {
    await open(page);
    const { run, faults } = await conform(page, 'webgpu', part, PARTS);
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
    expect(run).toBeGreaterThan(100 / PARTS);
  });
}

test('4,096 networks of 2-3-1, 800 epochs each, on two workers', async ({ page }) => {
  await open(page);
  const { trained, sum, seconds, last, reports, longest } = await population(page, { backends: ['simd', 'plain'] });
  console.log(`4,096 networks in ${seconds.toFixed(2)} s, ${reports} reports, longest task of the page ${longest.toFixed(0)} ms`);
  expect(trained).toBe(4096);
  expect(last).toBe('simd 2');
  expect(reports).toBeGreaterThan(8);
  // Trained one after the other by a single worker they end the same.
  const alone = await population(page, { backends: ['simd'], workers: 1 });
  expect(alone.trained).toBe(4096);
  expect(Math.abs(alone.sum - sum)).toBeLessThan(1e-3 * sum);
});

test('a worker that is killed: the other one goes on, and nobody is trained or lost twice', async ({ page }) => {
  await open(page);
  const whole = await population(page, { backends: ['simd'] });
  const { trained, sum, last } = await population(page, { backends: ['simd', 'plain'], kill: 1, patience: 1500 });
  expect(trained).toBe(4096);
  expect(last).toBe('simd 1');
  expect(Math.abs(whole.sum - sum)).toBeLessThan(1e-3 * sum);
});

test('all workers killed: the page itself goes on', async ({ page }) => {
  await open(page);
  const { trained, last } = await population(page, { backends: ['simd', 'plain'], kill: 2, patience: 1500 });
  expect(trained).toBe(4096);
  expect(last).toBe('simd 1');
});

test('no worker at all', async ({ page }) => {
  await open(page);
  await page.evaluate(() => { Object.defineProperty(window, 'Worker', { value: () => { throw new Error('forbidden'); } }); });
  const { trained, last, longest } = await population(page, { backends: ['simd', 'plain'], count: 1000 });
  console.log(`longest task of the page ${longest.toFixed(0)} ms`);
  expect(trained).toBe(1000);
  expect(last).toBe('simd 1');
});

test('WebAssembly forbidden by policy: plain loops', async ({ page }) => {
  await open(page);
  const { trained, last } = await population(page, { worker: './no-wasm.js', count: 64, backends: ['simd', 'plain'] });
  expect(trained).toBe(64);
  expect(last).toBe('plain 2');
});

test('a graphics card trains; destroyed in mid-work, WebAssembly takes over what is left', async ({ page }) => {
  await open(page);
  const card = await population(page, { count: 1024 });
  expect(card.trained).toBe(1024);
  expect(card.last).toBe('webgpu 1');
  console.log(`1,024 networks on a software device in ${card.seconds.toFixed(2)} s`);
  const { trained, sum, last } = await population(page, { worker: './lossy.js', count: 1024 });
  expect(trained).toBe(1024);
  expect(last).toBe('simd 2');
  expect(Math.abs(card.sum - sum)).toBeLessThan(1e-2 * sum);
});

test('in the game a level has its crowd at once, and the settings say what trained it', async ({ page }) => {
  await openGame(page, '#/level/loss-curve');
  const began = Date.now();
  // It is seen from the third move on.
  await expect(page.getByText(text('crowd.among', { count: '4,096' }))).toBeAttached();
  await expect(page.getByText(/ trained$/)).toHaveCount(0);
  console.log(`the crowd of a level after ${Date.now() - began} ms`);
  await follow(page, '#/settings');
  const says = page.locator('.trains');
  await expect(says).toHaveText(/^WebAssembly on \d+ cores?: 4,096 networks in [\d.]+ s$/, { timeout: 20_000 });
  const choose = async (name: string) => page.getByRole('combobox', { name: text('settings.trainer') }).selectOption(name, { timeout: 10_000 });
  await choose('plain');
  await expect(says).toHaveText(/^JavaScript on \d+ cores?: 4,096 networks in [\d.]+ s$/, { timeout: 20_000 });
  await choose('webgpu');
  // What passes for a card here is a program.
  const instead = /^Graphics card does not run here. WebAssembly on \d+ cores?: 4,096 networks in [\d.]+ s$/;
  await expect(says).toHaveText(instead);
  await page.reload();
  await expect(says).toHaveText(instead);
});
