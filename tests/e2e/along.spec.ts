import { expect, test, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { BenchPage } from './bench-page.ts'

// Links, files and the visit before, with the real model.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const link = async (page: Page) => {
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** What a reader sees of the step on view. */
async function seen(bench: BenchPage) {
  return {
    text: await bench.written(),
    cells: await bench.cells(bench.row(0)),
    dart: await bench.page.getByText(/u = 0\.\d+ falls/).innerText(),
    topP: await bench.page.getByRole('spinbutton', { name: 'Top-p value' }).inputValue(),
    seed: await bench.page.getByRole('spinbutton', { name: 'Seed' }).inputValue(),
    names: await bench.tokens.evaluateAll((all) => all.map((token) => token.ariaLabel)),
  }
}

async function play(bench: BenchPage) {
  await bench.startFrom('The traffic light turned', 'red')
  await bench.set('Top-p', '0.8')
  await bench.page.getByRole('spinbutton', { name: 'Seed' }).fill('11')
  await bench.button('New dart').click()
  for (let tokens = 5; tokens < 9; tokens++) {
    await bench.button('Sample').click()
    await bench.expectTokens(tokens)
  }
  await bench.tokens.nth(6).click()
  await expect(bench.tokens.nth(6)).toHaveAttribute('aria-current', 'step')
}

test('a link opens the same state on a fresh page, number for number', async ({
  page,
  browser,
}) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await play(bench)
  const address = await link(page)
  const before = await seen(bench)
  expect(address.length).toBeLessThan(600)

  const context = await browser.newContext()
  const fresh = new BenchPage(await context.newPage())
  await fresh.open(address)
  await fresh.isLive()
  await expect(fresh.text.getByRole('button', { name: /, not scored/ })).toHaveCount(0)
  await expect(fresh.tokens.nth(6)).toHaveAttribute('aria-current', 'step')
  expect(await seen(fresh)).toEqual(before)
  await expect(fresh.prompt).toHaveValue('The traffic light turned')
  await context.close()
})

test('a damaged or foreign link is told, and the page begins as usual', async ({ page }) => {
  const bench = new BenchPage(page)
  for (const [fragment, sentence] of [
    ['1.AAAA', 'This link is damaged'],
    ['9.whatever', 'not of a kind that this page knows'],
    ['<script>alert(1)</script>', 'not of a kind that this page knows'],
  ]) {
    await bench.open('about:blank')
    await bench.open(`./#${fragment}`)
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(bench.row(0)).toContainText('Sydney')
  }
})

test('a run is saved with all it takes to repeat it, and loaded again', async ({ page }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await play(bench)
  const before = await seen(bench)

  const [json] = await Promise.all([
    page.waitForEvent('download'),
    bench.button('Save run as JSON').click(),
  ])
  const path = await json.path()
  const run = JSON.parse(await readFile(path, 'utf8'))
  expect(run.model.sha256).toMatch(/^b179c952/)
  expect(run.prompt.text).toBe('The traffic light turned')
  expect(run.steps).toHaveLength(4)
  expect(run.steps[0].dart).toMatchObject({ seed: 11, attempt: 1 })
  expect(run.steps[0].top[0].token).toBe(' red')
  expect(run.steps[0].top[0].probability).toBeCloseTo(0.288, 2)

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    bench.button('Save steps as CSV').click(),
  ])
  expect((await readFile(await csv.path(), 'utf8')).split('\r\n')).toHaveLength(6)

  await bench.startFrom('The capital of France is', 'Paris')
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText('Loaded')).toBeVisible()
  expect(await seen(bench)).toEqual(before)

  await page.locator('input[type=file]').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"not": "a run"}'),
  })
  await expect(page.getByText('This file is no run of Logitscope')).toBeVisible()
  expect(await bench.written()).toBe(before.text)
})

test('the last visit is offered, and can be forgotten', async ({ page }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await expect(bench.button('Continue there')).toHaveCount(0)
  await play(bench)
  const before = await seen(bench)
  const kept = (await link(page)).split('#')[1]
  await page.waitForFunction(
    (kept) => JSON.parse(localStorage.getItem('logitscope:last') ?? '{}').link === kept,
    kept,
  )

  await page.reload()
  await bench.isLive()
  await bench.button('Continue there').click()
  await bench.expectTokens(8)
  await expect(bench.text.getByRole('button', { name: /, not scored/ })).toHaveCount(0)
  expect(await seen(bench)).toEqual(before)

  await page.reload()
  await bench.button('Start afresh').click()
  await page.reload()
  await expect(bench.row(0)).toContainText('Sydney')
  await expect(bench.button('Continue there')).toHaveCount(0)
})
