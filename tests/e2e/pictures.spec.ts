import { expect, test, type Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { BenchPage, probabilityIn } from './bench-page.ts'

// Every chart of the bench as a picture, with the real model. One page serves all tests of the file.

let bench: BenchPage
let page: Page

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'light' })
  page = await context.newPage()
  bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.startFrom('The traffic light turned', 'red')
  await bench.set('Top-p', '0.8')
})

test.afterAll(() => page.context().close())

async function save(chart: string, kind: 'SVG' | 'PNG') {
  await bench.button(`Save picture: ${chart}`).click()
  const [download] = await Promise.all([page.waitForEvent('download'), bench.button(kind).click()])
  const bytes = await readFile(await download.path())
  await page.keyboard.press('Escape')
  await expect(bench.button(kind)).toBeHidden()
  return { name: download.suggestedFilename(), bytes }
}

/** A picture as a viewer sees it that knows nothing of the page. */
async function readSvg(markup: string) {
  return page.evaluate((markup) => {
    const { documentElement: svg } = new DOMParser().parseFromString(markup, 'image/svg+xml')
    const all = [svg, ...svg.querySelectorAll('*')]
    return {
      root: svg.localName,
      names: [...new Set(all.map(({ localName }) => localName))],
      attributes: all.flatMap((element) =>
        [...element.attributes].map(({ name, value }) => `${name}=${value}`),
      ),
      texts: [...svg.querySelectorAll('text')].map(({ textContent }) => textContent.trim()),
      desc: svg.querySelector('desc')?.textContent ?? '',
    }
  }, markup)
}

/** Saves a chart, checks what holds for every picture, and returns its words. */
async function saved(chart: string, file: string) {
  const { name, svg } = await wellFormed(chart)
  expect(name).toBe(`logitscope-${file}-the-traffic-light-turned.svg`)
  expect(svg.desc).toContain('After “The traffic light turned”, with ')
  expect(svg.desc).toContain('Live: ')
  return svg.texts
}

