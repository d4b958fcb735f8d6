/** Text by key in the chosen language; handed to board and panel by the composition root. */
export interface Words {
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A number in the chosen language: three significant digits, or so many decimals; a true minus sign; over a million, in words. */
  number(value: number, decimals?: number): string;
  has(key: string): boolean;
  language: string;
  direction: 'ltr' | 'rtl';
}
