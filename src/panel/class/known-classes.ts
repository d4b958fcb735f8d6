import * as v from 'valibot';

const KEY = 'downhill-classes';
const KnownSchema = v.array(v.object({ id: v.string(), name: v.string() }));
const MOST = 20;

export interface KnownClass {
  id: string;
  name: string;
}

/** Classes that were opened on this device; the secret is in a cookie, not here. */
export function knownClasses(): readonly KnownClass[] {
  try {
    const parsed = v.safeParse(KnownSchema, JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}

function write(classes: readonly KnownClass[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(classes.slice(0, MOST)));
  } catch {
    // A private window remembers no class; the secret link opens it again.
  }
}

export function rememberClass(id: string, name: string): void {
  write([{ id, name }, ...knownClasses().filter((each) => each.id !== id)]);
}

export function forgetClass(id: string): void {
  write(knownClasses().filter((each) => each.id !== id));
}

/** The part of the secret link after #: browsers never send it anywhere. */
export function linkOf(id: string, token: string): string {
  return `#/${id}/${token}`;
}

/** The class, and the secret where the address holds it; null where it names none. */
export function placeIn(hash: string): { id: string; token: string | null } | null {
  const [, id, token] = /^#\/([\w-]{22})(?:\/([\w-]{22}))?$/.exec(hash) ?? [];
  return id === undefined ? null : { id, token: token ?? null };
}
