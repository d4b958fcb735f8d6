/** What trains reference networks: the graphics card, WebAssembly, or plain loops in JavaScript. */
export const BACKENDS = ['webgpu', 'simd', 'plain'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** What the player chose: a backend, or the fastest. */
export type Choice = 'auto' | BackendName;

/** Networks a second that a backend trained on this device, 0 where it can not run; null where nobody has looked yet. */
export type Speeds = Readonly<Record<BackendName, number | null>>;

/**
 * The backends to try, best first. The graphics card takes part where it was measured to be the fastest, or is asked for;
 * plain loops run everywhere and close every list.
 */
export function backendsFor(choice: Choice, speeds: Speeds): readonly BackendName[] {
  if (choice === 'plain') return ['plain'];
  const card = choice === 'webgpu' || (choice === 'auto' && (speeds.webgpu ?? 0) > Math.max(speeds.simd ?? 0, speeds.plain ?? 0));
  return card ? BACKENDS : ['simd', 'plain'];
}

/** The backend to be measured next before the fastest is known, or null. */
export function unmeasured(choice: Choice, speeds: Speeds): BackendName | null {
  if (choice !== 'auto') return speeds[choice] === null ? choice : null;
  if (speeds.simd === null) return 'simd';
  if (speeds.webgpu === null) return 'webgpu';
  return speeds.simd === 0 && speeds.plain === null ? 'plain' : null;
}
