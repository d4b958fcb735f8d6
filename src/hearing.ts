import { cueOf } from './game/cue.ts';
import { heightOf } from './game/height.ts';
import type { Game } from './game/store.ts';
import type { Sound } from './sound.ts';

/** Connects what happens in the game to what is heard: a cue for a change, a tick for a knob, and the loss as a tone where chosen. */
export function createHearing(game: Game, sound: Sound): void {
  let play = game.play();
  let stars = 0;
  let settings = game.state().progress.settings;
  let preview = game.state().preview;
  let height: number | null = null;

  const applySettings = () => {
    settings = game.state().progress.settings;
    sound.setMuted(settings.muted);
    sound.setVolume(settings.volume);
    if (settings.tone) sound.tone.start();
    else sound.tone.stop();
  };
  applySettings();

  game.subscribe(() => {
    const state = game.state();
    if (state.progress.settings !== settings) applySettings();
    const now = game.play();
    const starsNow = game.score()?.stars ?? 0;
    const cue = play !== null && now !== null ? cueOf(play, now, stars, starsNow) : null;
    if (cue !== null) sound.play(cue);
    else if (state.preview !== null && state.preview !== preview) sound.play('tick');
    const moved = now !== play || state.preview !== preview;
    play = now;
    stars = starsNow;
    preview = state.preview;
    if (now === null || !settings.tone || !moved) return;
    const heightNow = heightOf(now, game.shown());
    if (heightNow === null) return;
    sound.tone.set(heightNow);
    if (heightNow === 0 && height !== null && height > 0) sound.tone.crossTarget();
    height = heightNow;
  });
}
