// The classroom's server as it ships, without the game: what `npm run chaos` kills. CLOCK_AHEAD: milliseconds its clock is wrong by.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const ahead = Number(process.env.CLOCK_AHEAD ?? 0);
const now = Date.now;
Date.now = () => now() + ahead;
/** @type {typeof import('../src/server/main.ts')} */
const { main } = await import(pathToFileURL(join(root, 'dist-server', 'main.js')).href);
await main({ site: null, levels: join(root, 'levels'), environment: process.env, write: console.log });
