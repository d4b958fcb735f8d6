import * as v from 'valibot';
import { type Submission, SubmitSchema } from './wire.ts';

const OUTBOX = 'downhill-outbox';

/** Attempts on their way: each under a key of its own, so that two tabs never write over each other. */
export function outboxOf(classId: string): { keys(): readonly string[]; put(submission: Submission): void; take(key: string): Submission | null; drop(key: string): void } {
  const prefix = `${OUTBOX}:${classId}:`;
  const drop = (key: string) => { localStorage.removeItem(key); };
  return {
    keys: () => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort(),
    put: (submission) => { localStorage.setItem(`${prefix}${Date.now()}:${submission.id}`, JSON.stringify(submission)); },
    take(key) {
      try {
        const parsed = v.safeParse(SubmitSchema, JSON.parse(localStorage.getItem(key) ?? 'null'));
        if (parsed.success) return parsed.output;
      } catch {
        // What is no attempt any more goes with the rest.
      }
      drop(key);
      return null;
    },
    drop,
  };
}
