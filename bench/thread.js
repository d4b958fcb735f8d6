// The game's own training worker, built (build.ts), in a thread of Node: the thread's port plays the part of `self`.
import { parentPort } from 'node:worker_threads';

Object.assign(globalThis, { self: parentPort });
await import(new URL('node_modules/.engine/worker.js', import.meta.url).href);
