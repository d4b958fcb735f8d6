import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';

/** Collects errors in the console or on a page, and requests that leave the game's own address. */
export function watch(context: BrowserContext, baseURL = '', faults: string[]): void {
  context.on('weberror', (fault) => faults.push(`page: ${fault.error().stack ?? fault.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !url.startsWith(baseURL)) faults.push(`foreign host: ${url}`);
  });
}

/** Every test fails on an error in the console or on the page, and on a request that leaves the game's own address. */
export const test = base.extend<{ faults: string[] }>({
  faults: [async ({ context, baseURL }, use) => {
    const faults: string[] = [];
    watch(context, baseURL, faults);
    await use(faults);
    expect(faults, 'what the browser complained of').toEqual([]);
  }, { auto: true }],
  actionTimeout: 10_000,
});

export { expect };

/** Fresh attempts begin with this seed, on this page and on those that are loaded after it. */
export async function fixSeed(page: Page, seed: number): Promise<void> {
  const fix = (fixed: number) => {
    const own = Crypto.prototype.getRandomValues.bind(crypto);
    crypto.getRandomValues = (array) => {
      if (!(array instanceof Uint32Array) || array.length !== 1) return own(array);
      array.fill(fixed);
      return array;
    };
  };
  await page.addInitScript(fix, seed);
  await page.evaluate(fix, seed);
}

/** The game at an address such as `#/map`, once the picture of that screen is drawn. */
export async function open(page: Page, address = '#/', query = ''): Promise<void> {
  await page.goto(`./${query}${address}`);
  await boardIsDrawn(page);
}

export async function boardIsDrawn(page: Page): Promise<void> {
  await expect(page.locator('#board[data-picture="drawn"] canvas')).toBeAttached({ timeout: 20_000 });
}

/** Waits until what was asked for stands: the page laid out in a frame of its own, and the picture of its screen drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const frame = () => new Promise<number>((resolve) => { requestAnimationFrame(resolve); });
    await frame();
    await frame();
    return document.querySelector('#board[data-picture="drawn"] canvas') !== null;
  }, undefined, { timeout: 20_000 });
}

/** Another address without loading the page again, as a link does it; a level is there once its file has come. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => { location.hash = hash; }, address);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(address);
  const [, level] = /^#\/level\/(.+)$/.exec(address) ?? [];
  await expect(page.locator(level === undefined ? '#panel h1' : `#panel main[data-level="${level}"]`)).toBeAttached();
}
