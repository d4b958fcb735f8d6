// How much has to arrive before one can play, and in which order.
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { boardIsDrawn, expect, follow, open, test } from './fixture.ts';
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

/** The first chapter as it was planned: its thirteen ways of playing. */
const CHAPTER = ['fit-by-eye', 'error', 'choose-the-goal', 'minimise', 'loss-curve', 'gradient', 'direction', 'bias', 'adjust', 'learning-rate', 'four-steps', 'unseen', 'by-hand'];

test('who sees every screen and every picture of the first chapter has fetched at most 200 kB of script without Phaser', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.context().on('response', (response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
    if (name.endsWith('.js')) sizes.set(name, response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await open(page);
  for (const screen of ['#/map', '#/course', '#/cards', '#/museum', '#/settings', ...CHAPTER.map((id) => `#/level/${id}`)]) {
    await follow(page, screen);
    await boardIsDrawn(page);
  }
  await page.getByRole('button', { name: text('strip.hint') }).click();
  await expect(page.locator('.bubble')).toBeVisible();
  const scripts = await Promise.all(Array.from(sizes, async ([name, gzip]) => ({ name, gzip: await gzip })));
  const own = scripts.filter(({ name }) => !name.startsWith('phaser'));
  // What the worker imports is counted, too, once.
  for (const part of ['worker', 'hand', 'train', 'engine']) expect(own.map(({ name }) => name.replace(/-[\w-]{8}\.js$/, '')), part).toContain(part);
  const weight = own.reduce((sum, { gzip }) => sum + gzip, 0);
  expect(weight, JSON.stringify(own.toSorted((one, other) => other.gzip - one.gzip))).toBeLessThanOrEqual(200_000);
});

test('Phaser is asked for once the title is painted', async ({ page }) => {
  const { scripts, painted } = await arrivals(page);
  expect(scripts.find(isPhaser)?.asked).toBeGreaterThan(painted);
});
