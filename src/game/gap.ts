/** Dollars from which on a gap is told as a line that left the map: no hotel costs so much. */
export const OFF_THE_MAP = 1000;
