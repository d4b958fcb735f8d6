// A player who does nothing but what the hints say gets to the goal: on ten levels that a seed chooses.
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { random } from '../../src/engine/random.ts';
import { MOST_MOVES } from '../../src/curriculum/proof-hint.ts';
import { expect, fixSeed, open, test } from './fixture.ts';
import { text } from './words.ts';

/** Another one, to look further: HINTS_SEED=7 npx playwright test hints. */
const seed = Number(process.env['HINTS_SEED'] ?? 1);
const levels = random(`hints/${seed}`).shuffle(levelFiles().map(readLevel)).slice(0, 10);

/** Hints whose step sets a training going that is watched to its end. */
const TRAINS = ['untaught', 'half-taught'].map((fault) => text(`fault.${fault}.name`));
const TRAINING = 60_000;

test.describe.configure({ mode: 'parallel' });

for (const { id } of levels) {
  test(`hints alone lead through ${id} (seed ${seed})`, async ({ page }) => {
    await fixSeed(page, seed);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, `#/level/${id}`);
    const passed = page.getByRole('heading', { name: text('pass.title') }).or(page.getByRole('heading', { name: text('pass.broken') }));
    const bubble = page.locator('.bubble');
    let steps = 0;
    while (!(await passed.isVisible())) {
      expect(steps++, 'hints that were taken').toBeLessThan(MOST_MOVES);
      await page.getByRole('button', { name: text('strip.hint') }).or(page.getByRole('button', { name: text('strip.hint-offered') })).click();
      const named = await bubble.locator('.bubble-name').textContent();
      const more = bubble.getByRole('button', { name: text('hint.more') });
      if (await more.isVisible()) await more.click();
      await bubble.getByRole('button').first().click();
      await expect(bubble.filter({ hasText: named ?? '' })).toHaveCount(0);
      if (TRAINS.some((name) => name.test(named ?? ''))) await expect(page.getByRole('region', { name: text('learn.label') })).toHaveAttribute('data-state', 'ended', { timeout: TRAINING });
    }
  });
}
