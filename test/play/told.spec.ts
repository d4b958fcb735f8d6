// What is typed and can not stand, what is dark, and what a card says of its page: each gets its word, in its place.
import type { Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { knobLabel, solve } from './driver.ts';
import { expect, fixSeed, follow, open, test } from './fixture.ts';
import { text, within } from './words.ts';

const minimise = readLevel('levels/linear-regression/minimise.json');

/** Types into a knob whatever it makes of it. */
async function type(page: Page, id: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${knobLabel(id).source.slice(1, -1)}, `) }).click();
  const field = page.getByRole('textbox', { name: knobLabel(id) });
  await field.fill(typed);
  await field.press('Enter');
}

test('what is typed and is no number, lies beyond the ends or between two places gets a word, seen and heard', async ({ page }) => {
  await open(page, '#/level/minimise');
  const word = page.getByRole('status');
  await type(page, 'w', 'abc');
  await expect(word.filter({ hasText: text('knob.no-number', { typed: 'abc' }) })).toBeVisible();
  await expect(page.getByRole('slider', { name: knobLabel('w') })).toHaveAttribute('aria-valuetext', '−2.0');
  await type(page, 'b', '999');
  await expect(word.filter({ hasText: text('knob.ends', { from: '80', to: '200' }) })).toBeVisible();
  await type(page, 'b', '152');
  await expect(word.filter({ hasText: text('knob.steps', { step: '5', value: '150' }) })).toBeVisible();
  await type(page, 'b', '155');
  await expect(word.filter({ hasText: within('knob.steps') })).toHaveCount(0);
  await type(page, 'b', ' ');
  await expect(page.getByRole('slider', { name: knobLabel('b') })).toHaveAttribute('aria-valuetext', '155');
});

test('the lantern is put down anywhere in the valley with one drag, and the words after it say how', async ({ page }) => {
  await fixSeed(page, 1);
  await open(page, '#/level/minimise');
  const board = await page.locator('#board canvas').boundingBox();
  if (board === null) throw new Error('a board');
  // From the lantern at (−2, 110): axes as in the level's view, measured by what two drags come to.
  const values = async () => Promise.all(['w', 'b'].map(async (id) => Number((await page.getByRole('slider', { name: knobLabel(id) }).getAttribute('aria-valuetext'))?.replace('\u2212', '-'))));
  const put = async (x: number, y: number) => {
    await page.mouse.move(board.x + x, board.y + y);
    await page.mouse.down();
    await page.mouse.up();
    return values();
  };
  const [left, low] = [0.3 * board.width, 0.3 * board.height];
  const [w0 = 0, b0 = 0] = await put(left, low);
  const [w1 = 0, b1 = 0] = await put(0.7 * board.width, 0.7 * board.height);
  const across = (0.4 * board.width) / (w1 - w0);
  const down = (0.4 * board.height) / (b1 - b0);
  const [w, b] = await put(left + (-7.4 - w0) * across, low + (152 - b0) * down);
  expect(Math.abs((w ?? 0) + 7.4)).toBeLessThan(0.25);
  expect(Math.abs((b ?? 0) - 152)).toBeLessThan(2.5);
  await expect(page.getByRole('heading', { name: text('pass.title') })).toBeVisible();
  await expect(page.getByText(text('levels.minimise.after'))).toBeVisible();
});

test('turned one at a time, nothing is said of having moved both; a card of one page names one page', async ({ page }) => {
  await fixSeed(page, minimise.solution.seed);
  await open(page, '#/level/minimise');
  await solve(page, minimise, 'passed');
  await expect(page.getByText(text('levels.minimise.after-single'))).toBeVisible();
  await follow(page, '#/cards');
  await expect(page.getByText(text('cards.page', { from: '60' }))).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const language of ['en', 'ar']) {
    test(`what a dark gauge says stays within its frame (${language})`, async ({ page }) => {
      for (const address of ['#/level/bias', '#/level/loss-curve']) {
        await open(page, address, `?lang=${language}`);
        const glass = page.locator('.track.glass');
        if (await glass.count() === 0) continue;
        const [frame, why] = [await glass.boundingBox(), await page.locator('.track .why').boundingBox()];
        expect(why?.y).toBeGreaterThanOrEqual((frame?.y ?? 0) + 1);
        expect((why?.y ?? 0) + (why?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0) - 1);
      }
    });
  }
});
