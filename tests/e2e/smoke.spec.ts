import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { listen } from '../../scripts/listen.mjs'
import { modelPath } from '../../scripts/model.mjs'
import { createServer } from '../../scripts/site-server.mjs'

test('opens the page and has its name in the title', async ({ page }) => {
  const response = await page.goto('./')
  expect(response?.status()).toBe(200)
  await expect(page).toHaveTitle(/Logitscope/)
})

test('finds all its files when it stands under a sub-path', async ({ page }) => {
  const root = fileURLToPath(new URL('../../build', import.meta.url))
  const site = { root, model: modelPath(), base: '/some/where/' }
  const server = await listen(() => createServer(site), { port: 0, host: 'localhost' })
  try {
    const missing: string[] = []
    page.on('response', (response) => {
      if (response.status() >= 400) missing.push(response.url())
    })
    const address = `http://localhost:${server.port}/some/where/`
    await page.goto(address, { waitUntil: 'networkidle' })
    await expect(page).toHaveTitle(/Logitscope/)
    expect(missing).toEqual([])
  } finally {
    await server.close()
  }
})
