import { defineConfig } from 'vite';

/** The classroom's server for Node: two entries, the server and the threads that replay attempts; packages stay where they are. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist-server',
    rolldownOptions: {
      input: { main: 'src/server/main.ts', 'judge-worker': 'src/server/judge-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
