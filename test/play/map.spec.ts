// The ways between parts and levels, in a course as long as the book: by keyboard, by touch, and for those who know a part.
import type { Page } from '@playwright/test';
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { solve } from './driver.ts';
import { expect, fixSeed, follow, open, test } from './fixture.ts';
import { bring, holding, openAll, serveWholeBook, wholeBook } from './whole-book.ts';
import { said, text, within } from './words.ts';

test.describe.configure({ mode: 'parallel' });
test.beforeEach(async ({ page }) => { await serveWholeBook(page); });
test.afterEach(async ({ page }) => { await page.unrouteAll({ behavior: 'ignoreErrors' }); });

const address = (page: Page) => page.evaluate(() => location.hash);
const camp = (page: Page, id: string) => page.locator(`[data-level="${id}"]`);
const levelsOf = (part: number) => wholeBook.parts[part]?.levels ?? [];
const [first = '', second = '', third = ''] = levelsOf(0);

test('by keyboard: from the title to a part, along its camps, up to all parts, and back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: text('screen.map') }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: text('part.0.name') })).toBeFocused();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(levelsOf(0).length);
  await expect(camp(page, first).getByRole('button')).toHaveAttribute('aria-current', 'step');

  await camp(page, first).getByRole('button').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(camp(page, third).getByRole('button')).toBeFocused();
  await expect(camp(page, third).locator('.camp-label')).toHaveCSS('opacity', '1');
  await page.keyboard.press('ArrowLeft');
  const locked = camp(page, second).getByRole('button');
  await expect(locked).toBeFocused();
  await expect(locked).toHaveAttribute('aria-disabled', 'true');
  await expect(locked).toHaveAccessibleName(new RegExp(within('map.locked', { name: said(`levels.${first}.name`) }).source));
  await page.keyboard.press('Enter');
  expect(await address(page)).toBe('#/map');
  await page.keyboard.press('End');
  await expect(camp(page, levelsOf(0).at(-1) ?? '').getByRole('button')).toBeFocused();

  await page.keyboard.press('Escape');
  await expect.poll(() => address(page)).toBe('#/course');
  await expect(page.getByRole('heading', { level: 1, name: text('course.title') })).toBeFocused();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(7);
  const linear = page.getByRole('button', { name: within('part.2.name') });
  await expect(linear).toHaveAccessibleName(within('course.stars', { stars: '0', all: '100' }));
  await linear.press('Enter');
  await expect.poll(() => address(page)).toBe('#/map/linear-regression');
  await expect(page.getByText(text('map.passed', { passed: '0', all: '25' }))).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: within('part.3.name') }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: text('part.3.name') })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: text('part.2.name') })).toBeVisible();
  await page.goBack();
  await expect.poll(() => address(page)).toBe('#/course');
  await page.keyboard.press('Escape');
  await expect.poll(() => address(page)).toBe('#/');
});

test('a level leads back to its part, and a part that is not there to the one where one is', async ({ page }) => {
  await open(page, '#/level/loss-curve');
  await page.getByRole('button', { name: text('strip.map') }).click();
  await expect.poll(() => address(page)).toBe('#/map/linear-regression');
  await follow(page, '#/level/loss-curve');
  await page.keyboard.press('Escape');
  await expect.poll(() => address(page)).toBe('#/map/linear-regression');
  await page.evaluate(() => { location.hash = '#/map/nowhere'; });
  await expect(page.getByRole('alert')).toContainText(within('notice.no-part'));
  await expect(page.getByRole('heading', { level: 1, name: text('part.0.name') })).toBeVisible();
});

