import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { BUILT } from './built.ts';

/**
 * Builds the engine, and the worker that trains with it, as the game ships them, target and all: what runs TypeScript directly names every function that is made,
 * which a short training feels.
 */
export async function buildEngine(): Promise<void> {
  const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
  await build({
    configFile: false, logLevel: 'warn',
    build: {
      ssr: true, target: 'es2022', minify: true, emptyOutDir: true, outDir: fileURLToPath(BUILT),
      rolldownOptions: { input: { simd: source('engine/simd/train.ts'), plain: source('engine/train.ts'), worker: source('trainer/worker.ts') }, output: { entryFileNames: '[name].js' } },
    },
  });
}
