import * as v from 'valibot';
import { IdSchema } from '../classroom/field.ts';
import type { MadePasskey, ShownPasskey } from '../classroom/passkey.ts';
import { type ClassRow, findClass, hold, touch } from './classes.ts';
import { Refusal } from './refusal.ts';
import type { Database } from './tables.ts';
import { hashOf, randomId } from './token.ts';

/** Whom a passkey is made for: a name of this server, and the page it is asked from. */
export interface Party {
  id: string;
  origin: string;
}

const MINUTE = 60_000;
const DAYS_90 = 90 * 24 * 60 * MINUTE;
/** How long one may take to find the finger that opens. */
const PATIENCE = 5 * MINUTE;
/** Passkeys that a class has at most. */
const MOST = 10;

// Most servers never see a passkey: what reads them takes 33 MB and is loaded with the first.
const library = () => import('@simplewebauthn/server');

/** A challenge that is good once, and for a while. */
async function challenge(database: Database, now: number): Promise<string> {
  await database.deleteFrom('challenges').where('until_at', '<=', now).execute();
  const made = `${randomId()}${randomId()}`;
  await database.insertInto('challenges').values({ challenge: hashOf(made), until_at: now + PATIENCE }).execute();
  return made;
}

/** What the browser says it was asked for; it is used up by being looked at. */
async function isAsked(database: Database, challenged: string, now: number): Promise<boolean> {
  const said = Buffer.from(challenged, 'base64url').toString();
  const used = await database.deleteFrom('challenges').where('challenge', '=', hashOf(said)).where('until_at', '>', now).returning('challenge').execute();
  return used.length > 0;
}

export async function passkeysOf(database: Database, classId: string): Promise<readonly { credential_id: string; public_key: string; counter: number }[]> {
  return database.selectFrom('passkeys').select(['credential_id', 'public_key', 'counter']).where('class_id', '=', classId).execute();
}

/** What the browser of a teacher is to make a passkey from. @throws Refusal where there are enough */
export async function askForNew(database: Database, row: ClassRow, party: Party, now: number): Promise<object> {
  const held = await passkeysOf(database, row.class_id);
  if (held.length >= MOST) throw new Refusal('too-many-passkeys');
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: 'Downhill', rpID: party.id, userName: row.name === '' ? 'Downhill' : row.name, userID: new Uint8Array(Buffer.from(row.class_id)),
    challenge: await challenge(database, now), attestationType: 'none', excludeCredentials: held.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
}

/** Keeps a passkey that was made. @throws Refusal where it is none, or none that was asked for */
export async function keepPasskey(database: Database, row: ClassRow, made: MadePasskey, party: Party, now: number): Promise<void> {
  const { verifyRegistrationResponse } = await library();
  const found = await verifyRegistrationResponse({
    response: { ...made, response: { clientDataJSON: made.response.clientDataJSON, attestationObject: made.response.attestationObject } },
    expectedChallenge: (said) => isAsked(database, said, now), expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: false,
  }).catch(() => null);
  if (found?.verified !== true || found.registrationInfo === undefined) throw new Refusal('no-passkey');
  const { id, publicKey, counter } = found.registrationInfo.credential;
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, row.class_id);
    await transaction.insertInto('passkeys').values({ class_id: row.class_id, credential_id: id, public_key: Buffer.from(publicKey).toString('base64url'), counter, made_at: now })
      .onConflict((on) => on.columns(['class_id', 'credential_id']).doNothing()).execute();
  });
}

/** What any browser is to show a passkey for. */
export async function askForOne(database: Database, party: Party, now: number): Promise<object> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({ rpID: party.id, challenge: await challenge(database, now), userVerification: 'preferred' });
}

/** The class that a passkey opens, and a token for this browser alone. @throws Refusal where it opens none */
export async function openByPasskey(database: Database, shown: ShownPasskey, party: Party, now: number): Promise<{ classId: string; token: string }> {
  const classId = v.safeParse(IdSchema, Buffer.from(shown.response.userHandle, 'base64url').toString());
  const row = classId.success ? await findClass(database, classId.output, now) : null;
  const held = row === null ? undefined : (await passkeysOf(database, row.class_id)).find(({ credential_id }) => credential_id === shown.id);
  if (row === null || held === undefined) throw new Refusal('no-passkey');
  const { verifyAuthenticationResponse } = await library();
  const found = await verifyAuthenticationResponse({
    response: shown, expectedChallenge: (said) => isAsked(database, said, now), expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: false,
    credential: { id: held.credential_id, publicKey: new Uint8Array(Buffer.from(held.public_key, 'base64url')), counter: held.counter },
  }).catch(() => null);
  if (found?.verified !== true) throw new Refusal('no-passkey');
  const token = randomId();
  await database.transaction().execute(async (transaction) => {
    await hold(transaction, row.class_id);
    await transaction.updateTable('passkeys').set({ counter: found.authenticationInfo.newCounter }).where('class_id', '=', row.class_id).where('credential_id', '=', held.credential_id).execute();
    await transaction.deleteFrom('sessions').where('class_id', '=', row.class_id).where('until_at', '<=', now).execute();
    await transaction.insertInto('sessions').values({ class_id: row.class_id, token_hash: hashOf(token), until_at: now + DAYS_90 }).execute();
  });
  return { classId: row.class_id, token };
}

/** The token was given for a passkey of this class, and is still good. */
export async function isSession(database: Database, classId: string, token: string, now: number): Promise<boolean> {
  const row = await database.selectFrom('sessions').select('class_id').where('class_id', '=', classId).where('token_hash', '=', hashOf(token)).where('until_at', '>', now).executeTakeFirst();
  return row !== undefined;
}

/** Ends what was opened with this token. */
export async function endSession(database: Database, classId: string, token: string): Promise<void> {
  await database.deleteFrom('sessions').where('class_id', '=', classId).where('token_hash', '=', hashOf(token)).execute();
}

/** Ends what passkeys have opened. */
export async function endSessions(database: Database, classId: string): Promise<void> {
  await database.deleteFrom('sessions').where('class_id', '=', classId).execute();
}

/** Forgets the passkeys of a class, and ends what they have opened but for the browser, by its token, that asks for it. */
export async function forgetPasskeys(database: Database, classId: string, token: string): Promise<void> {
  await database.deleteFrom('sessions').where('class_id', '=', classId).where('token_hash', '!=', hashOf(token)).execute();
  await database.deleteFrom('passkeys').where('class_id', '=', classId).execute();
}
