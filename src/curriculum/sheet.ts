/** Labelled pictures of one size, as they lie in a file: a byte for the label, then two pixels a byte, sixteen greys each. */
export interface Sheet {
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** What a file of pictures holds. */
export interface SheetSpec {
  readonly file: string;
  readonly count: number;
}

/** The files of each set of pictures, in the order of the pictures' numbers. Only the first goes to players: what judges has rows of its own. */
export const SHEETS: Readonly<Record<'digits', readonly SheetSpec[]>> = {
  digits: [{ file: 'digits.bin', count: 6000 }, { file: 'digits-reserve.bin', count: 4000 }],
};
export type SheetName = keyof typeof SHEETS;

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const GREYS = 15;
const STRIDE = 1 + PIXELS / 2;
export const LABELS = 10;

/** The pictures of a level are not there, or not as they were packed. */
export class LostPictures extends Error {
  override name = 'LostPictures';
}

/** @param pictures pixels from 0 to 1, row after row */
export function packSheet(pictures: readonly { readonly label: number; readonly pixels: readonly number[] }[]): Uint8Array {
  const bytes = new Uint8Array(pictures.length * STRIDE);
  pictures.forEach(({ label, pixels }, index) => {
    const from = index * STRIDE;
    bytes[from] = label;
    for (let pair = 0; pair < PIXELS / 2; pair++) {
      const [left, right] = [pixels[2 * pair] ?? 0, pixels[2 * pair + 1] ?? 0].map((value) => Math.round(value * GREYS));
      bytes[from + 1 + pair] = ((left ?? 0) << 4) | (right ?? 0);
    }
  });
  return bytes;
}

/** Unpacked bytes to a sheet. @throws LostPictures naming file and remedy where they are not what was packed. */
export function parseSheet(bytes: Uint8Array, { file, count }: SheetSpec): Sheet {
  if (bytes.length !== count * STRIDE) throw new LostPictures(`assets/datasets/${file}: ${bytes.length} bytes, not ${count * STRIDE}; run npm run digits`);
  for (let index = 0; index < count; index++) {
    if ((bytes[index * STRIDE] ?? LABELS) >= LABELS) throw new LostPictures(`assets/datasets/${file}: picture ${index + 1} has no label; run npm run digits`);
  }
  return { count, bytes };
}

const kept = new Map<SheetName, readonly Sheet[]>();

/** Hands in the pictures of a set, once they have arrived. */
export function keepSheets(name: SheetName, sheets: readonly Sheet[]): void {
  kept.set(name, sheets);
}

export const haveSheets = (name: SheetName): boolean => kept.has(name);

/** Writes picture `id`, counted from 1, into `pixels` at `at`, from 0 to 1. @returns its label. @throws LostPictures where it has not arrived. */
export function readPicture(name: SheetName, id: number, pixels: Float64Array, at: number): number {
  let index = id - 1;
  const sheet = (kept.get(name) ?? []).find(({ count }) => {
    if (index < count) return true;
    index -= count;
    return false;
  });
  if (sheet === undefined || index < 0) throw new LostPictures(`${name}: picture ${id} has not arrived`);
  const from = index * STRIDE;
  for (let pair = 0; pair < PIXELS / 2; pair++) {
    const both = sheet.bytes[from + 1 + pair] ?? 0;
    pixels[at + 2 * pair] = (both >> 4) / GREYS;
    pixels[at + 2 * pair + 1] = (both & GREYS) / GREYS;
  }
  return sheet.bytes[from] ?? 0;
}
