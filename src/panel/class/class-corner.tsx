import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Classwork } from '../../classroom/seat.ts';
import { useServices } from '../use-game.ts';

/** What the class is doing, wherever one is; nothing where this device is in none. */
export function ClassCorner() {
  const { classwork } = useServices();
  const seat = classwork();
  const [Strip, show] = useState<ComponentType<{ seat: Classwork }> | null>(null);
  const here = seat !== null && seat.state().inClass;
  useEffect(() => {
    if (here) import('./class-strip.tsx').then((found) => show(() => found.ClassStrip), () => undefined);
  }, [here]);
  return seat === null || !here || Strip === null ? null : <Strip seat={seat} />;
}
