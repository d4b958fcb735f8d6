/** Work that waits, in lanes within lanes: whoever asks gets one from the class that waited longest for a turn, and of it one from the pupil that did. */
export interface FairQueue<T> {
  push(group: string, member: string, item: T): void;
  /** The next in turn, or undefined where nothing waits. */
  shift(): T | undefined;
  readonly length: number;
}

/** A Map keeps the order in which lanes came: the first is next, and goes to the end once it had its turn. */
export function createFairQueue<T>(): FairQueue<T> {
  const groups = new Map<string, Map<string, T[]>>();
  let length = 0;
  return {
    push(group, member, item) {
      const members = groups.get(group) ?? new Map<string, T[]>();
      const lane = members.get(member) ?? [];
      lane.push(item);
      members.set(member, lane);
      groups.set(group, members);
      length += 1;
    },
    shift() {
      for (const [group, members] of groups) {
        for (const [member, lane] of members) {
          const item = lane.shift();
          members.delete(member);
          if (lane.length > 0) members.set(member, lane);
          groups.delete(group);
          if (members.size > 0) groups.set(group, members);
          length -= 1;
          return item;
        }
      }
      return undefined;
    },
    get length() {
      return length;
    },
  };
}
