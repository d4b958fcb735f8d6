import type { ComponentChildren } from 'preact';

const SHAPES = {
  back: <path d="M15 5l-7 7 7 7" />,
  onward: <path d="M9 5l7 7-7 7" />,
  undo: <><path d="M9 7L4 12l5 5" /><path d="M4 12h10a6 6 0 0 1 0 12" transform="translate(0 -4)" /></>,
  redo: <><path d="M15 7l5 5-5 5" /><path d="M20 12H10a6 6 0 0 0 0 12" transform="translate(0 -4)" /></>,
  restart: <><path d="M5 12a7.500 7.500 0 1 0 2.600-5.600" /><path d="M5 3.500v5h5" /></>,
  hint: <><path d="M9 9.200a3.200 3.200 0 1 1 4.800 2.700c-1.300.8-1.800 1.500-1.800 3" /><circle cx="12" cy="18.600" r=".6" fill="currentColor" /></>,
  settings: <><path d="M4 7h9M17.500 7H20M4 17h2.500M11 17h9" /><circle cx="15.200" cy="7" r="2.300" /><circle cx="8.800" cy="17" r="2.300" /></>,
  map: <><path d="M3 17c3-1 4-9 8-9s4 6 10 5" /><path d="M3 21c5 0 6-7 9-7s4 4 9 3.500" /><circle cx="17" cy="6" r="1.600" fill="currentColor" /></>,
  cards: <><rect x="4" y="5" width="12" height="15" rx="2" /><path d="M8.500 2.500h9a2.500 2.500 0 0 1 2.500 2.500v11" /></>,
  lock: <><rect x="6" y="11" width="12" height="9" rx="2" /><path d="M9 11V8a3 3 0 0 1 6 0v3" /></>,
  list: <path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  check: <path d="M5 12.500l4.500 4.500L19 7.500" />,
  look: <><path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z" /><circle cx="12" cy="12" r="2.800" /></>,
  drop: <path d="M12 3.500c3.600 4.300 5.500 7.200 5.500 10a5.500 5.500 0 0 1-11 0c0-2.800 1.900-5.700 5.500-10z" />,
  dark: <><path d="M8.500 8h7l1 9.500h-9z" /><path d="M9 5.500a3.200 3.200 0 0 1 6 0M7 20.500h10M10.500 11l3 4M13.500 11l-3 4" /></>,
  lamp: <><path d="M8.500 8h7l1 9.500h-9z" /><path d="M9 5.500a3.200 3.200 0 0 1 6 0M7 20.500h10" /><circle cx="12" cy="13" r="1.800" fill="currentColor" /></>,
} as const;

export type IconName = keyof typeof SHAPES;

/** Those that point along the line of reading turn around with it. */
const TURNS: readonly IconName[] = ['back', 'onward', 'undo', 'redo'];

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={TURNS.includes(name) ? 'icon turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.900" stroke-linecap="round" stroke-linejoin="round">
      {SHAPES[name]}
    </svg>
  );
}

/** A button that is only a sign; its label is read and shown on hover. */
export function SignButton({ icon, label, onClick, disabled = false, keys, children, class: extra = '' }: {
  icon: IconName; label: string; onClick: () => void; disabled?: boolean; keys?: string; children?: ComponentChildren; class?: string;
}) {
  return (
    <button type="button" class={`sign ${extra}`} aria-label={label} title={label} aria-keyshortcuts={keys} aria-disabled={disabled} onClick={() => { if (!disabled) onClick(); }}>
      <Icon name={icon} />
      {children}
    </button>
  );
}
