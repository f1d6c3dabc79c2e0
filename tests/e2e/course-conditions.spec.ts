import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

// The course in the dark, with less motion, and off the net.

const pages = [
  'learn/',
  'learn/temperature/',
  'learn/uncertainty/',
  'learn/strategies/',
  'learn/the-mathematics/',
  'glossary/',
  'embed/four-phases/',
  'embed/reshape/',
  'embed/landscape-reading/',
  'embed/three-regimes/',
]

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' })

  for (const path of pages) {
    test(`${path} has no fault`, async ({ page }) => {
      await page.goto(path)
      await expect(page.getByRole('main')).toBeVisible()
      for (const figure of await page.locator('article figure').all()) {
        await figure.scrollIntoViewIfNeeded()
      }
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
    })
  }
})

test('with reduced motion “Play” goes from phase to phase in steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // There the phase is chosen by name, and one is on view at a time.
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('embed/four-phases/?phase=logits')
  await page.getByRole('button', { name: 'Play' }).click()
  // Three phases, two seconds each.
  await expect(page.getByRole('radio', { name: /^Phase 4/ })).toBeChecked({ timeout: 20_000 })
  const moving = await page.evaluate(() =>
    document.getAnimations().some(({ playState }) => playState === 'running'),
  )
  expect(moving).toBe(false)
})

test('nothing of the course comes from elsewhere', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin) {
      foreign.push(request.url())
    }
  })
  for (const path of pages) await page.goto(path, { waitUntil: 'networkidle' })
  expect(foreign).toEqual([])
})
