// The first screen says little; a pass moves nothing under the hand, and keeps its numbers.
import type { Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { knobLabel, typeInto } from './driver.ts';
import { boardIsDrawn, expect, fixSeed, open, test } from './fixture.ts';
import { text, within } from './words.ts';

test.describe.configure({ mode: 'parallel' });

const level = readLevel('levels/linear-regression/fit-by-eye.json');

async function begin(page: Page): Promise<void> {
  await fixSeed(page, level.solution.seed);
  await open(page, `#/level/${level.id}`);
  await boardIsDrawn(page);
}

const slider = (page: Page, id: string) => page.getByRole('slider', { name: knobLabel(id) });
const title = (page: Page) => page.getByRole('heading', { name: text('pass.title') });

test('descent and the other networks wait for the third move, in a place kept for them', async ({ page }) => {
  await begin(page);
  const ask = page.getByRole('button', { name: text('ghost.ask') });
  const knob = await slider(page, 'w').boundingBox();
  for (const w of [-1, -2]) await typeInto(page, knobLabel('w'), w);
  await expect(ask).toBeHidden();
  await expect(page.getByText(text('crowd.among'))).toBeHidden();
  await typeInto(page, knobLabel('w'), -3);
  await expect(ask).toBeVisible();
  await expect(page.getByText(text('crowd.among'))).toBeVisible();
  expect(await slider(page, 'w').boundingBox()).toEqual(knob);
});

for (const [width, height] of [[1280, 720], [390, 844], [844, 390]] as const) {
  test(`at ${width}x${height} a pass leaves the knobs where they are, and its card folds on the next move`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await begin(page);
    await typeInto(page, knobLabel('w'), -7.4);
    const before = [await slider(page, 'w').boundingBox(), await slider(page, 'b').boundingBox()];
    await typeInto(page, knobLabel('b'), 152);
    await expect(title(page)).toBeInViewport();
    await expect(page.getByRole('button', { name: text('pass.call') })).toBeInViewport();
    expect([await slider(page, 'w').boundingBox(), await slider(page, 'b').boundingBox()]).toEqual(before);

    await typeInto(page, knobLabel('w'), 5);
    await expect(title(page)).toBeHidden();
    expect([await slider(page, 'w').boundingBox(), await slider(page, 'b').boundingBox()]).toEqual(before);
    await page.getByRole('button', { name: within('pass.show') }).click();
    await expect(title(page)).toBeVisible();
    await expect(page.getByText(text(`levels.${level.id}.after`, { value: '16.4' }))).toBeVisible();
  });
}

test('the gauge says what it measures; Escape closes that and nothing else', async ({ page }) => {
  await begin(page);
  const why = page.getByText(text('metric-why.mean-squared-error'));
  await page.getByRole('button', { name: text('gauge.ask', { name: 'MSE' }) }).click();
  await expect(why).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await expect(slider(page, 'w')).toBeVisible();
});

test('Enter on a knob opens its figure; Ctrl+Z takes the typed move back', async ({ page }) => {
  await begin(page);
  await slider(page, 'w').focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: knobLabel('w') });
  await expect(field).toBeFocused();
  await field.fill('-4');
  await page.keyboard.press('Enter');
  await expect(slider(page, 'w')).toBeFocused();
  await expect(slider(page, 'w')).toHaveAttribute('aria-valuetext', '\u22124.0');
  await page.keyboard.press('Control+z');
  await expect(slider(page, 'w')).toHaveAttribute('aria-valuetext', '1.0');
  await page.keyboard.press('Control+Shift+z');
  await expect(slider(page, 'w')).toHaveAttribute('aria-valuetext', '\u22124.0');
  // In an open field: first what was typed there, and where nothing was, the move.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+z');
  await expect(field).toHaveCount(0);
  await expect(slider(page, 'w')).toHaveAttribute('aria-valuetext', '1.0');
});
