import * as v from 'valibot';

export const PICTURES = ['table', 'record', 'letter', 'photo', 'snapshot', 'sound'] as const;
export const PictureSchema = v.picklist(PICTURES);
/** `columns`, `tags` and `free`: how values are found in it; `dial`, `lamp`, `lamps` and `pixels`: in what form a machine answers about it. */
export const LENSES = ['columns', 'tags', 'free', 'dial', 'lamp', 'lamps', 'pixels'] as const;

export const LensSchema = v.picklist(LENSES);
export const REGIONS = ['roof', 'sky', 'water'] as const;
export type Region = (typeof REGIONS)[number];
export type Picture = (typeof PICTURES)[number];
export type Lens = (typeof LENSES)[number];
