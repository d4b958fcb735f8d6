// axe finds nothing to object to, on any screen, in any dress.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { solve } from './driver.ts';
import { expect, fixSeed, follow, open, test } from './fixture.ts';

test.describe.configure({ mode: 'parallel', timeout: 180_000 });

const levels = levelFiles().map(readLevel);
const screens = ['#/', '#/map', '#/course', '#/settings', '#/cards', '#/museum'];
const addresses = levels.map(({ id }) => `#/level/${id}`);

async function objections(page: Page, where: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.html.slice(0, 140)}: ${(node.failureSummary ?? '').slice(0, 200)}`));
}

/** Every level in one dress: they change colours and words, and nothing else. */
const third = (place: number) => addresses.filter((_, index) => index % 3 === place);
const dresses = [
  ['at night', 'dark', '', third(0)],
  ['by day', 'light', '', third(1)],
  ['in Arabic', 'dark', '?lang=ar', third(2)],
] as const;

for (const [dress, scheme, query, some] of dresses) {
  test(`every screen can be read with a screen reader, ${dress}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page, '#/', query);
    await expect(page.locator('html')).toHaveAttribute('dir', query === '' ? 'ltr' : 'rtl');
    const found: string[] = [];
    for (const screen of [...screens, ...some]) {
      await follow(page, screen);
      found.push(...await objections(page, screen));
    }
    expect(found).toEqual([]);
  });
}

test('and after a pass, a call, and on the cards that were won', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await fixSeed(page, 1);
  await open(page);
  const found: string[] = [];
  for (const level of levels.filter(({ id }) => ['fit-by-eye', 'gradient', 'direction', 'learning-rate', 'by-hand'].includes(id))) {
    await follow(page, `#/level/${level.id}`);
    await solve(page, level, 'passed');
    found.push(...await objections(page, `${level.id} passed`));
  }
  for (const screen of ['#/map', '#/map/linear-regression', '#/course', '#/cards', '#/valley/linear-regression']) {
    await follow(page, screen);
    found.push(...await objections(page, screen));
  }
  expect(found).toEqual([]);
});
