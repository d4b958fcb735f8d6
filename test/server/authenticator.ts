// A passkey as a phone would keep it, after the specification of WebAuthn: none of the code that the server reads it with.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Data = number | string | Uint8Array | readonly (readonly [number | string, Data])[];

/** The few forms of CBOR (RFC 8949) that a passkey is written in. */
function cbor(data: Data): Buffer {
  const head = (major: number, count: number) => Buffer.from(count < 24 ? [(major << 5) | count] : count < 256 ? [(major << 5) | 24, count] : [(major << 5) | 25, count >> 8, count & 255]);
  if (typeof data === 'number') return data >= 0 ? head(0, data) : head(1, -1 - data);
  if (typeof data === 'string') return Buffer.concat([head(3, Buffer.byteLength(data)), Buffer.from(data)]);
  if (data instanceof Uint8Array) return Buffer.concat([head(2, data.length), data]);
  return Buffer.concat([head(5, data.length), ...data.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

const sha = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

export interface Passkey {
  made: object;
  /** Shown for a challenge, by a page of this origin. */
  shown(challenge: string, origin?: string): { response: { signature: string } } & Record<string, unknown>;
}

/** Makes a passkey for whoever asks. */
export function makePasskey({ challenge, rp, user }: { challenge: string; rp: { id: string }; user: { id: string } }, origin: string): Passkey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let count = 0;
  const data = (flags: number) => Buffer.concat([sha(rp.id), Buffer.from([flags]), Buffer.from([0, 0, 0, count])]);
  const client = (type: string, asked: string, from: string) => Buffer.from(JSON.stringify({ type, challenge: asked, origin: from, crossOrigin: false }));
  const key = cbor([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]);
  const credential = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} };
  const authenticatorData = Buffer.concat([data(0x45), Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
  return {
    made: { ...credential, response: { clientDataJSON: text(client('webauthn.create', challenge, origin)), attestationObject: text(cbor([['fmt', 'none'], ['attStmt', []], ['authData', authenticatorData]])) } },
    shown(asked, from = origin) {
      count += 1;
      const [own, said] = [data(0x05), client('webauthn.get', asked, from)];
      const signature = sign('sha256', Buffer.concat([own, sha(said)]), privateKey);
      return { ...credential, response: { clientDataJSON: text(said), authenticatorData: text(own), signature: text(signature), userHandle: user.id } };
    },
  };
}
