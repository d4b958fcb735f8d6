// The sounds of the game as numbers: wood, glass, low bells and paper, in D major pentatonic. Quiet and dry.
// To add a sound, add a line to `sounds` and run `npm run sound`.
export const sampleRate = 48_000;
const gap = 0.15;

type Wave = (seconds: number) => number;
interface Sound {
  seconds: number;
  wave: Wave;
}

/** D is 0, E 1, F sharp 2, A 3, B 4, the next D 5; 0 is the D below middle C. */
function pitch(degree: number): number {
  const steps = [0, 2, 4, 7, 9];
  const octave = Math.floor(degree / 5);
  return 146.832 * 2 ** (octave + (steps[degree - 5 * octave] ?? 0) / 12);
}

/** Partials of something struck: [ratio, amplitude, seconds until it has died down to a third]. */
function struck(frequency: number, attack: number, partials: Array<[number, number, number]>): Wave {
  return (t) => {
    if (t < 0) return 0;
    const sum = partials.reduce((total, [ratio, amplitude, decay]) => total + amplitude * Math.exp(-t / decay) * Math.sin(2 * Math.PI * frequency * ratio * t), 0);
    return sum * Math.min(1, t / attack);
  };
}

const wood = (degree: number, decay = 0.05): Wave =>
  struck(pitch(degree), 0.001, [
    [1, 1, decay],
    [3.93, 0.35, decay * 0.35],
    [9.2, 0.12, decay * 0.12],
  ]);

const glass = (degree: number): Wave =>
  struck(pitch(degree), 0.004, [
    [1, 1, 0.22],
    [2.32, 0.16, 0.1],
    [4.25, 0.06, 0.05],
  ]);

const bell = (degree: number): Wave =>
  struck(pitch(degree), 0.006, [
    [0.5, 0.35, 0.7],
    [1, 1, 0.5],
    [2, 0.4, 0.3],
    [3, 0.16, 0.16],
    [5.04, 0.05, 0.07],
  ]);

const tap = (degree: number): Wave =>
  struck(pitch(degree), 0.004, [
    [1, 1, 0.05],
    [1.5, 0.3, 0.03],
  ]);

/** Noise under a hump, as of paper that is unfolded; seeded, so that it is the same each time. */
function paper(seconds: number, seed: number): Wave {
  let state = seed;
  let low = 0;
  let lower = 0;
  const noise = Float64Array.from({ length: seconds * sampleRate }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    low += 0.45 * (state / 2 ** 31 - 1 - low);
    lower += 0.08 * (low - lower);
    return (low - lower) * Math.sin((Math.PI * index) / (seconds * sampleRate)) ** 2;
  });
  return (t) => noise[Math.round(t * sampleRate)] ?? 0;
}

const mix = (seconds: number, ...voices: Array<[volume: number, delay: number, wave: Wave]>): Sound => ({
  seconds,
  wave: (t) => voices.reduce((total, [volume, delay, wave]) => total + volume * wave(t - delay), 0),
});

/** A chord rolled upwards, each note a little softer than the one below. */
const chord = (...degrees: number[]): Sound => mix(1.6, ...degrees.map((degree, index): [number, number, Wave] => [0.09 - 0.008 * index, 0.045 * index, bell(degree)]));

export const sounds: Record<string, Sound> = {
  tick: mix(0.06, [0.05, 0, wood(18, 0.01)]),
  press: mix(0.16, [0.12, 0, wood(10, 0.03)]),
  place: mix(0.26, [0.14, 0, wood(5)], [0.08, 0, tap(-2)]),
  look: mix(0.9, [0.07, 0, glass(11)], [0.05, 0.08, glass(14)]),
  'star-1': mix(0.9, [0.1, 0, glass(10)]),
  'star-2': mix(0.9, [0.1, 0, glass(12)]),
  'star-3': mix(0.9, [0.1, 0, glass(13)]),
  'star-4': mix(1, [0.1, 0, glass(15)], [0.04, 0.06, glass(18)]),
  'pass-0': chord(0, 3),
  'pass-1': chord(0, 3, 5),
  'pass-2': chord(0, 3, 5, 7),
  'pass-3': chord(0, 3, 5, 7, 8, 11),
  miss: mix(0.24, [0.12, 0, tap(-5)]),
  open: mix(0.8, [0.12, 0, paper(0.22, 7)], [0.06, 0.16, glass(11)], [0.05, 0.25, glass(13)]),
  enter: mix(1.2, [0.09, 0, wood(5)], [0.09, 0.05, bell(-2)]),
};

/** One sound as 16-bit samples; the last 30 ms fade, so that nothing clicks. */
function samples({ seconds, wave }: Sound): Int16Array {
  const count = Math.round(seconds * sampleRate);
  return Int16Array.from({ length: count }, (_, index) => {
    const fade = Math.min(1, (count - 1 - index) / (0.03 * sampleRate));
    return Math.round(32_767 * fade * wave(index / sampleRate));
  });
}

/** All sounds in a row, silence between them, and where each is: name -> [start, length] in milliseconds. */
export function renderSprite(): { pcm: Int16Array; map: Record<string, [number, number]> } {
  const parts = Object.entries(sounds).map(([name, sound]) => ({ name, data: samples(sound) }));
  const silence = gap * sampleRate;
  const pcm = new Int16Array(parts.reduce((total, { data }) => total + data.length + silence, silence));
  const map: Record<string, [number, number]> = {};
  let at = silence;
  for (const { name, data } of parts) {
    pcm.set(data, at);
    map[name] = [Math.round((at / sampleRate) * 1000), Math.round((data.length / sampleRate) * 1000)];
    at += data.length + silence;
  }
  return { pcm, map };
}