test('the list shows the same levels in words', async ({ page }) => {
  await open(page, '#/map/linear-regression');
  await page.getByRole('button', { name: text('map.list') }).click();
  await expect(page.locator('.listed .camp-label:visible')).toHaveCount(25);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the first tap tells a name that has no room, the next one plays; a locked camp says what opens it', async ({ page }) => {
    await open(page);
    await openAll(page);
    await page.setViewportSize({ width: 375, height: 600 });
    await follow(page, '#/map/linear-regression');
    const hidden = await page.locator('.camp:not(.next):has(.camp-tag.hidden)').evaluateAll((camps) => camps.map((each) => each.getAttribute('data-level') ?? ''));
    const id = hidden.find((each) => levelFiles().some((file) => file.endsWith(`/${each}.json`)));
    expect(id).toBeDefined();
    await camp(page, id ?? '').getByRole('button').tap();
    await expect(camp(page, id ?? '').locator('.camp-label')).toHaveCSS('opacity', '1');
    await expect(camp(page, id ?? '')).toContainText(within('map.tap-again'));
    expect(await address(page)).toBe('#/map/linear-regression');
    await camp(page, id ?? '').getByRole('button').tap();
    await expect.poll(() => address(page)).toBe(`#/level/${id}`);
  });

  test('on a phone every camp of the longest part has its name', async ({ page }) => {
    for (const language of ['en', 'ar']) {
      await open(page, '#/map/linear-regression', `?lang=${language}`);
      await expect(page.locator('.camp-tag')).toHaveCount(25);
      await expect(page.locator('.camp-tag.hidden')).toHaveCount(0);
    }
  });

  test('what is next is named and opens with one tap; the way to the next part is at the foot', async ({ page }) => {
    await open(page, '#/map');
    await camp(page, third).getByRole('button').tap({ force: true });
    await expect(camp(page, third).locator('.camp-why').first()).toHaveText(text('map.locked', { name: said(`levels.${second}.name`) }));
    await expect(camp(page, first).locator('.camp-tag')).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: within('part.1.name') }).tap();
    await expect.poll(() => address(page)).toBe('#/map/foundations');
    await expect(page.locator('.part-lock')).toHaveText(within('map.locked'));
    await page.goBack();
    await camp(page, first).getByRole('button').tap();
    await expect.poll(() => address(page)).toBe(`#/level/${first}`);
  });
});

test('who knows a part plays its boss first, and understanding it opens the next part', async ({ page }) => {
  const boss = readLevel('levels/linear-regression/by-hand.json');
  await fixSeed(page, boss.solution.seed);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#/map/non-linear-regression');
  await expect(page.getByRole('button', { name: within('map.know') })).toHaveCount(0);
  await follow(page, '#/map/linear-regression');
  await page.locator('.know').click();
  await expect.poll(() => address(page)).toBe('#/level/by-hand');
  await solve(page, boss, 'passed');
  await expect(page.getByRole('button', { name: text('pass.next') })).toHaveCount(0);
  await follow(page, '#/map/non-linear-regression');
  await expect(page.locator('.part-lock')).toHaveText(text('map.locked-understand', { name: said('levels.by-hand.name') }));
  await follow(page, '#/map/linear-regression');
  await expect(page.locator('.know')).toContainText(within('map.prove'));

  await follow(page, '#/level/by-hand');
  await solve(page, boss);
  await follow(page, '#/map');
  await expect(page.getByRole('heading', { level: 1, name: text('part.3.name') })).toBeVisible();
  await expect(camp(page, levelsOf(3)[0] ?? '').getByRole('button')).toHaveAttribute('aria-current', 'step');
  await follow(page, '#/map/linear-regression');
  await expect(page.getByText(text('map.passed', { passed: '1', all: '25' }))).toBeVisible();
  const spared = camp(page, levelsOf(2)[3] ?? '').getByRole('button');
  await expect(spared).toHaveAccessibleName(within('map.spared'));
  await expect(spared).toHaveAttribute('aria-disabled', 'false');
});

test('concepts fill in part by part, and lead to their cards', async ({ page }) => {
  await open(page);
  await bring(page, holding(['loss-curve', 'error'], { passed: true, stars: 2 }, holding(['bias'], { skipped: true })));
  await follow(page, '#/cards');
  const linear = page.locator('.concepts[data-part="2"]');
  await expect(linear.getByRole('heading', { level: 2 })).toContainText(within('cards.met', { met: '3', all: '25' }));
  await expect(page.locator('.concepts[data-part="1"]').getByRole('heading')).toContainText(within('cards.met', { met: '0', all: '8' }));
  await expect(linear.locator('.concept:not(.unmet)')).toHaveText([said('levels.error.name'), said('levels.loss-curve.name'), said('levels.bias.name')]);
  await linear.getByRole('button', { name: text('levels.loss-curve.name') }).click();
  await expect(page.getByRole('heading', { level: 3, name: text('levels.loss-curve.name') })).toBeFocused();
});
