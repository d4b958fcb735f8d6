// The same training ends with the same bits in the browser as in Node.
import { expect, test } from '@playwright/test';
import { EXPECTED_TRAJECTORY } from '../golden/trajectory.ts';
import { bundle } from './engine/bundle.ts';

const trajectory = () => bundle('../../golden/trajectory.ts', 'trajectory');

test('training gives the same bits in Chromium', async ({ page }) => {
  await page.goto('about:blank');
  await page.addScriptTag({ content: await trajectory() });
  expect(await page.evaluate('trajectory.trajectoryHash()')).toBe(EXPECTED_TRAJECTORY);
});

test('and in a module worker', async ({ page }) => {
  await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: '' })); // about:blank may start no worker
  await page.goto('./empty.html');
  const code = `${await trajectory()}\npostMessage(trajectory.trajectoryHash())`;
  const hash = await page.evaluate((source) => new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  }), code);
  expect(hash).toBe(EXPECTED_TRAJECTORY);
});
