// npm start: build game and server if their sources are newer than the builds, then serve both from one process.
// Plain JavaScript: on a Node that is too old this file must still run as far as its message.
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { oldNode } from './node-version.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'assets', 'levels', 'index.html', 'teach.html', 'vite.config.ts', 'vite.server.config.ts', 'package-lock.json'];
const game = join(root, 'dist', 'index.html');
const server = join(root, 'dist-server', 'main.js');

/** @type {(message: string) => never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** When anything at this path last changed; a folder's own time tells of files taken away.
 * @type {(path: string) => number} */
function changed(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

const old = oldNode(process.versions.node);
if (old !== null) fail(old);

const newest = Math.max(...sources.map((name) => changed(join(root, name))));
/** @type {(built: string) => boolean} */
const isOld = (built) => !existsSync(built) || (existsSync(join(root, 'src')) && changed(built) < newest);

/** @type {(built: string, options: import('vite').InlineConfig) => Promise<void>} */
async function build(built, options) {
  if (!isOld(built)) return;
  const vite = await import('vite').catch(() => fail('The packages are missing. Run "npm ci" first.'));
  const began = Date.now() / 1000;
  /** @type {(error: any) => never} */
  const failed = (error) => fail(`The build failed: ${error.message}`);
  process.on('unhandledRejection', failed); // vite lets some of its errors fall
  await vite.build({ root, logLevel: 'silent', ...options }).catch(failed);
  process.off('unhandledRejection', failed);
  utimesSync(built, began, began); // what is edited during the build is newer than the build
}

await build(game, {});
await build(server, { configFile: join(root, 'vite.server.config.ts') });

/** @type {typeof import('../src/server/main.ts')} */
const { main } = await import(pathToFileURL(server).href).catch((error) => fail(error.code === 'ERR_MODULE_NOT_FOUND' ? 'The packages are missing. Run "npm ci" first.' : String(error)));
process.chdir(root); // the file of the database lies beside the game, wherever one starts it from
await main({ site: join(root, 'dist'), levels: join(root, 'levels'), environment: process.env, write: console.log })
  .catch((error) => fail(`The game cannot be served: ${error.message}`));
