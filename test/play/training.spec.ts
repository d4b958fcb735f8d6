// What a training did is told by name once the board has shown it; laps are seen to end; a part that ends has an ending.
import type { Page } from '@playwright/test';
import { readLevel, levelFiles } from '../../scripts/read-levels.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { act, solve } from './driver.ts';
import { boardIsDrawn, expect, fixSeed, follow, open, test } from './fixture.ts';
import { text, within } from './words.ts';

function levelOf(id: string) {
  const level = levelFiles().map(readLevel).find((each) => each.id === id);
  if (level === undefined) throw new Error(`no level ${id}`);
  return level;
}

const rateLevel = levelOf('learning-rate');
const boss = levelOf('by-hand');
const live = (page: Page) => page.locator('p.unseen[role=status]');
const told = (page: Page, fault: string) => page.locator('main').getByText(text(`fault.${fault}.name`));

async function play(page: Page, moves: readonly Move[]): Promise<void> {
  let now = firstPlay(rateLevel, rateLevel.solution.seed);
  for (const move of moves) {
    await act(page, now, move);
    now = advance(now, move);
  }
}

const three: Move = { kind: 'train', epochs: 3 };
const rate = (to: number): Move => ({ kind: 'set', values: { rate: to } });

for (const [to, fault] of [[0.0806, 'overshoot'], [0.3, 'diverged'], [0.0031, 'creep']] as const) {
  test(`a training that goes wrong is called ${fault}, seen, read and heard, also when no lap is left`, async ({ page }) => {
    await fixSeed(page, rateLevel.solution.seed);
    await open(page, '#/level/learning-rate');
    await expect(page.locator('.pip:not(.spent)')).toHaveCount(6);
    await play(page, [rate(to), three]);
    await expect(told(page, fault)).toBeVisible();
    await expect(page.locator('.run-said svg')).toBeVisible();
    await expect(live(page)).toContainText(within(`fault.${fault}.name`));
    await expect(page.getByText(text('train.kept'))).toBeVisible();
    await page.getByRole('button', { name: text('train.epochs', { count: '3' }) }).click();
    await expect(told(page, fault)).toBeVisible();
    await expect(page.locator('.pip:not(.spent)')).toHaveCount(0);
    await expect(page.getByText(text('train.out', { count: '6' }))).toBeVisible();
    await page.getByRole('button', { name: text('strip.hint') }).click();
    await expect(page.locator('.bubble').getByText(text(`fault.${fault}.name`))).toBeVisible();
    await page.locator('.train').getByRole('button', { name: text('round.fresh') }).click();
    await expect(page.locator('.pip:not(.spent)')).toHaveCount(6);
    await expect(told(page, fault)).toHaveCount(0);
    await follow(page, '#/museum');
    await expect(page.locator('.exhibit:not(.unmet)')).toHaveCount(1);
    await expect(page.locator(`[data-fault="${fault}"]`).getByRole('heading', { name: text(`fault.${fault}.name`) })).toBeVisible();
  });
}

test('huge figures are words, in the gauge and in the live region', async ({ page }) => {
  await fixSeed(page, rateLevel.solution.seed);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#/level/learning-rate');
  await play(page, [rate(0.3), three, three]);
  await expect(page.locator('.gauge-figure .figure')).toHaveText(text('language.over-million'));
  await expect(live(page)).toContainText(within('language.over-million'));
  await expect(page.locator('#panel')).not.toContainText(/\d[eE]\d/);
});

test('the gauge goes the way of the lantern, lap by lap', async ({ page }) => {
  await fixSeed(page, rateLevel.solution.seed);
  await open(page, '#/level/learning-rate');
  const figure = page.locator('.gauge-figure .figure');
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { figuresSeen: seen });
    const shown = document.querySelector('.gauge-figure .figure');
    if (shown !== null) new MutationObserver(() => seen.push(shown.textContent ?? '')).observe(shown, { childList: true, characterData: true, subtree: true });
  });
  const before = Number((await figure.textContent())?.replace(',', ''));
  await page.getByRole('button', { name: text('train.epochs', { count: '3' }) }).click();
  await expect(told(page, 'creep')).toBeVisible();
  const seen = (await page.evaluate(() => JSON.stringify(Reflect.get(window, 'figuresSeen')))).match(/[\d,.]+\d/g)?.map((each) => Number(each.replace(',', ''))) ?? [];
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.every((value, index) => value <= (seen[index - 1] ?? before))).toBe(true);
});

test('the last level of a part leads to its ending, and that leads on', async ({ page }) => {
  await fixSeed(page, boss.solution.seed);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#/valley/linear-regression');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/map/linear-regression');
  await follow(page, '#/level/by-hand');
  await solve(page, boss, 'passed');
  await page.getByRole('button', { name: text('valley.open') }).click();
  await boardIsDrawn(page);
  await expect(page.getByRole('heading', { name: text('valley.there') })).toBeFocused();
  const main = page.locator('main');
  await expect(main).toContainText(within('part.2.can'));
  await expect(main.locator('dd').first()).toHaveText(/^1 \/ \d+$/);
  await expect(main.locator('dd').last()).toHaveText(/^4 \/ \d+$/);
  await expect(main.getByRole('listitem').first()).toContainText(within('counted.epochs', { count: '2' }));
  await expect(main).toContainText(within('valley.networks', { count: '4,096' }));
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/map/linear-regression');
  await page.getByRole('button', { name: text('valley.open') }).click();
  await main.getByRole('button', { name: within('levels.error.name') }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/level/error');
});
