/** Bytes of a request's body. */
export const MOST_BODY = 64 * 1024;
/** The same of an attempt whose weights are judged. */
export const MOST_WEIGHTS_BODY = 256 * 1024;
/** Brackets within brackets in a body. */
export const MOST_DEPTH = 16;
export const MOST_PUPILS = 120;
/** Attempts of one pupil that wait to be replayed. */
export const MOST_WAITING = 8;
/** Attempts of one class that wait to be replayed. */
export const MOST_WAITING_OF_CLASS = 400;
/** Signs of all attempts that wait to be replayed, in one process. */
export const MOST_WAITING_SIZE = 32 * 1024 * 1024;
/** Attempts that one pupil may leave in a class; those among them that are larger than MOST_BODY. */
export const MOST_ATTEMPTS = 2000;
export const MOST_LARGE = 60;
export const MOST_ROUNDS = 200;
/** Minutes a round may be boxed to. */
export const MOST_MINUTES = 180;
/** Days after which a class is deleted, unless it is kept. */
export const DAYS_KEPT = 90;
/** Hours a join code is good for. */
export const CODE_HOURS = 12;