async function wellFormed(chart: string) {
  const { name, bytes } = await save(chart, 'SVG')
  const svg = await readSvg(bytes.toString('utf8'))
  expect(svg.root).toBe('svg')
  expect(svg.names).not.toContain('script')
  expect(svg.names).not.toContain('foreignObject')
  const outside = svg.attributes.filter((attribute) =>
    /^on|href=|^style=|^class=|(?<!xmlns=)https?:|url\((?!#)|var\(/.test(attribute),
  )
  expect(outside).toEqual([])
  expect(svg.texts[0]).toBe(chart)
  expect(svg.texts.at(-1)).toMatch(/SmolLM2-135M-Instruct Q4_1[^.]*\. Logitscope$/)
  return { name, svg }
}

test('the distribution, with the numbers on the page', async () => {
  const cells = await bench.cells(bench.row(0))
  const texts = await saved('Next-token distribution', 'next-token-distribution')
  expect(texts).toContain(cells[3].trim())
  expect(texts).toContain('top-p 0.8 stops here')
  expect(texts.some((text) => /^Show all/.test(text))).toBe(false)
})

test('the distribution, with the rows that are scrolled out of sight', async () => {
  await bench.set('Top-p', '1')
  await expect(bench.rows).toHaveCount(30)
  await bench.grid.evaluate((grid) => (grid.scrollTop = 100))
  const texts = await saved('Next-token distribution', 'next-token-distribution')
  for (let rank = 1; rank <= 30; rank++) expect(texts).toContain(String(rank))
  const probabilities = await bench.grid.locator('.measure .number').allTextContents()
  for (const probability of probabilities) expect(texts).toContain(probability.trim())
  const sum = probabilities.reduce((sum, text) => sum + probabilityIn(text), 0)
  expect(sum).toBeCloseTo(1, 2)
  expect(await bench.grid.evaluate((grid) => grid.scrollTop)).toBe(100)
  await bench.set('Top-p', '0.8')
})

test('the draw', async () => {
  const u = /u = 0\.\d+/.exec(await page.getByText(/u = 0\.\d+ falls/).innerText())![0]
  expect(await saved('The draw', 'the-draw')).toContain(u)
})

test('the pipeline, and a stage of it', async () => {
  await page.getByRole('tab', { name: /^Logit pipeline/ }).click()
  const stages = page.getByRole('list', { name: 'Stages' })
  const card = stages.getByRole('button', { name: /^Top-p/ })
  const kept = /\d+ kept,/.exec(await card.innerText())![0]
  expect(await saved('Logit pipeline', 'logit-pipeline')).toContain(kept)
  await card.click()
  const texts = await saved('Top-p', 'top-p')
  expect(texts).toEqual(expect.arrayContaining(['Running sum', 'Before and after', '0.80']))
  await card.click()
})

test('the lanes and the many draws', async () => {
  await page.getByRole('tab', { name: /^Strategies/ }).click()
  await bench.button('Next token').click()
  await expect(page.getByRole('status').filter({ hasText: /^1 token$/ })).toBeAttached()
  const greedy = page.getByRole('article', { name: 'Greedy' })
  const logP = await greedy.getByRole('definition').first().innerText()
  expect(await saved('Log P, token by token', 'log-p-token-by-token')).toEqual(
    expect.arrayContaining([expect.stringMatching(`^Greedy\\s+${logP}$`)]),
  )
  await bench.button('Draw 1,000 times').click()
  const drawn = await page.getByRole('row', { name: /red/ }).last().getByRole('cell').last()
  expect(await saved('Many draws', 'many-draws')).toContain(await drawn.innerText())
})

test('the entropy landscape, recorded', async () => {
  await page.getByRole('tab', { name: /^Entropy landscape/ }).click()
  const { name, svg } = await wellFormed('Along the text, in bits')
  expect(name).toMatch(/^logitscope-along-the-text-in-bits-.+\.svg$/)
  expect(svg.desc).toContain('Recorded: ')
  expect(svg.desc).toContain('Over 99 tokens the entropy goes from')
  expect(svg.texts).toEqual(expect.arrayContaining(['0', '8', '16', '24']))
})

test('the long tail', async () => {
  await page.getByRole('tab', { name: /^Long tail/ }).click()
  const title = 'Probability by rank, both logarithmic'
  const texts = await saved(title, 'probability-by-rank-both-logarithmic')
  expect(texts).toEqual(expect.arrayContaining(['Head', 'Body', 'Tail', '10,000', '49,152']))
})

test('a PNG, twice as large', async () => {
  const { bytes: svg } = await save('The draw', 'SVG')
  const { name, bytes } = await save('The draw', 'PNG')
  expect(name).toMatch(/^logitscope-the-draw-.*\.png$/)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg.toString('utf8'))!
  expect(bytes.readUInt32BE(16)).toBe(2 * Number(width))
  expect(bytes.readUInt32BE(20)).toBe(2 * Number(height))
  // More than paper: an empty picture of this size packs into a few kB.
  expect(bytes.length).toBeGreaterThan(20_000)
})

test('in the colors on screen', async () => {
  const paper = /<rect width="100%" height="100%" fill="(#\w+)"/
  const light = paper.exec((await save('The draw', 'SVG')).bytes.toString('utf8'))![1]
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = paper.exec((await save('The draw', 'SVG')).bytes.toString('utf8'))![1]
  await page.emulateMedia({ colorScheme: 'light' })
  expect([light, dark]).toEqual(['#fcfbf8', '#16171a'])
})

test('by keyboard alone, and said', async () => {
  const opener = bench.button('Save picture: The draw')
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(bench.button('SVG')).toBeFocused()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ])
  await expect(
    page.getByRole('status').filter({ hasText: `Saved as ${download.suggestedFilename()}` }),
  ).toBeAttached()
  const { violations } = await new AxeBuilder({ page }).include('.draw').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
  await expect(bench.button('SVG')).toBeHidden()
})

test('on a phone, within reach of a finger', async () => {
  await page.getByRole('tab', { name: /^Strategies/ }).click()
  await bench.button('Draw 1,000 times').click()
  await page.setViewportSize({ width: 360, height: 800 })
  for (const chart of ['Next-token distribution', 'The draw', 'Many draws']) {
    const { name } = await save(chart, 'SVG')
    expect(name).toMatch(/\.svg$/)
    const box = await bench.button(`Save picture: ${chart}`).boundingBox()
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})
