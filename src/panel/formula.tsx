import { h, type VNode } from 'preact';

const ELEMENTS = new Set(['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'msup', 'msub', 'msubsup', 'mfrac', 'msqrt', 'munder', 'mover', 'munderover', 'mstyle', 'mtable', 'mtr', 'mtd', 'mpadded']);
const ATTRIBUTES = new Set(['display', 'mathvariant', 'stretchy', 'accent', 'columnalign', 'width', 'displaystyle', 'scriptlevel', 'dir']);

function rebuild(node: Node, key: number): VNode | string | null {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || !ELEMENTS.has(node.localName)) return null;
  const attributes = Object.fromEntries(Array.from(node.attributes).filter(({ name }) => ATTRIBUTES.has(name)).map(({ name, value }) => [name, value]));
  return h(node.localName, { ...attributes, key }, Array.from(node.childNodes, rebuild));
}

/** MathML from a text, known elements only; nothing where it is no MathML. */
export function Formula({ text, label }: { text: string; label: string }) {
  const { documentElement } = new DOMParser().parseFromString(text, 'application/xml');
  if (documentElement.localName !== 'math') return null;
  return <div class="formula" dir="ltr" role="img" aria-label={label} tabIndex={0}>{rebuild(documentElement, 0)}</div>;
}
