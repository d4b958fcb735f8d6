import { h } from 'preact';
import { rebuild } from './mathml.ts';

/** Signs at which a formula may go on in the next line: first after what separates, then before what relates, adds, multiplies. */
const BREAKS = [/^[,;]$/, /^[=\u2190\u2192\u2248<>\u2264\u2265\u21d2]$/, /^[+\u2212-]$/, /^[\u00d7\u00b7/]$/] as const;
/** Levels of breaking, one after the other until a formula has room. */
export const LEVELS = BREAKS.length;

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

/** A formula that goes on in the next line at each sign of these levels. */
export function FormulaLines({ math, level }: { math: Element; level: number }) {
  return <>{linesOf(math, level).map((line, index) => <Line key={index} line={line} />)}</>;
}
