/** What a request is turned down with: a short name that the client has words for. */
export type Reason =
  | 'not-found' | 'bad-request' | 'too-large' | 'wrong-origin' | 'not-json'
  | 'not-teacher' | 'not-pupil' | 'removed' | 'no-passkey' | 'too-many-passkeys'
  | 'no-code' | 'too-many-tries' | 'too-many-classes' | 'class-full' | 'closed' | 'name-taken' | 'name-refused'
  | 'no-level' | 'locked' | 'stale' | 'too-new' | 'no-round' | 'no-transfer' | 'not-yours' | 'wrong-seed' | 'too-many-rounds' | 'too-many-attempts' | 'busy' | 'failed';

const STATUS: Readonly<Record<Reason, 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503>> = {
  'not-found': 404, 'bad-request': 400, 'too-large': 413, 'wrong-origin': 403, 'not-json': 415,
  'not-teacher': 401, 'not-pupil': 401, removed: 403, 'no-passkey': 403, 'too-many-passkeys': 409,
  'no-code': 404, 'too-many-tries': 429, 'too-many-classes': 429, 'class-full': 409, closed: 403, 'name-taken': 409, 'name-refused': 422,
  'no-level': 404, locked: 403, stale: 409, 'too-new': 503, 'no-round': 409, 'no-transfer': 409, 'not-yours': 403, 'wrong-seed': 409, 'too-many-rounds': 409, 'too-many-attempts': 409, busy: 503, failed: 500,
};

/** Thrown where a request is turned down; nothing was changed. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly status: (typeof STATUS)[Reason];
  /** Seconds after which one may ask again. */
  readonly after: number | null;

  constructor(reason: Reason, after: number | null = null) {
    super(reason);
    this.reason = reason;
    this.status = STATUS[reason];
    this.after = after;
  }
}
