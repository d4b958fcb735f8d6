import { h, type VNode } from 'preact';

const ELEMENTS = new Set(['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'msup', 'msub', 'msubsup', 'mfrac', 'msqrt', 'munder', 'mover', 'munderover', 'mstyle', 'mtable', 'mtr', 'mtd', 'mpadded']);
const ATTRIBUTES = new Set(['display', 'mathvariant', 'stretchy', 'accent', 'columnalign', 'width', 'displaystyle', 'scriptlevel', 'dir']);

/** MathML of a text as elements of the page, known ones only. */
export function rebuild(node: Node, key: number): VNode | string | null {
  // A space at the end of a word in a formula is dropped, unless it is one that does not break.
  if (node.nodeType === Node.TEXT_NODE) return node.parentElement?.localName === 'mtext' ? (node.textContent ?? '').replace(/^ | $/g, '\u00a0') : node.textContent;
  if (!(node instanceof Element) || !ELEMENTS.has(node.localName)) return null;
  const attributes = Object.fromEntries(Array.from(node.attributes).filter(({ name }) => ATTRIBUTES.has(name)).map(({ name, value }) => [name, value]));
  return h(node.localName, { ...attributes, key }, Array.from(node.childNodes, rebuild));
}
