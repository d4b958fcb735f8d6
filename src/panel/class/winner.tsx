import './lesson.css';
import { isParameter } from '../../curriculum/shape.ts';
import type { Words } from '../../game/translate.ts';
import { Ground, lineIn } from './ground.tsx';
import { Wires } from './wires.tsx';

/** The network that won, as a picture: a line through the hotels of the round, or wires; nothing where no network was set. */
export function Winner({ words, values, rows }: { words: Words; values: Readonly<Record<string, number>>; rows: readonly (readonly number[])[] }) {
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => isParameter(name)));
  const line = lineIn(own);
  if (line !== null && rows.length > 0) {
    return <Ground words={words} spots={rows.map((row) => ({ input: row[0] ?? 0, target: row.at(-1) ?? 0 }))} line={line} label={words.t('class.winner-line', { w: line.w, b: line.b })} />;
  }
  return <Wires values={own} label={words.t('together.wires', { count: Object.keys(own).length })} />;
}
