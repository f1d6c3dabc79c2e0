import { expect, test } from '@playwright/test'
import { BenchPage, probabilityIn } from './bench-page.ts'

// The main job with the real model. One page serves all tests of the file: each starts from a text of its own.

let bench: BenchPage

test.beforeAll(async ({ browser }) => {
  bench = new BenchPage(await browser.newPage())
  await bench.open()
  await bench.isLive()
})

test.beforeEach(() => bench.allOff())
test.afterAll(() => bench.page.close())

/** The figure of a name under the hood, such as the number of model calls. */
async function figure(name: string): Promise<number> {
  const value = bench.page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd')
  return Number.parseFloat((await value.innerText()).replaceAll(',', ''))
}

test('shows what transformers computes for a text typed in', async () => {
  // transformers, fp32: Paris 0.773, the 0.065, London 0.012; entropy 2.14 bits.
  await bench.startFrom('The capital of France is', 'Paris')
  const cells = await bench.cells(bench.row(0))
  expect(cells[0]).toBe('1')
  expect(cells[1]).toBe(' Paris')
  expect(probabilityIn(cells[2])).toBeCloseTo(0.773, 2)
  expect(cells[5]).toBe('7042')
  await expect(bench.row(1)).toContainText('the')
  await expect(bench.row(2)).toContainText('London')
  const entropy = bench.page
    .locator('dt', { hasText: 'Entropy' })
    .locator('xpath=following-sibling::dd')
  await expect(entropy).toHaveText(/2\.1\d\s*bits/)
})

test('has the columns and the first thirty rows', async () => {
  await bench.startFrom('The cat sat on the', 'cat')
  await expect(bench.grid.getByRole('columnheader')).toHaveText([
    'Rank',
    'Token',
    /Probability$/,
    'Model',
    'Logit',
    'Id',
  ])
  await expect(bench.rows.nth(29)).toBeAttached()
  const ranks = await bench.rows.locator('.rank').allTextContents()
  expect(ranks.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, i) => String(i + 1)))
})

test('takes a token by a click on its row, and comes back without a model call', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.page.getByText('Under the hood').click()
  await bench.row(1).click()
  await bench.expectTokens(6)
  expect(await bench.written()).toBe('The capital of Australia is Canberra')
  await expect(bench.row(0)).not.toContainText('Sydney')

  const calls = await figure('Model calls')
  await bench.tokens.nth(5).click()
  await expect(bench.row(0)).toContainText('Sydney')
  await expect(bench.tokens.nth(5)).toHaveAttribute('aria-current', 'step')
  await expect(bench.rowOf(40136)).toContainText('the token of this step')
  await bench.button('Undo').click()
  await bench.expectTokens(5)
  await bench.button('Redo').click()
  await bench.expectTokens(6)
  expect(await figure('Model calls')).toBe(calls)
  await bench.page.getByText('Under the hood').click()
})

test('replaces what follows when another token is taken at an earlier step', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.row(0).getByRole('button').click()
  await bench.expectTokens(6)
  await bench.button('Greedy').click()
  await bench.expectTokens(7)
  await bench.tokens.nth(5).click()
  await bench.expectTokens(7)
  await expect(bench.row(1)).toContainText('Canberra')
  await bench.row(1).click()
  await bench.expectTokens(6)
  expect(await bench.written()).toBe('The capital of Australia is Canberra')
})

test('writes the same text from the same seed, and another from another dart', async () => {
  const play = async (seed: string) => {
    await bench.startFrom('She opened the box. Inside was a', 'beautiful')
    await bench.page.getByRole('spinbutton', { name: 'Seed' }).fill(seed)
    for (let tokens = 9; tokens < 14; tokens++) {
      await bench.button('Sample').click()
      await bench.expectTokens(tokens)
    }
    return bench.written()
  }
  const first = await play('7')
  expect(await play('7')).toBe(first)
  expect(await play('8')).not.toBe(first)
})

