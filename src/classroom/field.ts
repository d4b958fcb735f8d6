import * as v from 'valibot';

/** Milliseconds since 1970, of the server's clock. */
export const Time = v.pipe(v.number(), v.integer());
/** 128 random bits as 22 letters of base64url. */
export const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
