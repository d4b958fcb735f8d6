/** Text by key in the chosen language; handed to board and panel by the composition root. */
export interface Words {
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A number in the chosen language: three significant digits, or so many decimals; a true minus sign; over a million, in words. */
  number(value: number, decimals?: number): string;
  /** A day of the year, `month` from 1, as it is written in the chosen language. */
  date(month: number, day: number): string;
  has(key: string): boolean;
  language: string;
  direction: 'ltr' | 'rtl';
}
