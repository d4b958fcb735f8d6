import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import sprite from '../assets/audio/sprite.json';
import { renderSprite, sampleRate, sounds } from '../scripts/sound-pcm.ts';
import { createSound } from '../src/sound.ts';
import { root } from './source.ts';

const howler = vi.hoisted(() => ({ played: [''], broken: false, volume: vi.fn(), mute: vi.fn() }));

vi.mock('howler', () => ({
  Howler: { volume: howler.volume, mute: howler.mute, ctx: undefined },
  Howl: class {
    constructor(options: { onload(): void; onloaderror(id: number, error: unknown): void }) {
      queueMicrotask(() => (howler.broken ? options.onloaderror(0, 'no audio') : options.onload()));
    }
    play(name: string): void {
      howler.played.push(name);
    }
  },
}));

afterEach(() => {
  howler.played.length = 0;
  howler.broken = false;
  vi.clearAllMocks();
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test('the sounds come out the same each time', () => {
  const [first, second] = [renderSprite(), renderSprite()].map(({ pcm }) => createHash('sha256').update(pcm).digest('hex'));
  expect(first).toBe(second);
  expect(first).toMatchInlineSnapshot(`"750d7fddf9ac216b8e76a475817da8f1011fc906cec352f3ae082b72ec58f391"`);
});

test('the committed sprite is what the script makes', () => {
  expect(sprite).toEqual(renderSprite().map);
  expect(Object.keys(sprite)).toEqual(Object.keys(sounds));
  for (const file of ['sprite.webm', 'sprite.mp3']) {
    const { size } = statSync(join(root, 'assets/audio', file));
    expect(size).toBeGreaterThan(20_000);
    expect(size).toBeLessThan(160_000);
  }
});

test('every sound is heard, is quiet and ends in silence', () => {
  const { pcm, map } = renderSprite();
  for (const [name, [start, length]] of Object.entries(map)) {
    const part = pcm.subarray((start * sampleRate) / 1000, ((start + length) * sampleRate) / 1000);
    const peak = part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768;
    expect(peak, name).toBeGreaterThan(0.01);
    expect(peak, name).toBeLessThan(0.4);
    expect(Math.abs(part.at(-1) ?? 1), name).toBeLessThan(10);
  }
});

test('nothing sounds before the first gesture, and howler is not loaded', async () => {
  const page = new EventTarget();
  const sound = createSound({ volume: 0.5, muted: false }, page);
  sound.play('tick');
  sound.tone.start();
  sound.tone.set(0.5);
  sound.tone.crossTarget();
  await settle();
  expect(howler.played).toEqual([]);
  expect(howler.volume).not.toHaveBeenCalled();
  page.dispatchEvent(new Event('pointerdown'));
  sound.play('press');
  await settle();
  expect(howler.played).toEqual(['press']);
  expect(howler.volume).toHaveBeenCalledWith(0.5);
});

test('muted is silent, and the volume is kept in bounds', async () => {
  const page = new EventTarget();
  const sound = createSound({ volume: 1, muted: true }, page);
  page.dispatchEvent(new Event('keydown'));
  sound.play('tick');
  sound.setVolume(7);
  await settle();
  expect(howler.played).toEqual([]);
  expect(howler.mute).toHaveBeenCalledWith(true);
  expect(howler.volume).toHaveBeenLastCalledWith(1);
  sound.setMuted(false);
  sound.play('miss');
  await settle();
  expect(howler.played).toEqual(['miss']);
});

test('a device without audio plays on in silence', async () => {
  howler.broken = true;
  const page = new EventTarget();
  const sound = createSound({ volume: 1, muted: false }, page);
  page.dispatchEvent(new Event('pointerdown'));
  sound.play('tick');
  sound.tone.start();
  sound.tone.set(0);
  sound.tone.stop();
  await settle();
  expect(howler.played).toEqual([]);
});
