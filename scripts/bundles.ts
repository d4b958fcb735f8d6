interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What each bundle begins with, in order: a module belongs to the first one that imports it, without waiting, over any number of steps. */
const BUNDLES: readonly (readonly [name: string, roots: readonly string[]])[] = [
  ['shell', ['main.ts']],
  ['rules', ['curriculum/rules.ts', 'curriculum/level-parser.ts', 'curriculum/calibration.ts', 'curriculum/reference.ts', 'game/ghost.ts']],
  ['board', ['board/board.ts']],
  ['play', ['panel/level-screen.tsx', 'panel/map-screen.tsx', 'panel/course-screen.tsx', 'panel/cards-screen.tsx', 'panel/museum-screen.tsx', 'panel/valley-screen.tsx', 'panel/settings-screen.tsx', 'hearing.ts', 'trainer/trainer.ts']],
];

function closureOf(graph: Graph, roots: readonly string[], taken: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id) || taken.has(id) || id.endsWith('.css')) return;
    found.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  roots.forEach(visit);
  return found;
}

/**
 * Gathers what is fetched together into one file: many small ones weigh more than one (each begins its compression anew, and
 * names what it takes from the others). @returns the name of a module's bundle, null where it is left to the bundler.
 */
export function bundleOf(source: string): (id: string, graph: Graph) => string | null {
  let bundles: ReadonlyMap<string, string> | null = null;
  return (id, graph) => {
    if (bundles === null) {
      const found = new Map<string, string>();
      for (const [name, files] of BUNDLES) {
        const roots = files.map((file) => `${source}/${file}`);
        for (const each of closureOf(graph, roots, new Set(found.keys()))) found.set(each, name);
      }
      found.delete(`${source}/main.ts`);
      bundles = found;
    }
    return bundles.get(id) ?? null;
  };
}
