// npm run sound: renders the sounds and encodes them by ffmpeg into assets/audio/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderSprite, sampleRate } from './sound-pcm.ts';

const folder = fileURLToPath(new URL('../assets/audio/', import.meta.url));
const encoders: Record<string, string[]> = {
  'sprite.webm': ['-c:a', 'libopus', '-b:a', '40k'],
  'sprite.mp3': ['-c:a', 'libmp3lame', '-b:a', '56k'],
};

if (spawnSync('ffmpeg', ['-version']).status !== 0) {
  console.error('ffmpeg is needed to encode the sounds; it is missing. On Debian: apt-get install -y ffmpeg');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const { pcm, map } = renderSprite();
const input = Buffer.from(pcm.buffer);
const raw = ['-v', 'error', '-y', '-f', 's16le', '-ar', String(sampleRate), '-ac', '1', '-i', 'pipe:0'];
for (const [name, encoder] of Object.entries(encoders)) {
  const arguments_ = [...raw, ...encoder, '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', folder + name];
  const { status } = spawnSync('ffmpeg', arguments_, { input, stdio: ['pipe', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(`ffmpeg could not write ${name}.`);
    process.exit(1);
  }
  console.log(`${name}: ${statSync(folder + name).size} bytes`);
}
const lines = Object.entries(map).map(([name, place]) => `  ${JSON.stringify(name)}: ${JSON.stringify(place)}`);
writeFileSync(`${folder}sprite.json`, `{\n${lines.join(',\n')}\n}\n`);
console.log(`sprite.json: ${lines.length} sounds, ${(pcm.length / sampleRate).toFixed(1)} s`);
