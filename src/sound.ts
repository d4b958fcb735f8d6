// What is heard. The only owner of howler, which is loaded at the player's first gesture, not before.
import type { Howl, HowlerGlobal } from 'howler';
import sprite from '../assets/audio/sprite.json';
import mp3 from '../assets/audio/sprite.mp3?url';
import webm from '../assets/audio/sprite.webm?url';

export type SoundName = keyof typeof sprite;

export interface SoundSettings {
  /** 0 to 1. */
  volume: number;
  muted: boolean;
}

export interface Sound {
  play(name: SoundName): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  tone: LossTone;
}

/** The loss as a pitch. It sounds while the loss changes and falls silent when it rests. */
export interface LossTone {
  start(): void;
  /** 0 is the target, 1 is high. */
  set(loss: number): void;
  crossTarget(): void;
  stop(): void;
}

interface Audio {
  howl: Howl;
  howler: HowlerGlobal;
}

const gestures = ['pointerdown', 'pointerup', 'keydown'] as const;
/** A sound that comes later than this no longer belongs to what caused it. */
const tooLate = 300;

export function createSound(settings: SoundSettings, page: EventTarget = document): Sound {
  const wanted = { ...settings };
  let audio: Promise<Audio | undefined> | undefined;
  const tone = createTone();

  function unlock(): void {
    for (const gesture of gestures) page.removeEventListener(gesture, unlock);
    audio = loadAudio().catch(() => undefined); // a device without sound plays on in silence
    void audio.then((loaded) => {
      if (!loaded) return;
      apply(loaded);
      tone.connect(loaded.howler);
    });
  }

  function apply({ howler }: Audio): void {
    howler.volume(wanted.volume);
    howler.mute(wanted.muted);
  }

  for (const gesture of gestures) page.addEventListener(gesture, unlock);

  return {
    play(name) {
      const asked = performance.now();
      void audio?.then((loaded) => {
        if (!loaded || wanted.muted || performance.now() - asked > tooLate) return;
        loaded.howl.play(name);
      });
    },
    setVolume(volume) {
      wanted.volume = Math.min(1, Math.max(0, volume));
      void audio?.then((loaded) => loaded && apply(loaded));
    },
    setMuted(muted) {
      wanted.muted = muted;
      void audio?.then((loaded) => loaded && apply(loaded));
    },
    tone,
  };
}

async function loadAudio(): Promise<Audio> {
  const { Howl, Howler } = await import('howler');
  const places = Object.entries(sprite).map(([name, [start = 0, length = 0]]): [string, [number, number]] => [name, [start, length]]);
  return new Promise((resolve, reject) => {
    const howl: Howl = new Howl({
      src: [webm, mp3],
      sprite: Object.fromEntries(places),
      onload: () => resolve({ howl, howler: Howler }),
      onloaderror: (_, error) => reject(new Error(String(error))),
    });
  });
}

const lowest = 146.832; // D, as in the sprite
const octaves = 2;
const loudness = 0.05;
const restAfter = 0.4; // seconds

function createTone(): LossTone & { connect(howler: HowlerGlobal): void } {
  let howler: HowlerGlobal | undefined;
  let on = false;
  let voice: { oscillator: OscillatorNode; gain: GainNode } | undefined;

  function begin(): void {
    if (!on || voice || !howler?.ctx) return;
    howler.autoSuspend = false;
    const oscillator = new OscillatorNode(howler.ctx, { type: 'triangle', frequency: lowest });
    const filter = new BiquadFilterNode(howler.ctx, { type: 'lowpass', frequency: 1200 });
    const gain = new GainNode(howler.ctx, { gain: 0 });
    oscillator.connect(filter).connect(gain).connect(howler.masterGain);
    oscillator.start();
    voice = { oscillator, gain };
  }

  return {
    connect(loaded) {
      howler = loaded;
      begin();
    },
    start() {
      on = true;
      begin();
    },
    set(loss) {
      if (!voice || !howler || !Number.isFinite(loss)) return;
      if (howler.ctx.state === 'suspended') void howler.ctx.resume().catch(() => undefined);
      const now = howler.ctx.currentTime;
      const height = Math.min(1, Math.max(0, loss));
      voice.oscillator.frequency.setTargetAtTime(lowest * 2 ** (octaves * height), now, 0.03);
      voice.gain.gain.cancelScheduledValues(now);
      voice.gain.gain.setTargetAtTime(loudness, now, 0.02);
      voice.gain.gain.setTargetAtTime(0, now + restAfter, 0.12);
    },
    crossTarget() {
      if (!voice || !howler) return;
      const now = howler.ctx.currentTime;
      const oscillator = new OscillatorNode(howler.ctx, { type: 'sine', frequency: lowest * 2 });
      const gain = new GainNode(howler.ctx, { gain: 0 });
      gain.gain.setTargetAtTime(loudness * 0.6, now, 0.01);
      gain.gain.setTargetAtTime(0, now + 0.08, 0.15);
      oscillator.connect(gain).connect(howler.masterGain);
      oscillator.start();
      oscillator.stop(now + 1);
    },
    stop() {
      on = false;
      if (!voice || !howler) return;
      voice.gain.gain.cancelScheduledValues(0);
      voice.gain.gain.setTargetAtTime(0, howler.ctx.currentTime, 0.03);
      voice.oscillator.stop(howler.ctx.currentTime + 0.2);
      voice = undefined;
      howler.autoSuspend = true;
    },
  };
}
