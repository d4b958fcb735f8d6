import type { Configuration } from './configuration.ts';
import type { JudgePool } from './judge-pool.ts';
import type { Library } from './library.ts';
import type { Live } from './live.ts';
import type { Metrics } from './metrics.ts';
import type { Places } from './places.ts';
import type { Presence } from './presence.ts';
import type { Database } from './tables.ts';
import type { Tries } from './tries.ts';

/** What every route works with. */
export interface House {
  database: Database;
  library: Library;
  pool: JudgePool;
  places: Places;
  live: Live;
  metrics: Metrics;
  configuration: Configuration;
  /** Milliseconds since 1970. */
  clock(): number;
  /** Failed joins, of one address and of all. */
  joins: Tries;
  /** Where those are who are in a class already. */
  presence: Presence;
  /** Passkeys asked for, from one address and in all. */
  challenges: Tries;
  /** Classes opened, from one address and in all. */
  openings: Tries;
  /** The port once it is known. */
  port(): number;
}
