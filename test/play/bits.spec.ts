// The same training ends with the same bits in the browser as in Node.
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { EXPECTED_TRAJECTORY } from '../golden/trajectory.ts';

const entry = fileURLToPath(new URL('../golden/trajectory.ts', import.meta.url));

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, target: 'es2022', lib: { entry, formats: ['iife'], name: 'trajectory' } },
  });
  const outputs: Rolldown.RolldownOutput[] = [built].flat().filter((each) => 'output' in each);
  const [chunk] = outputs.flatMap(({ output }) => output).filter((each) => each.type === 'chunk');
  if (!chunk) throw new Error('nothing was bundled');
  return chunk.code;
}

test('training gives the same bits in Chromium', async ({ page }) => {
  await page.goto('about:blank');
  await page.addScriptTag({ content: await bundle() });
  expect(await page.evaluate('trajectory.trajectoryHash()')).toBe(EXPECTED_TRAJECTORY);
});

test('and in a module worker', async ({ page }) => {
  await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: '' })); // about:blank may start no worker
  await page.goto('./empty.html');
  const code = `${await bundle()}\npostMessage(trajectory.trajectoryHash())`;
  const hash = await page.evaluate((source) => new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  }), code);
  expect(hash).toBe(EXPECTED_TRAJECTORY);
});
