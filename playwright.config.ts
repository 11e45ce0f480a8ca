import { defineConfig } from '@playwright/test';

/** Run by `./backlot test`, which starts a portal and says where it and the browser are. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  timeout: 10 * 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  outputDir: '.backlot/reports/playwright',
  reporter: [
    ['list'],
    ['json', { outputFile: '.backlot/reports/playwright.json' }],
  ],
  use: {
    baseURL: process.env.BACKLOT_TEST_PORTAL_URL,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.BACKLOT_TEST_CHROMIUM,
      // Chromium refuses its own sandbox to root; the portal is the only page it sees.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