test('takes what the dart on the ruler points at', async () => {
  await bench.startFrom('The traffic light turned', 'red')
  for (let attempt = 1; attempt <= 3; attempt++) {
    const marked = bench.rows.filter({ hasText: 'the dart points at it' })
    const isListed = (await marked.count()) === 1
    const token = isListed ? (await bench.cells(marked))[1] : undefined
    await bench.button('Sample').click()
    await bench.expectTokens(5)
    if (isListed)
      expect((await bench.written()).slice('The traffic light turned'.length)).toBe(token)
    await bench.button('Undo').click()
    await bench.expectTokens(4)
    await bench.button('New dart').click()
    await expect(bench.page.getByText(`attempt ${attempt + 1}`)).toBeVisible()
  }
})

test('samples greedily at temperature 0', async () => {
  const play = async (move: string) => {
    await bench.startFrom('The sun rises in the east and sets in the', 'west')
    for (let tokens = 11; tokens < 15; tokens++) {
      await bench.button(move).click()
      await bench.expectTokens(tokens)
    }
    return bench.written()
  }
  const greedy = await play('Greedy')
  await bench.set('Temperature', '0')
  expect(await play('Sample')).toBe(greedy)
})

test('keeps the nucleus of top-p, names who removed the rest, and adds up to 1', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.set('Top-p', '0.9')
  await expect(bench.grid).toContainText('top-p 0.9 stops here')
  await expect(bench.grid).toContainText('33 kept')
  await expect(bench.rows.filter({ hasText: 'removed by top-p' })).toHaveCount(3)
  await expect(bench.grid).toContainText('49,116 more tokens')

  const cells = await bench.grid
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent),
      ),
    )
  const numbers = cells.filter((row) => row.length > 3)
  const isGroup = (row: (string | null)[]) => row.length === 4
  const sum = (of: (row: (string | null)[]) => string | null) =>
    numbers.reduce((total, row) => total + probabilityIn(of(row) ?? ''), 0)
  expect(sum((row) => (isGroup(row) ? row[1] : row[2]))).toBeCloseTo(1, 2)
  expect(sum((row) => (isGroup(row) ? row[2] : row[3]))).toBeCloseTo(1, 2)
})

test('moves the borders under a dart that stays while a setting moves', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  const story = bench.page.getByText(/u = 0\.\d+ falls/)
  const u = /u = (0\.\d+)/.exec(await story.innerText())![1]
  const slider = bench.page.getByRole('slider', { name: 'Temperature' })
  const before = await story.innerText()
  await slider.fill('0.3')
  await expect(story).not.toHaveText(before)
  await expect(story).toContainText(`u = ${u}`)
  await expect(bench.page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue(
    '0.30',
  )
})

test('marks down the tokens of the text with the repetition penalty', async () => {
  await bench.startFrom('The cat sat on the', 'cat')
  const own = probabilityIn((await bench.cells(bench.rowOf(2644)))[3])
  await bench.set('Repetition penalty', '1.5')
  await expect(bench.page.getByText('of the text marked down')).toBeVisible()
  await expect(bench.row(0)).not.toContainText('cat')
  expect(own).toBeCloseTo(0.071, 2)
})

test('scores a continuation of the reader’s own, token by token', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.page
    .getByRole('textbox', { name: 'Your own continuation' })
    .fill(' Canberra, not Sydney.')
  await bench.button('Add and score').click()
  await bench.expectTokens(10)
  await expect(bench.text.getByRole('button', { name: /, not scored/ })).toHaveCount(0)
  await expect(bench.tokens.nth(5)).toHaveAccessibleName(
    /^Canberra, space before, probability 34\.\d\s%, rank 2$/,
  )
  await expect(bench.page.locator('dt', { hasText: 'Log P' }).locator('xpath=..')).toContainText(
    '−',
  )
})

test('runs, and stops at once', async () => {
  await bench.startFrom('1, 2, 3, 4, 5, ', '6')
  await bench.page.getByRole('spinbutton', { name: 'Tokens to run' }).fill('500')
  await bench.button('Run').click()
  await expect.poll(() => bench.tokens.count()).toBeGreaterThan(20)
  await bench.button('Stop').click()
  await expect(bench.button('Run')).toBeVisible()
  const count = await bench.tokens.count()
  await bench.button('Greedy').click()
  await bench.expectTokens(count + 1)
  await bench.page.getByRole('spinbutton', { name: 'Tokens to run' }).fill('20')
})

