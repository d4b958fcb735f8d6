interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What else is fetched together once a page stands, and what each begins with. What two of them need goes with the board, or with the rules. */
const LATER: readonly (readonly [name: string, roots: readonly string[]])[] = [
  ['rules', ['curriculum/rules.ts', 'curriculum/level-parser.ts', 'curriculum/calibration.ts', 'curriculum/reference.ts', 'game/ghost.ts']],
  ['board', ['board/board.ts']],
  ['line', ['board/line.ts']],
  ['slopes', ['board/landscape.ts', 'board/loss-curve.ts']],
  ['play', [
    'panel/level-screen.tsx', 'panel/map-screen.tsx', 'panel/course-screen.tsx', 'panel/cards-screen.tsx', 'panel/museum-screen.tsx',
    'panel/settings-screen.tsx', 'hearing.ts', 'trainer/trainer.ts',
  ]],
];

/** Every module that these import, without waiting, over any number of steps. Styles are left to the bundler. */
function neededBy(graph: Graph, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id) || id.endsWith('.css')) return;
    found.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  roots.forEach(visit);
  return found;
}

function gathered(graph: Graph, source: string): ReadonlyMap<string, string | null> {
  const at = (...files: readonly string[]) => neededBy(graph, files.map((file) => `${source}/${file}`));
  const [main, teach, worker] = [at('main.ts'), at('teach.ts'), at('trainer/worker.ts')];
  const found = new Map<string, string | null>();
  for (const [name, roots] of LATER) for (const id of at(...roots)) found.set(id, worker.has(id) ? 'engine' : teach.has(id) ? 'beside' : found.has(id) ? 'rules' : name);
  // The teacher's page takes some of it and needs none of the game. A worker knows no page: what it shares with one stands apart from what needs one.
  for (const id of main) found.set(id, worker.has(id) ? 'common' : teach.has(id) ? 'page' : null);
  return found;
}

/**
 * Gathers what is fetched together into one file: many small ones weigh more than one (each begins its compression anew, and
 * names what it takes from the others). @returns the name of a module's bundle, null where it is left to the bundler.
 */
export function bundleOf(source: string): (id: string, graph: Graph) => string | null {
  let bundles: ReadonlyMap<string, string | null> | null = null;
  return (id, graph) => (bundles ??= gathered(graph, source)).get(id) ?? null;
}
