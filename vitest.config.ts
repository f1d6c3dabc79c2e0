import { sveltekit } from '@sveltejs/kit/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunchOptions } from './scripts/chromium.mjs'

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code and the engine, in Node.
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts', 'src/**/*.browser.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // Components, and what needs a browser's own storage and workers, in a real browser.
        plugins: [sveltekit()],
        test: {
          name: 'component',
          include: ['src/**/*.svelte.test.ts', 'src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
