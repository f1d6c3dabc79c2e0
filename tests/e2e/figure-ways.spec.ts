import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// The ways from the text to a figure, and from a figure to the Bench, into a file and into another page.

test('a phrase whose figure is in sight leaves the page where it is', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 })
  await page.goto('learn/temperature/')
  const phrase = page.getByRole('button', { name: /^T to 0.2/ })
  await page.locator('figure#four-phases').evaluate((figure) => figure.scrollIntoView())
  await expect(phrase).toBeInViewport()
  const before = await page.evaluate(() => scrollY)
  await phrase.click()
  await expect(page.locator('figure#four-phases')).toContainText('96.8')
  expect(await page.evaluate(() => scrollY)).toBe(before)
  await expect(page.getByRole('button', { name: 'Back to the text' })).toBeHidden()
})

test('on a phone a phrase shows its figure from the top, and a way leads back to the phrase', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('learn/temperature/')
  const phrase = page.getByRole('button', { name: /^T to 0.2/ })
  await phrase.evaluate((phrase) => phrase.scrollIntoView({ block: 'start' }))
  await phrase.press('Enter')
  await expect(page.getByText('Softmax in four phases', { exact: true })).toBeInViewport()
  await expect(phrase).not.toBeInViewport()
  const back = page.getByRole('button', { name: 'Back to the text' })
  expect((await back.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await page.keyboard.press('Tab')
  await expect(back).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(phrase).toBeFocused()
  await expect(phrase).toBeInViewport()
  await expect(back).toBeHidden()
})

test('“Open on the Bench” takes the order, the settings and the view along', async ({ page }) => {
  const bench = new BenchPage(page)
  await page.goto('learn/your-own-settings/')
  const figure = page.locator('figure#pipeline-reading')
  await figure.getByRole('radio', { name: 'Top-p first' }).check()
  await figure.getByRole('link', { name: 'Open on the Bench' }).click()
  await expect(bench.prompt).toHaveValue('The capital of Australia is')
  await expect(page.getByRole('tab', { name: 'Logit pipeline' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  const stages = page.getByRole('tabpanel').getByRole('button', { name: /Temperature|Top-p/ })
  await expect(stages.first()).toContainText('Top-p')
  await expect(stages.last()).toContainText('Temperature')
})

test('“Open on the Bench” opens the tail at the rank that was read', async ({ page }) => {
  await page.goto('#text=She+opened+the+box.+Inside+was+a&view=tail&rank=546&cumulative=on')
  await expect(page.getByRole('tab', { name: 'Long tail' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(page.getByRole('textbox', { name: 'rank' })).toHaveValue('546')
  await expect(page.getByRole('switch', { name: /Cumulative/ })).toBeChecked()
})

test('“Open on the Bench” opens the landscape with its passage and color', async ({ page }) => {
  await page.goto('#text=a&view=landscape&passage=code&color=rank')
  const view = page.getByRole('tabpanel')
  await expect(view.getByText('count_words').first()).toBeVisible()
  await expect(view.getByRole('radio', { name: 'Rank' })).toBeChecked()
})

test('each of several runs has its own way to the Bench', async ({ page }) => {
  const bench = new BenchPage(page)
  await page.goto('learn/temperature/')
  const ways = page.getByRole('group', { name: 'Open on the Bench' })
  await expect(ways.getByRole('link')).toHaveText(['T = 0', 'T = 0.7', 'T = 1.5'])
  await ways.getByRole('link', { name: 'T = 0.7' }).click()
  await expect(bench.prompt).toHaveValue('She opened the box. Inside was a')
  await expect(page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue('0.70')
})

test('a link with what cannot be says so, and follows the rest', async ({ page }) => {
  await page.goto('#text=The+cat&temperature=0.5&min-p=7&order=up&view=kitchen&rank=none')
  await expect(new BenchPage(page).prompt).toHaveValue('The cat')
  await expect(page.getByText(/cannot be set so: min-p, order, view, rank\./)).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue('0.50')
})

test('a figure is saved as a picture with its caption and where its numbers come from', async ({
  page,
}) => {
  await page.goto('learn/temperature/')
  const figure = page.locator('figure#four-phases')
  await figure.getByText('Take this figure along').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: 'SVG' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('logitscope-softmax-in-four-phases.svg')
  const svg = await readFile(await download.path(), 'utf8')
  for (const text of ['Softmax in four phases', 'sunny', '59.1', 'Illustrative: made up']) {
    expect(svg).toContain(text)
  }
  expect(svg).toContain('The winner is the same')
  expect(svg).not.toContain('Step')
  await expect(figure.getByText(/^Saved as/)).toBeVisible()
})

test('the frame that the line of HTML asks for is as high as its figure', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('learn/temperature/')
  const figure = page.locator('figure#three-temperatures')
  await figure.getByText('Take this figure along').click()
  const line = await figure.getByRole('textbox', { name: 'HTML of the figure' }).inputValue()
  const height = Number(/height="(\d+)"/.exec(line)![1])
  // As wide as in the chapter.
  await page.setViewportSize({ width: 928 + 2 * 16, height: 900 })
  await page.goto('embed/three-temperatures/')
  const inside = await page.locator('main').evaluate((main) => main.getBoundingClientRect().height)
  expect(Math.abs(height - inside)).toBeLessThan(40)
})

test('the model writes the recorded runs again, token for token', async ({ page }) => {
  await page.goto('learn/temperature/')
  await expect(page.getByRole('status', { name: 'Model' })).toHaveText(/^live/, { timeout: 30_000 })
  const figure = page.locator('figure#three-temperatures')
  await figure.getByRole('button', { name: 'Replay live' }).click()
  await expect(figure.getByText(/^All \d+ tokens are the same as recorded/)).toBeVisible({
    timeout: 50_000,
  })
})

test('the model captures the recorded logits again, bit for bit', async ({ page }) => {
  await page.goto('learn/the-dice/')
  await expect(page.getByRole('status', { name: 'Model' })).toHaveText(/^live/, { timeout: 30_000 })
  const figure = page.locator('figure#reshape')
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByText('They are the recorded ones, bit for bit.')).toBeVisible({
    timeout: 30_000,
  })
})
