// Every level can be played to its end through the panel alone, as its own solution does it: by one player a worker, who goes
// from level to level as over the course.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { parseCourse } from '../../src/curriculum/course.ts';
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { solve } from './driver.ts';
import { expect, fixSeed, follow, open, test as fresh, watch } from './fixture.ts';
import { within } from './words.ts';

interface Player {
  page: Page;
  faults: string[];
  /** The part whose map was opened last. */
  part: string | null;
}

const test = fresh.extend<object, { player: Player }>({
  player: [async ({ browser }, use, { project }) => {
    const context = await browser.newContext({ ...project.use, reducedMotion: 'reduce' });
    context.setDefaultTimeout(10_000);
    const faults: string[] = [];
    watch(context, project.use.baseURL, faults);
    const page = await context.newPage();
    await open(page, '#/settings');
    await page.getByRole('switch', { name: within('settings.open-all') }).check();
    await use({ page, faults, part: null });
    await context.close();
  }, { scope: 'worker' }],
});

// Levels of the last part train three times, on whatever machine this is.
test.describe.configure({ mode: 'parallel', timeout: 180_000 });

const course = parseCourse(JSON.parse(readFileSync('levels/course.json', 'utf8')));
const partOf = (id: string) => course.parts.find(({ levels }) => levels.includes(id));

/** The map of a part: from all parts further above when it is another one, else back to it. */
async function openMap(player: Player, part: ReturnType<typeof partOf>): Promise<void> {
  if (player.part === part?.id) return follow(player.page, `#/map/${part?.id}`);
  await follow(player.page, '#/course');
  await player.page.getByRole('button', { name: within(`part.${part?.number}.name`) }).click();
  player.part = part?.id ?? null;
}

for (const level of levelFiles().map(readLevel)) {
  test(`${level.id} is opened from the map, passed, called and solved in the dark`, async ({ player }) => {
    const { page, faults } = player;
    faults.length = 0;
    await openMap(player, partOf(level.id));
    await fixSeed(page, level.solution.seed);
    await page.locator(`[data-level="${level.id}"]`).getByRole('button').click();
    await expect(page.locator(`#panel main[data-level="${level.id}"]`)).toBeAttached();
    const play = await solve(page, level);
    expect(play).toMatchObject({ called: level.call !== undefined, transferred: level.transfer !== undefined });
    expect(faults, 'what the browser complained of').toEqual([]);
  });
}
