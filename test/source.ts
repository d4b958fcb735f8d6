// What the tests about the code itself share: which files there are, and how they read once parsed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths of all files below a folder, from the root of the repository, with slashes. */
export function filesIn(folder: string, ending: RegExp): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export const codeIn = (folder: string): string[] => filesIn(folder, /(?<!\.d)\.tsx?$/);

export interface Source {
  path: string;
  text: string;
  program: ESTree.Program;
  /** Where the modules that it imports come from: static, dynamic, types and re-exports alike. */
  imports: string[];
}

export function parse(path: string, text: string = read(path)): Source {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const imports = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) =>
      /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(start, end))?.[1] ?? []),
  ];
  return { path, text, program, imports };
}

export const walk = (source: Source, visitor: VisitorObject): void => new Visitor(visitor).visit(source.program);

export const lineOf = (source: Source, offset: number): string =>
  `${source.path}:${source.text.slice(0, offset).split('\n').length}`;
