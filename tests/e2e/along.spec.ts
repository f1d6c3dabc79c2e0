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

test('a link opens the view that was open, and the lanes compared in it', async ({
  page,
  browser,
}) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.startFrom('The traffic light turned', 'red')
  const plain = await link(page)
  await page.getByRole('tab', { name: /^Strategies/ }).click()
  await bench.button('Edit Creative').click()
  await page.getByRole('textbox', { name: 'Name of the lane' }).fill('Hot')
  await page.getByRole('spinbutton', { name: 'Temperature value, Hot' }).fill('1.9')
  await bench.button('Remove Greedy').click()
  // What the first press said still stands there.
  await expect.poll(() => link(page)).not.toBe(plain)
  const address = await link(page)
  expect(address.length - plain.length).toBeLessThan(300)

  const fresh = new BenchPage(await (await browser.newContext()).newPage())
  await fresh.open(address)
  await fresh.isLive()
  await expect(fresh.page.getByRole('tab', { selected: true })).toHaveText(/^Strategies/)
  const lanes = fresh.page.getByRole('list', { name: 'Lanes' }).getByRole('article')
  await expect(lanes).toHaveCount(3)
  await expect(lanes.nth(2)).toContainText('Hot')
  await expect(lanes.nth(2)).toContainText('temperature 1.9, top-p 0.95')
  await fresh.page.context().close()

  // A link without them brings what everyone begins with.
  await bench.open(plain)
  await expect(page.getByRole('tab', { selected: true })).toHaveText(/^Logit pipeline/)
  await page.getByRole('tab', { name: /^Strategies/ }).click()
  await expect(page.getByRole('article', { name: 'Greedy' })).toBeVisible()
})

test('a link from before links held the view still opens', async ({ page }) => {
  const bench = new BenchPage(page)
  const first = {
    model: 'b179c9523d0e',
    ids: [504, 5303, 282, 6042, 314, 16570],
    prompt: 5,
    at: 6,
    moves: ['h'],
    chain: [{ id: 'top-p', params: { p: 0.5 } }],
    seed: 4,
    thrown: [],
  }
  await bench.open(`./#1.${Buffer.from(JSON.stringify(first)).toString('base64url')}`)
  await bench.isLive()
  await bench.expectTokens(6)
  await expect(page.getByRole('spinbutton', { name: 'Seed', exact: true })).toHaveValue('4')
  await expect(page.getByRole('spinbutton', { name: 'Top-p value' })).toHaveValue('0.50')
})

test('a damaged or foreign link is told, and the page begins as usual', async ({ page }) => {
  const bench = new BenchPage(page)
  for (const [fragment, sentence] of [
    ['1.AAAA', 'This link is damaged'],
    ['2z.AAAA', 'This link is damaged'],
    ['9.whatever', 'not of a kind that this page knows'],
    ['<script>alert(1)</script>', 'not of a kind that this page knows'],
  ]) {
    await bench.open('about:blank')
    await bench.open(`./#${fragment}`)
    const told = page.getByRole('alert').filter({ hasText: sentence })
    await expect(told).toContainText('The page begins as usual.')
    await expect(told).toBeInViewport({ ratio: 1 })
    await expect(bench.row(0)).toContainText('Sydney')
    await bench.button('Dismiss').click()
    await expect(told).toHaveCount(0)
  }
})

test('a link to a chat turn brings back the turn and its message', async ({ page, browser }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.startFrom('Name a color.', '')
  await page.getByRole('radio', { name: 'Chat turn' }).check()
  await expect(bench.tokens.first()).toHaveAccessibleName(/special token/)
  const address = await link(page)
  const written = await bench.written()
  const fresh = new BenchPage(await (await browser.newContext()).newPage())
  await fresh.open(address)
  await fresh.isLive()
  await expect(fresh.page.getByRole('radio', { name: 'Chat turn' })).toBeChecked()
  await expect(fresh.prompt).toHaveValue('Name a color.')
  expect(await fresh.written()).toBe(written)
  await fresh.page.context().close()
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
  expect(run.source).toBe('live')
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
  await page.locator('input[type=file]').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"logitscope": 1, "link": "2z.AAAA"}'),
  })
  await expect(page.getByText('This file is damaged')).toContainText('Nothing here was changed.')
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
