import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** Groups of an IPv6 address that one household or school is given. */
const OF_NETWORK = 4;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** What tries are counted by: an IPv4 address, or the first 64 bits of an IPv6 address, however it is written; anything else as it is. */
export function networkOf(address: string): string {
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [before = '', after] = plain.split('::');
  const groupsOf = (part: string) => part.split(':').filter((group) => group !== '');
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const zeros = after === undefined ? 0 : Math.max(0, GROUPS - head.length - tail.length);
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail].slice(0, OF_NETWORK).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
