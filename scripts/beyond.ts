import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What runs anywhere, and what only a page has: a worker fetches the first alone. */
const BEYOND = {
  rules: [
    'engine/layer/attention', 'engine/layer/class-and-box', 'engine/layer/conv2d', 'engine/layer/dropout', 'engine/layer/embedding',
    'engine/layer/gru', 'engine/layer/mean', 'engine/layer/message', 'engine/layer/per-step', 'engine/layer/pool', 'engine/layer/recurrent',
    'engine/layer/repeat', 'engine/layer/reshape', 'engine/layer/upsample', 'engine/layer/window',
    'engine/past', 'engine/dataset/raster', 'engine/metric/box-iou', 'engine/metric/class-accuracy', 'engine/metric/found',
    'engine/metric/sequence-accuracy', 'engine/metric/step-accuracy', 'engine/metric/iou', 'engine/metric/perplexity', 'engine/metric/resemblance',
    'curriculum/marks', 'curriculum/graph', 'curriculum/network-program', 'curriculum/program-check', 'curriculum/arrangement-check', 'curriculum/dataset-check', 'curriculum/following-check', 'curriculum/race-check', 'curriculum/table-check', 'curriculum/hint-bench', 'curriculum/hint-learning', 'curriculum/learning',
    'curriculum/detector', 'curriculum/drivers', 'curriculum/evidence', 'curriculum/duel', 'curriculum/duel-check', 'curriculum/filter-picture', 'curriculum/chance-search', 'curriculum/softmax',
    'curriculum/fault-gate', 'curriculum/fault-neuron', 'curriculum/fault-rivals', 'curriculum/fault-shares', 'curriculum/fault-turned', 'curriculum/fault-verdict', 'curriculum/lighter', 'curriculum/memory', 'curriculum/hint-hand', 'curriculum/dead', 'curriculum/hint-apparatus', 'curriculum/boundary-search',
    'curriculum/hint-units', 'curriculum/attention-advice', 'curriculum/pieces', 'curriculum/hint-killing', 'curriculum/hint-breaking',
    'curriculum/hint-edit', 'curriculum/hint-figure', 'curriculum/hint-machine', 'curriculum/hint-marks', 'curriculum/hint-race', 'curriculum/hint-setting', 'curriculum/hint-evidence', 'curriculum/best-number', 'curriculum/catch-up', 'curriculum/told', 'curriculum/hint-boundary', 'curriculum/disturbed', 'curriculum/wide', 'curriculum/odds',
    'curriculum/messages-advice', 'curriculum/edge', 'curriculum/refit', 'curriculum/best-hand', 'curriculum/hint-arrangement',
    'curriculum/attention', 'curriculum/bench', 'curriculum/boundary', 'curriculum/box', 'curriculum/classes', 'curriculum/filter', 'curriculum/following', 'curriculum/following-advice', 'curriculum/forgery', 'curriculum/hand',
    'curriculum/hint-pieces', 'curriculum/messages', 'curriculum/pictures', 'curriculum/race', 'curriculum/recall', 'curriculum/region', 'curriculum/sentences', 'curriculum/split', 'curriculum/suspect',
    'curriculum/towns', 'curriculum/weights', 'curriculum/wiring', 'engine/dataset/feelings', 'engine/dataset/streets', 'engine/dataset/trees',
    'game/seen-following', 'game/seen-picture', 'game/seen-sentence', 'game/seen-trace', 'game/sketch',
  ],
  page: [
    'board/line-hand-drawing', 'board/line-hand-grips', 'board/line-hand-picture', 'board/line-margin', 'board/line-moved', 'board/rails', 'board/dials', 'board/program-network',
    'panel/apparatus-words', 'panel/arrangement', 'panel/class-words', 'panel/codes', 'panel/daily', 'panel/handed', 'panel/concept-card', 'panel/duel-words', 'panel/fed-words', 'panel/fences-words', 'panel/knob-further', 'panel/led-on', 'panel/further-told', 'panel/further-words', 'panel/graph-words', 'panel/network-words', 'panel/neuron-words',
    'panel/pieces-words', 'panel/promise', 'panel/question-numbers', 'panel/race-words', 'panel/evidence', 'panel/following', 'panel/sentence', 'panel/ridges-words', 'panel/setting-words', 'panel/sides-words', 'panel/split', 'panel/split-words', 'panel/stakes-words', 'panel/surface-words', 'panel/suspect-words', 'panel/learn', 'panel/trials', 'panel/pad', 'panel/mark-text', 'panel/marks', 'panel/program-step', 'panel/feed', 'panel/wired', 'panel/runs',
  ],
} as const;
type Half = keyof typeof BEYOND;

