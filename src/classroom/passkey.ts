import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import * as v from 'valibot';

/** Bytes as base64url, of at most so many signs. */
const Bytes = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[\w-]*$/));
const CREDENTIAL = 1400;

const Credential = {
  id: Bytes(CREDENTIAL),
  rawId: Bytes(CREDENTIAL),
  type: v.literal('public-key'),
  authenticatorAttachment: v.optional(v.picklist(['cross-platform', 'platform'])),
  clientExtensionResults: v.object({}),
};

/** What a browser answers when a passkey was made. */
export const MadePasskeySchema = v.strictObject({
  ...Credential,
  response: v.object({
    clientDataJSON: Bytes(4000),
    attestationObject: Bytes(20_000),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10))),
  }),
});

/** What a browser answers when one was shown. The handle is the class it was made for. */
export const ShownPasskeySchema = v.strictObject({
  ...Credential,
  response: v.object({ clientDataJSON: Bytes(4000), authenticatorData: Bytes(4000), signature: Bytes(2000), userHandle: Bytes(100) }),
});
export type ShownPasskey = v.InferOutput<typeof ShownPasskeySchema>;
export type MadePasskey = v.InferOutput<typeof MadePasskeySchema>;

const hasChallenge = (asked: unknown) => typeof asked === 'object' && asked !== null && 'challenge' in asked && typeof asked.challenge === 'string';
/** What the browser is asked for: handed on as it comes. */
export const NewPasskeySchema = v.custom<PublicKeyCredentialCreationOptionsJSON>(hasChallenge);
export const AnyPasskeySchema = v.custom<PublicKeyCredentialRequestOptionsJSON>(hasChallenge);

export const ShownAnswerSchema = v.looseObject({ class: v.string() });
