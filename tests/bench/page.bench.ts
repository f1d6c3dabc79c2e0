// The page as a reader meets it, in headless Chromium against the built site: first numbers, live, a click, a slider, a run.
import { chromium, type Page } from 'playwright'
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs'
import { listen } from '../../scripts/listen.mjs'
import { modelPath } from '../../scripts/model.mjs'
import { createServer } from '../../scripts/site-server.mjs'
import { median } from './engine/measure.ts'
import { pageMemory } from './engine/memory.ts'
import { pretendVocabulary } from './page/large-vocabulary.ts'

const ROUNDS = 5
const CLICKS = 40
const MOVES = 100
const RUN_TOKENS = 100
const SCROLL_STEPS = 120
const LARGE = 250_000
const SLIDERS = ['Temperature', 'Top-k', 'Top-p', 'Repetition penalty']

type Figures = Record<string, number>

/** Notes, from the first script on, when the first bars stand and when the model is live. */
function watchStart(): void {
  const times: Record<string, number> = {}
  Object.assign(window, { times })
  const watch = () => {
    if (document.querySelector('[role=grid] .take')) times.bars ??= performance.now()
    const status = document.querySelector('[role=status][aria-label=Model]')?.textContent ?? ''
    if (/^live/.test(status)) times.live ??= performance.now()
    else requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)
}

/** From a click on "Sample" to the frame after the new bars, in milliseconds. */
async function clickToBars(page: Page, clicks: number): Promise<number[]> {
  return page.evaluate(async (clicks) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const sample = [...document.querySelectorAll('button')].find(
      (button) => button.textContent?.trim() === 'Sample',
    )!
    const grid = document.querySelector('[role=grid]')!
    const times: number[] = []
    for (let i = 0; i < clicks; i++) {
      await frame()
      const before = grid.textContent
      const start = performance.now()
      sample.click()
      while (grid.textContent === before || grid.ariaBusy === 'true') await frame()
      times.push(performance.now() - start)
    }
    return times
  }, clicks)
}

/** Main-thread work of one move of a slider: trace, rows, rulers and their layout, in milliseconds. */
async function sliderMoves(page: Page, name: string, moves: number): Promise<number[]> {
  return page.evaluate(
    async ({ name, moves }) => {
      const slider = document.querySelector<HTMLInputElement>(`[type=range][aria-label="${name}"]`)!
      const { min, max, step } = slider
      const times: number[] = []
      for (let i = 0; i < moves; i++) {
        await new Promise((done) => requestAnimationFrame(done))
        const at = Number(min) + (Number(max) - Number(min)) * (0.1 + (0.8 * i) / moves)
        slider.value = String(Math.round(at / Number(step)) * Number(step))
        const start = performance.now()
        slider.dispatchEvent(new InputEvent('input', { bubbles: true }))
        // Svelte updates in a microtask; reading a size makes the layout happen now.
        await Promise.resolve()
        void document.body.offsetHeight
        times.push(performance.now() - start)
      }
      slider.value = max
      return times
    },
    { name, moves },
  )
}

/** The longest task of the main thread while the model runs on, in milliseconds; 0 when none took over 50. */
async function longestTask(page: Page, tokens: number): Promise<number> {
  await page.getByRole('spinbutton', { name: 'Tokens to run' }).fill(String(tokens))
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: 60_000 })
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)
  return Math.max(0, ...tasks)
}

/** Time between two frames while the whole vocabulary is scrolled through, in milliseconds. */
async function scrollFrames(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: /^Show all/ }).click()
  return page.evaluate(async (steps) => {
    const grid = document.querySelector('[role=grid]')!
    const list = [grid, ...grid.querySelectorAll('*')].find(
      (element) => element.scrollHeight > 100 * element.clientHeight,
    )!
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
    const times: number[] = []
    let last = await frame()
    for (let i = 1; i <= steps; i++) {
      list.scrollTop = (i / steps) * list.scrollHeight
      const now = await frame()
      times.push(now - last)
      last = now
    }
    return times
  }, SCROLL_STEPS)
}

/** When the largest part of a chapter's first screen is painted, on a processor four times slower. */
async function chapterPaint(url: string): Promise<number> {
  const browser = await chromium.launch(chromiumLaunchOptions())
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`${url}learn/temperature/`, { waitUntil: 'load' })
  const paint = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const observe = (list: PerformanceObserverEntryList) =>
          done(list.getEntries().at(-1)!.startTime)
        new PerformanceObserver(observe).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await browser.close()
  return paint
}

const quantile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]

async function allSliders(page: Page, where: string): Promise<Figures> {
  const figures: Figures = {}
  for (const name of SLIDERS) {
    const moves = await sliderMoves(page, name, MOVES)
    figures[`${name} moved${where}, median, ms`] = median(moves)
    figures[`${name} moved${where}, p95, ms`] = quantile(moves, 0.95)
    await page.getByRole('button', { name: 'Switch all off' }).click()
  }
  return figures
}

/** The same page with recordings of a vocabulary as large as they come. */
async function measureLarge(url: string): Promise<Figures> {
  const browser = await chromium.launch(chromiumLaunchOptions())
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await pretendVocabulary(page, LARGE, 'open-story')
  await page.goto(url)
  await page.getByRole('button', { name: 'Open story' }).click()
  await page.getByText('250,000').first().waitFor()
  const figures = await allSliders(page, ', V = 250,000')
  await browser.close()
  return figures
}

async function measure(url: string): Promise<Figures> {
  const browser = await chromium.launch(chromiumLaunchOptions())
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.addInitScript(watchStart)
  await page.goto(url)
  await page.getByText('computed on this machine').waitFor({ timeout: 60_000 })
  const times = await page.evaluate(() => (window as unknown as { times: Figures }).times)
  const memory = await pageMemory(browser)

  await page.getByRole('button', { name: 'Open story' }).click()
  const clicks = await clickToBars(page, CLICKS)
  const figures: Figures = {
    'first bars, ms': times.bars,
    'live, ms': times.live,
    'memory after loading, MB': memory?.nowMB ?? NaN,
    'click to new bars, median, ms': median(clicks),
    'click to new bars, p95, ms': quantile(clicks, 0.95),
  }
  Object.assign(figures, await allSliders(page, ''))
  figures['longest task in a run, ms (0: none over 50)'] = await longestTask(page, RUN_TOKENS)
  const frames = await scrollFrames(page)
  figures['scrolling the vocabulary, median frame, ms'] = median(frames)
  figures['scrolling the vocabulary, worst frame, ms'] = Math.max(...frames)
  await browser.close()
  return figures
}

const makeServer = () => createServer({ root: 'build', model: modelPath() })
const { port, close } = await listen(makeServer, { port: 0, host: 'localhost' })
const rounds: Figures[] = []
for (let round = 0; round < ROUNDS; round++) {
  const url = `http://localhost:${port}/`
  rounds.push({ ...(await measure(url)), ...(await measureLarge(url)) })
  rounds.at(-1)!['largest paint of a chapter, processor 4 x slower, ms'] = await chapterPaint(url)
}
await close()
console.log(`median of ${ROUNDS} visits (least – most)`)
for (const name of Object.keys(rounds[0])) {
  const values = rounds.map((figures) => figures[name])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const text = [median(values), least, most].map((value) => value.toFixed(1))
  console.log(`${name.padEnd(50)}${text[0].padStart(8)}  (${text[1]} – ${text[2]})`)
}
