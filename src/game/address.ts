import type { Screen } from './state.ts';

/** The address of the day's round. What day it is, and which level, the page knows. */
export const TODAY = '#/today';

/** The part of the page's address after `#`: it names the screen, so that a level can be linked to and Back works. */
export function addressOf(screen: Screen): string {
  if (screen.name === 'title') return '#/';
  if (screen.name === 'valley') return `#/valley/${screen.part}`;
  if (screen.name === 'map' && screen.part !== undefined) return `#/map/${screen.part}`;
  if (screen.name === 'join' && screen.code !== undefined) return `#/join/${screen.code}`;
  if (screen.name !== 'level') return `#/${screen.name}`;
  return screen.day === undefined ? `#/level/${screen.id}` : TODAY;
}

/** The screen an address names, or null where it names none. */
export function screenAt(address: string): Screen | null {
  const [, name, id, ...rest] = address.replace(/^#/, '').split('/');
  if (rest.length > 0) return null;
  if (name === 'join' && (id === undefined || /^[0-9A-Za-z]{1,12}$/.test(id))) return id === undefined ? { name } : { name, code: id };
  if (id !== undefined && /^[a-z][a-z0-9-]*$/.test(id)) {
    if (name === 'level') return { name, id };
    if (name === 'valley' || name === 'map') return { name, part: id };
  }
  if (id !== undefined) return null;
  if (name === undefined || name === '') return { name: 'title' };
  return name === 'map' || name === 'course' || name === 'cards' || name === 'museum' || name === 'settings' ? { name } : null;
}

/** The class, pupil and attempt that an address asks to be played back, or null. */
export function watchedAt(address: string): readonly [string, string, string] | null {
  const [, classId, pupil, attempt] = /^#\/watch\/([\w-]{22})\/([\w-]{22})\/([\w-]{22})$/.exec(address) ?? [];
  return classId === undefined || pupil === undefined || attempt === undefined ? null : [classId, pupil, attempt];
}
