import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A file of this folder or of the game, with all that it imports, as one script; what it exports is then named `name`. */
export async function bundle(path: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, target: 'es2022', lib: { entry: fileURLToPath(new URL(path, import.meta.url)), formats: ['iife'], name } },
  });
  const outputs: Rolldown.RolldownOutput[] = [built].flat().filter((each) => 'output' in each);
  const [chunk] = outputs.flatMap(({ output }) => output).filter((each) => each.type === 'chunk');
  if (!chunk) throw new Error(`${path}: nothing was bundled`);
  return chunk.code;
}
