// The second browser of the tests: does it train with the same bits?
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const install = 'apt-get update && apt-get install -y --no-install-recommends firefox-esr';
const names = ['firefox-esr', 'firefox', 'firefox.exe'];
const elsewhere = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];

/** Where Firefox is, or undefined. The environment's FIREFOX goes first.
 * @returns {string | undefined} */
export function firefoxPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.FIREFOX ?? '', ...found, ...elsewhere].find((path) => path !== '' && existsSync(path));
}

/** Finds Firefox or installs it; the text says what to do where neither works.
 * @returns {string | undefined} */
export function missingFirefox() {
  if (firefoxPath() !== undefined) return undefined;
  const able = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (able) spawnSync(install, { shell: true, stdio: 'inherit' });
  if (firefoxPath() !== undefined) return undefined;
  return `Firefox is missing${able ? ' and could not be installed' : ''}. On Debian run: ${install}\nElsewhere install it from your system's packages, or set FIREFOX to its program.`;
}
