import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// Strategies compared (E1, E2) and many draws (E3) with the real model. One page serves the tests; each sets text and seed.

const BOX = 'She opened the box. Inside was a'

class Strategies {
  readonly page: Page
  readonly panel: Locator
  readonly lanes: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Strategies compared' })
    this.lanes = this.panel.getByRole('article')
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Strategies compared' }).click()
    await expect(this.lanes.first()).toBeVisible()
  }

  /** Starts from a text of its own, of which nothing is in any memory. */
  async startFrom(bench: BenchPage, text: string): Promise<void> {
    await bench.prompt.fill(text)
    await bench.prompt.press('Enter')
    await expect(this.panel.getByText('All begin with')).toContainText(text)
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  lane(name: string): Locator {
    return this.panel.getByRole('article', { name, exact: true })
  }

  tokens(name: string): Locator {
    return this.lane(name)
      .getByRole('list', { name: `Text of ${name}` })
      .getByRole('listitem')
  }

  /** The text of a lane, as it is written. */
  async text(name: string): Promise<string> {
    const parts = await this.tokens(name).locator('.token').allTextContents()
    return parts.join('')
  }

  /** One of the sums of a lane: Log P, Perplexity, or Parts at. */
  sum(lane: string, name: string): Locator {
    return this.lane(lane).locator('dt', { hasText: name }).locator('xpath=following-sibling::dd')
  }

  async setSeed(seed: string): Promise<void> {
    await this.panel.getByRole('spinbutton', { name: 'One seed for all' }).fill(seed)
  }

  /** Waits until the lanes have so many tokens, and rest. */
  async has(tokens: number): Promise<void> {
    const said = tokens === 1 ? '1 token' : `${tokens} tokens`
    await expect(this.panel.getByRole('status').filter({ hasText: said })).toHaveText(said, {
      timeout: 30_000,
    })
  }

  async run(tokens = 20): Promise<void> {
    await this.button('Run 20').click()
    await this.has(tokens)
  }
}

