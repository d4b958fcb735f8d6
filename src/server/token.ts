import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { codeOf } from '../classroom/code.ts';

/** 128 bits of the system's generator as 22 letters of base64url: an id or a token. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

export function randomSeed(): number {
  return randomBytes(4).readUInt32LE();
}

export function randomCode(): string {
  return codeOf(randomBytes(32)) ?? randomCode();
}

/** A whole number from 0 to below `count`. */
export function randomBelow(count: number): number {
  return Math.floor((randomBytes(4).readUInt32LE() / 2 ** 32) * count);
}

/** What is stored in place of a token. 128 random bits need no salt and no slow hash. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token belongs to the hash; takes as long whether or not. */
export function isToken(token: string, hash: string): boolean {
  const given = Buffer.from(hashOf(token));
  const held = Buffer.from(hash);
  return given.length === held.length && timingSafeEqual(given, held);
}
