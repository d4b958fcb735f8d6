// npm start: build the game if its sources are newer than the build, then serve it.
// Plain JavaScript: on a Node that is too old this file must still run as far as its message.
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'assets', 'levels', 'index.html', 'vite.config.ts', 'package-lock.json'];
const built = join(root, 'dist', 'index.html');

/** @type {(message: string) => never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** @type {(version: string) => boolean} */
function oldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

/** @type {(text: string | undefined) => number} */
function portOf(text) {
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) fail(`PORT is "${text}", but it must be a whole number from 0 to 65535.`);
  return port;
}

/** When anything at this path last changed; a folder's own time tells of files taken away.
 * @type {(path: string) => number} */
function changed(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

if (oldNode(process.versions.node)) {
  fail(`Downhill needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org`);
}
const port = portOf(process.env.PORT);
const vite = await import('vite').catch(() => fail('The packages are missing. Run "npm ci" first.'));

if (!existsSync(built) || changed(built) < Math.max(...sources.map((name) => changed(join(root, name))))) {
  const began = Date.now() / 1000;
  /** @type {(error: any) => never} */
  const failed = (error) => fail(`The build failed: ${error.message}`);
  process.on('unhandledRejection', failed); // vite lets some of its errors fall
  await vite.build({ root, logLevel: 'silent' }).catch(failed);
  process.off('unhandledRejection', failed);
  utimesSync(built, began, began); // what is edited during the build is newer than the build
}

const server = await vite
  .preview({ root, logLevel: 'error', preview: { port } })
  .catch((error) => fail(`The game cannot be served: ${error.message}`));
console.log(`Downhill is at ${server.resolvedUrls?.local[0]}`);
