import { useEffect, useRef, useState } from 'preact/hooks';
import type { Play } from '../curriculum/play.ts';
import { descentText } from './ghost.tsx';
import { hintInFull } from '../game/hinted.ts';
import { hintWay } from './hint-way.ts';
import { faultSpoken } from './fault-words.ts';
import { sentences, spoken } from './spoken.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** What comes together is said together, once the focus has come to rest. */
const REST = 60;

/** The knob under the keyboard: it says its own value. */
function knobHeld(): string | null {
  const id = document.activeElement?.id ?? '';
  return id.startsWith('knob-') ? id.slice('knob-'.length) : null;
}

/** Says politely what a committed move changed. What the focus came to is read by itself, and not said twice. */
export function LiveRegion() {
  const words = useWords();
  const { game, ghost } = useServices();
  const play = useGame((game) => game.play());
  const stars = useGame((game) => game.score()?.stars ?? 0);
  const hint = useGame((game) => game.state().hint);
  const before = useRef<{ play: Play | null; stars: number }>({ play: null, stars: 0 });
  const waiting = useRef<{ parts: readonly string[]; timer: number }>({ parts: [], timer: 0 });
  const [said, say] = useState({ text: '', count: 0, level: '' });
  const path = ghost()?.path;

  const later = (parts: readonly string[]) => {
    if (parts.length === 0) return;
    clearTimeout(waiting.current.timer);
    const all = [...waiting.current.parts, ...parts];
    const timer = window.setTimeout(() => {
      const read = document.activeElement === document.body ? '' : document.activeElement?.textContent ?? '';
      waiting.current = { parts: [], timer: 0 };
      const level = before.current.play?.level.id ?? '';
      say(({ count }) => ({ text: sentences(all.filter((part) => !read.includes(part))), count: count + 1, level }));
    }, REST);
    waiting.current = { parts: all, timer };
  };
  useEffect(() => () => clearTimeout(waiting.current.timer), []);
  useEffect(() => {
    if (play !== null) later(spoken(words, before.current.play, play, { stars, starsBefore: before.current.stars, knob: knobHeld() }));
    before.current = { play, stars };
  }, [play]);
  useEffect(() => {
    if (hint === null) return;
    const way = play === null || !hintInFull(game.state()) ? '' : hintWay(words, play, hint);
    // Asked again, only what is new is said.
    later([...(game.state().hintedOn ? [] : faultSpoken(words, hint.fault)), ...(way === '' ? [] : [way])]);
  }, [hint]);
  useEffect(() => {
    const descent = ghost();
    if (descent !== null) later([descentText(words, descent)]);
  }, [path]);
  // A new element each time: the same sentence twice is said twice. What one level said is silent in the next.
  return <p class="unseen" role="status" aria-live="polite"><span key={said.count}>{said.level === play?.level.id && said.text}</span></p>;
}
