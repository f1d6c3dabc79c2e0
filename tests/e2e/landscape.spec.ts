import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { PassageRecording } from '../../src/lib/state/passage-recording.ts'
import { BenchPage } from './bench-page.ts'

// The entropy landscape (F1 to F4). One page with the real model serves most tests; each chooses its text.

const file = new URL('../../static/recordings/passages.json', import.meta.url)
const { passages } = JSON.parse(readFileSync(file, 'utf8')) as PassageRecording
const [fact, story] = passages
/** The token that the fact's model expected least. */
const BEANS = 63

class Landscape {
  readonly page: Page
  readonly panel: Locator
  readonly tokens: Locator
  readonly card: Locator
  readonly slider: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Entropy landscape' })
    this.tokens = this.panel.getByRole('list', { name: 'Text, token by token' }).getByRole('button')
    this.card = this.panel.getByRole('group', { name: /^Position / })
    this.slider = this.panel.getByRole('slider', { name: 'Position along the text' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Entropy landscape' }).click()
    await expect(this.tokens.first()).toBeVisible()
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  radio(name: string): Locator {
    return this.panel.getByRole('radio', { name, exact: true })
  }

  async choose(text: string, tokens?: number): Promise<void> {
    await this.radio(text).check()
    if (tokens !== undefined) await expect(this.tokens).toHaveCount(tokens)
  }

  async paste(text: string): Promise<void> {
    await this.choose('Your text')
    await this.radio('Pasted text').check()
    await this.panel.getByRole('textbox', { name: 'Text to analyze' }).fill(text)
    await this.button('Analyze').click()
  }

  /** A figure of the totals, with its unit. */
  async total(name: string): Promise<string> {
    const totals = this.panel.getByRole('region', { name: 'Totals' })
    const value = totals.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd')
    return (await value.innerText()).trim()
  }

  fact(name: string): Locator {
    return this.card.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]')
  }
}

test.describe('with the model', () => {
  let bench: BenchPage
  let landscape: Landscape

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: 'light' })
    bench = new BenchPage(await context.newPage())
    landscape = new Landscape(bench.page)
    await bench.open()
    await bench.isLive()
    await landscape.open()
  })

  test.beforeEach(async () => {
    await landscape.choose('A fact', fact.ids.length)
    await landscape.radio('Entropy').check()
  })

  test.afterAll(() => bench.page.context().close())

  test('shows three passages, each token at its level of entropy', async () => {
    const bounds = [0.5, 1.5, 3, 5, Infinity]
    const names = ['under 0.5', '0.5 to 1.5', '1.5 to 3', '3 to 5', 'over 5']
    for (const [i, passage] of passages.entries()) {
      await landscape.choose(['A fact', 'A story', 'Code'][i], passage.ids.length)
      const labels = await landscape.tokens.evaluateAll((tokens) =>
        tokens.map((token) => token.getAttribute('aria-label') ?? ''),
      )
      for (const [j, { entropy, rank }] of passage.summaries.entries()) {
        const level = bounds.findIndex((bound) => entropy <= bound)
        expect(labels[j + 1]).toContain(`entropy ${names[level]} bits`)
        expect(labels[j + 1].endsWith('not the first choice')).toBe(rank > 1)
      }
    }
    await expect(landscape.panel.getByRole('list', { name: 'Legend' })).toContainText(
      /under 0\.5\s*to 1\.5\s*to 3\s*to 5\s*over 5 bits\s*not its first choice/,
    )
  })

  test('has a color for each level, and dashes around what was not the first choice', async () => {
    const looks = await landscape.tokens.evaluateAll((tokens) =>
      tokens.map((token) => {
        const { backgroundColor, borderTopStyle } = getComputedStyle(token)
        return { backgroundColor, borderTopStyle }
      }),
    )
    const colors = new Set(looks.slice(1).map(({ backgroundColor }) => backgroundColor))
    expect(colors.size).toBe(5)
    for (const [i, { rank }] of fact.summaries.entries())
      expect(looks[i + 1].borderTopStyle).toBe(rank > 1 ? 'dashed' : 'solid')
  })

  test('colors by surprisal and by rank as well', async () => {
    const beans = landscape.tokens.nth(BEANS)
    await landscape.radio('Surprisal').check()
    await expect(beans).toHaveAccessibleName(/surprisal over 10 bits/)
    await landscape.radio('Rank').check()
    await expect(beans).toHaveAccessibleName(/rank over 1,000/)
    await expect(landscape.panel.getByRole('list', { name: 'Legend' })).toContainText('to 1,000')
  })

  test('tells under the pointer what the model expected, and what came', async () => {
    await landscape.tokens.nth(BEANS).hover()
    await expect(landscape.card).toHaveAccessibleName('Position 64')
    await expect(landscape.fact('position')).toHaveText('64 of 100')
    await expect(landscape.fact('rank')).toHaveText('10,044')
    await expect(landscape.fact('probability')).toHaveText(/^3\.0\s×\s10⁻⁷$/)
    await expect(landscape.fact('surprisal')).toHaveText('21.67 bits')
    await expect(landscape.fact('entropy')).toHaveText('5.17 bits')
    const rows = landscape.card.getByRole('row')
    await expect(rows).toHaveCount(5)
    await expect(rows.first()).toContainText(/it.*17\.9\s%/)
    await landscape.panel.getByText('Most uncertain').hover()
    await expect(landscape.card).toHaveCount(0)
  })

  test('is one stop for Tab; arrows go through it, and Escape closes the card', async () => {
    const { page, tokens, card } = landscape
    expect(
      await tokens.evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex === 0).length),
    ).toBe(1)
    await tokens.first().focus()
    await expect(card).toContainText('The first token')
    await page.keyboard.press('ArrowRight')
    await expect(tokens.nth(1)).toBeFocused()
    await expect(tokens.nth(1)).toHaveAccessibleDescription(/Position 2: rank 6,487/)
    await page.keyboard.press('ArrowDown')
    const focused = () =>
      page.evaluate(() => Number((document.activeElement as HTMLElement).dataset.position))
    expect(await focused()).toBeGreaterThan(10)
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBeLessThan(5)
    await page.keyboard.press('End')
    await expect(tokens.last()).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(card.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
    await expect(tokens.last()).toBeFocused()
  })

  test('jumps to the most uncertain and the most surprising places', async () => {
    const lists = landscape.panel.getByRole('region', { name: /^Most / })
    await expect(lists.first().getByRole('button')).toHaveText([
      /air.*9\.21 bits before it/,
      /pressure.*8\.97/,
      /lid.*8\.06/,
      /sea.*7\.81/,
      /presses.*7\.48/,
    ])
    await lists.last().getByRole('button').first().click()
    await expect(landscape.tokens.nth(BEANS)).toBeFocused()
    await expect(landscape.fact('rank')).toHaveText('10,044')
  })

  test('draws entropy and surprisal along the text, and goes both ways between curve and text', async () => {
    const { panel, slider, tokens, page } = landscape
    const curve = panel.getByRole('img', { name: 'Along the text, in bits' })
    await expect(curve).toHaveAccessibleDescription(
      /^Over 99 tokens the entropy.*beans.*21\.67 bits/,
    )
    await expect(curve.locator('text', { hasText: 'beans' })).toBeVisible()
    await tokens.nth(BEANS).click()
    await expect(slider).toHaveValue('64')
    await slider.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(slider).toHaveAttribute('aria-valuetext', /^Position 63, why/)
    await expect(landscape.card).toHaveAccessibleName('Position 63')
    const box = (await slider.boundingBox())!
    await slider.click({ position: { x: box.width / 2, y: 40 } })
    await expect(landscape.card).toHaveAccessibleName(/^Position 5[01]$/)
    await page.keyboard.press('Escape')
    await expect(landscape.card).toHaveCount(0)
  })

  test('sums the text up, and has every position in a table', async () => {
    expect(await landscape.total('Total')).toMatch(/^454\.3\s+bits, 99 tokens$/)
    expect(await landscape.total('Perplexity')).toBe('24.07')
    expect(await landscape.total('Bits per byte')).toBe('1.07')
    expect(await landscape.total('First choice')).toMatch(/^39\s+of 99$/)
    expect(await landscape.total('Median rank')).toBe('3')
    await landscape.panel.getByText('The same as a table').click()
    const rows = landscape.panel
      .getByRole('region', { name: 'Entropy and surprisal' })
      .getByRole('row')
    await expect(rows).toHaveCount(101)
    await expect(rows.nth(BEANS + 1)).toContainText(/64.*beans.*5\.17.*21\.67.*10,044.*it/)
    await landscape.panel.getByText('The same as a table').click()
  })

  test('says where its numbers come from, and computes a passage here: the same', async () => {
    const source = landscape.panel.getByText(/^(Recorded|Live)$/)
    await expect(source).toHaveText('Recorded')
    const before = await landscape.tokens.evaluateAll((all) => all.map((token) => token.ariaLabel))
    await landscape.button('Compute it here').click()
    await expect(source).toHaveText('Live', { timeout: 30_000 })
    const after = await landscape.tokens.evaluateAll((all) => all.map((token) => token.ariaLabel))
    expect(after).toEqual(before)
    expect(await landscape.total('Total')).toMatch(/^454\.3\s/)
    await expect(landscape.button('Compute it here')).toHaveCount(0)
  })

  test('analyzes a pasted text to the numbers that are recorded of it', async () => {
    await landscape.paste(story.text)
    const bits = story.summaries.reduce((sum, { surprisal }) => sum + surprisal, 0)
    await expect.poll(() => landscape.total('Total'), { timeout: 30_000 }).toMatch(/93 tokens$/)
    expect(Number.parseFloat(await landscape.total('Total'))).toBeCloseTo(bits, 1)
    await expect(landscape.tokens).toHaveCount(story.ids.length)
    await expect(landscape.panel.getByText('Live', { exact: true })).toBeVisible()
  })

  test('follows the text of the bench as it grows', async () => {
    await bench.startFrom('The capital of Australia is', 'Sydney')
    await landscape.choose('Your text')
    await landscape.choose('Text of the bench', 5)
    await expect(landscape.tokens.last()).toHaveAccessibleName(/^is, space before: entropy/)
    await bench.button('Greedy').click()
    await expect(landscape.tokens).toHaveCount(6)
    await expect(landscape.tokens.last()).toHaveAccessibleName(
      'Sydney, space before: entropy 3 to 5 bits',
    )
  })

  test('puts a place of the bench’s text on view, and opens another on the bench, which Undo takes back', async () => {
    await bench.startFrom('The capital of Australia is', 'Sydney')
    await landscape.choose('Your text')
    await landscape.choose('Text of the bench', 5)
    await landscape.tokens.nth(2).click()
    await landscape.button('Look here').click()
    await expect(bench.text.locator('[aria-current=step]')).toHaveText(/of/)
    await expect(bench.page.locator('#workspace')).toBeFocused()
    await expect(bench.prompt).toBeInViewport()

    await landscape.choose('A fact', fact.ids.length)
    await landscape.tokens.nth(BEANS).click()
    await expect(landscape.card).toContainText('“Undo” brings its text back')
    await landscape.button('Open on the bench').click()
    await bench.expectTokens(BEANS)
    await expect(bench.row(0)).toContainText(/it.*17\.9\s%/)
    await bench.button('Undo').click()
    await bench.expectTokens(5)
  })

  test('reads a long text in pieces, can be stopped and goes on, and says what does not fit', async () => {
    const text = Array.from(
      { length: 150 },
      (_, i) => `Line ${i} says that ${i} times ${i + 7} is ${i * (i + 7)}.`,
    )
    await landscape.paste(text.join('\n'))
    await expect(
      landscape.panel.getByText(/^This text has 3,\d{3} tokens\. .* the first 2,048 are/),
    ).toBeVisible()
    const progress = landscape.panel.getByRole('progressbar', { name: 'Positions analyzed' })
    await expect(progress).toBeVisible()
    await expect(landscape.panel.getByText(/tokens so far$/)).toBeVisible()
    await landscape.button('Cancel').click()
    await expect(progress).toHaveCount(0)
    const stopped = landscape.panel.getByText(/^Stopped after \d+ of 2,047 positions/)
    await expect(stopped).toBeVisible()
    const done = await landscape.total('Total')
    await landscape.button('Go on').click()
    await expect.poll(() => landscape.total('Total')).not.toBe(done)
    await landscape.button('Cancel').click()
    await expect(stopped).toBeVisible()
    const [first, last] = [landscape.tokens.nth(4), landscape.tokens.nth(2000)]
    await expect(first).toHaveAccessibleName(/entropy/)
    await expect(last).toHaveAccessibleName(/not analyzed/)
  })

  test('keeps what was read while another view is open', async () => {
    await landscape.paste('Once upon a time there was a')
    await expect.poll(() => landscape.total('Total')).toMatch(/6 tokens$/)
    await bench.page.getByRole('tab', { name: 'Logit pipeline' }).click()
    await landscape.open()
    expect(await landscape.total('Total')).toMatch(/6 tokens$/)
    await expect(landscape.panel.getByRole('textbox')).toHaveValue('Once upon a time there was a')
  })

  test('has no axe violation, with a card open and with a text of one’s own', async () => {
    await landscape.tokens.nth(BEANS).click()
    await expect(landscape.card).toBeVisible()
    const scan = () => new AxeBuilder({ page: bench.page }).include('[role=tabpanel]').analyze()
    expect((await scan()).violations).toEqual([])
    await landscape.radio('Surprisal').check()
    await landscape.paste('Once upon a time')
    await expect.poll(() => landscape.total('Total')).toMatch(/3 tokens$/)
    expect((await scan()).violations).toEqual([])
  })
})

