import type { Arrangement } from './level-arrangement.ts';

export function checkArrangement({ pieces, places, draw }: Arrangement, refuse: (field: string, remedy: string) => never): void {
  const ids = [...pieces, ...places].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) refuse('pieces', `"${twice}" is there twice; give each piece and place a name of its own`);
  const known = places.map(({ id }) => id);
  pieces.forEach(({ belongs }, index) => {
    const stray = belongs.find((place) => !known.includes(place));
    if (stray !== undefined) refuse(`pieces[${index}].belongs`, `no place "${stray}"; there are ${known.join(', ')}`);
  });
  if (draw !== undefined && draw > pieces.length) refuse('draw', `there are only ${pieces.length} pieces`);
}
