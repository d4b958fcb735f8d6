// Networks that learn while one watches: begun, paused, scrubbed, left; drawn for by keyboard; and pictures that never arrive.
import type { Page } from '@playwright/test';
import { typeInto } from './driver.ts';
import { expect, follow, open, test } from './fixture.ts';
import { said, text, within } from './words.ts';

const training = (page: Page) => page.getByRole('region', { name: text('learn.label') });
const done = async (page: Page) => Number(await training(page).getByRole('progressbar').getAttribute('aria-valuenow'));

test('a training takes shape, pauses at a touch, is scrubbed, and goes on from there', async ({ page }) => {
  await open(page, '#/level/digits');
  const region = training(page);
  await region.getByRole('button', { name: text('learn.begin') }).click();
  await expect.poll(() => done(page)).toBeGreaterThan(15);
  await region.getByRole('button', { name: text('learn.pause') }).click();
  await expect(region).toHaveAttribute('data-state', 'paused');
  const paused = await done(page);
  await page.waitForTimeout(400);
  expect(await done(page)).toBe(paused);
  const gauge = page.locator('.gauge-figure');
  const before = await gauge.textContent();
  await region.getByRole('slider').press('Home');
  await expect(gauge).not.toHaveText(before ?? '');
  expect(await done(page)).toBe(0);
  await region.getByRole('slider').press('End');
  await expect(gauge).toHaveText(before ?? '');
  await region.getByRole('button', { name: text('learn.go-on') }).click();
  await expect(region).toHaveAttribute('data-state', 'ended', { timeout: 60_000 });
  expect(await done(page)).toBe(100);
  await region.getByRole('button', { name: text('learn.start') }).click();
  await expect(region).toHaveAttribute('data-state', 'waiting');
});

test('who leaves a level leaves its training: its worker is gone within a tenth of a second', async ({ page }) => {
  await open(page, '#/level/tree-or-not');
  await training(page).getByRole('button', { name: text('learn.begin') }).click();
  await expect.poll(() => done(page)).toBeGreaterThan(0);
  const learners = () => page.workers().filter((worker) => worker.url().includes('live-worker')).length;
  expect(learners()).toBe(1);
  await page.evaluate(() => { location.hash = '#/map'; });
  await expect.poll(learners, { timeout: 600, intervals: [100] }).toBe(0);
});

test('rates are turned while both sides of a duel learn; what became of it is named, and hangs in the museum', async ({ page }) => {
  await open(page, '#/level/adversaries');
  const region = training(page);
  await region.getByRole('button', { name: text('learn.begin') }).click();
  await expect.poll(() => done(page)).toBeGreaterThan(0);
  await typeInto(page, text('tool.detector-rate'), 0.05);
  await expect(region).toHaveAttribute('data-state', 'ended', { timeout: 60_000 });
  expect(await done(page)).toBe(100);
  await expect(region).toContainText(said('fault.mode-collapse.name'));
  await follow(page, '#/museum');
  await expect(page.locator('[data-fault="mode-collapse"]')).toBeVisible();
});

test('a digit is drawn with the arrow keys, and the network says what it takes it for', async ({ page }) => {
  await open(page, '#/level/digits');
  const pad = page.getByRole('region', { name: text('pad.label') });
  await pad.getByRole('button', { name: text('pad.draw') }).click();
  const keys = pad.getByRole('application');
  await keys.press('Space');
  await expect(pad.getByRole('status')).toContainText(said('pad.down'));
  for (let step = 0; step < 9; step++) await keys.press('ArrowDown');
  await expect(pad.getByRole('status')).toHaveText(within('picture.said'));
  await pad.getByRole('button', { name: text('pad.next') }).click();
  await expect(keys).toHaveCount(0);
});

test('pictures that were damaged on the way are told, and every other level plays', async ({ page }) => {
  await page.route(/digits[^/?]*\.bin$/, (route) => route.fulfill({ body: 'not a picture', contentType: 'application/octet-stream' }));
  await page.goto('./#/level/digits');
  await expect(page.getByRole('alert')).toContainText(said('notice.pictures-lost'), { timeout: 20_000 });
  await follow(page, '#/level/loss-curve');
  await expect(page.getByRole('slider').first()).toBeVisible();
  await follow(page, '#/level/every-pixel');
  await expect(training(page)).toBeVisible();
});
