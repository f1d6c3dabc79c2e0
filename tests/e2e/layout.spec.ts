import { expect, test, type Page } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// Where things stand in a window of a given size. Recorded numbers are enough for that.

async function openBench(page: Page, width: number, height: number): Promise<BenchPage> {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404 }))
  await page.setViewportSize({ width, height })
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.row(0)).toContainText('Sydney')
  return bench
}

for (const width of [900, 1000, 1100]) {
  test(`has room for bars and for the text beside them at ${width} px`, async ({ page }) => {
    const bench = await openBench(page, width, 900)
    const bar = await bench.row(0).locator('.bar').boundingBox()
    expect(bar!.width).toBeGreaterThanOrEqual(72)
    const right = (await page.locator('section.right').boundingBox())!.x
    const reaching = await page
      .locator('.left')
      .locator('button, input, select, dl, .rulers, .scale, p, h2')
      .evaluateAll((parts, right) => {
        const ends = parts.map((part) => [part.className, part.getBoundingClientRect().right])
        return ends.filter(([, end]) => Number(end) > right)
      }, right)
    expect(reaching).toEqual([])
    await bench.set('Top-p', '0.9')
    await expect(bench.grid).toContainText('33 kept')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })
}

test('shows ten rows on a phone between the text and the settings', async ({ page }) => {
  const bench = await openBench(page, 360, 780)
  await page.getByRole('alert').evaluate((alert) => alert.remove())
  const settings = (await page.getByRole('region', { name: 'Settings' }).boundingBox())!.y
  const tenth = (await bench.row(9).boundingBox())!
  expect(tenth.y + tenth.height).toBeLessThanOrEqual(settings)
})

test('folds the prompt away on a phone until it is changed', async ({ page }) => {
  const bench = await openBench(page, 360, 780)
  await expect(bench.prompt).toBeHidden()
  await expect(page.getByText('Two cities, one fork').first()).toBeVisible()
  await bench.button('Change').click()
  await expect(bench.prompt).toBeVisible()
  await bench.button('Sure fact').click()
  await expect(bench.row(0)).not.toContainText('Sydney')
  await expect(bench.prompt).toBeHidden()
  // What stands in the way is said, and keeps the prompt open.
  await bench.button('Change').click()
  await bench.prompt.fill('A text of my own')
  await bench.button('Use this text').click()
  await expect(page.getByText('This takes the model')).toBeVisible()
  await expect(bench.prompt).toHaveValue('A text of my own')
})

test('has the arrow of the dart between the ruler and its numbers', async ({ page }) => {
  const bench = await openBench(page, 1280, 900)
  await bench.set('Top-p', '0.9')
  await expect(page.locator('.dart')).toBeVisible()
  const { arrowEnd, numbersBegin, height } = await page.locator('.dart').evaluate((dart) => {
    const arrow = getComputedStyle(dart, '::after')
    const height = Number.parseFloat(arrow.borderBottomWidth)
    const numbers = [...document.querySelectorAll('.ticks span')]
    return {
      height,
      arrowEnd: dart.getBoundingClientRect().top + Number.parseFloat(arrow.top) + height,
      numbersBegin: Math.min(...numbers.map((number) => number.getBoundingClientRect().top)),
    }
  })
  expect(height).toBeGreaterThan(0)
  expect(arrowEnd).toBeLessThanOrEqual(numbersBegin)
})

test('keeps the text in sight where the bench is scrolled away, without moving anything', async ({
  page,
}) => {
  const bench = await openBench(page, 1280, 900)
  await bench.set('Top-p', '0.9')
  const top = bench.button('Back to the top')
  await expect(top).toHaveCount(0)
  const height = () => page.evaluate(() => document.documentElement.scrollHeight)
  const before = await height()
  await page.mouse.wheel(0, 1200)
  await expect(top).toBeVisible()
  const strip = page.locator('.strip')
  await expect(strip).toContainText('Australia')
  await expect(strip).toContainText('top-p 0.9')
  expect((await strip.boundingBox())!.y).toBe(0)
  expect(await height()).toBe(before)
  // The words stand on the page once more already: only the button is read out.
  await expect(strip).toMatchAriaSnapshot('- button "Back to the top"')
  await top.click()
  await expect(top).toHaveCount(0)
  await expect(page.locator('#workspace')).toBeFocused()
})
