// A page that stayed open while the server was brought up to date: it says so before one plays for nothing.
import { readLevel } from '../../scripts/read-levels.ts';
import { knobLabel, typeInto } from './driver.ts';
import { boardIsDrawn, expect, test } from './fixture.ts';
import { text } from './words.ts';

const level = readLevel('levels/linear-regression/loss-curve.json');

test('an old page is told to load itself anew, and then counts', async ({ page, browser, baseURL }) => {
  const teacher = await browser.newContext({ baseURL: baseURL ?? '' });
  const ask = async (path: string, data: object) => (await teacher.request.post(`api/${path}`, { data, headers: { 'content-type': 'application/json' } })).json();
  const { class: id } = await ask('classes', {});
  const { code } = await (await teacher.request.get(`api/classes/${id}/room`)).json();
  // The level as it was a version ago.
  await page.route(/loss-curve[^/]*\.json/, async (route) => {
    const json = await (await route.fetch()).json();
    await route.fulfill({ json: json.id === level.id ? { ...json, budget: { steps: json.budget.steps + 1 } } : json });
  });
  await page.goto(`./#/join/${code}`);
  await page.locator('.offers button').first().click();
  await ask(`classes/${id}/rounds`, { level: level.id, minutes: null });
  const enter = async () => {
    await page.getByRole('button', { name: text('class.play-round') }).first().click();
    await expect(page.locator(`#panel main[data-level="${level.id}"]`)).toBeAttached();
    await boardIsDrawn(page);
  };
  await enter();
  await expect(page.locator('.class-old p')).toHaveText(text('class.old'));
  await page.unrouteAll();
  await page.getByRole('button', { name: text('class.reload') }).click();
  await expect(page.locator('.class-name')).toBeVisible();
  await expect(page.locator('.class-old')).toHaveCount(0);
  if (await page.getByRole('button', { name: text('class.play-round') }).count() > 0) await enter();
  await typeInto(page, knobLabel('w'), -5.35);
  await expect(page.locator('.class-state')).toHaveText(text('class.verdict.verified'), { timeout: 15_000 });
  await teacher.close();
});
