/** @type {(version: string) => boolean} */
function isOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

/** What to say where this Node is older than the game needs, else null.
 * @type {(version: string) => string | null} */
export function oldNode(version) {
  return isOld(version) ? `Downhill needs Node 20.19 or newer; this is Node ${version}. See https://nodejs.org` : null;
}
