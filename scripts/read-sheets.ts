import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { haveSheets, keepSheets, LostPictures, parseSheet, type SheetName, SHEETS, type SheetSpec } from '../src/curriculum/sheet.ts';

const folder = fileURLToPath(new URL('../assets/datasets', import.meta.url));

function readSheet(spec: SheetSpec) {
  try {
    return parseSheet(gunzipSync(readFileSync(join(folder, spec.file))), spec);
  } catch (fault) {
    if (fault instanceof LostPictures) throw fault;
    throw new LostPictures(`assets/datasets/${spec.file}: missing or damaged; run npm run digits`, { cause: fault });
  }
}

/** Makes a set of pictures ready, all files of it. @throws LostPictures */
export function readSheets(name: SheetName): void {
  if (!haveSheets(name)) keepSheets(name, SHEETS[name].map(readSheet));
}
