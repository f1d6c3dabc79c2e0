import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator } from '@playwright/test'
import { BenchPage, probabilityIn } from './bench-page.ts'

// "Long tail" (G1 to G3) with the real model. One page serves all tests of the file.

let bench: BenchPage
let panel: Locator
let curve: Locator

async function open(page: BenchPage): Promise<void> {
  await page.page.getByRole('tab', { name: 'Long tail' }).click()
}

test.beforeAll(async ({ browser }) => {
  bench = new BenchPage(await (await browser.newContext()).newPage())
  panel = bench.page.getByRole('tabpanel', { name: 'Long tail' })
  curve = panel.getByRole('slider', { name: 'Rank on the curve' })
  await bench.open()
  await bench.isLive()
  await open(bench)
})

test.beforeEach(async () => {
  await bench.allOff()
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await which('The model’s own')
})
test.afterAll(() => bench.page.close())

const which = (name: string) => panel.getByRole('radio', { name }).check()
const tile = (name: string) =>
  panel.locator('dt', { hasText: new RegExp(`^${name}`) }).locator('xpath=following-sibling::dd')
const rows = (table: string) => panel.getByRole('table', { name: table }).getByRole('row')
const cells = (row: Locator) => row.getByRole('cell').allTextContents()

test('gives the distribution in numbers', async () => {
  // transformers, fp32: 36.2 %; 2, 33 and 1,474 tokens; 3.58 bits; 4,162 over one in a million.
  await expect(tile('Vocabulary')).toContainText('49,152')
  await expect(tile('Top token')).toHaveText(/^36\.\d\s% \sSydney$/)
  await expect(tile('For 50, 90, 99 %')).toHaveText(/^2 · 33 · 1,4\d\d$/)
  await expect(tile('Effective vocabulary')).toHaveText(/^1[12]\.\d 2 to the 3\.5\d$/)
  await expect(tile('Over one in a million')).toHaveText(/^4,1\d\d tokens$/)
})

test('tells head, body and tail apart, and they add up to 1', async () => {
  const bands = panel.locator('.band')
  await expect(bands).toHaveCount(3)
  await expect(bands.nth(0)).toContainText('Headranks 1 to 10: 8')
  await expect(bands.nth(1)).toContainText('Bodythe next 100:')
  await expect(bands.nth(2)).toContainText('Tailthe other 49,042:')
  const masses = await panel.locator('.band .mass').allTextContents()
  const sum = masses.map(probabilityIn).reduce((a, b) => a + b)
  expect(sum).toBeCloseTo(1, 3)
})

test('draws every token, thinned to the screen, and the cumulative curve when it is switched on', async () => {
  const figure = panel.getByRole('figure', { name: 'Probability by rank' })
  const path = figure.locator('path.chosen')
  const points = ((await path.getAttribute('d')) ?? '').match(/L/g)!.length
  const width = (await curve.boundingBox())!.width
  expect(points).toBeGreaterThan(width)
  expect(points).toBeLessThan(2 * width)
  await expect(figure.getByText(/^99\s% in 1,4/)).toBeVisible()
  await expect(figure.getByText('cumulative, right scale')).toBeHidden()
  await panel.getByRole('switch', { name: 'Cumulative curve' }).check()
  await expect(figure.getByText('cumulative, right scale')).toBeVisible()
  await expect(figure.locator('path.cumulative')).toHaveAttribute('d', /^M0 20/)
  await panel.getByRole('switch', { name: 'Cumulative curve' }).uncheck()
})

test('reads the curve by pointer', async () => {
  await curve.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await curve.boundingBox())!
  const at = (share: number) => x + share * width
  await bench.page.mouse.move(at(0) + 1, y + height / 2)
  await expect(curve).toContainText('rank 1')
  await expect(curve).toContainText('Sydney')
  await bench.page.mouse.move(at(1) - 1, y + height / 2)
  await expect(curve).toContainText(/rank 4\d,\d\d\d/)
  await expect(curve).toContainText('1 in ')
  // Looking chooses nothing; dragging does.
  const before = await curve.getAttribute('aria-valuenow')
  await bench.page.mouse.move(at(0.2), y + height / 2)
  await expect(curve).toHaveAttribute('aria-valuenow', before!)
  await bench.page.mouse.down()
  await bench.page.mouse.move(at(0.5), y + height / 2, { steps: 3 })
  await bench.page.mouse.up()
  await expect(curve).toHaveAttribute('aria-valuenow', /^22[12]$/)
  await bench.page.mouse.move(0, 0)
})

