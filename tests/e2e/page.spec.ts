import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// The page around the bench: before the model, without it, in every size and theme.

const sizes = [
  { name: 'wide', width: 1280, height: 900 },
  { name: 'tablet', width: 768, height: 1024 },
  { name: 'phone', width: 360, height: 780 },
] as const

/** Answers for the model file only when told to. */
async function holdModel(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/models/**', async (route) => {
    await held
    await route.continue()
  })
  return release
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'no sideways scrolling').toBe(0)
}

const withoutModel = (page: Page) =>
  page.route('**/models/**', (route) => route.fulfill({ status: 404 }))

test('shows recorded numbers at once, and the same numbers live', async ({ page }) => {
  const release = await holdModel(page)
  const bench = new BenchPage(page)
  await page.addInitScript(() => {
    const shifts = ((window as unknown as { shifts: number[] }).shifts = [] as number[])
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await bench.open()
  await expect(bench.row(0)).toContainText('Sydney')
  await expect(bench.status).toHaveText(/^loading/)
  await expect(page.getByText('real logits of the same model')).toBeVisible()
  const recorded = await bench.grid.innerText()
  const box = await bench.grid.boundingBox()

  release()
  await bench.isLive()
  expect(await bench.grid.innerText()).toBe(recorded)
  expect(await bench.grid.boundingBox()).toEqual(box)
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02)
})

test('picks up what was asked for while the model was loading', async ({ page }) => {
  const release = await holdModel(page)
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.row(0)).toContainText('Sydney')
  await bench.prompt.fill('The capital of France is')
  await bench.prompt.press('Enter')
  await expect(page.getByText('This text is used as soon as it is.')).toBeVisible()
  release()
  await bench.isLive()
  await expect(bench.row(0)).toContainText('Paris')
  expect(await bench.written()).toBe('The capital of France is')
})

test('uses the text that was asked for, whatever is typed meanwhile', async ({ page }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  const notice = page.locator('section', { has: bench.prompt }).getByRole('status')
  await bench.prompt.fill('word '.repeat(40_000))
  await bench.prompt.press('Enter')
  await expect(notice).toContainText('Reading the text')
  await bench.prompt.fill('The capital of France is')
  await expect(notice).toContainText('the model reads at most 2,048')
  await expect(bench.prompt).toHaveValue('The capital of France is')
})

test('is of use without the model, and says what needs it', async ({ page }) => {
  await withoutModel(page)
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.status).toHaveText(/^failed/)
  await expect(page.getByRole('alert')).toContainText('The model file is not on this server.')
  await expect(bench.row(0)).toContainText('Sydney')
  await bench.set('Top-p', '0.9')
  await expect(bench.grid).toContainText('33 kept')

  await bench.button('Sample').click()
  await bench.expectTokens(6)
  await expect(bench.grid).toContainText('what follows needs the model')
  await expect(bench.button('Sample')).toBeDisabled()
  await bench.button('Undo').click()
  await expect(bench.row(0)).toContainText('Sydney')

  await bench.prompt.fill('A text of my own')
  await bench.prompt.press('Enter')
  await expect(page.getByText('This takes the model')).toBeVisible()
  await expect(bench.prompt).toHaveValue('A text of my own')
})

test('says so when the recordings cannot be had either', async ({ page }) => {
  await withoutModel(page)
  await page.route('**/recordings/**', (route) => route.abort())
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.status).toHaveText(/^failed/)
  await expect(bench.grid).toContainText('The recorded numbers could not be loaded')
})

test('asks nothing of any other origin, and runs under a strict policy', async ({ page }) => {
  const origins = new Set<string>()
  const complaints: string[] = []
  page.context().on('request', (request) => origins.add(new URL(request.url()).origin))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.button('Sample').click()
  await bench.expectTokens(6)
  expect([...origins].filter((origin) => origin !== 'null')).toEqual([new URL(page.url()).origin])
  expect(complaints).toEqual([])

  const policy = await page
    .locator('meta[http-equiv="content-security-policy" i]')
    .getAttribute('content')
  const scripts = policy!.split(';').find((part) => part.trim().startsWith('script-src'))!
  expect(scripts).toContain("'wasm-unsafe-eval'")
  expect(scripts).not.toContain("'unsafe-eval'")
  expect(scripts).not.toContain("'unsafe-inline'")
  expect(policy).toContain("default-src 'none'")
})

test('asks before a download that costs, and says what it costs, also on a phone', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { value: 1 }))
  const release = await holdModel(page)
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.status).toHaveText(/^recorded/)
  await expect(page.getByText('98.4 MB to download, about 300 MB of memory')).toBeVisible()
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: 'Run the model here' }).click()

  await expect(bench.status).toHaveText(/^loading/)
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(bench.status).toHaveText(/^recorded/)
  await page.getByRole('button', { name: 'Run the model here' }).click()
  release()
  await bench.isLive()
  await context.close()
})

test('keeps the text when the model’s worker ends, and goes on with a new one', async ({
  page,
}) => {
  // The page has one worker; its script lets the test end it as a crash would.
  await page.addInitScript(() => {
    const workers: Worker[] = []
    Object.assign(window, { workers })
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        workers.push(this)
      }
    }
  })
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.startFrom('The capital of France is', 'Paris')
  await page.getByRole('spinbutton', { name: 'Tokens to run' }).fill('500')
  await bench.button('Run').click()
  await expect.poll(() => bench.tokens.count()).toBeGreaterThan(8)
  await page.evaluate(() => {
    const { workers } = window as unknown as { workers: Worker[] }
    const worker = workers.at(-1)!
    worker.terminate()
    worker.dispatchEvent(new ErrorEvent('error', { message: 'ended by the test' }))
  })
  await expect(bench.status).toHaveText(/^failed/)
  await expect(page.getByRole('alert')).toContainText('The model stopped unexpectedly.')
  await expect(bench.button('Run')).toBeVisible()
  const written = await bench.written()
  expect(written).toContain('The capital of France is')
  await expect(page.getByText('Press “Try again” above.')).toBeVisible()

  await page.getByRole('button', { name: 'Try again' }).click()
  await bench.isLive()
  expect(await bench.written()).toBe(written)
  await bench.button('Greedy').click()
  await expect(bench.tokens.last()).toHaveAccessibleName(/rank 1$/)
})

test('keeps the reader’s theme', async ({ page }) => {
  await withoutModel(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await new BenchPage(page).open()
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.getByRole('button', { name: /^Theme: as the system/ }).click()
  await page.getByRole('button', { name: /^Theme: light/ }).click()
  await expect(page.getByRole('button', { name: /^Theme: dark/ })).toBeVisible()
  expect(await paper()).not.toBe(light)
  const dark = await paper()
  await page.reload()
  expect(await paper()).toBe(dark)
})

test('says what it is without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const bench = new BenchPage(page)
  await bench.open()
  // Text locators pass over <noscript>, so it is asked for by its tag.
  await expect(page.locator('noscript p')).toHaveText(/takes JavaScript/)
  await expect(page.locator('noscript p')).toBeVisible()
  await expect(bench.prompt).toBeHidden()
  await context.close()
})

for (const { name, width, height } of sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has nothing for axe to find, ${name}, ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme })
      const page = await context.newPage()
      const bench = new BenchPage(page)
      await bench.open()
      await bench.isLive()
      const scan = async (state: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]),
          state,
        ).toEqual([])
        await expectNoSidewaysScrolling(page)
      }
      await scan('at the start')

      if (name === 'phone') await bench.chooseOnPhone('Top-p')
      await bench.set('Top-p', '0.9')
      await bench.button('Run').click()
      await expect(bench.button('Run')).toBeVisible()
      await bench.tokens.nth(7).click()
      await page.getByText('Under the hood').click()
      await scan('with a text, an earlier step on view, a cut, and the hood open')
      await context.close()
    })
  }
}

test('has nothing for axe to find when the model has failed', async ({ page }) => {
  await withoutModel(page)
  const bench = new BenchPage(page)
  await bench.open()
  await expect(page.getByRole('alert')).toBeVisible()
  await bench.button('Sample').click()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})
