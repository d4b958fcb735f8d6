const ARABIC = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** A number as people type it: any digits, a true or a plain minus sign, a comma or a point. Null if it is none. */
export function writtenNumber(text: string): number | null {
  const plain = text.trim()
    .replace(ARABIC, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u2212\u2013]/g, '-').replace(/[\u066B,]/g, '.').replace(/[\u066C\s$%\u061C\u200E\u200F]/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  return Number(plain);
}

/** Decimals that a step needs: 0.05 needs two. */
export function decimalsOf(step: number): number {
  const [, places = ''] = String(step).split('.');
  return step < 1e-6 ? 6 : places.length;
}
