import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** tfjs on its WebAssembly backend: one thread (Node has no workers for it), SIMD. The paths come before the backend. */
export async function startTfjs(): Promise<typeof tf> {
  setWasmPaths(`${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')))}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  if (tf.getBackend() !== 'wasm') throw new Error(`tfjs: the backend is ${tf.getBackend()}`);
  return tf;
}
