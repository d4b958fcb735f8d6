import { layout, type Network } from '../engine/network.ts';

const SUBS = '₀₁₂₃₄₅₆₇₈₉';
const SUPS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const digits = (signs: string, number: number) => [...String(number)].map((digit) => signs[Number(digit)] ?? digit).join('');

/** What a number of a network is called: w₁ along a chain; else weights are w, v, u layer by layer, with the units they go from and to. */
export function nodeSymbol(network: Network, id: string): string {
  const layers = layout(network);
  const chain = network.inputs === 1 && layers.every(({ units }) => units === 1);
  const found = /^([wbzaxy])(\d*)(?:\.(\d+))?(?:\.(\d+))?$/.exec(id);
  if (found === null) return id;
  const [, sign = '', first = '', second, third] = found;
  const last = layers.length;
  if (sign === 'a' && Number(first) === last) return (layers.at(-1)?.units ?? 1) === 1 ? 'ŷ' : `ŷ${digits(SUBS, Number(second))}`;
  if (sign === 'x' || sign === 'y') return network.inputs === 1 && sign === 'x' ? 'x' : `${sign}${digits(SUBS, Number(first))}`;
  if (second === undefined) return first === '' ? sign : `${sign}${digits(SUBS, Number(first))}`;
  if (chain) return `${sign}${digits(SUBS, Number(first))}`;
  if (sign === 'w') {
    const letter = ['w', 'v', 'u'][Number(first) - 1] ?? `w${digits(SUPS, Number(first))}`;
    return `${letter}${digits(SUBS, Number(second))}${third === undefined || (layers[Number(first) - 1]?.units ?? 1) === 1 ? '' : digits(SUBS, Number(third))}`;
  }
  const raised = last > 2 || sign === 'b' ? digits(SUPS, Number(first)) : '';
  // The sum of a lone output is no unit's of the layer before.
  const alone = (layers[Number(first) - 1]?.units ?? 1) === 1 && (raised !== '' || Number(first) === last);
  return `${sign}${raised}${alone ? '' : digits(SUBS, Number(second))}`;
}