test('reads the curve by keyboard, and says rank, token, probability and one in how many', async () => {
  await curve.focus()
  await bench.page.keyboard.press('Home')
  await expect(curve).toHaveAttribute(
    'aria-valuetext',
    /^rank 1, Sydney, space before, probability 36\.\d\s%, 1 in 3$/,
  )
  await bench.page.keyboard.press('ArrowRight')
  await expect(curve).toHaveAttribute('aria-valuetext', /^rank 2, Canberra/)
  await bench.page.keyboard.press('End')
  await expect(curve).toHaveAttribute('aria-valuetext', /^rank 49,152, .*\s×\s10⁻¹[⁵⁶⁷], 1 in /)
})

test('browses the tail: what stands at a rank', async () => {
  const field = panel.getByRole('textbox', { name: 'rank' })
  await field.fill('1,004')
  await expect(rows('What stands at a rank')).toHaveCount(6)
  await expect(rows('What stands at a rank').nth(3)).toContainText(/^1,004.*1 in 8\d,\d\d\d$/)
  await field.fill('49153')
  await expect(panel.getByText('A rank is a whole number from 1 to 49,152.')).toBeVisible()
  await expect(rows('What stands at a rank').nth(3)).toContainText('1,004')
  await field.press('Enter')
  await expect(field).toHaveValue('1,004')
  const slider = panel.getByRole('slider', { name: 'Rank, on a logarithmic scale' })
  await slider.press('Home')
  await expect(field).toHaveValue('1')
  await slider.press('PageUp')
  await expect(field).toHaveValue('10')
  await expect(rows('What stands at a rank').nth(1)).toContainText(/^8/)
})

test('gives the mass beyond a rank, and the chance that twenty draws meet it', async () => {
  await expect(rows('Beyond a rank')).toHaveCount(4)
  const [tokens, mass, odds] = await cells(rows('Beyond a rank').nth(2))
  expect(tokens).toBe('48,152')
  expect(probabilityIn(mass)).toBeCloseTo(0.0141, 3)
  expect(odds).toBe(`1 in ${Math.round(1 / probabilityIn(mass))}`)
  const chance = await panel.getByText('Draw twenty tokens').textContent()
  expect(probabilityIn(chance!)).toBeCloseTo(1 - (1 - probabilityIn(mass)) ** 20, 2)
})

test('shows what the settings make of the tail', async () => {
  await bench.set('Top-p', '0.9')
  await expect(panel.getByRole('figure').getByText('after the settings')).toBeVisible()
  await expect(tile('Effective vocabulary')).toContainText('3.5')
  await which('After the settings')
  await expect(tile('Vocabulary')).toContainText('33 kept')
  await expect(panel.getByText('no draw can land beyond rank 33')).toBeVisible()
  await curve.focus()
  await bench.page.keyboard.press('End')
  await expect(curve).toHaveAttribute('aria-valuetext', /removed by the settings$/)
  await bench.set('Top-p', '0.5')
  await expect(tile('Vocabulary')).toContainText('2 kept')
  await bench.allOff()
  await expect(panel.getByText('both are the same')).toBeVisible()
})

test('follows the step on view', async () => {
  await bench.button('Greedy').click()
  await bench.expectTokens(6)
  await expect(tile('Top token')).not.toContainText('Sydney')
})

test('has the chart as a table too', async () => {
  await panel.getByText('The same as a table').click()
  const table = panel.getByRole('table', { name: 'Probability by rank, at some ranks' })
  await expect(table.getByRole('row')).toHaveCount(1 + 10 + 11)
  await expect(table.getByRole('row').last()).toContainText(/^49,152.*0\s%$/)
  await panel.getByText('The same as a table').click()
})

for (const width of [1280, 360]) {
  test(`has no violation of axe and no sideways scroll at ${width} px`, async () => {
    await bench.page.setViewportSize({ width, height: 900 })
    await panel.getByRole('switch', { name: 'Cumulative curve' }).check()
    await panel.getByText('The same as a table').click()
    const { violations } = await new AxeBuilder({ page: bench.page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
    const overflow = await bench.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    )
    expect(overflow).toBe(0)
    await panel.getByText('The same as a table').click()
  })
}

test('is drawn from recorded numbers before there is a model', async ({ browser }) => {
  const context = await browser.newContext()
  const page = new BenchPage(await context.newPage())
  await page.page.route('**/models/**', (route) => route.abort())
  await page.open()
  await open(page)
  const recorded = page.page.getByRole('tabpanel', { name: 'Long tail' })
  await expect(recorded.getByText('Recorded')).toBeVisible()
  await expect(recorded.locator('dl')).toContainText('49,152')
  await expect(recorded.locator('dl')).toContainText('36.')
  await context.close()
})
