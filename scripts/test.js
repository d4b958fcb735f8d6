// npm test: every kind of test, one after the other; the last line is "N passed, N failed".
// A stage that fails, is killed or ran nothing counts as failed; in CI a skipped test does, too.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingChromium } from './chromium.js';
import { missingFirefox } from './firefox.js';
import { oldNode } from './node-version.js';
import { missingPostgres } from './postgres.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const old = oldNode(process.versions.node);
if (old !== null) {
  console.error(old);
  process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'downhill-test-'));
const longest = 20 * 60_000;
const inCI = Boolean(process.env.CI);

/** Streams what the command prints, and hands back the part of it that went to stdout.
 * @type {(command: string, env?: Record<string, string>) => Promise<{ ok: boolean, output: string }>} */
function run(command, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: root,
      env: { ...process.env, ...env },
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: longest,
    });
    let output = '';
    child.stdout.on('data', (data) => {
      process.stdout.write(data);
      output += data;
    });
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** @type {(file: string) => any} */
function report(file) {
  try {
    return JSON.parse(readFileSync(join(reports, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @type {(ok: boolean) => Count} */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

async function unit() {
  const missing = missingPostgres();
  if (missing) {
    console.error(missing);
    return one(false);
  }
  const file = join(reports, 'unit.json');
  const { ok } = await run(`npx vitest run --reporter=default --reporter=json --outputFile.json="${file}"`);
  const found = report('unit.json');
  if (!found) return one(false);
  const broken = found.testResults.filter(
    (/** @type {any} */ result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  return judged(ok, {
    passed: found.numPassedTests,
    failed: found.numFailedTests + broken.length,
    skipped: found.numPendingTests + found.numTodoTests,
  });
}

async function levels() {
  const { ok, output } = await run('npm run --silent levels');
  const last = /(\d+) levels?, (\d+) proved\s*$/.exec(output);
  if (!last) return one(false);
  const [all, proved] = [Number(last[1]), Number(last[2])];
  return judged(ok, { passed: proved, failed: all - proved, skipped: 0 });
}

async function play() {
  const missing = (await missingChromium()) ?? missingFirefox();
  if (missing) {
    console.error(missing);
    return one(false);
  }
  const { ok } = await run('npx playwright test', { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'play.json') });
  const found = report('play.json');
  if (!found) return one(false);
  const { expected, unexpected, flaky, skipped } = found.stats;
  return judged(ok, { passed: expected, failed: unexpected + flaky, skipped });
}

/** What the exit code knows and the count does not (a crash, an error outside of any test) is a failure, too.
 * @type {(ok: boolean, count: Count) => Count} */
const judged = (ok, count) => (!ok && count.failed === 0 ? { ...count, failed: 1 } : count);

/** @type {Array<[string, () => Promise<Count>]>} */
const stages = [
  ['types', async () => one((await run('npm run --silent types')).ok)],
  ['lint', async () => one((await run('npm run --silent lint')).ok)],
  ['unit', unit],
  ['levels', levels],
  ['play', play],
];

const total = { passed: 0, failed: 0 };
const lines = [];
for (const [name, stage] of stages) {
  console.log(`\n== ${name}`);
  const count = await stage().catch((error) => {
    console.error(error);
    return one(false);
  });
  const counted = inCI ? { ...count, failed: count.failed + count.skipped, skipped: 0 } : count;
  const failed = counted.passed + counted.failed === 0 ? 1 : counted.failed;
  lines.push(`${name}: ${counted.passed} passed, ${failed} failed${counted.skipped ? `, ${counted.skipped} skipped` : ''}`);
  total.passed += counted.passed;
  total.failed += failed;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
