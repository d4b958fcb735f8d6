/** Digits and letters that are told apart when read aloud or from the last row: no 0, 1, I, L, O. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

/** What somebody typed to a join code, or null where it can be none. Case, spaces and dashes do not matter. */
export function readCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return CODE.test(code) ? code : null;
}

/** Bytes of a random generator to a code; a byte that would make some letters likelier is left out. Null where too few are left. */
export function codeOf(bytes: Uint8Array): string | null {
  const even = Math.floor(256 / CODE_LETTERS.length) * CODE_LETTERS.length;
  const letters = Array.from(bytes).filter((byte) => byte < even).map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length] ?? '');
  return letters.length < CODE_LENGTH ? null : letters.slice(0, CODE_LENGTH).join('');
}
