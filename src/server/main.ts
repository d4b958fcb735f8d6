import { availableParallelism } from 'node:os';
import { configurationFrom, ownAddresses } from './configuration.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';
import { openSite } from './site.ts';

/** Where the built game and the levels lie, and how this process says something. */
export interface Surroundings {
  /** Null: the API alone. */
  site: string | null;
  levels: string;
  environment: Readonly<Record<string, string | undefined>>;
  write(line: string): void;
}

/** Serves game, teacher's page and API until the process is asked to end. @throws in words for whoever started it */
export async function main({ site, levels, environment, write }: Surroundings): Promise<void> {
  const configuration = configurationFrom(environment, availableParallelism());
  const log = createLog(write);
  const running = await startServer({
    configuration, site: site === null ? null : openSite(site), folder: levels, log,
    worker: { worker: new URL('./judge-worker.js', import.meta.url) },
  });
  write(`Downhill is at http://localhost:${running.port}/`);
  const elsewhere = configuration.publicAddress === null && configuration.host === null ? ownAddresses(running.port) : [configuration.publicAddress ?? ''].filter((each) => each !== '');
  write(`Teachers open a class at ${elsewhere[0] ?? `http://localhost:${running.port}`}/teach`);

  let ending = false;
  const end = (signal: string) => {
    if (ending) return;
    ending = true;
    log('info', 'ending', { signal });
    running.stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
}
