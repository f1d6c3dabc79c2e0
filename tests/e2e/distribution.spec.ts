import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { BenchPage, probabilityIn } from './bench-page.ts'

// The distribution beyond its first rows: the whole vocabulary, a token sought, both scales.

const VOCABULARY = 49_152

class DistributionPage extends BenchPage {
  readonly finder = this.page.getByRole('searchbox', { name: 'Find a token' })
  readonly goToRank = this.page.getByRole('spinbutton', { name: 'Go to rank' })

  async showAll(): Promise<void> {
    await this.button('Show all 49,152 tokens').click()
    await expect(this.grid).toHaveAttribute('aria-rowcount', /\d+/)
  }

  /** The row of one of the model's own ranks, from 1, if it is drawn. */
  rowOfRank(rank: string) {
    const cell = this.page.getByRole('gridcell', { name: rank, exact: true })
    return this.rows.filter({ has: cell })
  }

  /** Takes the token of one of the model's own ranks, and puts its step on view. */
  async takeRank(rank: string): Promise<void> {
    await this.showAll()
    await this.goToRank.fill(rank.replace(',', ''))
    await this.rowOfRank(rank).click()
    await this.button('Show fewer').click()
    await this.tokens.last().click()
  }

  async find(text: string): Promise<void> {
    await this.finder.fill(text)
    await expect(this.grid.getByRole('row').nth(1)).toBeVisible()
  }

  /** Headings and tokens as they are listed, with spaces as they are. */
  async found(): Promise<string[]> {
    return this.grid
      .locator('[data-line] [role=row]')
      .evaluateAll((rows) =>
        rows.map((row) =>
          row.children.length === 1 ? `# ${row.textContent}` : (row.children[1].textContent ?? ''),
        ),
      )
  }

  /** What a screen reader is told of the list. */
  get announcement() {
    return this.page
      .getByRole('region', { name: 'Next-token distribution' })
      .locator('p')
      .and(this.page.getByRole('status'))
  }

  async reset(): Promise<void> {
    await this.finder.fill('')
    if (await this.button('Show fewer').isVisible()) await this.button('Show fewer').click()
    await this.page.getByRole('radio', { name: 'Linear' }).check()
    await this.allOff()
  }
}

let bench: DistributionPage

async function openPage(page: Page): Promise<DistributionPage> {
  const opened = new DistributionPage(page)
  await opened.open()
  await new BenchPage(page).isLive()
  return opened
}

test.beforeAll(async ({ browser }) => {
  bench = await openPage(await browser.newPage())
  await bench.startFrom('The capital of Australia is', 'Sydney')
})

test.afterEach(() => bench.reset())
test.afterAll(() => bench.page.close())