test('tells before a run that the context ends on the way', async () => {
  await bench.startFrom('The traffic light turned', 'red')
  const ahead = bench.page.getByText(/^Run will stop after 2,04\d tokens: the model reads 2,048 at/)
  const count = bench.page.getByRole('spinbutton', { name: 'Tokens to run' })
  await expect(ahead).toHaveCount(0)
  await count.fill('2048')
  await expect(ahead).toBeVisible()
  await count.fill('20')
  await expect(ahead).toHaveCount(0)
})

test('plays the whole loop by keyboard', async () => {
  const { page } = bench
  await bench.prompt.fill('The traffic light turned')
  await bench.prompt.press('Shift+Enter')
  await expect(bench.prompt).toHaveValue('The traffic light turned\n')
  await bench.prompt.fill('The traffic light turned')
  await bench.prompt.press('Enter')
  await expect(bench.row(0)).toContainText('red')
  await bench.row(0).getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await expect(bench.row(1).getByRole('button')).toBeFocused()
  await page.keyboard.press('Enter')
  await bench.expectTokens(5)
  expect(await bench.written()).toBe('The traffic light turned green')
  await bench.tokens.nth(4).focus()
  await page.keyboard.press('Enter')
  await expect(bench.row(0)).toContainText('red')
  await page.getByRole('slider', { name: 'Top-p' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('spinbutton', { name: 'Top-p value' })).toHaveValue('0.99')
})

test('shows how a token was chosen on a card', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.row(1).click()
  await bench.expectTokens(6)
  await bench.tokens.nth(5).hover()
  const card = bench.text.getByRole('listitem').nth(5)
  await expect(card).toContainText('taken by hand')
  await expect(card).toContainText('Instead of it')
  await expect(card).toContainText('Sydney')
  await bench.prompt.hover()
  await expect(card).not.toContainText('Instead of it')
})

test.describe('bad input', () => {
  const notice = () => bench.page.locator('section', { has: bench.prompt }).getByRole('status')

  test('an empty prompt is told', async () => {
    await bench.prompt.fill('')
    await bench.prompt.press('Enter')
    await expect(notice()).toContainText('Write something first')
  })

  test('only spaces are used, with a warning', async () => {
    await bench.prompt.fill('   ')
    await bench.prompt.press('Enter')
    await expect(notice()).toContainText('Only white space')
    await expect(bench.rows).toHaveCount(30)
  })

  test('special tokens written as text are named', async () => {
    await bench.prompt.fill('<|im_start|>user\nHello<|im_end|>')
    await bench.prompt.press('Enter')
    await expect(notice()).toContainText('special tokens of the model: <|im_start|>, <|im_end|>')
    await expect(bench.tokens.first()).toHaveAccessibleName(/special token/)
  })

  test('a prompt longer than the context is refused, and stays in the field', async () => {
    await bench.startFrom('The capital of France is', 'Paris')
    const long = 'word '.repeat(2100)
    await bench.prompt.fill(long)
    await bench.prompt.press('Enter')
    await expect(notice()).toContainText('2,048')
    await expect(bench.prompt).toHaveValue(long)
    expect(await bench.written()).toBe('The capital of France is')
  })

  test('a pasted megabyte is refused without a frozen page', async () => {
    const megabyte = 'lorem ipsum '.repeat(87_000)
    await bench.prompt.fill(megabyte)
    await bench.prompt.press('Enter')
    await expect(notice()).toContainText('tokens; the model reads at most 2,048', {
      timeout: 20_000,
    })
    await expect(bench.prompt).toHaveValue(megabyte)
    await bench.startFrom('The capital of France is', 'Paris')
  })

  test('a number that a setting cannot take is told, and changes nothing', async () => {
    await bench.startFrom('The capital of France is', 'Paris')
    await bench.set('Top-p', '1.5')
    await expect(bench.page.getByText('Top-p goes from 0.0001 to 1.')).toBeVisible()
    await bench.set('Top-p', '0')
    await expect(bench.page.getByText('Top-p goes from 0.0001 to 1.')).toBeVisible()
    await expect(bench.grid).not.toContainText('stops here')
    await bench.set('Top-p', '')
  })

  test('what is no seed is told', async () => {
    const seed = bench.page.getByRole('spinbutton', { name: 'Seed' })
    await seed.fill('-3')
    await expect(bench.page.getByText('The seed is a whole number')).toBeVisible()
    await seed.fill('6')
  })
})
