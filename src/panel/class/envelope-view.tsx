import './lesson.css';
import { useState } from 'preact/hooks';
import type { Envelope } from '../../classroom/lesson.ts';
import type { Words } from '../../game/translate.ts';
import { Ground, lineIn } from './ground.tsx';

type Row = NonNullable<Envelope['rows']>[number];

const square = ({ predicted, actual }: Row) => (predicted - actual) * (predicted - actual);

/** A sealed envelope over the network that it tests; once it is open, its hotels, and which of them is to blame. */
export function EnvelopeView({ words, envelope, truth }: { words: Words; envelope: Envelope; truth: number | null }) {
  const [chosen, choose] = useState<number | null>(null);
  const line = lineIn(envelope.values);
  if (line === null) return null;
  const { rows } = envelope;
  const known = envelope.trainRows.map((row) => ({ input: row[0] ?? 0, target: row.at(-1) ?? 0 }));
  if (rows === null) {
    return (
      <div class="envelope-view is-sealed">
        <Ground words={words} spots={known} line={line} label={words.t('sealed.ground', { loss: envelope.trained })} />
        <svg class="seal" viewBox="0 0 120 80" aria-hidden="true"><path class="paper" d="M4 8 h112 v64 h-112 Z" /><path class="flap" d="M4 8 L60 50 L116 8" /><circle class="wax" cx="60" cy="48" r="10" /></svg>
        <p class="sealed-line">{words.t('sealed.trained', { loss: envelope.trained, count: known.length })}</p>
        <p class="sealed-line">{words.t('sealed.rows', { count: envelope.count })}</p>
      </div>
    );
  }
  const whole = rows.reduce((sum, row) => sum + square(row), 0);
  const guilty = rows.findIndex((row) => square(row) === Math.max(...rows.map(square)));
  const share = (index: number) => { const row = rows[index]; return row === undefined || whole === 0 ? 0 : (100 * square(row)) / whole; };
  const spots = [...known.map((spot) => ({ ...spot, sealed: true })), ...rows.map((row, index) => ({ input: row.inputs[0] ?? 0, target: row.actual, error: row.predicted - row.actual, lit: index === chosen }))];
  return (
    <div class="envelope-view">
      <Ground words={words} spots={spots} line={line} label={words.t('sealed.open', { loss: truth ?? Number.NaN })} choose={(index) => { if (index >= known.length) choose(index - known.length); }} />
      <p class="sealed-line">{words.t('sealed.guilty')}</p>
      <div class="suspects">
        {rows.map((row, index) => (
          <button type="button" key={index} class={index === chosen ? 'wide chosen' : 'wide'} aria-pressed={index === chosen} onClick={() => choose(index)}>
            {words.t('sealed.hotel', { miles: row.inputs[0] ?? 0, actual: row.actual, predicted: words.number(row.predicted, 0) })}
          </button>
        ))}
      </div>
      {chosen !== null && <p role="status">{words.t(chosen === guilty ? 'sealed.found' : 'sealed.not-it', { share: words.number(share(chosen), 0) })}</p>}
    </div>
  );
}