test.describe('the whole vocabulary', () => {
  test('is listed to its last token, drawn as far as it is in sight', async () => {
    await bench.showAll()
    await expect(bench.grid).toHaveAttribute('aria-rowcount', String(VOCABULARY + 2))
    await expect(bench.grid).toContainText('49,137 more tokens')
    await expect(bench.row(0).getByRole('button')).toBeFocused()

    await bench.page.keyboard.press('End')
    await expect(bench.rowOfRank('49,152').getByRole('button')).toBeFocused()
    await expect(bench.rowOfRank('49,152')).toHaveAttribute('aria-rowindex', String(VOCABULARY + 1))
    await expect(bench.grid).toContainText('no more tokens')
    expect(await bench.rows.count()).toBeLessThan(60)
    await expect(bench.announcement).toHaveText(/^rows 49,13\d–49,152 of 49,152$/)
  })

  test('is walked by keyboard', async () => {
    await bench.showAll()
    const press = (key: string) => bench.page.keyboard.press(key)
    const focused = (rank: string) =>
      expect(bench.rowOfRank(rank).getByRole('button')).toBeFocused()
    await press('ArrowDown')
    await focused('2')
    await press('PageDown')
    await focused('16')
    await press('PageDown')
    await focused('30')
    await press('PageUp')
    await press('ArrowUp')
    await focused('15')
    await press('Home')
    await focused('1')
  })

  test('keeps the focus on a row that is scrolled far away', async () => {
    await bench.showAll()
    await bench.grid.evaluate((grid) => (grid.scrollTop = 500_000))
    await expect(bench.rowOfRank('20,840')).toBeVisible()
    await bench.page.keyboard.press('ArrowDown')
    await expect(bench.rowOfRank('2').getByRole('button')).toBeFocused()
    await expect(bench.rowOfRank('2')).toBeInViewport()
  })

  test('is jumped through by rank', async () => {
    await bench.showAll()
    await bench.goToRank.fill('30000')
    await expect(bench.rowOfRank('30,000')).toBeInViewport()
    await bench.goToRank.press('Enter')
    await expect(bench.rowOfRank('30,000').getByRole('button')).toBeFocused()
    await bench.goToRank.fill('49153')
    await expect(bench.page.getByText('A rank is a whole number from 1 to 49,152.')).toBeVisible()
    await bench.goToRank.fill('1')
    await expect(bench.rowOfRank('1')).toBeInViewport()
  })

  test('has each of two cuts at its own place', async () => {
    await bench.set('Top-k', '20')
    await bench.set('Top-p', '0.7')
    const lines = () => bench.grid.locator('[data-line] [role=row]').allTextContents()
    const expectCuts = async () => {
      const shown = await lines()
      const [strict, wide] = ['top-p 0.7 stops here', 'top-k 20 stops here'].map((name) =>
        shown.findIndex((line) => line.startsWith(name)),
      )
      expect(shown[strict - 1]).toMatch(/^2\s/)
      expect(shown[strict + 1]).toMatch(/^3\s/)
      expect(shown[wide - 1]).toMatch(/^20\s/)
      expect(shown[wide + 1]).toMatch(/^21\s/)
    }
    await expectCuts()
    await bench.showAll()
    await expectCuts()
  })

  test('has the cut at its place among the rows, and the rest below', async () => {
    await bench.set('Top-p', '0.9')
    await bench.showAll()
    await bench.goToRank.fill('34')
    const lines = await bench.grid.locator('[data-line] [role=row]').allTextContents()
    const cut = lines.findIndex((line) => line.startsWith('top-p 0.9 stops here'))
    expect(lines[cut - 1]).toMatch(/^33\s+D/)
    expect(lines[cut + 1]).toMatch(/^34\s+Parliament/)
    await expect(bench.rowOfRank('34')).toContainText('removed by top-p')
  })

  test('follows a setting that moves', async () => {
    await bench.showAll()
    await bench.set('Top-k', '5')
    await expect(bench.grid).toContainText('top-k 5 stops here')
    await expect(bench.grid).toContainText('removed by top-k')
  })

  test('comes from an open fold too, and goes back to the first rows', async () => {
    await bench.set('Top-k', '400')
    await bench.grid.getByRole('button', { name: /^Show 21 more rows/ }).click()
    await expect(bench.rows).toHaveCount(35)
    await bench.grid.getByRole('button', { name: 'Show all 49,152 tokens' }).first().click()
    await expect(bench.goToRank).toBeVisible()
    await bench.button('Show fewer').click()
    await expect(bench.goToRank).toBeHidden()
    await expect(bench.rows).toHaveCount(14)
  })

  test('lets a token be taken from far down', async () => {
    await bench.showAll()
    await bench.goToRank.fill('5000')
    const row = bench.rowOfRank('5,000')
    const token = (await bench.cells(row))[1]
    await row.click()
    await bench.expectTokens(6)
    expect(await bench.written()).toBe(`The capital of Australia is${token}`)
    await expect(bench.rowOfRank('1').getByRole('button')).toBeFocused()
    await bench.button('Undo').first().click()
    await bench.expectTokens(5)
  })
})

