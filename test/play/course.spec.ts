// Every level can be played to its end through the panel alone, as its own solution does it.
import { readFileSync } from 'node:fs';
import { parseCourse } from '../../src/curriculum/course.ts';
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { solve } from './driver.ts';
import { boardIsDrawn, expect, fixSeed, open, test } from './fixture.ts';
import { text, within } from './words.ts';

test.describe.configure({ mode: 'parallel' });

const course = parseCourse(JSON.parse(readFileSync('levels/course.json', 'utf8')));
const partOf = (id: string) => course.parts.find(({ levels }) => levels.includes(id))?.number;

for (const level of levelFiles().map(readLevel)) {
  test(`${level.id} is opened from the map, passed, called and solved in the dark`, async ({ page }) => {
    await fixSeed(page, level.solution.seed);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, '#/settings');
    await page.getByRole('switch', { name: within('settings.open-all') }).check();
    await page.getByRole('button', { name: text('strip.back') }).click();
    await page.getByRole('button', { name: text('screen.map') }).click();
    await page.getByRole('button', { name: text('strip.course') }).click();
    await page.getByRole('button', { name: within(`part.${partOf(level.id)}.name`) }).click();
    await page.locator(`[data-level="${level.id}"]`).getByRole('button').click();
    await boardIsDrawn(page);
    const play = await solve(page, level);
    expect(play).toMatchObject({ called: level.call !== undefined, transferred: level.transfer !== undefined });
  });
}
