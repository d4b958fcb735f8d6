// The classroom's server as it ships, without the game: what `npm run chaos` kills.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
/** @type {typeof import('../src/server/main.ts')} */
const { main } = await import(pathToFileURL(join(root, 'dist-server', 'main.js')).href);
await main({ site: null, levels: join(root, 'levels'), environment: process.env, write: console.log });
