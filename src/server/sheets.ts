import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { haveSheets, keepSheets, LostPictures, parseSheet, type SheetName, SHEETS, type SheetSpec } from '../curriculum/sheet.ts';

function readSheet(folder: string, spec: SheetSpec) {
  try {
    return parseSheet(gunzipSync(readFileSync(join(folder, spec.file))), spec);
  } catch (fault) {
    if (fault instanceof LostPictures) throw fault;
    throw new LostPictures(`assets/datasets/${spec.file}: missing or damaged; run npm run digits`, { cause: fault });
  }
}

/** Makes a set of pictures ready, all files of it, those that players never get among them. @throws LostPictures */
export function readSheets(folder: string, name: SheetName): void {
  if (!haveSheets(name)) keepSheets(name, SHEETS[name].map((spec) => readSheet(folder, spec)));
}
