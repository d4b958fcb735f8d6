import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { rebuild } from './mathml.ts';

/** A formula that is still too wide in lines is written smaller, never less than this. */
const SMALLEST = 0.7;

interface Broken {
  FormulaLines: ComponentType<{ math: Element; level: number }>;
  LEVELS: number;
}

/** MathML from a text, known elements only; nothing where it is no MathML. Where it is too wide, it goes on in the next line, by what is fetched then. */
export function Formula({ text, label }: { text: string; label: string }) {
  const math = useMemo(() => new DOMParser().parseFromString(text, 'application/xml').documentElement, [text]);
  const box = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState<Broken | null>(null);
  const [{ level, size }, setFit] = useState({ level: 0, size: 1 });
  useEffect(() => {
    const again = () => setFit({ level: 0, size: 1 });
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  useLayoutEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = box.current ?? {};
    if (scrollWidth <= clientWidth) return;
    if (broken === null) import('./formula-lines.tsx').then(setBroken, () => undefined);
    else if (level < broken.LEVELS) setFit({ size, level: level + 1 });
    else if (size > SMALLEST) setFit({ level, size: Math.max(SMALLEST, size * 0.9) });
  }, [broken, level, size, text]);
  if (math.localName !== 'math') return null;
  return (
    <div class="formula" dir="ltr" role="img" aria-label={label} tabIndex={0} ref={box} style={size < 1 ? { fontSize: `${size}em` } : {}}>
      {broken === null || level === 0 ? rebuild(math, 0) : <broken.FormulaLines math={math} level={level} />}
    </div>
  );
}
