import * as v from 'valibot';

const MembershipSchema = v.object({ class: v.string(), pupil: v.string() });
type Membership = v.InferOutput<typeof MembershipSchema>;

/** The class that this device is in, kept by the browser under this key. */
export function membershipAt(key: string): { read(): Membership | null; keep(membership: Membership): void; forget(): void } {
  return {
    read() {
      try {
        const parsed = v.safeParse(MembershipSchema, JSON.parse(localStorage.getItem(key) ?? 'null'));
        return parsed.success ? parsed.output : null;
      } catch {
        return null;
      }
    },
    keep: ({ class: classId, pupil }) => { localStorage.setItem(key, JSON.stringify({ class: classId, pupil })); },
    forget: () => { localStorage.removeItem(key); },
  };
}
