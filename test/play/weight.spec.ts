// How much has to arrive before one can play, and in which order.
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { boardIsDrawn, expect, test } from './fixture.ts';
import { text } from './words.ts';

interface Script {
  name: string;
  /** Milliseconds from the beginning of the page to its request. */
  asked: number;
  gzip: number;
}

/** Every script in the order it was asked for, and when the title could first be used and had been painted. */
async function arrivals(page: Page): Promise<{ scripts: readonly Script[]; usable: number; painted: number }> {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.set(response.url(), response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.addInitScript((source) => {
    const play = new RegExp(source);
    new MutationObserver((_, observer) => {
      const button = Array.from(document.querySelectorAll('button')).find(({ textContent }) => play.test(textContent?.trim() ?? ''));
      if (button === undefined) return;
      observer.disconnect();
      performance.mark('usable');
      requestAnimationFrame(() => performance.mark('painted'));
    }).observe(document, { childList: true, subtree: true });
  }, text('title.play').source);
  await page.goto('./');
  await boardIsDrawn(page);
  const { entries, usable, painted } = await page.evaluate(() => ({
    entries: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
    usable: performance.getEntriesByName('usable')[0]?.startTime ?? NaN,
    painted: performance.getEntriesByName('painted')[0]?.startTime ?? NaN,
  }));
  const scripts = await Promise.all(entries.filter(({ name }) => name.endsWith('.js')).map(async ({ name, startTime }) => ({
    name: name.split('/').at(-1) ?? '', asked: startTime, gzip: (await sizes.get(name)) ?? Number.NaN,
  })));
  return { scripts, usable, painted };
}

const weightOf = (scripts: readonly Script[]) => scripts.reduce((sum, { gzip }) => sum + gzip, 0);
const isPhaser = ({ name }: Script) => name.startsWith('phaser');

test('the title can be used after 80 kB of script', async ({ page }) => {
  const { scripts, usable } = await arrivals(page);
  const before = scripts.filter(({ asked }) => asked < usable);
  expect(before.length).toBeGreaterThan(0);
  expect(weightOf(before), JSON.stringify(before)).toBeLessThanOrEqual(80_000);
});

test('the whole game without Phaser weighs at most 200 kB', async ({ page }) => {
  const { scripts } = await arrivals(page);
  const own = scripts.filter((script) => !isPhaser(script));
  expect(scripts.some(isPhaser)).toBe(true);
  expect(weightOf(own), JSON.stringify(own)).toBeLessThanOrEqual(200_000);
});

test('Phaser is asked for once the title is painted', async ({ page }) => {
  const { scripts, painted } = await arrivals(page);
  expect(scripts.find(isPhaser)?.asked).toBeGreaterThan(painted);
});
