import { h, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

const ELEMENTS = new Set(['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'msup', 'msub', 'msubsup', 'mfrac', 'msqrt', 'munder', 'mover', 'munderover', 'mstyle', 'mtable', 'mtr', 'mtd', 'mpadded']);
const ATTRIBUTES = new Set(['display', 'mathvariant', 'stretchy', 'accent', 'columnalign', 'width', 'displaystyle', 'scriptlevel', 'dir']);

/** Signs at which a formula may go on in the next line: first after what separates, then before what relates, adds, multiplies. */
const BREAKS = [/^[,;]$/, /^[=\u2190\u2192\u2248<>\u2264\u2265\u21d2]$/, /^[+\u2212-]$/, /^[\u00d7\u00b7/]$/] as const;
/** A formula that is too wide in the end is written smaller, never less than this. */
const SMALLEST = 0.7;

function rebuild(node: Node, key: number): VNode | string | null {
  // A space at the end of a word in a formula is dropped, unless it is one that does not break.
  if (node.nodeType === Node.TEXT_NODE) return node.parentElement?.localName === 'mtext' ? (node.textContent ?? '').replace(/^ | $/g, '\u00a0') : node.textContent;
  if (!(node instanceof Element) || !ELEMENTS.has(node.localName)) return null;
  const attributes = Object.fromEntries(Array.from(node.attributes).filter(({ name }) => ATTRIBUTES.has(name)).map(({ name, value }) => [name, value]));
  return h(node.localName, { ...attributes, key }, Array.from(node.childNodes, rebuild));
}

/** What stands in a row at the top of a formula; rows that hold nothing but a row are opened. */
function partsOf(element: Element): readonly Element[] {
  const children = Array.from(element.children);
  const [only] = children;
  return children.length === 1 && only !== undefined && (only.localName === 'mrow' || only.localName === 'mstyle') ? partsOf(only) : children;
}

/** A formula in lines: a new one at each sign that breaks at this level. */
function linesOf(math: Element, level: number): readonly (readonly Element[])[] {
  const lines: Element[][] = [[]];
  for (const part of partsOf(math)) {
    const sign = part.localName === 'mo' ? (part.textContent?.trim() ?? '') : '';
    const after = BREAKS[0].test(sign);
    if (!after && BREAKS.slice(1, level).some((signs) => signs.test(sign)) && (lines.at(-1)?.length ?? 0) > 0) lines.push([part]);
    else lines.at(-1)?.push(part);
    if (after) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

/** A line; a sign at its beginning keeps the room that it has between two numbers. */
function Line({ line }: { line: readonly Element[] }) {
  const parts = line.map((part, index) => (index === 0 && part.localName === 'mo' ? h('mo', { form: 'infix' }, part.textContent) : rebuild(part, index)));
  return h('math', { display: 'block' }, h('mrow', {}, parts));
}

/** MathML from a text, known elements only; nothing where it is no MathML. Where it is too wide, it goes on in the next line. */
export function Formula({ text, label }: { text: string; label: string }) {
  const math = useMemo(() => new DOMParser().parseFromString(text, 'application/xml').documentElement, [text]);
  const box = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState({ level: 0, size: 1 });
  useEffect(() => {
    const again = () => setFit({ level: 0, size: 1 });
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  useLayoutEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = box.current ?? {};
    if (clientWidth === 0 || scrollWidth <= clientWidth) return;
    if (fit.level < BREAKS.length) setFit({ ...fit, level: fit.level + 1 });
    else if (fit.size > SMALLEST) setFit({ ...fit, size: Math.max(SMALLEST, fit.size * 0.9) });
  }, [fit, text]);
  if (math.localName !== 'math') return null;
  const lines = fit.level === 0 ? [] : linesOf(math, fit.level);
  return (
    <div class="formula" dir="ltr" role="img" aria-label={label} tabIndex={0} ref={box} style={fit.size < 1 ? { fontSize: `${fit.size}em` } : {}}>
      {lines.length === 0 ? rebuild(math, 0) : lines.map((line, index) => <Line key={index} line={line} />)}
    </div>
  );
}
