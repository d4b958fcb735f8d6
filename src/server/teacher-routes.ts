import type { Hono } from 'hono';
import * as v from 'valibot';
import { IdSchema } from '../classroom/field.ts';
import { ChangePupilSchema, ChangeSchema, EndRoundSchema, EnterSchema, GiveAwardsSchema, NothingSchema, OpenClassSchema, StartRoundSchema, TurnLapSchema } from '../classroom/wire.ts';
import { nicknameAt } from '../classroom/nickname.ts';
import { admitTeacher, asTeacher, dismiss, endVisit, watchAsTeacher } from './admission.ts';
import { attemptOf } from './attempts.ts';
import { giveAwards } from './awards.ts';
import { changeClass, deleteClass, findClass, isTeacher, openClass, rotateCode, rotateToken } from './classes.ts';
import { ownAddresses } from './configuration.ts';
import { exportOf } from './export.ts';
import type { House } from './house.ts';
import { turnLap } from './laps.ts';
import { edition } from './live.ts';
import { endSessions } from './passkeys.ts';
import { changePupil } from './pupils.ts';
import { Refusal } from './refusal.ts';
import { addressOf, type Asked, bodyOf, type Bindings } from './request.ts';
import { openRound } from './opening.ts';
import { closeDueRound, endRound } from './rounds.ts';
import { roomOf } from './snapshot.ts';
import { openStream } from './stream.ts';

function idIn(c: Asked, name: string): string {
  const id = v.safeParse(IdSchema, c.req.param(name));
  if (!id.success) throw new Refusal('not-found');
  return id.output;
}

/** What a teacher may ask. */
export function teacherRoutes(app: Hono<Bindings>, house: House): void {
  const { database, live, library } = house;
  const addresses = () => (house.configuration.publicAddress === null ? ownAddresses(house.port()) : [house.configuration.publicAddress]);

  app.post('/api/classes', async (c) => {
    const { name } = await bodyOf(c, OpenClassSchema);
    const now = house.clock();
    const address = addressOf(c, house);
    const wait = house.openings.wait(address, now);
    if (wait !== null) throw new Refusal('too-many-classes', wait);
    house.openings.count(address, now);
    const opened = await openClass(database, name, now);
    admitTeacher(c, house, opened.class, opened.token);
    return c.json(opened, 201);
  });

  // The secret of the link comes in the body, once; from then on a cookie that no script reads stands for it.
  app.post('/api/classes/:class/enter', async (c) => {
    const { token } = await bodyOf(c, EnterSchema);
    const now = house.clock();
    const address = addressOf(c, house);
    // A secret of 128 bits is not guessed: whoever has it comes in, however many codes are tried elsewhere.
    const wait = house.joins.wait(address, now, true);
    if (wait !== null) throw new Refusal('too-many-tries', wait);
    const id = v.safeParse(IdSchema, c.req.param('class'));
    const row = id.success ? await findClass(database, id.output, now) : null;
    if (row === null || !isTeacher(row, token)) {
      house.joins.count(address, now, token);
      throw new Refusal('not-teacher');
    }
    admitTeacher(c, house, row.class_id, token);
    return c.json({});
  });

  app.post('/api/classes/:class/exit', async (c) => {
    await bodyOf(c, NothingSchema);
    const row = await asTeacher(c, house);
    await endVisit(c, house, row.class_id);
    return c.json({});
  });

  app.post('/api/classes/:class/token', async (c) => {
    await bodyOf(c, NothingSchema);
    const row = await asTeacher(c, house);
    const token = await rotateToken(database, row.class_id);
    await endSessions(database, row.class_id);
    admitTeacher(c, house, row.class_id, token);
    return c.json({ token });
  });

  app.post('/api/classes/:class/code', async (c) => {
    await bodyOf(c, NothingSchema);
    const row = await asTeacher(c, house);
    await rotateCode(database, row.class_id, house.clock());
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/settings', async (c) => {
    const row = await asTeacher(c, house);
    const change = await bodyOf(c, ChangeSchema);
    const unknown = change.settings?.open?.find((id) => !library.has(id));
    if (unknown !== undefined) throw new Refusal('no-level');
    await changeClass(database, row, change);
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/rounds', async (c) => {
    const row = await asTeacher(c, house);
    await openRound(database, library, row, await bodyOf(c, StartRoundSchema), house.clock());
    live.hurry();
    return c.json({}, 201);
  });

  app.post('/api/classes/:class/rounds/end', async (c) => {
    const { truth } = await bodyOf(c, EndRoundSchema);
    const row = await asTeacher(c, house);
    await endRound(database, row, truth, house.clock());
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/rounds/lap', async (c) => {
    const row = await asTeacher(c, house);
    await turnLap(database, library, row.class_id, await bodyOf(c, TurnLapSchema), house.clock());
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/awards', async (c) => {
    const row = await asTeacher(c, house);
    const { fault } = await bodyOf(c, GiveAwardsSchema);
    const taken = await live.snapshot(row.class_id);
    if (taken === null) throw new Refusal('not-teacher');
    await giveAwards(database, taken, fault, house.clock());
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/pupils/:pupil', async (c) => {
    const row = await asTeacher(c, house);
    const pupil = idIn(c, 'pupil');
    await changePupil(database, row.class_id, pupil, await bodyOf(c, ChangePupilSchema));
    live.hurry();
    return c.json({});
  });

  app.get('/api/classes/:class/room', async (c) => {
    const row = await asTeacher(c, house);
    const taken = await live.snapshot(row.class_id);
    if (taken === null) throw new Refusal('not-teacher');
    const now = house.clock();
    const tag = `"${edition(taken, now)}"`;
    c.header('etag', tag);
    c.header('cache-control', 'private, no-cache');
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    return c.json(await roomOf(database, taken, addresses(), now));
  });

  app.get('/api/classes/:class/room/live', async (c) => {
    const { row, isStill } = await watchAsTeacher(c, house);
    return openStream(c, house, {
      classId: row.class_id, pupil: null,
      // A link that was rotated meanwhile, or a passkey that was forgotten, shows nothing more.
      view: async (snapshot) => (await isStill(snapshot.row) ? JSON.stringify(await roomOf(database, snapshot, addresses(), house.clock())) : null),
    });
  });

  app.get('/api/classes/:class/pupils/:pupil/attempts/:attempt', async (c) => {
    const row = await asTeacher(c, house);
    const [pupil, id] = [idIn(c, 'pupil'), idIn(c, 'attempt')];
    const kept = await database.selectFrom('attempts').selectAll().where('class_id', '=', row.class_id).where('pupil_id', '=', pupil).where('attempt_id', '=', id).executeTakeFirst();
    const member = await database.selectFrom('pupils').select('name').where('class_id', '=', row.class_id).where('pupil_id', '=', pupil).executeTakeFirst();
    const attempt = kept === undefined ? null : attemptOf(kept);
    if (kept === undefined || member === undefined || attempt === null) throw new Refusal('not-found');
    return c.json({ id, pupil, name: nicknameAt(member.name), status: kept.status, reason: kept.reason, attempt });
  });

  app.get('/api/classes/:class/export', async (c) => {
    const row = await asTeacher(c, house);
    c.header('cache-control', 'no-store');
    await closeDueRound(database, row.class_id, house.clock());
    return c.json(await exportOf(database, row, house.clock()));
  });

  app.delete('/api/classes/:class', async (c) => {
    const row = await asTeacher(c, house);
    await deleteClass(database, row.class_id);
    dismiss(c, house, 'teacher', row.class_id);
    live.hurry();
    return c.json({});
  });
}
