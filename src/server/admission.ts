import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { IdSchema } from '../classroom/field.ts';
import { type ClassRow, findClass, isTeacher } from './classes.ts';
import type { House } from './house.ts';
import { endSession, isSession } from './passkeys.ts';
import { findPupil, type PupilRow } from './pupils.ts';
import { Refusal } from './refusal.ts';
import { addressOf, type Asked, isSecure } from './request.ts';

const DAYS_90 = 90 * 24 * 3600;

/** One cookie for each class and part in it, so that a browser may hold several. `__Host-` where the browser takes it: over HTTPS. */
function cookieName(c: Asked, house: House, part: 'teacher' | 'pupil', classId: string): string {
  return `${isSecure(c, house) ? '__Host-' : ''}${part}-${classId}`;
}

function give(c: Asked, house: House, part: 'teacher' | 'pupil', classId: string, value: string, seconds: number): void {
  setCookie(c, cookieName(c, house, part, classId), value, { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c, house), maxAge: seconds });
}

export function admitTeacher(c: Asked, house: House, classId: string, token: string): void {
  give(c, house, 'teacher', classId, token, DAYS_90);
}

export function admitPupil(c: Asked, house: House, classId: string, pupil: string, token: string): void {
  give(c, house, 'pupil', classId, `${pupil}.${token}`, DAYS_90);
}

export function dismiss(c: Asked, house: House, part: 'teacher' | 'pupil', classId: string): void {
  give(c, house, part, classId, '', 0);
}

/** What a passkey gave to this browser is good no longer. */
export async function endVisit(c: Asked, house: House, classId: string): Promise<void> {
  const token = v.safeParse(IdSchema, getCookie(c, cookieName(c, house, 'teacher', classId)));
  if (token.success) await endSession(house.database, classId, token.output);
  dismiss(c, house, 'teacher', classId);
}

/** The class named in the address. The same answer for one that never was, is over, or is somebody else's. @throws Refusal */
async function classIn(c: Asked, house: House, refusal: 'not-teacher' | 'not-pupil'): Promise<ClassRow> {
  const id = v.safeParse(IdSchema, c.req.param('class'));
  const row = id.success ? await findClass(house.database, id.output, house.clock()) : null;
  if (row === null) throw new Refusal(refusal);
  return row;
}

/** Whoever asks as a teacher: the class, what was shown, and whether that opens it as it stands later. @throws Refusal */
export async function watchAsTeacher(c: Asked, house: House): Promise<{ row: ClassRow; token: string; isStill(row: ClassRow): Promise<boolean> }> {
  const row = await classIn(c, house, 'not-teacher');
  const shown = v.safeParse(IdSchema, getCookie(c, cookieName(c, house, 'teacher', row.class_id)));
  if (!shown.success) throw new Refusal('not-teacher');
  const token = shown.output;
  const isStill = async (now: ClassRow) => isTeacher(now, token) || await isSession(house.database, now.class_id, token, house.clock());
  if (!await isStill(row)) throw new Refusal('not-teacher');
  house.presence.note(row.class_id, addressOf(c, house));
  return { row, token, isStill };
}

/** The class, where whoever asks is its teacher. @throws Refusal */
export async function asTeacher(c: Asked, house: House): Promise<ClassRow> {
  return (await watchAsTeacher(c, house)).row;
}

/** The class and pupil, where whoever asks is in it. @throws Refusal */
export async function asPupil(c: Asked, house: House): Promise<{ row: ClassRow; pupil: PupilRow }> {
  const row = await classIn(c, house, 'not-pupil');
  const [id = '', token = ''] = (getCookie(c, cookieName(c, house, 'pupil', row.class_id)) ?? '').split('.');
  // Of what a browser sends as a cookie only an id is asked for: PostgreSQL refuses texts that are none.
  const pupil = v.is(IdSchema, id) ? await findPupil(house.database, row.class_id, id, token) : null;
  if (pupil === null) throw new Refusal('not-pupil');
  if (pupil.is_out === 1) throw new Refusal('removed');
  house.presence.note(row.class_id, addressOf(c, house));
  return { row, pupil };
}
