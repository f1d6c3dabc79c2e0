import { expect, test } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// H15: each view of the bench leads to its chapter.

const chapters = [
  { view: 'Logit pipeline', title: 'Your own settings' },
  { view: 'Strategies compared', title: 'Strategies and how they fail' },
  { view: 'Entropy landscape', title: 'How unsure it is' },
  { view: 'Long tail', title: 'Scores become probabilities' },
  { view: 'Use these settings', title: 'Your own settings' },
]

for (const { view, title } of chapters) {
  test(`“${view}” leads to its chapter`, async ({ page }) => {
    await new BenchPage(page).open()
    await page.getByRole('tab', { name: view }).click()
    await page.getByRole('link', { name: `Read about it: ${view}` }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  })
}

test('the chain leads to the chapter on temperature', async ({ page }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.button('More samplers').click()
  await page.getByRole('link', { name: 'Read about temperature' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Temperature' })).toBeVisible()
})

for (const width of [1280, 1000, 700, 360]) {
  test(`the link covers no tab at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await new BenchPage(page).open()
    await expect(page.getByRole('link', { name: /^Read about it/ })).toBeVisible()
    // At one moment: the page is still growing.
    const covered = await page.locator('.views').evaluate((views) => {
      const link = views.querySelector('.read a')!.getBoundingClientRect()
      const tabs = [...views.querySelectorAll('[role=tab]')].map((tab) =>
        tab.getBoundingClientRect(),
      )
      return tabs.some(({ right, bottom }) => right > link.left && bottom > link.top)
    })
    expect(covered).toBe(false)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}
