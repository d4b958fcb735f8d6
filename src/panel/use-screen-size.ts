import { useEffect, useState } from 'preact/hooks';

/** The screen, in pixels, drawn anew with every change of it. */
export function useScreenSize(): { width: number; height: number; portrait: boolean } {
  const read = () => ({ width: innerWidth, height: innerHeight, portrait: innerHeight > innerWidth });
  const [size, set] = useState(read);
  useEffect(() => {
    const measure = () => set(read());
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return size;
}
