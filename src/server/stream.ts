import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { House } from './house.ts';
import type { Watcher } from './live.ts';
import { Refusal } from './refusal.ts';
import type { Asked } from './request.ts';

/** Answers with server-sent events, written to the socket itself: thousands of them stay small. @throws Refusal where too many are open */
export function openStream(c: Asked, house: House, watcher: Omit<Watcher, 'response'>): Response {
  const { outgoing } = c.env;
  if (!('writableLength' in outgoing)) throw new Refusal('failed');
  const response = outgoing;
  // Whoever left meanwhile would never be seen to leave; whoever asks for the head alone wants no stream.
  if (response.destroyed) return RESPONSE_ALREADY_SENT;
  if (c.req.raw.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.socket?.setNoDelay(true);
  response.socket?.setTimeout(0);
  if (house.live.streams() >= 6000) throw new Refusal('busy', 5);
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' });
  response.write('retry: 2000\n\n');
  if (!house.live.watch({ ...watcher, response })) response.end();
  return RESPONSE_ALREADY_SENT;
}
