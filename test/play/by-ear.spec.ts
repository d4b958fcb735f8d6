// A level played with the keyboard by someone who sees nothing: only what is spoken, and the names of what has the focus.
import type { Locator, Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { handOver, knobLabel } from './driver.ts';
import { expect, fixSeed, open, test } from './fixture.ts';
import { text, within } from './words.ts';

const level = readLevel('levels/linear-regression/gradient.json');

/** What was last spoken, once it holds this. */
async function hear(page: Page, awaited: RegExp): Promise<string> {
  const spoken = page.getByRole('status').filter({ hasText: awaited });
  await expect(spoken).toHaveCount(1);
  return (await spoken.innerText()).replaceAll('\u2212', '-');
}

const number = (said: string, name: string) => Number(new RegExp(`(?:^|\\s)${name} (-?[\\d.,]*\\d)`).exec(said)?.[1]?.replace(',', ''));

/** Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluateAll((found) => found.some((element) => element === document.activeElement))) return;
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

/** The words of what has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

async function look(page: Page, w: number): Promise<{ w: number; slope: number }> {
  const knob = page.getByRole('slider', { name: knobLabel('w') });
  await tabTo(page, page.getByRole('button', { name: new RegExp(`^${knobLabel('w').source.slice(1, -1)}, `) }));
  await page.keyboard.press('Enter');
  await page.keyboard.type(String(w));
  await page.keyboard.press('Enter');
  await tabTo(page, knob);
  await page.keyboard.press('Enter');
  const said = await hear(page, new RegExp(`w ${String(w).replace('-', '\u2212')}\\D.*dw`));
  return { w: number(said, 'w'), slope: number(said, 'dw') };
}

test('by ear: the flat place in the fog is found from two looks, and what comes after is told', async ({ page }) => {
  await fixSeed(page, level.solution.seed);
  await open(page, `#/level/${level.id}`);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  await expect(title).toHaveAccessibleDescription(text(`levels.${level.id}.prompt`));
  const begun = await hear(page, within('tools.oil', { count: '8' }));
  expect(number(begun, 'dw')).not.toBeNaN();

  const [one, two] = [await look(page, -10), await look(page, -4)];
  await hear(page, within('tools.oil', { count: '6' }));
  const flat = one.w - (one.slope * (two.w - one.w)) / (two.slope - one.slope);
  const there = await look(page, Number((Math.round(flat / 0.05) * 0.05).toFixed(2)));
  expect(Math.abs(there.slope)).toBeLessThan(1);

  await tabTo(page, page.getByRole('button', { name: handOver(level) }));
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toMatch(text('pass.title'));
  const passed = await hear(page, within('stars.count'));
  expect(passed).not.toMatch(within('pass.title'));

  await tabTo(page, page.getByRole('button', { name: text('round.fresh') }));
  await page.keyboard.press('Enter');
  await hear(page, within('live.round'));
  await expect(page.getByRole('slider', { name: knobLabel('w') })).toBeFocused();
  // What is wrong comes first; which way, when asked again.
  await page.keyboard.press('h');
  await page.keyboard.press('h');
  await hear(page, new RegExp([within('hint.up', { knob: 'w' }), within('hint.down', { knob: 'w' })].map(({ source }) => source).join('|')));
});
