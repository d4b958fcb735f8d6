// The browser of the tests: the system's Chromium where there is one, else playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const system = '/usr/bin/chromium';
const inSystem = 'apt-get update && apt-get install -y --no-install-recommends chromium';
const byPlaywright = 'npx playwright install chromium';

export function launchOptions() {
  return {
    executablePath: existsSync(system) ? system : undefined,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-webgpu',
    ],
  };
}

/** @type {(command: string) => boolean} */
const runs = (command) => spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0;

/** Finds Chromium or installs it; the text says what to do where neither works.
 * @returns {Promise<string | undefined>} */
export async function missingChromium() {
  if (existsSync(system)) return undefined;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return undefined;
  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get') && runs(inSystem) && existsSync(system)) return undefined;
  if (runs(byPlaywright)) return undefined;
  return `Chromium is missing and could not be installed. Run: ${root ? inSystem : byPlaywright}`;
}
