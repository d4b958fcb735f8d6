import type { AwardKind } from './lesson.ts';
import * as v from 'valibot';
import type { Nickname } from './nickname.ts';
import { AnyPasskeySchema, NewPasskeySchema, ShownAnswerSchema } from './passkey.ts';
import {
  type ClassSettings, type KeptAttempt, KeptAttemptSchema, JoinedSchema, type Looked, LookedSchema, OpenedSchema, RefusalSchema, RotatedSchema, type RoundKind, type ShareSent, type Submission, type Verdict, VerdictSchema, type Visit,
} from './wire.ts';

/** A request was turned down, or `offline`: nobody answered, or somebody who is no classroom. */
export class ClassFault extends Error {
  readonly reason: string;
  /** Asking again later may help. */
  readonly passing: boolean;

  constructor(reason: string, passing: boolean) {
    super(reason);
    this.reason = reason;
    this.passing = passing;
  }
}

const Anything = v.unknown();

async function answered(answer: Response): Promise<unknown> {
  const json: unknown = await answer.json().catch(() => null);
  if (answer.ok) return json;
  const refusal = v.safeParse(RefusalSchema, json);
  if (!refusal.success) throw new ClassFault('offline', true);
  throw new ClassFault(refusal.output.error, answer.status === 429 || answer.status >= 500);
}

async function ask<T extends v.GenericSchema>(method: string, path: string, schema: T, body?: object): Promise<v.InferOutput<T>> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`api/${path}`, { method, ...sent }).catch(() => { throw new ClassFault('offline', true); });
  const parsed = v.safeParse(schema, await answered(answer));
  if (!parsed.success) throw new ClassFault('offline', true);
  return parsed.output;
}

const of = (id: string) => `classes/${id}`;

// --- what a pupil asks ------------------------------------------------------------------------------------------

export const look = (code: string): Promise<Looked> => ask('POST', 'look', LookedSchema, { code });
export const join = (code: string, name: Nickname): Promise<v.InferOutput<typeof JoinedSchema>> => ask('POST', 'join', JoinedSchema, { code, name });
export const leave = (id: string): Promise<unknown> => ask('POST', `${of(id)}/leave`, Anything, {});
export const submit = (id: string, submission: Submission): Promise<Verdict> => ask('POST', `${of(id)}/attempts`, VerdictSchema, submission);
export const verdictOf = (id: string, attempt: string): Promise<Verdict> => ask('GET', `${of(id)}/attempts/${attempt}`, VerdictSchema);
export const commitBet = (id: string, round: number, value: number): Promise<unknown> => ask('POST', `${of(id)}/bets`, Anything, { round, value });
export const sendShare = (id: string, share: ShareSent): Promise<unknown> => ask('POST', `${of(id)}/shares`, Anything, share);
export const wish = (id: string, wished: { fault?: string; award?: AwardKind; named: boolean }): Promise<unknown> => ask('POST', `${of(id)}/wishes`, Anything, wished);
export const tellVisit = (id: string, visit: Visit): Promise<unknown> => ask('POST', `${of(id)}/visits`, Anything, visit);

// --- what a teacher asks ----------------------------------------------------------------------------------------

export const openClass = (name: string): Promise<v.InferOutput<typeof OpenedSchema>> => ask('POST', 'classes', OpenedSchema, { name });
export const enter = (id: string, token: string): Promise<unknown> => ask('POST', `${of(id)}/enter`, Anything, { token });
export const rotateToken = async (id: string): Promise<string> => (await ask('POST', `${of(id)}/token`, RotatedSchema, {})).token;
export const rotateCode = (id: string): Promise<unknown> => ask('POST', `${of(id)}/code`, Anything, {});
export const changeClass = (id: string, change: { name?: string; settings?: Partial<ClassSettings> }): Promise<unknown> => ask('POST', `${of(id)}/settings`, Anything, change);
export const startRound = (id: string, round: { kind: RoundKind; level?: string; minutes: number | null; question?: string | null; together?: string | null }): Promise<unknown> => ask('POST', `${of(id)}/rounds`, Anything, round);
export const endRound = (id: string, truth: number | null = null): Promise<unknown> => ask('POST', `${of(id)}/rounds/end`, Anything, { truth });
/** Ends the lap that goes on, or begins the next one. */
export const turnLap = (id: string, round: number, lap: number, close: boolean): Promise<unknown> => ask('POST', `${of(id)}/rounds/lap`, Anything, { round, lap, close });
export const giveAwards = (id: string, fault: string | null): Promise<unknown> => ask('POST', `${of(id)}/awards`, Anything, { fault });
export const changePupil = (id: string, pupil: string, change: { name?: Nickname; out?: boolean }): Promise<unknown> => ask('POST', `${of(id)}/pupils/${pupil}`, Anything, change);
export const keptAttempt = (id: string, pupil: string, attempt: string): Promise<KeptAttempt> => ask('GET', `${of(id)}/pupils/${pupil}/attempts/${attempt}`, KeptAttemptSchema);
export const exportClass = (id: string): Promise<unknown> => ask('GET', `${of(id)}/export`, Anything);
/** Makes a passkey on this device that opens the class. Rejects where the browser or its owner says no. */
export async function addPasskey(id: string): Promise<void> {
  const [{ startRegistration }, asked] = await Promise.all([import('@simplewebauthn/browser'), ask('POST', `${of(id)}/passkeys/ask`, NewPasskeySchema, {})]);
  await ask('POST', `${of(id)}/passkeys`, Anything, await startRegistration({ optionsJSON: asked }));
}
/** The class that a passkey of this device opens. Rejects where none does. */
export async function showPasskey(): Promise<string> {
  const [{ startAuthentication }, asked] = await Promise.all([import('@simplewebauthn/browser'), ask('POST', 'passkey/ask', AnyPasskeySchema, {})]);
  return (await ask('POST', 'passkey', ShownAnswerSchema, await startAuthentication({ optionsJSON: asked }))).class;
}
export const forgetPasskeys = (id: string): Promise<unknown> => ask('DELETE', `${of(id)}/passkeys`, Anything);
export const deleteClass = (id: string): Promise<unknown> => ask('DELETE', of(id), Anything);
