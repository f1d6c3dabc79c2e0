import { expect, test } from '@playwright/test'

// The views of the bench in reading size, alone in their frames: complete without scripts, and with them.

const figures = [
  { name: 'landscape-reading', still: 'Celsius', comes: 'Most uncertain' },
  { name: 'tail-reading', still: 'the other 49,042: 29.3', comes: 'What stands at a rank' },
  { name: 'pipeline-reading', still: '4,573 kept', comes: '4,573 kept' },
  { name: 'strategies-reading', still: 'antique', comes: 'antique' },
]

for (const { name, still, comes } of figures) {
  test(`${name} has a picture without scripts, also on a phone`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 900 },
      ...(baseURL && { baseURL }),
    })
    const page = await context.newPage()
    await page.goto(`embed/${name}/`)
    expect(await page.locator('main').innerText()).toContain(still)
    await expect(page.locator('main :is(svg, ol, [role=list]):visible').first()).toBeVisible()
    await expect(page.getByText('Loading')).toBeHidden()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await context.close()
  })

  test(`${name} shows its recording, and fits 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 900 })
    await page.goto(`embed/${name}/`)
    await expect(page.locator('main')).toContainText(comes)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
}
