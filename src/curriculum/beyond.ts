/**
 * Fetches what only levels beyond the plain ones need (plain.ts). Where everything is there from the start, as in a script or
 * on a server, there is nothing to fetch; the build of the game puts its own in this place (scripts/beyond.ts).
 */
export function fetchBeyond(): Promise<void> {
  return Promise.resolve();
}
