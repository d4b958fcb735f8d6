import { fileURLToPath } from 'node:url';
import type { SheetName } from '../src/curriculum/sheet.ts';
import { readSheets as readFrom } from '../src/server/sheets.ts';

const folder = fileURLToPath(new URL('../assets/datasets', import.meta.url));

/** Makes a set of pictures ready, all files of it. @throws LostPictures */
export function readSheets(name: SheetName): void {
  readFrom(folder, name);
}
