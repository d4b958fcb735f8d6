// Browsers that lack something, and addresses that lead nowhere.
import type { Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { solve } from './driver.ts';
import { expect, fixSeed, follow, open, test } from './fixture.ts';
import { text, within } from './words.ts';

test.describe.configure({ mode: 'parallel' });

const level = readLevel('levels/linear-regression/fit-by-eye.json');

/** Networks counted in all bars of the histogram. */
async function networksShown(page: Page): Promise<number> {
  const bars = page.getByRole('group', { name: text('crowd.label') }).getByRole('button');
  const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
  return names.reduce((sum, name) => sum + Number(/[\d,]+/.exec(name)?.[0].replace(',', '') ?? 0), 0);
}

async function expectHistogramFull(page: Page): Promise<void> {
  await fixSeed(page, level.solution.seed);
  await open(page, `#/level/${level.id}`);
  await solve(page, level, 'passed');
  await expect.poll(() => networksShown(page), { timeout: 30_000 }).toBe(level.reference?.count);
}

test('the histogram fills while one plays', async ({ page }) => {
  await expectHistogramFull(page);
});

test('no worker can be made: the level is played, the histogram fills', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = new Proxy(window.Worker, { construct: () => { throw new Error('no workers here'); } });
  });
  await expectHistogramFull(page);
});

test('a worker dies at once: the level is played, the histogram fills', async ({ page }) => {
  await page.addInitScript(() => {
    const Own = window.Worker;
    window.Worker = class extends Own {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        setTimeout(() => {
          this.terminate();
          this.dispatchEvent(new ErrorEvent('error'));
        });
      }
    };
  });
  await expectHistogramFull(page);
});

test('no WebAssembly and no WebGPU: the level is played, the histogram fills', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'WebAssembly');
    Object.defineProperty(navigator, 'gpu', { value: undefined });
  });
  await expectHistogramFull(page);
});

for (const [lack, remove] of [
  ['there is no IndexedDB', () => { Object.defineProperty(window, 'indexedDB', { value: undefined }); }],
  ['IndexedDB may not be opened', () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }; }],
] as const) {
  test(`${lack}: the level is played, and the settings say that nothing is kept`, async ({ page }) => {
    await page.addInitScript(remove);
    await fixSeed(page, level.solution.seed);
    await open(page, `#/level/${level.id}`);
    await solve(page, level, 'passed');
    await follow(page, '#/settings');
    await expect(page.getByText(text('settings.not-kept'))).toBeVisible();
  });
}

test('an address that leads nowhere opens the map and says so', async ({ page }) => {
  const map = page.getByRole('heading', { name: text('part.0.name') });
  await open(page, '#/level/nope');
  await expect(page.getByRole('alert')).toContainText(within('notice.no-level', { id: 'nope' }));
  await expect(map).toBeVisible();
  await open(page, '#/rubbish', '?fresh');
  await expect(page.getByRole('alert')).toContainText(within('notice.no-address', { address: '#/rubbish' }));
  await expect(map).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/map');
});
