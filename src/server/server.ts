import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { releaseAll } from './attempts.ts';
import { deleteExpired } from './classes.ts';
import type { Configuration } from './configuration.ts';
import { openDatabase } from './database.ts';
import type { House } from './house.ts';
import { createJudgePool, type PoolOptions } from './judge-pool.ts';
import { closeDueLaps } from './laps.ts';
import { openLibrary } from './library.ts';
import { createLive } from './live.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createPlaces } from './places.ts';
import { createPresence } from './presence.ts';
import { closeDueRounds } from './rounds.ts';
import type { Site } from './site.ts';
import { takeUp } from './sitting.ts';
import { createTries } from './tries.ts';

export interface Running {
  port: number;
  /** Every route of the API, as method and path. */
  routes: readonly string[];
  /** Answers what was asked, asks no more, and leaves the rest to the database. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  configuration: Configuration;
  site: Site | null;
  log: Log;
  /** Where the levels lie. */
  folder: string;
  worker: Pick<PoolOptions, 'worker' | 'execArgv' | 'longest'>;
  clock?: () => number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GRACE = 5000;

/** Tries the port, then the ones after it where it is taken. */
function listen(server: Server, port: number, host: string | null): Promise<number> {
  return new Promise((resolve, reject) => {
    let at = port;
    const attempt = () => server.listen(host === null ? { port: at } : { port: at, host });
    server.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EADDRINUSE' || at >= port + 20 || port === 0) {
        reject(fault);
        return;
      }
      at += 1;
      attempt();
    });
    server.on('listening', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : at);
    });
    attempt();
  });
}

/** Opens the database, the threads and the port. @throws where one of them can not be had */
export async function startServer({ configuration, site, log, folder, worker, clock = Date.now }: ServerOptions): Promise<Running> {
  const database = await openDatabase({ url: configuration.databaseUrl, file: configuration.databaseFile });
  if (configuration.databaseUrl === null) await releaseAll(database);
  const library = openLibrary(folder);
  const metrics = createMetrics();
  const live = createLive(database, library, clock);
  const pool = createJudgePool({ threads: configuration.judges, folder, ...worker });
  let port = configuration.port;
  const house: House = {
    database, library, pool, places: createPlaces(), live, metrics, configuration, clock, port: () => port,
    joins: createTries(10 * MINUTE, 60, configuration.wrongCodes),
    presence: createPresence(),
    challenges: createTries(10 * MINUTE, 100, 3000),
    openings: createTries(HOUR, configuration.openPerHour, configuration.openInAllPerHour),
  };
  metrics.gauge('streams', live.streams);
  metrics.gauge('queue', pool.waiting);
  metrics.gauge('cpu_seconds', () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; });
  metrics.gauge('memory_bytes', () => process.memoryUsage().rss);

  const app = createApp(house, site, log);
  const handle = getRequestListener(app.fetch);
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 }, (incoming, outgoing) => { handle(incoming, outgoing).catch(() => outgoing.destroy()); });
  port = await listen(server, configuration.port, configuration.host);

  const guarded = (what: string, work: () => Promise<unknown>) => () => { work().catch((fault: unknown) => log('error', what, { fault: String(fault) })); };
  const takingUp = setInterval(guarded('could not take up attempts', () => takeUp(house)), Math.min(10_000, 500 * configuration.lease));
  // Each by itself: a lap that can not be closed keeps no round open.
  const closingLaps = setInterval(guarded('could not close laps', async () => { if (await closeDueLaps(database, library, clock()) > 0) live.hurry(); }), 1000);
  const closingRounds = setInterval(guarded('could not close rounds', async () => { if (await closeDueRounds(database, clock()) > 0) live.hurry(); }), 1000);
  const pruning = setInterval(guarded('could not delete old classes', () => deleteExpired(database, clock())), HOUR);
  guarded('could not take up attempts', () => takeUp(house))();
  guarded('could not delete old classes', () => deleteExpired(database, clock()))();

  return {
    port,
    routes: [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))].filter((route) => route.includes(' /api/') && !route.startsWith('ALL ')),
    async stop() {
      clearInterval(takingUp);
      clearInterval(closingLaps);
      clearInterval(closingRounds);
      clearInterval(pruning);
      live.close();
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(cut);
      await pool.close();
      await database.destroy();
    },
  };
}
