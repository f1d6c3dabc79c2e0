import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './scripts/chromium.mjs'

export default defineConfig({
  testDir: 'tests/e2e',
  // Two pages with a model each are what two cores and their memory bear.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  webServer: {
    command: 'node scripts/build.mjs --if-changed && node scripts/serve.mjs --port 0',
    // Any free port: the group's name makes it SITE_PORT in the environment of the workers.
    wait: { stdout: /http:\/\/localhost:(?<site_port>\d+)\// },
    timeout: 180_000,
  },
  use: {
    baseURL: `http://localhost:${process.env.SITE_PORT}/`,
    launchOptions: chromiumLaunchOptions(),
    // It would answer before the tests' own answers could; offline.spec.ts lets it.
    serviceWorkers: 'block',
    // No traces: each would hold the 98 MB of the model.
    screenshot: 'only-on-failure',
  },
})
