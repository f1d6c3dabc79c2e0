import { existsSync, readdirSync, readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { MOST_BYTES, weightOf } from './page-weight.ts'

const NARROW = 320

/** The figures, from their folders. */
const names = readdirSync('src/lib/widgets').filter((name) =>
  existsSync(`src/lib/widgets/${name}/figure.ts`),
)
const texts = readdirSync('src/lessons', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(`src/lessons/${name}/text.en.md`, 'utf8'))

test('every figure is shown in a chapter', () => {
  const unused = names.filter((name) => !texts.some((text) => text.includes(`figure{name=${name}`)))
  expect(unused).toEqual([])
})

for (const name of names) {
  test.describe(name, () => {
    test('works alone at 320 px, says where its numbers come from, and has no fault', async ({
      page,
    }) => {
      const wrong: string[] = []
      const asked: string[] = []
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
      page.on('request', (request) => asked.push(request.url()))
      await page.setViewportSize({ width: NARROW, height: 700 })
      await page.goto(`embed/${name}/`)
      await expect(page.locator('main .source').first()).toHaveText(
        /^\s*(Live|Recorded|Illustrative)/,
      )
      await expect(page.locator('main table, main svg').first()).toBeAttached()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
      expect(asked.filter((url) => url.includes('/models/'))).toEqual([])
      expect(wrong).toEqual([])
    })

    test('is a still picture without scripts', async ({ browser, baseURL }) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: NARROW, height: 700 },
        ...(baseURL && { baseURL }),
      })
      const page = await context.newPage()
      await page.goto(`embed/${name}/`)
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      const picture = page.locator('main table:visible, main svg:visible, main p:visible')
      expect(await picture.count()).toBeGreaterThan(1)
      await expect(page.locator('main .bar .controls:visible')).toHaveCount(0)
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(60)
      await context.close()
    })

    test('takes at most 120 kB of script and style alone', async ({ page }) => {
      expect(await weightOf(page, `embed/${name}/`)).toBeLessThan(MOST_BYTES)
    })
  })
}
