// axe finds nothing to object to, on any screen, in any dress. In Arabic it looks on where layout.spec.ts goes through all screens anyway.
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { objections, openWithAxe } from './axe.ts';
import { solve } from './driver.ts';
import { expect, fixSeed, follow, settled, test } from './fixture.ts';

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

const levels = levelFiles().map(readLevel);
const screens = ['#/', '#/map', '#/course', '#/settings', '#/cards', '#/museum'];
const addresses = [...screens, ...levels.map(({ id }) => `#/level/${id}`)];

const HALVES = [0, 1];
for (const half of HALVES) {
  const some = addresses.filter((_, index) => index % HALVES.length === half);

  test(`every screen can be read with a screen reader, at night and by day, half ${half + 1}`, async ({ page }) => {
    let [dress, other]: ['dark' | 'light', 'dark' | 'light'] = ['dark', 'light'];
    await page.emulateMedia({ colorScheme: dress, reducedMotion: 'reduce' });
    await openWithAxe(page);
    const found: string[] = [];
    for (const address of some) {
      await follow(page, address);
      await settled(page);
      found.push(...await objections(page, `${address} ${dress}`));
      // The other dress is put on where one is, and the next screen is opened in it.
      [dress, other] = [other, dress];
      await page.emulateMedia({ colorScheme: dress });
      await expect(page.locator('html')).toHaveAttribute('data-theme', dress === 'dark' ? 'night' : 'day');
      await settled(page);
      found.push(...await objections(page, `${address} ${dress}`));
    }
    expect(found).toEqual([]);
  });
}

test('and after a pass, a call, and on the cards that were won', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await fixSeed(page, 1);
  await openWithAxe(page);
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
