import { networkInterfaces } from 'node:os';

/** What the environment decides. docs/classroom.md has the same table. */
export interface Configuration {
  port: number;
  /** Null: all addresses of the machine. */
  host: string | null;
  /** A PostgreSQL address, or null: the file. */
  databaseUrl: string | null;
  databaseFile: string;
  /** Where people reach this server, if not at the address they asked for: https://downhill.example.org */
  publicAddress: string | null;
  /** A proxy that this server trusts sets X-Forwarded-For and X-Forwarded-Proto. */
  trustProxy: boolean;
  /** Seconds that a process may take over an attempt before another one does. */
  lease: number;
  /** Worker threads that replay attempts. */
  judges: number;
  /** Classes that may be opened from one address in an hour, and in all. */
  openPerHour: number;
  openInAllPerHour: number;
  /** Wrong codes of all in ten minutes; then one joins only from where somebody of the class is. */
  wrongCodes: number;
  /** What /metrics asks for as a bearer token; null: it answers this machine alone. */
  metricsToken: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

function numberOf(environment: Environment, name: string, usual: number, least: number, most: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new Error(`${name} is "${text}", but it must be a whole number from ${least} to ${most}.`);
  return value;
}

function textOf(environment: Environment, name: string): string | null {
  const text = environment[name];
  return text === undefined || text === '' ? null : text;
}

function addressOf(environment: Environment): string | null {
  const text = textOf(environment, 'PUBLIC_ADDRESS');
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error(`PUBLIC_ADDRESS is "${text}", but it must be an address such as https://downhill.example.org.`);
  return new URL(text).origin;
}

/** @throws naming the variable that makes no sense. */
export function configurationFrom(environment: Environment, cores: number): Configuration {
  return {
    port: numberOf(environment, 'PORT', 4173, 0, 65_535),
    host: textOf(environment, 'HOST'),
    databaseUrl: textOf(environment, 'DATABASE_URL'),
    databaseFile: textOf(environment, 'DATABASE_FILE') ?? 'data/classroom.sqlite',
    publicAddress: addressOf(environment),
    trustProxy: textOf(environment, 'TRUST_PROXY') === '1',
    judges: numberOf(environment, 'JUDGES', Math.max(1, Math.min(4, cores - 1)), 1, 64),
    lease: numberOf(environment, 'LEASE', 120, 1, 3600),
    openPerHour: numberOf(environment, 'OPEN_PER_HOUR', 30, 1, 1_000_000),
    openInAllPerHour: numberOf(environment, 'OPEN_IN_ALL_PER_HOUR', 1000, 1, 1_000_000),
    wrongCodes: numberOf(environment, 'WRONG_CODES', 3000, 60, 1_000_000),
    metricsToken: textOf(environment, 'METRICS_TOKEN'),
  };
}

/** Addresses of this machine in its networks, for a join screen on a laptop. */
export function ownAddresses(port: number): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => `http://${each.address}:${port}`);
}
