import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/chromium.js';

const port = Number(process.env.PLAY_PORT ?? 4317);
const address = `http://localhost:${port}/`;

export default defineConfig({
  testDir: 'test/play',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/play.json' }]],
  use: { baseURL: address, launchOptions: launchOptions(), trace: process.env.CI ? 'off' : 'retain-on-failure' },
  webServer: {
    command: 'npm start',
    env: { PORT: String(port), DATABASE_FILE: join(tmpdir(), `downhill-play-${process.pid}.sqlite`), OPEN_PER_HOUR: '1000' },
    url: address,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
