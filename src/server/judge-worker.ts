// One worker thread of the pool: attempts in, judgements out.
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { parseAttempt } from '../curriculum/attempt.ts';
import { judge } from './judge.ts';
import { openLibrary } from './library.ts';

const { folder } = v.parse(v.object({ folder: v.string() }), workerData);
const TaskSchema = v.object({ task: v.number(), attempt: v.unknown(), secret: v.nullable(v.string()) });
const library = openLibrary(folder);

parentPort?.on('message', (message: unknown) => {
  const { task, attempt, secret } = v.parse(TaskSchema, message);
  const began = performance.now();
  const judgement = judge(library, parseAttempt(attempt), secret);
  parentPort?.postMessage({ task, judgement, took: performance.now() - began });
});
