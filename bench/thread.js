// The game's own training worker in a thread of Node: the thread's port plays the part of `self`.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
Object.assign(globalThis, { self: parentPort });
await import('../src/trainer/worker.ts');
