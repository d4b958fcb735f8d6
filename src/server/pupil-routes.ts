import type { Hono } from 'hono';
import * as v from 'valibot';
import { readCode } from '../classroom/code.ts';
import { MOST_WEIGHTS_BODY } from '../classroom/limits.ts';
import { IdSchema } from '../classroom/field.ts';
import { BetSchema, JoinSchema, LookSchema, NothingSchema, ShareSchema, SubmitSchema, VisitSchema, WishSchema } from '../classroom/wire.ts';
import { admitPupil, asPupil, dismiss } from './admission.ts';
import { findVerdict, keepAttempt } from './attempts.ts';
import { wishAward } from './awards.ts';
import { type ClassRow, classOfCode, touch } from './classes.ts';
import { wishFinding } from './findings.ts';
import type { House } from './house.ts';
import { keepShare } from './laps.ts';
import { edition } from './live.ts';
import { join, offers } from './pupils.ts';
import { Refusal } from './refusal.ts';
import { addressOf, type Asked, bodyOf, type Bindings } from './request.ts';
import { commitBet } from './rounds.ts';
import { sendToJudge } from './sitting.ts';
import { deskOf } from './snapshot.ts';
import { openStream } from './stream.ts';
import { keepVisit } from './visits.ts';

/** The class of a code. Wrong codes are counted by address, each once, and in all; right ones never: a school behind one address joins freely, and may all type yesterday's code. When too many were tried in all, a right code is good only where somebody of its class is already; nobody else learns whether it was right. @throws Refusal */
async function classFor(c: Asked, house: House, typed: string): Promise<ClassRow> {
  const now = house.clock();
  const address = addressOf(c, house);
  const own = house.joins.wait(address, now, true);
  if (own !== null) throw new Refusal('too-many-tries', own);
  const code = readCode(typed);
  const row = code === null ? null : await classOfCode(house.database, code, now);
  const wait = house.joins.wait(address, now, row !== null && house.presence.has(row.class_id, address));
  if (wait !== null) throw new Refusal('too-many-tries', wait);
  if (row !== null) return row;
  house.joins.count(address, now, code ?? typed);
  throw new Refusal('no-code');
}

/** What a pupil may ask. */
export function pupilRoutes(app: Hono<Bindings>, house: House): void {
  const { database, live } = house;

  app.post('/api/look', async (c) => {
    const { code } = await bodyOf(c, LookSchema);
    const row = await classFor(c, house, code);
    if (!row.settings.joinable) throw new Refusal('closed');
    return c.json({ class: row.class_id, name: row.name, free: row.settings.freeNames, offers: await offers(database, row.class_id) });
  });

  app.post('/api/join', async (c) => {
    const { code, name } = await bodyOf(c, JoinSchema);
    const row = await classFor(c, house, code);
    const { pupil, token } = await join(database, row, name, house.clock());
    admitPupil(c, house, row.class_id, pupil, token);
    live.hurry();
    return c.json({ class: row.class_id, pupil, name }, 201);
  });

  app.post('/api/classes/:class/leave', async (c) => {
    await bodyOf(c, NothingSchema);
    const { row } = await asPupil(c, house);
    dismiss(c, house, 'pupil', row.class_id);
    return c.json({});
  });

  app.post('/api/classes/:class/attempts', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const submission = await bodyOf(c, SubmitSchema, MOST_WEIGHTS_BODY);
    const kept = { classId: row.class_id, pupilId: pupil.pupil_id, id: submission.id };
    const giveUp = house.places.take(row.class_id, pupil.pupil_id, JSON.stringify(submission.attempt.moves).length);
    if (giveUp === null) throw new Refusal('busy', 5);
    let waits = false;
    try {
      if (await keepAttempt(database, house.library, row, pupil.pupil_id, submission, house.clock(), 1000 * house.configuration.lease)) {
        house.metrics.count('attempts', 'received');
        await sendToJudge(house, { ...kept, attempt: submission.attempt }, giveUp);
        waits = true;
      }
    } finally {
      if (!waits) giveUp();
    }
    return c.json({ ...await findVerdict(database, kept), queue: house.pool.waiting() }, 202);
  });

  app.get('/api/classes/:class/attempts/:attempt', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const id = v.safeParse(IdSchema, c.req.param('attempt'));
    const verdict = id.success ? await findVerdict(database, { classId: row.class_id, pupilId: pupil.pupil_id, id: id.output }) : null;
    if (verdict === null) throw new Refusal('not-found');
    return c.json({ ...verdict, queue: house.pool.waiting() });
  });

  app.post('/api/classes/:class/visits', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const visit = await bodyOf(c, VisitSchema);
    if (!house.library.has(visit.level)) throw new Refusal('no-level');
    await keepVisit(database, row.class_id, pupil.pupil_id, visit, house.clock());
    return c.json({});
  });

  app.post('/api/classes/:class/bets', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const { round, value } = await bodyOf(c, BetSchema);
    await commitBet(database, row, pupil.pupil_id, round, value, house.clock());
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/shares', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const sent = await bodyOf(c, ShareSchema);
    await keepShare(database, house.library, row.class_id, pupil.pupil_id, sent, house.clock());
    live.hurry();
    return c.json({});
  });

  app.post('/api/classes/:class/wishes', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const { fault, award, named } = await bodyOf(c, WishSchema);
    await database.transaction().execute(async (transaction) => {
      await touch(transaction, row.class_id);
      if (fault !== undefined) await wishFinding(transaction, row.class_id, pupil.pupil_id, fault, named);
      if (award !== undefined) await wishAward(transaction, row.class_id, pupil.pupil_id, award, named);
    });
    live.hurry();
    return c.json({});
  });

  app.get('/api/classes/:class/desk', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    const taken = await live.snapshot(row.class_id);
    if (taken === null) throw new Refusal('not-pupil');
    const now = house.clock();
    const tag = `"${edition(taken, now)}"`;
    c.header('etag', tag);
    c.header('cache-control', 'private, no-cache');
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    return c.json(deskOf(taken, pupil.pupil_id, now));
  });

  app.get('/api/classes/:class/desk/live', async (c) => {
    const { row, pupil } = await asPupil(c, house);
    return openStream(c, house, {
      classId: row.class_id, pupil: pupil.pupil_id,
      view: async (snapshot) => {
        const member = snapshot.members.get(pupil.pupil_id);
        return member === undefined || member.out ? null : JSON.stringify(deskOf(snapshot, pupil.pupil_id, house.clock()));
      },
    });
  });
}

