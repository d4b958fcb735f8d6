import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import * as v from 'valibot';
import { MOST_BODY, MOST_DEPTH } from '../classroom/limits.ts';
import type { House } from './house.ts';
import { networkOf } from './network.ts';
import { Refusal } from './refusal.ts';

export interface Bindings {
  Bindings: HttpBindings;
}
export type Asked = Context<Bindings>;

/** The address that failed tries are counted by; of a trusted proxy, what it says last. An IPv6 network counts as one. Never stored. */
export function addressOf(c: Asked, { configuration }: House): string {
  const forwarded = configuration.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return networkOf(forwarded ?? c.env.incoming.socket.remoteAddress ?? '');
}

/** The request came over HTTPS, as far as this server can know. */
export function isSecure(c: Asked, { configuration }: House): boolean {
  if (configuration.publicAddress?.startsWith('https:') === true) return true;
  return configuration.trustProxy && c.req.header('x-forwarded-proto') === 'https';
}

/** A page of another site asks in the name of whoever has it open: browsers say so in Origin, which no page can forge. */
export function checkOrigin(c: Asked, { configuration }: House): void {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('wrong-origin');
  const origin = c.req.header('origin');
  if (origin === undefined) return;
  const own = configuration.publicAddress === null ? null : new URL(configuration.publicAddress).host;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  if (host === null || (host !== c.req.header('host') && host !== own)) throw new Refusal('wrong-origin');
}

/** Brackets within brackets, those in texts left out. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (inText) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inText = false;
    } else if (letter === '"') inText = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth);
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
}

async function textOf(c: Asked, most: number): Promise<string> {
  const declared = Number(c.req.header('content-length') ?? 0);
  if (declared > most) throw new Refusal('too-large');
  const reader = c.req.raw.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  // Who hangs up in the middle has sent no request that is in order; nothing is wrong here.
  const next = () => reader?.read().catch(() => { throw new Refusal('bad-request'); });
  for (let part = await next(); part?.done === false; part = await next()) {
    length += part.value.byteLength;
    if (length > most) throw new Refusal('too-large');
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The body as the schema wants it, of so many bytes at most. @throws Refusal */
export async function bodyOf<T extends v.GenericSchema>(c: Asked, schema: T, most = MOST_BODY): Promise<v.InferOutput<T>> {
  if (!/^application\/json(;|$)/.test(c.req.header('content-type') ?? '')) throw new Refusal('not-json');
  const text = await textOf(c, most);
  if (depthOf(text) > MOST_DEPTH) throw new Refusal('bad-request');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal('bad-request');
  }
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) throw new Refusal(text.length > MOST_BODY ? 'too-large' : 'bad-request');
  return parsed.output;
}
