// Another browser's engine: Firefox trains with the same bits, and SIMD passes the suite there. The page posts home what it found.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { firefoxPath, missingFirefox } from '../../scripts/firefox.js';
import { EXPECTED_TRAJECTORY } from '../golden/trajectory.ts';
import { bundle } from './engine/bundle.ts';
import type { Verdict } from './engine/page.ts';

const LONGEST = 120_000;
test.setTimeout(LONGEST + 30_000);

interface Found {
  readonly agent: string;
  readonly hash: string;
  readonly verdict: Verdict;
}

const HOME = `<!doctype html><script src="engine.js"></script><script>
  const post = (found) => fetch('home', { method: 'POST', body: JSON.stringify(found) });
  engine.conform('simd')
    .then((verdict) => post({ agent: navigator.userAgent, hash: engine.trajectoryHash(), verdict }))
    .catch((fault) => post({ agent: String(fault), hash: '', verdict: { run: 0, faults: [] } }));
</script>`;

/** What the page finds in a Firefox of its own. */
async function inFirefox(code: string): Promise<Found> {
  const program = firefoxPath();
  if (program === undefined) throw new Error(missingFirefox());
  const profile = mkdtempSync(join(tmpdir(), 'downhill-firefox-'));
  const server = createServer();
  const posted = new Promise<Found>((resolve, reject) => {
    server.on('request', (request, response) => {
      if (request.method !== 'POST') {
        const script = request.url?.endsWith('.js') === true;
        response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html; charset=utf-8' }).end(script ? code : HOME);
        return;
      }
      let body = '';
      request.on('data', (part) => { body += String(part); });
      request.on('end', () => {
        response.end();
        resolve(JSON.parse(body));
      });
    });
    server.on('error', reject);
    setTimeout(() => reject(new Error(`Firefox said nothing in ${LONGEST / 1000} s`)), LONGEST).unref();
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const firefox = spawn(program, ['--headless', '--no-remote', '--profile', profile, `http://127.0.0.1:${port}/`], {
    stdio: 'ignore', env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const gone = new Promise<void>((resolve) => { firefox.on('close', () => resolve()); });
  const failed = new Promise<never>((_, reject) => { firefox.on('error', reject); });
  try {
    return await Promise.race([posted, failed, gone.then(() => { throw new Error('Firefox ended before it said anything'); })]);
  } finally {
    firefox.kill('SIGKILL');
    await gone;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('Firefox trains with the same bits, and its SIMD passes the suite', async () => {
  const { agent, hash, verdict } = await inFirefox(await bundle('./page.ts', 'engine'));
  expect(agent).toContain('Firefox/');
  expect(hash).toBe(EXPECTED_TRAJECTORY);
  expect(verdict.faults).toEqual([]);
  expect(verdict.run).toBeGreaterThan(100);
});
