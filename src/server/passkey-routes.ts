import type { Hono } from 'hono';
import { MadePasskeySchema, ShownPasskeySchema } from '../classroom/passkey.ts';
import { NothingSchema } from '../classroom/wire.ts';
import { admitTeacher, asTeacher, watchAsTeacher } from './admission.ts';
import { touch } from './classes.ts';
import type { House } from './house.ts';
import { askForNew, askForOne, forgetPasskeys, keepPasskey, openByPasskey, type Party } from './passkeys.ts';
import { Refusal } from './refusal.ts';
import { addressOf, type Asked, bodyOf, type Bindings, isSecure } from './request.ts';

/** @throws Refusal where no passkey can be bound to the name this was asked by: a bare address has none */
function partyOf(c: Asked, house: House): Party {
  const address = house.configuration.publicAddress ?? `${isSecure(c, house) ? 'https' : 'http'}://${c.req.header('host') ?? ''}`;
  if (!URL.canParse(address)) throw new Refusal('bad-request');
  const { hostname, origin, protocol } = new URL(address);
  if (protocol !== 'https:' && hostname !== 'localhost') throw new Refusal('no-passkey');
  return { id: hostname, origin };
}

/** Passkeys beside the secret link: one is made by whoever is the teacher already, and opens the class on other devices. */
export function passkeyRoutes(app: Hono<Bindings>, house: House): void {
  const { database, live } = house;

  app.post('/api/classes/:class/passkeys/ask', async (c) => {
    await bodyOf(c, NothingSchema);
    const row = await asTeacher(c, house);
    return c.json(await askForNew(database, row, partyOf(c, house), house.clock()));
  });

  app.post('/api/classes/:class/passkeys', async (c) => {
    const row = await asTeacher(c, house);
    await keepPasskey(database, row, await bodyOf(c, MadePasskeySchema), partyOf(c, house), house.clock());
    live.hurry();
    return c.json({}, 201);
  });

  app.delete('/api/classes/:class/passkeys', async (c) => {
    const { row, token } = await watchAsTeacher(c, house);
    await forgetPasskeys(database, row.class_id, token);
    await touch(database, row.class_id);
    live.hurry();
    return c.json({});
  });

  app.post('/api/passkey/ask', async (c) => {
    await bodyOf(c, NothingSchema);
    const now = house.clock();
    const address = addressOf(c, house);
    const wait = house.joins.wait(address, now) ?? house.challenges.wait(address, now);
    if (wait !== null) throw new Refusal('too-many-tries', wait);
    house.challenges.count(address, now);
    return c.json(await askForOne(database, partyOf(c, house), now));
  });

  app.post('/api/passkey', async (c) => {
    const shown = await bodyOf(c, ShownPasskeySchema);
    const now = house.clock();
    const address = addressOf(c, house);
    const wait = house.joins.wait(address, now);
    if (wait !== null) throw new Refusal('too-many-tries', wait);
    const opened = await openByPasskey(database, shown, partyOf(c, house), now).catch((fault: unknown) => {
      house.joins.count(address, now);
      throw fault;
    });
    admitTeacher(c, house, opened.classId, opened.token);
    return c.json({ class: opened.classId });
  });
}
