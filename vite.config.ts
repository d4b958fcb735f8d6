import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  appType: 'mpa',
  publicDir: false,
  // With `npm start` beside it, the classroom answers here, too.
  server: { proxy: { '/api': 'http://localhost:4173' } },
  // The game hears no places: howler without its spatial half.
  resolve: { alias: [{ find: /^howler$/, replacement: 'howler/dist/howler.core.min.js' }] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: ['index.html', 'teach.html'],
      output: {
        codeSplitting: {
          groups: [{ name: 'phaser', test: /[\\/]node_modules[\\/]phaser[\\/]/ }],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/play/**'],
    testTimeout: 60_000,
  },
});
