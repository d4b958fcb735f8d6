// Where nothing moves, nothing is drawn; with reduced motion that is at once.
import type { Page } from '@playwright/test';
import { knobLabel, typeInto } from './driver.ts';
import { expect, fixSeed, open, test } from './fixture.ts';

declare global {
  interface Window {
    framesAsked: number;
  }
}

test.beforeEach(async ({ page }) => {
  await fixSeed(page, 1);
  await page.addInitScript(() => {
    window.framesAsked = 0;
    const own = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      window.framesAsked += 1;
      return own(callback);
    };
  });
});

/** Frames asked for during so many milliseconds. */
async function frames(page: Page, wait: number): Promise<number> {
  const before = await page.evaluate(() => window.framesAsked);
  await page.waitForTimeout(wait);
  return (await page.evaluate(() => window.framesAsked)) - before;
}

async function settle(page: Page, calm = 400): Promise<void> {
  await expect.poll(() => frames(page, calm), { timeout: 20_000 }).toBe(0);
}

for (const address of ['#/map', '#/level/loss-curve', '#/level/minimise', '#/level/fit-by-eye', '#/level/four-steps']) {
  test(`at rest ${address} asks for no frames`, async ({ page }) => {
    await open(page, address);
    // The crowd may arrive after a first pause.
    await settle(page, 1900);
  });
}

test('with reduced motion a move is shown at once and the board rests', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#/level/loss-curve');
  await settle(page);
  const board = page.locator('#board canvas');
  const picture = () => board.evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
  const before = await picture();
  const asked = await page.evaluate(() => window.framesAsked);
  await typeInto(page, knobLabel('w'), -10);
  await expect.poll(picture).not.toBe(before);
  const shown = await picture();
  await page.waitForTimeout(1000);
  expect(await picture()).toBe(shown);
  // Opening the field, typing and the move itself: a frame or two each, and none for a movement.
  expect((await page.evaluate(() => window.framesAsked)) - asked).toBeLessThan(12);
  expect(await frames(page, 500)).toBe(0);
});
