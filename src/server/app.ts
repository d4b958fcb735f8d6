import { Hono } from 'hono';
import { setHeaders } from './headers.ts';
import { isWell } from './health.ts';
import type { House } from './house.ts';
import type { Log } from './log.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { pupilRoutes } from './pupil-routes.ts';
import { Refusal } from './refusal.ts';
import { type Bindings, checkOrigin } from './request.ts';
import type { Site } from './site.ts';
import { teacherRoutes } from './teacher-routes.ts';
import { hashOf, isToken } from './token.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Everything this server answers: the game's files, the classroom's API, and how it does. */
export function createApp(house: House, site: Site | null, log: Log): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const { metrics, database, configuration } = house;

  app.use(async (c, next) => {
    const began = performance.now();
    setHeaders(c, house);
    await next();
    const took = performance.now() - began;
    if (c.req.path.startsWith('/api/')) {
      metrics.count('requests', String(c.res.status));
      metrics.time('request', took);
    }
  });
  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') checkOrigin(c, house);
    await next();
  });

  app.get('/healthz', async (c) => {
    const ok = await isWell(database);
    return c.json({ ok }, ok ? 200 : 503);
  });
  app.get('/metrics', (c) => {
    const { metricsToken } = configuration;
    const here = LOOPBACK.has(c.env.incoming.socket.remoteAddress ?? '') && c.req.header('x-forwarded-for') === undefined;
    if (metricsToken === null ? !here : !isToken(c.req.header('authorization') ?? '', hashOf(`Bearer ${metricsToken}`))) throw new Refusal('not-found');
    return c.text(metrics.text());
  });

  pupilRoutes(app, house);
  teacherRoutes(app, house);
  passkeyRoutes(app, house);
  app.all('/api/*', () => { throw new Refusal('not-found'); });
  if (site !== null) app.get('*', (c) => site.serve(c));
  app.notFound((c) => c.json({ error: 'not-found' }, 404));
  app.onError((fault, c) => {
    setHeaders(c, house);
    if (fault instanceof Refusal) {
      if (fault.after !== null) c.header('retry-after', String(fault.after));
      return c.json({ error: fault.reason }, fault.status);
    }
    // Of the request nothing is written down but its kind: addresses and bodies may tell who asked.
    log('error', 'request failed', { method: c.req.method, route: c.req.routePath, fault: fault.stack ?? fault.message });
    c.header('retry-after', '2');
    return c.json({ error: 'failed' }, 500);
  });
  return app;
}
