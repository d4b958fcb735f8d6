import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nudge, type Range, snap } from '../curriculum/range.ts';
import { takesBack } from './shortcuts.ts';
import { useWords } from './use-game.ts';
import { decimalsOf, writtenNumber } from './written-number.ts';

export interface KnobProps {
  id: string;
  /** The sign on the board. */
  symbol: string;
  label: string;
  /** What it is a knob of, for its colour: a weight, the rate, an input, an answer. */
  role: 'parameter' | 'rate' | 'feed' | 'answer';
  range: Range;
  /** How finely its value is written, where it can stand between the places of the knob. */
  finest?: number;
  value: number;
  /** Where Home takes it. */
  start: number;
  /** Where the value was best so far. */
  best?: number | null;
  unit?: string;
  /** What its value comes to. */
  note?: string;
  disabled?: boolean;
  /** While it is held. */
  onMove(value: number): void;
  /** When it is let go. */
  onSet(value: number): void;
  /** What Enter does on it; without this, its figure opens for typing. */
  onEnter?: (() => void) | undefined;
}

const FINE = 1000;
/** Sideways pixels that make one step of the figure. */
const DRAG = 5;
/** Milliseconds without a key after which what keys did is one move, as a drag is. */
const SWEEP = 500;
const KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

function toPart(range: Range, value: number): number {
  const inside = Math.min(range.max, Math.max(range.min, value));
  if (range.scale === 'log') return Math.log(inside / range.min) / Math.log(range.max / range.min);
  return (inside - range.min) / (range.max - range.min);
}

function fromPart(range: Range, part: number): number {
  if (range.scale === 'log') return snap(range, range.min * (range.max / range.min) ** part);
  return snap(range, range.min + part * (range.max - range.min));
}

