import type { Plugin } from 'vite';

const ASKED = '?worker&url';
const MARK = '\0entry-worker:';

/**
 * Builds a worker whose address is imported (`./worker.ts?worker&url`) as one more entry of the whole: what page and worker both
 * need is one file, fetched once. Vite itself would bundle the worker apart, with a second copy of all that.
 */
export function entryWorkers(): Plugin {
  return {
    name: 'entry-workers',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(ASKED)) return null;
      const found = await this.resolve(source.slice(0, -ASKED.length), importer);
      return found === null ? null : `${MARK}${found.id}`;
    },
    load(id) {
      if (!id.startsWith(MARK)) return null;
      return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: id.slice(MARK.length) })};`;
    },
  };
}
