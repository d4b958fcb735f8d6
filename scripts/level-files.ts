import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Puts the levels beside the program under the addresses that their files have here, so that it needs no table of them. */
export function levelFiles(folder: string): Plugin {
  return {
    name: 'level-files',
    apply: 'build',
    generateBundle() {
      const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
      for (const { name: part } of folders) {
        for (const file of readdirSync(join(folder, part)).filter((name) => name.endsWith('.json'))) {
          const level: unknown = JSON.parse(readFileSync(join(folder, part, file), 'utf8'));
          this.emitFile({ type: 'asset', fileName: `levels/${part}/${file}`, source: JSON.stringify(level) });
        }
      }
    },
  };
}