test('shows the passages without the model, and says that a text of one’s own needs it', async ({
  page,
}) => {
  await page.route('**/models/**', (route) => route.abort())
  const recordings: string[] = []
  page.on('request', (request) => recordings.push(new URL(request.url()).pathname))
  const landscape = new Landscape(page)
  await page.goto('./')
  await expect(page.getByRole('grid', { name: 'Next-token distribution' })).toBeVisible()
  const isAskedFor = () => recordings.some((path) => path.endsWith('/passages.json'))
  expect(isAskedFor()).toBe(false)
  await landscape.open()
  expect(isAskedFor()).toBe(true)
  await expect(landscape.panel.getByText('Recorded', { exact: true })).toBeVisible()
  expect(await landscape.total('Total')).toMatch(/^454\.3\s/)
  await landscape.tokens.nth(BEANS).click()
  await expect(landscape.card).toBeVisible()
  await expect(landscape.button('Open on the bench')).toHaveCount(0)
  await landscape.choose('Your text')
  await expect(landscape.panel.getByText('A text of your own needs the model itself')).toBeVisible()
})

test('says when the passages cannot be loaded, and tries again', async ({ page }) => {
  await page.route('**/models/**', (route) => route.abort())
  await page.route('**/passages.json', (route) => route.abort())
  const landscape = new Landscape(page)
  await page.goto('./')
  await page.getByRole('tab', { name: 'Entropy landscape' }).click()
  await expect(landscape.panel.getByText('The recorded passages could not be loaded')).toBeVisible()
  await page.unroute('**/passages.json')
  await landscape.button('Try again').click()
  await expect(landscape.tokens).toHaveCount(fact.ids.length)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true })

  test('opens the card with a tap, without sideways scroll or axe violation', async ({ page }) => {
    await page.route('**/models/**', (route) => route.abort())
    const landscape = new Landscape(page)
    await page.goto('./')
    await landscape.open()
    await landscape.tokens.nth(BEANS).tap()
    await expect(landscape.fact('rank')).toHaveText('10,044')
    const over = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    expect(await over()).toBe(0)
    const { violations } = await new AxeBuilder({ page }).include('[role=tabpanel]').analyze()
    expect(violations).toEqual([])
    await landscape.button('Close').tap()
    await expect(landscape.card).toHaveCount(0)
    await landscape.choose('Code', passages[2].ids.length)
    expect(await over()).toBe(0)
  })
})
