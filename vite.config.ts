import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { beyond } from './scripts/beyond.ts';
import { bundleOf } from './scripts/bundles.ts';
import { entryWorkers } from './scripts/entry-workers.ts';
import { levelFiles } from './scripts/level-files.ts';

export default defineConfig({
  base: './',
  appType: 'mpa',
  publicDir: false,
  // With `npm start` beside it, the classroom answers here, too; it must see the name that the browser asked for.
  server: { proxy: { '/api': { target: 'http://localhost:4173', changeOrigin: false } } },
  // The game hears no places: howler without its spatial half.
  resolve: { alias: [{ find: /^howler$/, replacement: 'howler/dist/howler.core.min.js' }] },
  plugins: [entryWorkers(), beyond(resolve('src')), levelFiles(resolve('levels'))],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Styles come with what needs them; scripts ask for what they import. (In a worker there is no document to put links in.)
    modulePreload: { resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : files.filter((file) => file.endsWith('.css'))) },
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: ['index.html', 'teach.html'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /[\\/]node_modules[\\/]phaser[\\/]/, priority: 2 },
            { name: bundleOf(resolve('src')), includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/play/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
