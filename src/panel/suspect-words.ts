import { isFault } from '../curriculum/suspect.ts';
import type { Play } from '../curriculum/play.ts';
import { faultTrace, faultyUnit } from '../game/seen-trace.ts';
import type { Words } from '../game/translate.ts';

/** Less than that is no trace, in dollars. */
const LEAST = 0.5;

/** Why a fault looks as it does, once its case is closed; nothing where what was planted is no fault of a network. */
export function suspectTold(words: Words, { stage, answers }: Play, index: number): string {
  const closed = answers[index];
  if (closed === undefined || typeof closed.truth !== 'string' || !isFault(closed.truth)) return '';
  const off = (closed.at['b2.1'] ?? 0) - (stage.start['b2.1'] ?? 0);
  return words.t(`suspect.${closed.truth}`, { unit: faultyUnit(stage, closed.at) ?? 0, off });
}

/** The trace of the case that was closed last: how far it goes, and for each unit what lies on either side of its line. */
export function traceSpoken(words: Words, play: Play): readonly string[] {
  const view = play.stage.task.views.find(({ kind }) => kind === 'case');
  const traces = view?.kind === 'case' ? faultTrace(play, view) : [];
  if (traces.length === 0) return [];
  const { start } = play.stage;
  const wrong = traces.filter(({ off }) => Math.abs(off) >= LEAST);
  const units = Object.keys(start).flatMap((name) => /^b1\.(\d+)$/.exec(name)?.slice(1).map(Number) ?? []);
  return [
    words.t('suspect.trace', { wrong: wrong.length, all: traces.length, least: Math.min(...traces.map(({ off }) => off)), most: Math.max(...traces.map(({ off }) => off)) }),
    ...units.map((unit) => {
      const awake = ({ x, y }: { x: number; y: number }) => (start[`w1.1.${unit}`] ?? 0) * x + (start[`w1.2.${unit}`] ?? 0) * y + (start[`b1.${unit}`] ?? 0) > 0;
      const [here, there] = [traces.filter(awake), traces.filter((each) => !awake(each))];
      return words.t('suspect.sides', { unit, awake: here.length, wrong: wrong.filter(awake).length, asleep: there.length, beyond: wrong.filter((each) => !awake(each)).length });
    }),
  ];
}
