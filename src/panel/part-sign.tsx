/** A sign for each part of the course, by its number: price tag, neuron, line, bend, half, three shapes, pixels. */
const SIGNS = [
  <><path d="M4 5h8l8 8-7 7-9-9z" /><circle cx="8.500" cy="9.500" r="1.200" fill="currentColor" /></>,
  <><circle cx="12" cy="12" r="4" /><path d="M3 6l5.500 3.700M3 18l5.500-3.700M16 12h5" /></>,
  <><path d="M3 19L21 6" /><circle cx="7" cy="11.500" r="1.300" fill="currentColor" /><circle cx="12.500" cy="17" r="1.300" fill="currentColor" /><circle cx="17" cy="4.500" r="1.300" fill="currentColor" /></>,
  <path d="M3 18h7l5-11 6 4" />,
  <><circle cx="12" cy="12" r="8" /><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" /></>,
  <><circle cx="12" cy="7" r="3.500" /><path d="M4 14h6.500v6.500H4zM17 13.500l4 7h-8z" /></>,
  <><path d="M4 4h16v16H4zM4 9.300h16M4 14.700h16M9.300 4v16M14.700 4v16" /><path d="M9.300 9.300h5.400v5.400H9.300z" fill="currentColor" /></>,
] as const;

export function PartSign({ number }: { number: number }) {
  return (
    <svg class="icon part-sign" data-part={number} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round">
      {SIGNS[number]}
    </svg>
  );
}