test.describe('with the model', () => {
  let bench: BenchPage
  let strategies: Strategies

  test.beforeAll(async ({ browser }) => {
    // Axe opens a page of its own beside it.
    const context = await browser.newContext()
    bench = new BenchPage(await context.newPage())
    strategies = new Strategies(bench.page)
    await bench.open()
    await bench.isLive()
    await strategies.open()
  })

  test.beforeEach(async () => {
    await bench.allOff()
    await bench.startFrom(BOX, 'beautiful')
    await strategies.setSeed('3')
    const startOver = strategies.button('Start over')
    if (await startOver.isEnabled()) await startOver.click()
  })

  test.afterAll(() => bench.page.context().close())

  test('starts with four lanes, each with its settings and a line on what it does', async () => {
    await expect(strategies.panel.getByText('up to the step on view (8 tokens)')).toContainText(BOX)
    const said = [
      ['Greedy', 'temperature 0', 'The likeliest token, every time'],
      ['Top-k 40', 'top-k 40', 'The first 40 tokens at every step'],
      ['Top-p 0.9', 'top-p 0.9', 'As many tokens as 90'],
      ['Creative', 'temperature 1.5, top-p 0.95', 'Flattened first'],
    ]
    await expect(strategies.lanes).toHaveCount(4)
    for (const [name, settings, does] of said) {
      await expect(strategies.lane(name).getByText(settings, { exact: true })).toBeVisible()
      await expect(strategies.lane(name)).toContainText(does)
    }
  })

  test('moves all lanes by a token, and by twenty, and starts over', async () => {
    await strategies.button('Next token').click()
    await strategies.has(1)
    for (const lane of ['Greedy', 'Top-k 40', 'Top-p 0.9', 'Creative'])
      await expect(strategies.tokens(lane)).toHaveCount(1)
    await strategies.run(21)
    for (const lane of ['Greedy', 'Top-k 40', 'Top-p 0.9', 'Creative'])
      await expect(strategies.tokens(lane)).toHaveCount(21)
    await strategies.button('Start over').click()
    await expect(strategies.tokens('Greedy')).toHaveCount(0)
    await expect(strategies.sum('Greedy', 'Log P')).toHaveText('–')
  })

  test("writes what transformers writes greedily, with the model's own log P and perplexity", async () => {
    await strategies.run()
    // transformers, fp32 of the same file: log P −19.53, perplexity 2.66.
    expect(await strategies.text('Greedy')).toBe(
      ' beautiful, antique music box. The music box had a small, intricately carved ballerina.',
    )
    await expect(strategies.sum('Greedy', 'Log P')).toHaveText(/^−19\.5\d$/)
    await expect(strategies.sum('Greedy', 'Perplexity')).toHaveText(/^2\.6\d$/)
    const creative = await strategies.sum('Creative', 'Log P').innerText()
    expect(Number(creative.replace('−', '-'))).toBeLessThan(-60)
  })

  test('marks where a lane parts from the first one: in a number, in the text, and in gray before it', async () => {
    await strategies.run()
    await expect(strategies.sum('Greedy', 'Parts at')).toHaveText('–')
    await expect(strategies.sum('Top-k 40', 'Parts at')).toHaveText('2')
    await expect(strategies.lane('Top-k 40')).toContainText('Parts at 2')
    const [shared, parting] = [0, 1].map((i) => strategies.tokens('Top-k 40').nth(i))
    await expect(shared).toHaveText('beautiful')
    await expect(parting).toContainText('parts from Greedy here')
    const tint = (token: Locator) =>
      token
        .locator('.tint')
        .evaluate((element) => getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)')
    expect(await tint(shared)).toBe(false)
    expect(await tint(parting)).toBe(true)
  })

  test('throws the darts of the bench: a lane writes what Sample writes with its settings', async () => {
    await strategies.run()
    const text = await strategies.text('Top-k 40')
    await bench.set('Top-k', '40')
    for (let tokens = 9; tokens < 13; tokens++) {
      await bench.button('Sample').click()
      await bench.expectTokens(tokens)
    }
    const sampled = (await bench.written()).slice(BOX.length)
    expect(text.startsWith(sampled)).toBe(true)
    expect(sampled.length).toBeGreaterThan(4)
    await expect(strategies.panel.getByText('up to the step on view (12 tokens)')).toBeVisible()
    await expect(strategies.tokens('Greedy')).toHaveCount(0)
  })

  test('has one seed for all: another changes what is drawn, and the first brings it back', async () => {
    await strategies.run()
    const [greedy, topP] = [await strategies.text('Greedy'), await strategies.text('Top-p 0.9')]
    await strategies.setSeed('4')
    await strategies.has(20)
    expect(await strategies.text('Greedy')).toBe(greedy)
    expect(await strategies.text('Top-p 0.9')).not.toBe(topP)
    await expect(bench.page.getByRole('spinbutton', { name: 'Seed', exact: true })).toHaveValue('4')
    await strategies.setSeed('3')
    await strategies.has(20)
    expect(await strategies.text('Top-p 0.9')).toBe(topP)
    await strategies.setSeed('-1')
    await expect(strategies.panel.getByText('The seed is a whole number')).toBeVisible()
  })

  test('costs a token of work for each lane and step, and nothing while remembered', async () => {
    const figure = async (name: string) => {
      const value = bench.page
        .locator('dt', { hasText: name })
        .locator('xpath=following-sibling::dd')
      return Number.parseFloat((await value.innerText()).replaceAll(',', ''))
    }
    await strategies.startFrom(bench, 'The old lighthouse keeper opened his')
    await bench.page.getByText('Under the hood').click()
    const [calls, tokens] = [await figure('Model calls'), await figure('Tokens computed')]
    await strategies.run()
    const made = (await figure('Model calls')) - calls
    // The first token comes from the distribution on view.
    expect(made).toBeGreaterThan(19)
    expect(made).toBeLessThanOrEqual(4 * 19)
    await strategies.button('Start over').click()
    await strategies.run()
    expect((await figure('Model calls')) - calls).toBe(made)
    expect((await figure('Tokens computed')) - tokens).toBeLessThanOrEqual(made)
    await bench.page.getByText('Under the hood').click()
  })

  test('stops at once, and goes on evenly', async () => {
    // What is remembered would be written before the click.
    await strategies.startFrom(bench, 'Nobody had expected the parcel to contain')
    await strategies.button('Run 20').click()
    await expect(strategies.tokens('Creative').nth(1)).toBeVisible()
    await strategies.button('Stop').click()
    await expect(strategies.button('Run 20')).toBeVisible()
    const count = await strategies.tokens('Greedy').count()
    expect(count).toBeLessThan(20)
    await strategies.button('Next token').click()
    await expect
      .poll(async () => {
        const counts = await Promise.all(
          ['Greedy', 'Top-k 40', 'Top-p 0.9', 'Creative'].map((name) =>
            strategies.tokens(name).count(),
          ),
        )
        return new Set(counts).size
      })
      .toBe(1)
    await strategies.button('Start over').click()
  })

  test('gives a lane any sampler, with controls that are told from those of the bench', async () => {
    await strategies.run()
    await strategies.button('Edit Creative').click()
    await strategies.panel.getByText('All samplers of this lane').click()
    await strategies.panel.getByText('Add a sampler, Creative').click()
    await strategies.button('Add Min-p, Creative').click()
    await strategies.panel
      .getByRole('spinbutton', { name: 'Min-p: p, number, Creative', exact: true })
      .fill('0.2')
    await expect(strategies.lane('Creative')).toContainText('min-p 0.2')
    await strategies.has(20)
    const steps = strategies.panel.getByRole('list', { name: 'Steps in order, Creative' })
    await expect(steps.getByRole('listitem').filter({ hasText: 'Min-p' })).toContainText(/\d+ kept/)

    await bench.button('More samplers').click()
    const snapshot = await bench.page.locator('main').ariaSnapshot()
    const controls = snapshot.match(/- (slider|spinbutton|switch|textbox|list) "[^"]+"/g)!
    expect(controls.filter((name, i) => controls.indexOf(name) !== i)).toEqual([])
    expect(controls).toContain('- slider "Temperature, Creative"')
    await bench.button('More samplers').click()
    await strategies.button('Remove Min-p, Creative').click()
    await strategies.button('Done with Creative').click()
  })

  test('stays as it is while another view is open', async () => {
    await strategies.run()
    const text = await strategies.text('Creative')
    await bench.page.getByRole('tab', { name: 'Logit pipeline' }).click()
    await expect(strategies.panel).toHaveCount(0)
    await strategies.open()
    expect(await strategies.text('Creative')).toBe(text)
  })

  test('edits, adds and removes lanes, up to eight', async () => {
    await strategies.run()
    await strategies.button('Edit Creative').click()
    const settings = strategies.panel.getByRole('group', { name: 'Settings of Creative' })
    await settings.getByRole('spinbutton', { name: 'Temperature value' }).fill('0')
    await strategies.has(20)
    expect(await strategies.text('Creative')).toBe(await strategies.text('Greedy'))
    await expect(strategies.sum('Creative', 'Parts at')).toHaveText('–')
    await settings.getByRole('textbox', { name: 'Name of the lane' }).fill('Cold')
    await expect(strategies.lane('Cold')).toContainText('temperature 0, top-p 0.95')

    await strategies.button('Done with Cold').click()
    await bench.set('Top-p', '0.5')
    await strategies.button('Add a lane').click()
    await strategies.has(20)
    await expect(strategies.lane('Lane 5').getByText('top-p 0.5', { exact: true })).toBeVisible()
    await expect(strategies.tokens('Lane 5')).toHaveCount(20)
    for (let lanes = 6; lanes <= 8; lanes++) await strategies.button('Add a lane').click()
    await expect(strategies.button('Add a lane')).toBeDisabled()
    await strategies.has(20)
    for (const name of ['Lane 8', 'Lane 7', 'Lane 6', 'Lane 5', 'Greedy'])
      await strategies.button(`Remove ${name}`).click()
    await expect(strategies.lanes).toHaveCount(3)
    await expect(strategies.panel.getByText('where they part from Top-k 40')).toBeVisible()
  })

  test('draws log P token by token, with a summary and a table', async () => {
    await strategies.run()
    const chart = strategies.panel.getByRole('img', { name: 'Log P, token by token' })
    const first = (await strategies.lanes.first().getByRole('heading').innerText()) + ' −'
    await expect(chart).toHaveAccessibleDescription(
      new RegExp(`^After 20 tokens the lanes stand at: ${first}`),
    )
    const lines = chart.locator('path')
    const count = await strategies.lanes.count()
    await expect(lines).toHaveCount(count)
    const dashes = await lines.evaluateAll((paths) =>
      paths.map((path) => getComputedStyle(path).strokeDasharray),
    )
    expect(new Set(dashes).size).toBe(count)
    await strategies.panel.getByText('The same as a table').click()
    const table = strategies.panel.getByRole('table').first()
    await expect(table.getByRole('row')).toHaveCount(21)
    const last = await table.getByRole('row').last().getByRole('cell').allInnerTexts()
    expect(last[1]).toBe(await strategies.lanes.first().locator('dd').first().innerText())
    await strategies.panel.getByText('The same as a table').click()
  })

  test.describe('many draws', () => {
    const draws = () => strategies.panel.getByRole('region', { name: 'Many draws' })
    const column = async (from: number) =>
      (await draws().getByRole('row').getByRole('cell').allInnerTexts())
        .filter((_, i) => i % 2 === from)
        .map((text) => Number(text.replaceAll(',', '')))
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

    async function drawAll(times: string): Promise<void> {
      await draws().getByRole('combobox', { name: 'Draws' }).selectOption({ label: times })
      await draws()
        .getByRole('button', { name: `Draw ${times} times` })
        .click()
      await expect(draws().getByText(`${times} draws, counted by token`)).toBeVisible()
    }

    test('counts every draw, beside what theory expects, and tests the difference', async () => {
      await drawAll('1,000')
      expect(sum(await column(0))).toBe(1000)
      expect(sum(await column(1))).toBeCloseTo(1000, 0)
      await expect(draws()).toContainText(/χ² = \d+\.\d, \d+ degrees of freedom, p = 0\.\d{3}\./)
      await expect(draws()).toContainText(/chance alone would give in \d+ of 100 such rounds/)
      await expect(draws()).toContainText('Seed 3, attempts 1 to 1,000')
    })

    test('draws from the shaped distribution, and shows no tally of other settings', async () => {
      await bench.set('Top-k', '3')
      await drawAll('10,000')
      expect((await column(0)).length).toBe(3)
      expect(sum(await column(0))).toBe(10_000)
      await bench.set('Top-k', '2')
      await expect(draws().getByRole('table')).toHaveCount(0)
      await expect(draws()).toContainText('draw again')
      await bench.set('Temperature', '0')
      await drawAll('100')
      await expect(draws()).toContainText('nothing to test')
    })

    test('draws 100,000 times in small pieces, and can be stopped', async () => {
      await draws().getByRole('combobox', { name: 'Draws' }).selectOption({ label: '100,000' })
      const start = draws().getByRole('button', { name: 'Draw 100,000 times' })
      // Stopped in the moment in which it begins.
      const hadProgress = await start.evaluate(async (button: HTMLButtonElement) => {
        button.click()
        await Promise.resolve()
        const bar = button.parentElement!.querySelector('progress')
        button.click()
        return bar?.getAttribute('aria-label')
      })
      expect(hadProgress).toBe('Draws made')
      await expect(start).toBeVisible()
      await expect(draws().getByRole('table')).toHaveCount(0)
      const seen = await draws().evaluateHandle((section) => {
        const lines = new Set<string>()
        const status = section.querySelector('[role=status]')!
        const note = () => lines.add(status.textContent)
        new MutationObserver(note).observe(status, { characterData: true, subtree: true })
        return lines
      })
      await start.click()
      await expect(draws().getByText('100,000 draws, counted by token')).toBeVisible()
      expect(sum(await column(0))).toBe(100_000)
      // In one piece it would say no more than where it began: each slice of 12 ms says how far it is.
      const lines = await seen.evaluate((lines) => [...lines])
      expect(lines.filter((line) => line.endsWith(' of 100,000')).length).toBeGreaterThan(1)
    })
  })

  test('has nothing that axe objects to, and no sideways scroll, wide and on a phone', async () => {
    const { page } = bench
    await strategies.run()
    await strategies.panel.getByRole('button', { name: /^Edit/ }).last().click()
    for (const [width, height] of [
      [1280, 900],
      [360, 780],
    ]) {
      await page.setViewportSize({ width, height })
      const { violations } = await new AxeBuilder({ page }).include('.views').analyze()
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]),
        `${width} px`,
      ).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  })
})

test('takes recorded numbers as far as the first token, and says what needs the model', async ({
  page,
}) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404 }))
  const bench = new BenchPage(page)
  const strategies = new Strategies(page)
  await bench.open()
  await expect(bench.row(0)).toContainText('Sydney')
  await strategies.open()
  await expect(strategies.button('Run 20')).toBeDisabled()
  await strategies.button('Next token').click()
  for (const name of ['Greedy', 'Top-k 40', 'Top-p 0.9', 'Creative'])
    await expect(strategies.tokens(name)).toHaveCount(1)
  await expect(strategies.tokens('Greedy')).toHaveText('Sydney')
  await expect(strategies.button('Next token')).toBeDisabled()
  await expect(strategies.panel.getByText('the next ones need the model')).toBeVisible()
  await expect(strategies.panel.getByText('Recorded', { exact: true })).toBeVisible()
})