export function Knob(props: KnobProps) {
  const { id, symbol, label, role, range, finest = range.step, value, start, best = null, unit = '', note = '', disabled = false, onMove, onSet, onEnter } = props;
  const words = useWords();
  const [typing, setTyping] = useState(false);
  const [word, setWord] = useState<{ text: string; at: number } | null>(null);
  const slider = useRef<HTMLInputElement>(null);
  const figure = useRef<HTMLButtonElement>(null);
  /** Where the keyboard goes on after typing. */
  const back = useRef<'slider' | 'figure' | null>(null);
  /** Where keys have taken it since the last move, and when that is one. */
  const byKey = useRef<number | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ value, onSet });
  latest.current = { value, onSet };
  const drag = useRef<{ x: number; from: number; moved: boolean } | null>(null);

  const decimals = decimalsOf(Math.min(finest, range.step));
  const write = (number: number) => (number < 0 ? '\u2212' : '') + unit + words.number(Math.abs(number), range.scale === 'log' ? undefined : decimals);
  const text = write(value);
  const width = Math.max(...[range.min, range.max, range.max - range.step].map((end) => write(end).length), 5);
  /** What became of a typed number that the knob can not stand on. */
  const wordOf = (typed: number, next: number): string => {
    if (typed < range.min || typed > range.max) return words.t('knob.ends', { from: write(range.min), to: write(range.max) });
    if (Math.abs(typed - next) < 1e-9) return '';
    return range.scale === 'log' ? words.t('knob.digits', { value: write(next) }) : words.t('knob.steps', { step: words.number(range.step), value: write(next) });
  };
  const move = (next: number) => {
    if (next === value) return;
    onMove(next);
  };
  useLayoutEffect(() => {
    if (typing || back.current === null) return;
    (back.current === 'slider' ? slider : figure).current?.focus();
    back.current = null;
  }, [typing]);
  const open = (from: 'slider' | 'figure') => {
    back.current = from;
    setTyping(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    clearTimeout(pause.current);
    if (event.key === 'Enter') {
      event.preventDefault();
      letGo();
      if (onEnter === undefined) open('slider');
      else onEnter();
      return;
    }
    const keys = KEYS[event.key];
    const next = event.key === 'Home' ? snap(range, start)
      : keys === undefined ? null
      : nudge(range, value, keys * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1));
    if (next === null || disabled) return;
    event.preventDefault();
    byKey.current = next;
    move(next);
  };
  /** What was taken back in the meantime is no move. */
  const letGo = () => {
    clearTimeout(pause.current);
    const { value, onSet } = latest.current;
    if (byKey.current !== null && Math.abs(byKey.current - value) < 1e-9) onSet(byKey.current);
    byKey.current = null;
  };
  const soonLetGo = () => {
    clearTimeout(pause.current);
    if (byKey.current !== null) pause.current = setTimeout(letGo, SWEEP);
  };
  useEffect(() => () => clearTimeout(pause.current), []);
  const tick = (at: number, kind: string) => <span class={`knob-tick ${kind}`} style={{ left: `${100 * toPart(range, at)}%` }} />;
  const crossesZero = range.scale === 'linear' && range.min < 0 && range.max > 0;
  const sign = role === 'parameter' ? (value < 0 ? 'minus' : 'plus') : role;

  return (
    <div class={`knob ${sign}`} data-symbol={symbol} style={{ '--width': `${width}ch` }}>
      <label class="knob-symbol" for={`knob-${id}`}><span aria-hidden="true">{symbol}</span><span class="unseen">{label}</span></label>
      <span class="knob-track" dir="ltr">
        <span class="knob-ticks">
          {crossesZero && tick(0, 'zero')}
          {tick(start, 'start')}
          {best !== null && tick(best, 'best')}
        </span>
        <input
          ref={slider} id={`knob-${id}`} type="range" min="0" max={FINE} step="any" value={FINE * toPart(range, value)} disabled={disabled}
          style={{ '--part': toPart(range, value), '--from': crossesZero ? toPart(range, 0) : range.max <= 0 ? 1 : 0 }} aria-valuetext={note ? `${text}, ${note}` : text}
          onInput={(event) => move(fromPart(range, Number(event.currentTarget.value) / FINE))}
          onChange={(event) => onSet(fromPart(range, Number(event.currentTarget.value) / FINE))}
          onKeyDown={onKeyDown} onKeyUp={soonLetGo} onBlur={letGo}
        />
      </span>
      {typing
        ? <Typed text={String(range.scale === 'log' ? snap(range, value) : Number(value.toFixed(decimals)))} label={label} signed={range.min < 0} onDone={(typed, byKey, unchanged) => {
            if (!byKey) back.current = null;
            setTyping(false);
            if (typed === null) return;
            const number = writtenNumber(typed);
            const next = number === null || unchanged ? value : snap(range, number);
            setWord({ text: number === null ? words.t('knob.no-number', { typed }) : unchanged ? '' : wordOf(number, next), at: next });
            if (number !== null) onSet(next);
          }} />
        : (
          <button
            ref={figure} type="button" class="knob-figure" disabled={disabled} dir="ltr" aria-label={words.t('knob.type', { label, value: text })} title={words.t('knob.drag')}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              drag.current = { x: event.clientX, from: value, moved: false };
            }}
            onPointerMove={(event) => {
              const held = drag.current;
              if (held === null) return;
              const steps = Math.trunc((event.clientX - held.x) / DRAG);
              if (steps !== 0) held.moved = true;
              if (held.moved) move(steps === 0 ? snap(range, held.from) : nudge(range, held.from, steps));
            }}
            onPointerUp={() => { if (drag.current?.moved === true) onSet(snap(range, value)); }}
            onPointerCancel={() => { drag.current = null; }}
            onClick={() => {
              const dragged = drag.current?.moved === true;
              drag.current = null;
              if (!dragged) open('figure');
            }}
          >{text}</button>
        )}
      {note && <p class="knob-word" aria-hidden="true">{note}</p>}
      <p class="knob-word" role="status">{word !== null && word.at === value && !typing && word.text}</p>
    </div>
  );
}

function Typed({ text, label, signed, onDone }: { text: string; label: string; signed: boolean; onDone: (typed: string | null, byKey: boolean, unchanged: boolean) => void }) {
  const done = useRef(false);
  const finish = (typed: string | null, byKey: boolean) => {
    if (!done.current) onDone(typed?.trim() === '' ? null : typed, byKey, typed === text);
    done.current = true;
  };
  return (
    <input
      class="knob-figure typed" dir="ltr" inputMode={signed ? 'text' : 'decimal'} aria-label={label} defaultValue={text}
      ref={(field) => { if (field !== null && document.activeElement !== field) { field.focus(); field.select(); } }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          finish(event.currentTarget.value, true);
        }
        if (event.key === 'Escape') finish(null, true);
        // Nothing was typed yet: what is undone is the move before.
        if (takesBack(event) && event.currentTarget.value === text) finish(null, true);
        else event.stopPropagation();
      }}
      onBlur={(event) => finish(event.currentTarget.value, false)}
    />
  );
}
