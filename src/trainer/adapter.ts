/** What tells a graphics card from a program that plays one. */
export interface AdapterFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly fallback: boolean;
}

/** Drivers that compute on the CPU, where WebAssembly is many times faster. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|\bwarp\b|basic render/i;

export function isRealCard({ vendor, architecture, description, fallback }: AdapterFacts): boolean {
  return !fallback && !SOFTWARE.test(`${vendor} ${architecture} ${description}`);
}

function factsOf(adapter: GPUAdapter): AdapterFacts {
  // Older browsers say it of the adapter itself, and say nothing else.
  const own: unknown = Reflect.get(adapter, 'isFallbackAdapter');
  const { vendor = '', architecture = '', description = '', isFallbackAdapter = false } = adapter.info ?? {};
  return { vendor, architecture, description, fallback: isFallbackAdapter || own === true };
}

export interface Card {
  readonly device: GPUDevice;
  readonly real: boolean;
}

/** Throws an Error where there is no device, or only a software one and `software` is false. */
export async function openCard(software: boolean): Promise<Card> {
  if (!('gpu' in navigator)) throw new Error('webgpu: this browser has none');
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('webgpu: no adapter');
  const real = isRealCard(factsOf(adapter));
  if (!real && !software) throw new Error('webgpu: only a software adapter');
  return { device: await adapter.requestDevice(), real };
}