test.describe('Find a token', () => {
  test('tells “ cat”, “cat” and “ Cat” apart', async () => {
    for (const text of [' cat', 'cat', ' Cat']) {
      await bench.find(text)
      await expect
        .poll(async () => (await bench.found()).slice(0, 2))
        .toEqual(['# Exactly this: 1', text])
    }
    const lines = await bench.found()
    expect(lines[2]).toMatch(/^# Other spellings/)
    expect(lines).toEqual(expect.arrayContaining([' cat', 'cat', 'Cat', ' catching']))
  })

  test('gives rank, logit and the probability before and after', async () => {
    await bench.set('Temperature', '2')
    await bench.find(' Canberra')
    const [rank, token, shaped, own, logit, id] = await bench.cells(bench.row(0))
    expect([rank, token, logit, id]).toEqual(['2', ' Canberra', '13.37', '40136'])
    expect(probabilityIn(own)).toBeCloseTo(0.341, 2)
    expect(probabilityIn(shaped)).toBeLessThan(0.3)
    await bench.set('Top-k', '1')
    await expect(bench.row(0)).toContainText('removed by top-k')
  })

  test('finds an id, and bytes', async () => {
    await bench.find('2644')
    await expect.poll(() => bench.found()).toEqual(['# The token with this id: 1', ' cat'])
    await bench.find('F0 9F')
    await expect.poll(async () => (await bench.found())[0]).toBe('# Exactly these bytes: 1')
    await expect(bench.row(0).getByRole('button', { name: 'Take bytes F0 9F' })).toBeVisible()
  })

  test('says so when there is nothing', async () => {
    await bench.finder.fill('zqzqzq')
    await expect(bench.announcement).toContainText('No token is or contains “zqzqzq”.')
    await bench.finder.press('Escape')
    await expect(bench.rows).toHaveCount(30)
  })

  test('names what cannot be seen', async () => {
    const takes = async (text: string, name: string) => {
      await bench.find(text)
      await expect(bench.row(0).getByRole('button', { name, exact: true })).toBeVisible()
    }
    await takes(' ', 'Take space character')
    await takes('space', 'Take space')
    await takes('\\n', 'Take new line')
    await takes('<|im_end|>', 'Take <|im_end|>, special token')
    await takes('0xE2', 'Take bytes E2')
  })

  test('shows what was found at its place in the whole list', async () => {
    await bench.find(' cat')
    await bench.finder.press('ArrowDown')
    await expect(bench.row(0).getByRole('button', { name: 'Take cat, space before' })).toBeFocused()
    const rank = (await bench.cells(bench.row(0)))[0]
    await bench.row(0).getByRole('button', { name: 'Show cat, space before in the list' }).click()
    await expect(bench.finder).toHaveValue('')
    await expect(bench.rowOfRank(rank)).toBeInViewport()
    await expect(bench.rowOfRank(rank).getByRole('button')).toBeFocused()
  })

  test('lets what was found be taken', async () => {
    await bench.find(' Perth')
    await bench.row(0).getByRole('button', { name: /^Take/ }).click()
    await bench.expectTokens(6)
    expect(await bench.written()).toBe('The capital of Australia is Perth')
    await expect(bench.finder).toHaveValue('')
    await bench.button('Undo').first().click()
    await bench.expectTokens(5)
  })
})

test.describe('the step on view', () => {
  const marked = () => bench.grid.locator('.marked')

  /** Where the rest stands in the grid, once the marked row is wholly above it. */
  async function restBelowMarked(): Promise<number> {
    let top = 0
    await expect(async () => {
      const [grid, row, rest] = await Promise.all(
        [bench.grid, marked(), bench.grid.locator('.rest[role=row]')].map((part) =>
          part.boundingBox(),
        ),
      )
      expect(row!.y).toBeGreaterThan(grid!.y)
      expect(row!.y + row!.height).toBeLessThanOrEqual(rest!.y)
      top = rest!.y - grid!.y
    }).toPass()
    return top
  }

  test('has a row however far down its token is, and what is shown adds up', async () => {
    await bench.takeRank('4,000')
    await restBelowMarked()
    expect((await bench.cells(marked()))[0]).toBe('4,000')
    const shown = bench.grid.locator('[data-line] [role=row], .rest[role=row]')
    const cells = await shown.locator('.measure .number').allTextContents()
    expect(cells.reduce((sum, cell) => sum + probabilityIn(cell), 0)).toBeCloseTo(1, 2)
    await bench.set('Top-k', '10')
    await restBelowMarked()
    await expect(marked()).toContainText('removed')
    await bench.button('Undo').first().click()
    await bench.expectTokens(5)
  })

  test('moves nothing when its row folds out', async () => {
    await bench.set('Temperature', '2')
    const before = await restBelowMarked()
    let furthest = 0
    for (let dart = 0; dart < 4; dart++) {
      await bench.button('New dart').click()
      expect(await restBelowMarked()).toBe(before)
      const [rank] = await bench.cells(marked())
      furthest = Math.max(furthest, Number(rank.replace(',', '')))
    }
    expect(furthest).toBeGreaterThan(30)
  })
})

test('draws bars on a linear or a logarithmic scale', async () => {
  const shares = (row: number) =>
    bench
      .row(row)
      .locator('.bar')
      .evaluate((bar) => {
        const width = bar.getBoundingClientRect()
        const end = (name: string) => bar.querySelector(name)!.getBoundingClientRect().right
        return [end('.shaped'), end('.own')].map((right) => (right - width.left) / width.width)
      })
  const [, p] = await Promise.all(
    [0, 2].map(async (row) => {
      return probabilityIn((await bench.cells(bench.row(row)))[2])
    }),
  )
  await expect(bench.grid.getByRole('columnheader').nth(2)).toContainText('0 to 38')
  for (const share of await shares(2)) expect(share).toBeCloseTo(p / 0.38, 1)
  await bench.page.getByRole('radio', { name: 'Log', exact: true }).check()
  await expect(bench.grid.getByRole('columnheader').nth(2)).toContainText('10⁻¹² to 1')
  for (const share of await shares(2)) expect(share).toBeCloseTo(1 + Math.log10(p) / 12, 1)
  await expect(bench.grid).toHaveAccessibleDescription(/Bars are logarithmic, 10⁻¹² to 1/)
})

for (const { width, height, colorScheme } of [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 360, height: 780, colorScheme: 'dark' },
] as const) {
  test(`scrolls, finds and pleases axe at ${width} pixels`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme })
    const page = await openPage(await context.newPage())
    const scan = async () => {
      const { violations } = await new AxeBuilder({ page: page.page })
        .include('section.right')
        .analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
      const overflow = await page.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    }
    await page.showAll()
    await page.grid.hover()
    await page.page.mouse.wheel(0, 4000)
    await expect(page.grid).toContainText(/49,0\d\d more tokens|48,\d{3} more tokens/)
    await scan()
    await page.find(' cat')
    await expect.poll(async () => (await page.found())[1]).toBe(' cat')
    if (width < 600) await expect(page.row(0).getByText('2644')).toBeVisible()
    await scan()
    await context.close()
  })
}