const STAND_IN = '\0beyond:';
const SLOT = '\0beyond-slot';
const WHOLE = '\0beyond-whole:';

/** Names of the functions that a module exports; nothing else of it can be asked for later. */
function functionsOf(source: string): readonly string[] {
  const declared = source.matchAll(/^export (?:async )?function (\w+)/gm);
  const arrows = source.matchAll(/^export const (\w+)(?:: [^=]+)? = (?:async )?\([^\n]*=>/gm);
  return [...declared, ...arrows].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** Constants that a module exports, where they are written out: numbers, texts, and lists of them. */
function constantsOf(source: string): readonly string[] {
  return Array.from(source.matchAll(/^export const (\w+)(?:: [^=]+)? = ([-\d._'"a-z, []+\]?)(?: as const)?;$/gm), ([, name, value]) => `export const ${name} = ${value};`);
}

/**
 * Takes what only some levels need out of what is fetched with the first. Everybody else imports these modules as ever and
 * gets stand-ins for their functions, which call the real ones; `fetchBeyond` of src/curriculum/beyond.ts brings those.
 * A stand-in that is called before throws an Error.
 */
export function beyond(source: string): Plugin {
  const halfOf = new Map<string, Half>();
  for (const half of ['rules', 'page'] as const) {
    for (const each of BEYOND[half]) halfOf.set(each, half);
  }
  const nameOf = (id: string) => (id.startsWith(`${source}/`) ? id.slice(source.length + 1).replace(/\.tsx?$/, '') : '');
  const files = new Map<string, string>();
  return {
    name: 'beyond',
    apply: 'build',
    enforce: 'pre',
    async resolveId(asked, importer, { kind }) {
      if (asked.startsWith('\0beyond')) return asked;
      // Who imports without waiting gets a stand-in; who waits gets the thing itself.
      if (importer === undefined || kind === 'dynamic-import' || !asked.startsWith('.')) return null;
      const found = await this.resolve(asked, importer, { skipSelf: true });
      if (found === null) return null;
      const name = nameOf(found.id);
      if (!halfOf.has(name)) return null;
      files.set(name, found.id);
      return halfOf.has(nameOf(importer)) ? null : `${STAND_IN}${name}`;
    },
    async load(id) {
      if (id === SLOT) {
        return 'const kept = {}; export const keep = (found) => Object.assign(kept, found); export const real = (name) => { const found = kept[name]; if (found === undefined) throw new Error(`${name}: called before it was fetched`); return found; };';
      }
      if (id.startsWith(STAND_IN)) {
        const name = id.slice(STAND_IN.length);
        const text = readFileSync(files.get(name) ?? '', 'utf8');
        return [`import { real } from '${SLOT}';`, ...constantsOf(text), ...functionsOf(text).map((each) => `export const ${each} = (...given) => real('${name}').${each}(...given);`)].join('\n');
      }
      if (id.startsWith(WHOLE)) {
        const names = [...halfOf].flatMap(([name, half]) => (id === `${WHOLE}${half}` ? [name] : []));
        const found = await Promise.all(names.map(async (name) => (await this.resolve(`${source}/${name}`))?.id ?? (await this.resolve(`${source}/${name}.tsx`))?.id ?? `${source}/${name}.ts`));
        return [...found.map((file, index) => `import * as m${index} from '${file}';`), `export default { ${names.map((name, index) => `'${name}': m${index}`).join(', ')} };`].join('\n');
      }
      if (nameOf(id) !== 'curriculum/beyond') return null;
      return `import { keep } from '${SLOT}';
let coming = null;
const fetchAll = async () => {
  const halves = await Promise.all([import('${WHOLE}rules'), typeof document === 'undefined' ? null : import('${WHOLE}page')]);
  for (const half of halves) if (half !== null) keep(half.default);
};
export const fetchBeyond = () => (coming ??= fetchAll().catch((fault) => { coming = null; throw fault; }));`;
    },
  };
}
